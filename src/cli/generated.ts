import { printSchema } from 'graphql';
import { apiSchema } from '../api/schema/api-schema.js';
import type { Ontology } from '../ontology/ontology.js';
import { derivedFields, questions } from '../questions/questions.js';
import { jsonSchemas } from '../seed/json-schema.js';

/**
 * Every committed file that follows from schema.graphql, by its path: the API schema as clients see it, and the JSON
 * Schemas by which editors check the seed. `npm run generate` writes them, and a test compares them.
 */
export function generatedFiles(ontology: Ontology): ReadonlyMap<string, string> {
  const schema = apiSchema(ontology, questions([]), derivedFields(), () => null);
  return new Map([
    [
      'generated/api.graphql',
      `# Made by npm run generate from schema.graphql: change that, not this.\n\n${printSchema(schema)}\n`,
    ],
    ...[...jsonSchemas(ontology)].map(
      ([name, content]) => [`seed/schema/${name}`, `${JSON.stringify(content, null, 2)}\n`] as const,
    ),
  ]);
}

import { GraphQLError, buildASTSchema, parse, validateSchema } from 'graphql';
import type { ASTNode, DocumentNode, GraphQLSchema } from 'graphql';
import { validateSDL } from 'graphql/validation/validate.js';
import { unkept } from './derivable.js';
import type { Ontology } from './ontology.js';
import { OntologyReader } from './reader.js';
import { SCALARS } from './scalars.js';
import type { Scalar } from './scalars.js';
import { unservable } from './servable.js';

/** Every mistake found in schema.graphql, one `line:column: sentence` each. */
export class OntologyError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'OntologyError';
  }
}

/**
 * Reads the text of schema.graphql into one plain value.
 * @param scalars what is known of the scalars that the text may use.
 * @throws OntologyError with every mistake and the line it stands in, also for what is good SDL and what the API, the
 * reader of the seed or an engine could not serve.
 */
export function readOntology(text: string, scalars: Readonly<Record<string, Scalar>> = SCALARS): Ontology {
  const schema = parseSchema(text);
  const reader = new OntologyReader(schema, scalars);
  const ontology = reader.read();
  const problems = [...reader.problems, ...unservable(ontology, schema), ...unkept(ontology, schema)];
  if (problems.length > 0) throw new OntologyError(problems.map(({ sentence, node }) => located(sentence, node)));
  return ontology;
}

function parseSchema(text: string): GraphQLSchema {
  const document = parseDocument(text);
  const mistakes = validateSDL(document);
  if (mistakes.length > 0) throw new OntologyError(mistakes.map((error) => located(error.message, error.nodes?.[0])));
  const schema = buildASTSchema(document, { assumeValidSDL: true });
  // The ontology has no Query type: the API brings it.
  const errors = validateSchema(schema).filter((error) => error.message !== 'Query root type must be provided.');
  if (errors.length > 0) throw new OntologyError(errors.map((error) => located(error.message, error.nodes?.[0])));
  return schema;
}

function parseDocument(text: string): DocumentNode {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof GraphQLError) throw new OntologyError([syntaxProblem(error)]);
    throw error;
  }
}

function syntaxProblem(error: GraphQLError): string {
  const at = error.locations?.[0];
  return `${at?.line ?? 1}:${at?.column ?? 1}: ${error.message}`;
}

function located(message: string, node: ASTNode | null | undefined): string {
  const at = node?.loc?.startToken;
  return `${at?.line ?? 1}:${at?.column ?? 1}: ${message}`;
}

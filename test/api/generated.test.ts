import { readFileSync, readdirSync } from 'node:fs';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  isSpecifiedDirective,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { apiSchema } from '../../src/api/schema/api-schema.js';
import { generatedFiles } from '../../src/cli/generated.js';
import { API_ROOTS, API_TYPES, listTypes, valueTypes } from '../../src/ontology/reserved.js';
import { readOntology } from '../../src/ontology/read.js';
import { derivedFields, questions } from '../../src/questions/questions.js';

const ontology = readOntology(readFileSync('schema.graphql', 'utf8'));
const schema = apiSchema(ontology, questions([]), derivedFields(), () => null);

describe('what follows from schema.graphql', () => {
  const files = generatedFiles(ontology);

  it.each([...files])('%s is committed as it is: npm run generate writes it anew', (path, text) => {
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('is all that stands there', () => {
    const committed = ['generated', 'seed/schema'].flatMap((folder) =>
      readdirSync(folder).map((name) => `${folder}/${name}`),
    );
    expect(committed.sort()).toEqual([...files.keys()].sort());
  });
});

describe('the API schema', () => {
  it('is printed as SDL that can be read again', () => {
    expect(() => buildSchema(readFileSync('generated/api.graphql', 'utf8'))).not.toThrow();
  });

  it('describes every type, field, argument and enum value', () => {
    const missing: string[] = [];
    const must = (name: string, description: string | null | undefined): void => {
      if (!description) missing.push(name);
    };
    for (const type of Object.values(schema.getTypeMap())) {
      if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
      must(type.name, type.description);
      if (isEnumType(type)) for (const value of type.getValues()) must(`${type.name}.${value.name}`, value.description);
      const fields: readonly Described[] =
        isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
          ? Object.values<Described>(type.getFields())
          : [];
      for (const field of fields) {
        must(`${type.name}.${field.name}`, field.description);
        for (const arg of field.args ?? []) must(`${type.name}.${field.name}(${arg.name}:)`, arg.description);
      }
    }
    expect(missing).toEqual([]);
  });

  it('has no type and no root field of its own that schema.graphql could take', () => {
    const listed = [...ontology.nodes.values(), ...ontology.abstracts.values()];
    const { scalars, enums, values } = ontology;
    const valued = [...scalars.values(), ...enums.values(), ...values.values(), { name: 'TypeName' }];
    const known = new Set([
      ...listed.flatMap((type) => [type.name, ...listTypes(type)]),
      ...valued.flatMap((type) => [type.name, ...valueTypes(type)]),
      ...API_TYPES,
    ]);
    const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
    expect(types.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
    const roots = new Set([...ontology.nodes.values()].flatMap(({ singular, plural }) => [singular, plural]));
    const fields = Object.keys(schema.getQueryType()?.getFields() ?? {});
    expect(fields.filter((name) => !roots.has(name))).toEqual([...API_ROOTS]);
    // Those of schema.graphql speak to the load, and are not served.
    const directives = schema.getDirectives().filter((directive) => !isSpecifiedDirective(directive));
    expect(directives.map(({ name }) => name)).toEqual(['asOf', 'cite']);
  });
});

interface Described {
  readonly name: string;
  readonly description?: string | null | undefined;
  readonly args?: readonly Described[];
}

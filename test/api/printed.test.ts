import { readFileSync, writeFileSync } from 'node:fs';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  printSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { apiSchema } from '../../src/api/schema.js';
import { questions } from '../../src/questions/questions.js';
import { readOntology } from '../../src/ontology/read.js';

const FILE = 'src/api/printed.graphql';
const schema = apiSchema(readOntology(readFileSync('schema.graphql', 'utf8')), questions([]), () => null);

describe('the API schema', () => {
  it('is committed as it is: with UPDATE_ANSWERS=1 it is written anew', () => {
    const printed = `${printSchema(schema)}\n`;
    if (process.env.UPDATE_ANSWERS === '1') writeFileSync(FILE, printed);
    expect(readFileSync(FILE, 'utf8')).toBe(printed);
    expect(() => buildSchema(printed)).not.toThrow();
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
});

interface Described {
  readonly name: string;
  readonly description?: string | null | undefined;
  readonly args?: readonly Described[];
}

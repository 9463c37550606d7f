import { readFileSync } from 'node:fs';
import { isEnumType, isObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { apiSchema } from '../../src/api/schema/api-schema.js';
import { readOntology } from '../../src/ontology/read.js';
import { derivedFields, questions } from '../../src/questions/questions.js';

/** What schema.graphql says of a field that will go reaches clients, also where only an interface says it. */
it('a deprecation of schema.graphql is one of the API', () => {
  const text = readFileSync('schema.graphql', 'utf8')
    .replace(
      '  attribution: String @search(weight: 4)',
      '  attribution: String @search(weight: 4) @deprecated(reason: "Since 2026-01-01: ask for `foundBy`.")',
    )
    .replace(
      '  places: [Place!]! @relation',
      '  places: [Place!]! @deprecated(reason: "Since 2026-02-01: say \\"where\\".") @relation',
    )
    .replace('  GENERAL_KNOWLEDGE\n', '  GENERAL_KNOWLEDGE @deprecated(reason: "Since 2026-03-01: name a source.")\n');
  const schema = apiSchema(readOntology(text), questions([]), derivedFields(), () => null);
  const reasonOf = (typeName: string, name: string): unknown => {
    const type = schema.getType(typeName);
    if (isEnumType(type)) return type.getValue(name)?.deprecationReason;
    return isObjectType(type) ? type.getFields()[name]?.deprecationReason : undefined;
  };
  expect(reasonOf('Finding', 'attribution')).toBe('Since 2026-01-01: ask for `foundBy`.');
  expect(reasonOf('Role', 'attribution')).toBe('Since 2026-01-01: ask for `foundBy`.');
  expect(reasonOf('Country', 'places')).toBe('Since 2026-02-01: say "where".');
  expect(reasonOf('SourceBasis', 'GENERAL_KNOWLEDGE')).toBe('Since 2026-03-01: name a source.');
  expect(reasonOf('SourceBasis', 'CITED')).toBeUndefined();
});

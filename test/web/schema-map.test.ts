import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import type { GraphQLNamedType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { mapSchema } from '../../src/web/playground/schema-map.js';

const names = (types: readonly GraphQLNamedType[]): string[] => types.map(({ name }) => name);

describe('the map of the schema', () => {
  const schema = buildSchema(readFileSync('generated/api.graphql', 'utf8'));
  const map = mapSchema(schema);

  test('has the three families, with what is in them and how they lead to each other', () => {
    expect(map.families.map(({ type, kinds }) => [type.name, names(kinds)])).toEqual([
      ['Entity', ['Norm', 'Instrument']],
      ['Claim', []],
      ['Evidence', []],
    ]);
    expect(map.families.map(({ types }) => names(types))).toEqual([
      expect.arrayContaining(['Country', 'Law', 'Article', 'Incident']),
      ['TreatyAction', 'Finding', 'Recommendation', 'Observation', 'Role'],
      ['Passage', 'Footnote', 'Conflict'],
    ]);
    const leads = map.families.flatMap(({ type, leads }) => leads.map(({ to }) => `${type.name} to ${to.name}`));
    expect(leads).toEqual([
      'Entity to Claim',
      'Entity to Evidence',
      'Claim to Entity',
      'Claim to Claim',
      'Claim to Evidence',
    ]);
  });

  test('keeps apart what the API makes of the types, and loses none', () => {
    expect([names(map.others), names(map.scalars)]).toEqual([
      ['Node', 'Withdrawn'],
      ['EDTF', 'Date', 'URL'],
    ]);
    expect(names(map.values)).toEqual(
      expect.arrayContaining(['Alias', 'Locator', 'TimelineEntry', 'PathAvoid', 'NormGap', 'Coverage', 'Holder']),
    );
    expect(names(map.enums)).toEqual(expect.arrayContaining(['Assessment', 'ClaimStatus', 'CitationStyle']));
    const helpers = names(map.helpers);
    expect(helpers).toEqual(
      expect.arrayContaining(['PageInfo', 'LawEdge', 'LawConnection', 'LawFilter', 'LawOrderField']),
    );
    expect(
      helpers.filter((name) => !/(Filter|Order|OrderField|OrderDirection|Connection|Edge|PageInfo)$/.test(name)),
    ).toEqual([]);
    const placed = [...map.families.flatMap(({ type, kinds, types }) => [type, ...kinds, ...types]), ...map.others];
    const all = names([...placed, ...map.values, ...map.enums, ...map.scalars, ...map.helpers]);
    const missing = Object.keys(schema.getTypeMap()).filter((name) => !name.startsWith('__') && !all.includes(name));
    expect(missing).toEqual(['Query', 'ID', 'Int', 'String', 'Boolean', 'Float']);
    expect(all).toEqual([...new Set(all)]);
  });
});

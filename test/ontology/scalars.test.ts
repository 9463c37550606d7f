import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readOntology } from '../../src/ontology/read.js';
import { SCALARS } from '../../src/ontology/scalars.js';
import type { Scalar } from '../../src/ontology/scalars.js';
import { load } from '../../src/load/load.js';
import { jsonSchemas } from '../../src/seed/json-schema.js';
import { readSeed } from '../../src/seed/seed.js';
import { apiOver } from '../support/api.js';
import { engines } from '../support/engines.js';

/** The one entry that a scalar needs: days and months of ISO 8601, `P14D`, `P3M`; a month has 28 to 31 days. */
const DURATION: Scalar = {
  form: 'text',
  takes: 'a text',
  quoted: false,
  read: (given) =>
    typeof given === 'string' && /^P\d+[DM]$/.test(given)
      ? { value: given }
      : { reason: `${JSON.stringify(given)} is no duration. Write it like "P14D" or "P3M".` },
  bounds: (value) => {
    const count = Number(String(value).slice(1, -1));
    const days = String(value).endsWith('D');
    return { min: days ? count : count * 28, max: days ? count : count * 31 };
  },
  operators: ['eq', 'gt', 'lt', 'isNull'],
  jsonSchema: { type: 'string', pattern: '^P\\d+[DM]$' },
};

const SCHEMA = `${readFileSync('schema.graphql', 'utf8')}
"""
How long something lasts,
after ISO 8601.
"""
scalar Duration

"Where people are held."
type Cell implements Node & Entity @node(plural: "cells") {
  id: ID!
  absent: [Absence!]!
  name: String
  aliases: [Alias!]!
  description: String
  sameAs: [URL!]!
  sources: [ValueSource!]!
  unverifiedFields: [String!]!
  citations: [Passage!]!
  claims: [Claim!]!
  directClaims: [Claim!]!
  "How long people are held there."
  held: Duration
  "The numbers on its doors."
  doors: [Int!]!
  "What is it used for?\\nOne or more."
  uses: [CellUse!]!
}

"What a cell is used for."
enum CellUse {
  "Police custody."
  CUSTODY
  "Punishment."
  PUNISHMENT
}
`;

const ontology = readOntology(SCHEMA, { ...SCALARS, Duration: DURATION });
const FILES = [
  {
    path: 'seed/cells/cells.yaml',
    text: `- { id: xnl/cell-1, held: P14D, doors: [1, 7], uses: [CUSTODY, PUNISHMENT] }
- { id: xnl/cell-2, held: P3M, doors: [7], uses: [CUSTODY] }
- { id: xnl/cell-3 }
`,
  },
];

describe.each(engines())('a new scalar, lists of numbers and of enum values, on $name', (engine) => {
  it('are a changed schema text and one entry, and can be asked for', async () => {
    const { records, problems } = readSeed(ontology, FILES);
    expect(problems).toEqual([]);
    const graph = await engine.open();
    const api = await apiOver(ontology, graph);
    await load(graph, ontology, records);
    const found = async (filter: string): Promise<unknown> => {
      const { data, errors } = await api.ask(`{ cells(filter: ${filter}) { nodes { id } } }`);
      expect(errors).toBeUndefined();
      return (data?.['cells'] as { nodes: { id: string }[] }).nodes.map(({ id }) => id.slice(-1)).join('');
    };
    expect(await found('{ held: { eq: "P3M" } }')).toBe('2');
    expect(await found('{ held: { gt: "P14D" } }')).toBe('2');
    expect(await found('{ held: { lt: "P1M" } }')).toBe('1');
    expect(await found('{ held: { isNull: true } }')).toBe('3');
    expect(await found('{ doors: { has: 7 } }')).toBe('12');
    expect(await found('{ doors: { has: 1 } }')).toBe('1');
    expect(await found('{ doors: { isEmpty: true } }')).toBe('3');
    expect(await found('{ uses: { has: PUNISHMENT } }')).toBe('1');
    const { data } = await api.ask(
      '{ cells(orderBy: [{ field: held, direction: DESC }]) { nodes { id held doors uses } } }',
    );
    expect(data).toEqual({
      cells: {
        nodes: [
          { id: 'xnl/cell-2', held: 'P3M', doors: [7], uses: ['CUSTODY'] },
          { id: 'xnl/cell-1', held: 'P14D', doors: [1, 7], uses: ['CUSTODY', 'PUNISHMENT'] },
          { id: 'xnl/cell-3', held: null, doors: [], uses: [] },
        ],
      },
    });
    const { errors } = await api.ask('{ cells(filter: { held: { eq: "a week" } }) { nodes { id } } }');
    expect(errors?.[0]?.message).toBe(
      'Expected value of type "Duration", found "a week"; "a week" is no duration. Write it like "P14D" or "P3M".',
    );
    await api.stop();
    await graph.close();
  });
});

describe('a new scalar', () => {
  it('is read by the seed as by the API', () => {
    const { problems } = readSeed(ontology, [
      { path: 'seed/cells/a.yaml', text: '{ id: xnl/cell-1, held: a week }\n' },
    ]);
    expect(problems.map(({ sentence }) => sentence)).toEqual([
      'Field "held" of Cell: "a week" is no duration. Write it like "P14D" or "P3M".',
    ]);
  });

  it('has its JSON Schema', () => {
    const { definitions } = jsonSchemas(ontology).get('records.json') as { definitions: Record<string, unknown> };
    expect(definitions['Cell.held']).toEqual({
      description: 'How long people are held there.',
      type: 'string',
      pattern: '^P\\d+[DM]$',
    });
  });
});

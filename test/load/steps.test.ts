import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { derivation } from '../../src/load/derive.js';
import type { Derivation } from '../../src/load/derive.js';
import { diff } from '../../src/load/diff.js';
import type { Diff } from '../../src/load/diff.js';
import { keys } from '../../src/load/keys.js';
import { steps } from '../../src/load/steps.js';
import type { Step } from '../../src/load/record-writes.js';
import { survey } from '../../src/load/survey.js';
import type { Survey } from '../../src/load/survey.js';
import type { StoredRecord } from '../../src/load/stored.js';
import { readOntology } from '../../src/ontology/read.js';
import { readSeed } from '../../src/seed/seed.js';
import { TINY_SCHEMA } from '../support/tiny.js';

/** Two types of two families, one with a unique column. */
const ontology = readOntology(`${TINY_SCHEMA}
"Something said."
interface Evidence implements Node { id: ID! }
"A sighting."
type Sighting implements Node & Evidence @node(plural: "sightings") {
  id: ID!
  "Its serial number."
  serial: String @unique
  "What was seen."
  drone: Drone @relation(type: "OF_DRONE")
}
`);

interface Records {
  readonly derived: Derivation;
  readonly surveyed: Survey;
}

function records(files: Readonly<Record<string, string>>): Records {
  const seed = Object.entries(files).map(([folder, text]) => ({ path: `seed/${folder}/x.yaml`, text }));
  const read = readSeed(ontology, seed);
  expect(read.problems).toEqual([]);
  const derived = derivation(ontology, read.records);
  return { derived, surveyed: survey(ontology, derived) };
}

function stored({ surveyed }: Records): StoredRecord[] {
  return [...surveyed.records].map(([id, { type, hash }]) => ({ id, type, hash }));
}

function difference(before: readonly StoredRecord[], after: Records, old?: Records): Promise<Diff> {
  return diff(after.surveyed, [before], [[...(old?.surveyed.tokens.values() ?? [])]]);
}

function stepsOf({ derived, surveyed }: Records, found: Diff, most = 10_000): Step[] {
  return [...steps({ ontology, derivation: derived, survey: surveyed, diff: found }, most)];
}

/** The statements of steps, each with the names in it that are not of every statement, and their parameters. */
function sent(all: readonly Step[]): [string, unknown][] {
  return all
    .flatMap(({ writes }) => writes)
    .map(({ statement, parameters }) => {
      const names = [...statement.text.matchAll(/:`(\w+)`/g)]
        .map(([, name]) => name)
        .filter((name) => !['Node', 'Token', 'HAS'].includes(name ?? ''));
      return [[statement.name, ...names].join(' '), parameters];
    });
}

/** What is written of a node before its relationships are there. */
function row({ derived }: Records, id: string): unknown {
  const { hash, ...rest } = derived.record(id).properties;
  return { ...rest, hash: `begun ${String(hash)}` };
}

function hashes({ surveyed }: Records, ...ids: readonly string[]): unknown {
  return { rows: ids.map((id) => [id, surveyed.records.get(id)?.hash]) };
}

function postings({ derived }: Records, ...ids: readonly string[]): unknown {
  const all = ids.map((id) => [id, derived.record(id).postings] as const);
  const ends = [...new Set(all.flatMap(([, found]) => found.map(({ token }) => token)))];
  return { ends, rows: all.map(([id, found]) => [id, found.map(({ token, k }) => [ends.indexOf(token), k])]) };
}

const before = records({
  bases: 'id: north',
  drones: '- { id: d1, base: north }\n- { id: d2, base: north }\n- { id: d3 }',
  sightings: '- { id: s1, serial: A, drone: d3 }\n- { id: s2, serial: B }',
});

describe('the steps of a load', () => {
  it('of an empty graph create tokens, every node with what it is found by, then every relationship and hash', async () => {
    const all = stepsOf(before, await difference([], before));
    expect(sent(all)).toEqual([
      [
        'create-tokens',
        { rows: [...before.surveyed.tokens.values()].map(({ id, stem, df, surface }) => [id, stem, df, surface]) },
      ],
      ['create-nodes Base Entity', { rows: [row(before, 'north')] }],
      ['create-postings', postings(before, 'north')],
      ['create-nodes Drone Entity', { rows: ['d1', 'd2', 'd3'].map((id) => row(before, id)) }],
      ['create-postings', postings(before, 'd1', 'd2', 'd3')],
      ['create-nodes Sighting Evidence', { rows: ['s1', 's2'].map((id) => row(before, id)) }],
      ['create-postings', postings(before, 's1', 's2')],
      [
        'create-relations BASED_AT',
        {
          ends: ['north'],
          rows: [
            ['d1', [0]],
            ['d2', [0]],
          ],
        },
      ],
      ['create-relations OF_DRONE', { ends: ['d3'], rows: [['s1', [0]]] }],
      ['set-hashes', hashes(before, 'north', 'd1', 'd2', 'd3', 's1', 's2')],
    ]);
  });

  it('of a graph that holds the same data are none', async () => {
    expect(stepsOf(before, await difference(stored(before), before, before))).toEqual([]);
  });

  it('remove, free unique values, relabel, replace, create and relate, in this order', async () => {
    const after = records({
      // d2 becomes a base, and d3 goes; the sightings exchange their numbers.
      bases: '[{ id: north }, { id: d2 }]',
      drones: '- { id: d1, base: north }\n- { id: d4, base: north }',
      sightings: '- { id: s1, serial: B, drone: d1 }\n- { id: s2, serial: A }',
    });
    const found = await difference(stored(before), after, before);
    expect(found).toMatchObject({
      added: ['d4'],
      changed: [
        { id: 'd2', storedType: 'Drone' },
        { id: 's1', storedType: 'Sighting' },
        { id: 's2', storedType: 'Sighting' },
      ],
      removed: ['d3'],
      unchanged: ['north', 'd1'],
    });
    const changed = { ids: ['d2', 's1', 's2'] };
    const writes = sent(stepsOf(after, found)).filter(([name]) => !/^(create|replace|delete)-tokens/.test(name));
    expect(writes).toEqual([
      ['delete-nodes', { ids: ['d3'] }],
      [
        'replace-nodes',
        {
          rows: [
            { id: 's1', type: 'Sighting' },
            { id: 's2', type: 'Sighting' },
          ],
        },
      ],
      ['delete-relations', changed],
      ['delete-postings', changed],
      ['relabel-nodes Drone Entity Base Entity', { ids: ['d2'] }],
      ['replace-nodes', { rows: ['d2', 's1', 's2'].map((id) => row(after, id)) }],
      ['create-postings', postings(after, 'd2', 's1', 's2')],
      ['create-nodes Drone Entity', { rows: [row(after, 'd4')] }],
      ['create-postings', postings(after, 'd4')],
      ['create-relations BASED_AT', { ends: ['north'], rows: [['d4', [0]]] }],
      ['create-relations OF_DRONE', { ends: ['d1'], rows: [['s1', [0]]] }],
      ['set-hashes', hashes(after, 'd4', 'd2', 's1', 's2')],
    ]);
  });

  it('of a load that was cut off before the relationships are only these', async () => {
    const cut = stored(before).map(({ id, type, hash }) => ({ id, type, hash: `begun ${String(hash)}` }));
    const found = await difference(cut, before, before);
    expect(sent(stepsOf(before, found)).map(([name]) => name)).toEqual([
      'create-relations BASED_AT',
      'create-relations OF_DRONE',
      'set-hashes',
    ]);
  });

  it('take every family from a node of a type that the ontology has no more', async () => {
    const after = records({ bases: 'id: north' });
    const found = await difference([{ id: 'north', type: 'Airport', hash: 'x' }], after);
    const texts = stepsOf(after, found).flatMap(({ writes }) =>
      writes.map(({ statement }) => statement.text.replace(/\s+/g, ' ')),
    );
    expect(texts.filter((text) => text.includes('REMOVE'))).toEqual(
      ['Entity', 'Claim', 'Evidence'].map(
        (family) =>
          `UNWIND $ids AS id MATCH (n:\`Node\` {id: id}) REMOVE n:\`Airport\`:\`${family}\` SET n:\`Base\`:\`Entity\``,
      ),
    );
  });

  it('have about as many rows as they may, in statements of 1,000', async () => {
    const many = records({ drones: Array.from({ length: 2001 }, (_, i) => `- { id: d${i} }`).join('\n') });
    const found = await difference([], many);
    const all = stepsOf(many, found, 5_000);
    expect(all.every(({ rows }) => rows <= 5_000)).toBe(true);
    const sizes = sent(all)
      .filter(([name]) => name.startsWith('create-nodes'))
      .map(([, parameters]) => (parameters as { rows: unknown[] }).rows.length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(2001);
    expect(Math.max(...sizes)).toBe(1000);
  });

  it('hold a record that alone has more rows than a step', async () => {
    const all = stepsOf(before, await difference([], before), 1);
    expect(sent(all).filter(([name]) => name.startsWith('create-nodes'))).toHaveLength(6);
  });
});

it('keys are what the ontology says is unique, and the natural order of every label', () => {
  expect(keys(ontology)).toEqual({
    unique: [
      { label: 'Node', property: 'id' },
      { label: 'DataVersion', property: 'id' },
      { label: 'LoadLock', property: 'id' },
      { label: 'Token', property: 'id' },
      { label: 'Change', property: 'id' },
      { label: 'Sighting', property: 'serial' },
    ],
    indexed: [
      ...['Node', 'Entity', 'Claim', 'Evidence', 'Base', 'Drone', 'Sighting'].map((label) => ({
        label,
        property: 'sortKey',
      })),
      { label: 'Token', property: 'stem' },
      { label: 'Change', property: 'at' },
    ],
  });
});

describe('a data version', () => {
  it('is that of the records, in whatever order they come', () => {
    const { version } = before.surveyed;
    expect(version).toMatch(/^[0-9a-f]{12}$/);
    const reversed = { ...before.derived, ids: [...before.derived.ids].reverse() };
    expect(survey(ontology, reversed).version).toBe(version);
    const fewer = { ...before.derived, ids: before.derived.ids.slice(1) };
    expect(survey(ontology, fewer).version).not.toBe(version);
  });

  it('is what it was when all of them were one text', () => {
    const pairs = [...before.surveyed.records].map(([id, { hash }]) => [id, hash]);
    const text = JSON.stringify(pairs.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)));
    expect(before.surveyed.version).toBe(createHash('sha256').update(text).digest('hex').slice(0, 12));
  });
});

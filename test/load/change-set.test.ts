import { describe, expect, it } from 'vitest';
import type { ChangeSet } from '../../src/graph/graph.js';
import { changeSet } from '../../src/load/change-set.js';
import { derive } from '../../src/load/derive.js';
import type { GraphRecord } from '../../src/load/derive.js';
import { countsByType, dataVersion, diff } from '../../src/load/diff.js';
import type { StoredRecord } from '../../src/load/diff.js';
import { tokensOf } from '../../src/load/tokens.js';
import type { StoredToken } from '../../src/load/tokens.js';
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

function records(files: Readonly<Record<string, string>>): GraphRecord[] {
  const seed = Object.entries(files).map(([folder, text]) => ({ path: `seed/${folder}/x.yaml`, text }));
  const read = readSeed(ontology, seed);
  expect(read.problems).toEqual([]);
  return derive(ontology, read.records);
}

function stored(all: readonly GraphRecord[]): StoredRecord[] {
  return all.map(({ id, type, properties }) => ({ id, type, hash: String(properties.hash) }));
}

/** The search index over them. */
function index(all: readonly GraphRecord[]): StoredToken[] {
  return [...tokensOf(all).values()];
}

/** A change set without what it does to the search index. */
function withoutIndex(changes: ChangeSet): ChangeSet {
  return { ...changes, writes: changes.writes.filter(({ statement: { name } }) => !/-(tokens|postings)$/.test(name)) };
}

/** The statements of a change set, each with the names in it that are not of every statement, and their parameters. */
function sent({ writes }: ChangeSet): [string, unknown][] {
  return writes.map(({ statement, parameters }) => {
    const names = [...statement.text.matchAll(/:`(\w+)`/g)]
      .map(([, name]) => name)
      .filter((name) => name !== 'Node' && name !== 'DataVersion');
    return [[statement.name, ...names].join(' '), parameters];
  });
}

const before = records({
  bases: 'id: north',
  drones: '- { id: d1, base: north }\n- { id: d2, base: north }\n- { id: d3 }',
  sightings: '- { id: s1, serial: A, drone: d3 }\n- { id: s2, serial: B }',
});

describe('a change set', () => {
  it('of an empty graph creates every node, then every relationship', () => {
    const changes = withoutIndex(changeSet(ontology, diff([], before), undefined, []));
    const of = (type: string): unknown[] => before.filter((one) => one.type === type).map((one) => one.properties);
    expect(changes.writes.map(({ statement }) => statement.text.replace(/\s+/g, ' '))).toEqual([
      "MERGE (v:`DataVersion` {id: 'data-version'}) SET v.version = $version, v.counts = $counts, v.degrees = $degrees",
      'UNWIND $rows AS row CREATE (n:`Base`:`Entity`:`Node`) SET n = row',
      'UNWIND $rows AS row CREATE (n:`Drone`:`Entity`:`Node`) SET n = row',
      'UNWIND $rows AS row CREATE (n:`Sighting`:`Evidence`:`Node`) SET n = row',
      'UNWIND $rows AS row MATCH (a:`Node` {id: row[0]}) MATCH (b:`Node` {id: row[1]}) CREATE (a)-[:`BASED_AT`]->(b)',
      'UNWIND $rows AS row MATCH (a:`Node` {id: row[0]}) MATCH (b:`Node` {id: row[1]}) CREATE (a)-[:`OF_DRONE`]->(b)',
    ]);
    expect(changes.writes.map(({ parameters }) => parameters)).toEqual([
      {
        version: dataVersion(before),
        counts: '{"Base":1,"Drone":3,"Sighting":2}',
        degrees: '{"BASED_AT IN Drone":2,"BASED_AT OUT Base":1,"OF_DRONE IN Sighting":1,"OF_DRONE OUT Drone":1}',
      },
      { rows: of('Base') },
      { rows: of('Drone') },
      { rows: of('Sighting') },
      {
        rows: [
          ['d1', 'north'],
          ['d2', 'north'],
        ],
      },
      { rows: [['s1', 'd3']] },
    ]);
    expect(changes.unique).toEqual([
      { label: 'Node', property: 'id' },
      { label: 'DataVersion', property: 'id' },
      { label: 'Token', property: 'id' },
      { label: 'Sighting', property: 'serial' },
    ]);
    expect(changes.indexed).toEqual([
      ...['Node', 'Entity', 'Claim', 'Evidence', 'Base', 'Drone', 'Sighting'].map((label) => ({
        label,
        property: 'sortKey',
      })),
      { label: 'Token', property: 'stem' },
    ]);
  });

  it('of a graph that holds the same data is empty, constraints included', () => {
    const nothing = { unique: [], indexed: [], writes: [] };
    expect(changeSet(ontology, diff(stored(before), before), dataVersion(before), index(before))).toEqual(nothing);
  });

  it('writes the version where only that is missing', () => {
    const changes = changeSet(ontology, diff(stored(before), before), undefined, index(before));
    expect(changes.writes.map(({ statement }) => statement.name)).toEqual(['write-data-version']);
  });

  it('removes, frees unique values, relabels, replaces, creates and relates, in this order', () => {
    const after = records({
      // d2 becomes a base, and d3 goes; the sightings exchange their numbers.
      bases: '[{ id: north }, { id: d2 }]',
      drones: '- { id: d1, base: north }\n- { id: d4, base: north }',
      sightings: '- { id: s1, serial: B, drone: d1 }\n- { id: s2, serial: A }',
    });
    const difference = diff(stored(before), after);
    expect(difference.added.map(({ id }) => id)).toEqual(['d4']);
    expect(difference.changed.map(({ record, storedType }) => [record.id, storedType])).toEqual([
      ['d2', 'Drone'],
      ['s1', 'Sighting'],
      ['s2', 'Sighting'],
    ]);
    expect(difference.removed.map(({ id }) => id)).toEqual(['d3']);
    expect(difference.unchanged.map(({ id }) => id)).toEqual(['north', 'd1']);
    const of = (id: string): unknown => after.find((one) => one.id === id)?.properties;
    expect(sent(withoutIndex(changeSet(ontology, difference, dataVersion(before), index(before))))).toEqual([
      [
        'write-data-version',
        {
          version: dataVersion(after),
          counts: '{"Base":2,"Drone":2,"Sighting":2}',
          degrees: '{"BASED_AT IN Drone":2,"BASED_AT OUT Base":1,"OF_DRONE IN Sighting":1,"OF_DRONE OUT Drone":1}',
        },
      ],
      ['delete-relations', { ids: ['d2', 's1', 's2'] }],
      ['delete-nodes', { ids: ['d3'] }],
      ['replace-nodes', { rows: [{ id: 's1' }, { id: 's2' }] }],
      ['relabel-nodes Drone Entity Base Entity', { ids: ['d2'] }],
      ['replace-nodes', { rows: [of('d2'), of('s1'), of('s2')] }],
      ['create-nodes Drone Entity', { rows: [of('d4')] }],
      ['create-relations BASED_AT', { rows: [['d4', 'north']] }],
      ['create-relations OF_DRONE', { rows: [['s1', 'd1']] }],
    ]);
  });

  it('takes every family from a node of a type that the ontology has no more', () => {
    const gone = [{ id: 'north', type: 'Airport', hash: 'x' }];
    const changes = changeSet(ontology, diff(gone, records({ bases: 'id: north' })), 'v', []);
    const texts = changes.writes.map(({ statement }) => statement.text.replace(/\s+/g, ' '));
    expect(texts.filter((text) => text.includes('REMOVE'))).toEqual(
      ['Entity', 'Claim', 'Evidence'].map(
        (family) =>
          `UNWIND $ids AS id MATCH (n:\`Node\` {id: id}) REMOVE n:\`Airport\`:\`${family}\` SET n:\`Base\`:\`Entity\``,
      ),
    );
  });

  it('comes in batches of 1,000 rows', () => {
    const many = records({ drones: Array.from({ length: 2001 }, (_, i) => `- { id: d${i} }`).join('\n') });
    const { writes } = withoutIndex(changeSet(ontology, diff([], many), undefined, []));
    const sizes = writes.slice(1).map(({ parameters }) => (parameters.rows as unknown[]).length);
    expect(sizes).toEqual([1000, 1000, 1]);
  });
});

describe('a data version', () => {
  it('is that of the records, in whatever order they come', () => {
    expect(dataVersion(before)).toMatch(/^[0-9a-f]{12}$/);
    expect(dataVersion([...before].reverse())).toBe(dataVersion(before));
    expect(dataVersion(before.slice(1))).not.toBe(dataVersion(before));
  });

  it('comes with counts of the types that have records', () => {
    expect(countsByType(before)).toEqual({ Base: 1, Drone: 3, Sighting: 2 });
  });
});

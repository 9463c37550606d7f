import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SeedRecord } from '../../../src/seed/records/seed-record.js';
import { apiOver } from '../../support/api.js';
import type { ApiUnderTest } from '../../support/api.js';
import { counting } from '../../support/counting.js';
import type { CountedGraph } from '../../support/counting.js';
import { engines } from '../../support/engines.js';
import { fictional, loaded } from '../../support/seeded.js';

/** More links than a node may have to be gone through. */
const MANY = 101;

const { ontology, records } = await fictional();

/** Institutions that are part of one; a step further each leads on to another. */
function star(name: string): SeedRecord[] {
  const at = { file: 'made.yaml', line: 1, column: 1 };
  const made = (id: string, partOf?: string): SeedRecord => ({
    id,
    type: 'Institution',
    at,
    columns: new Map([['name', { at, value: id, itemsAt: [] }]]),
    relations: new Map(partOf ? [['partOf', { at, to: [{ id: partOf, at }] }]] : []),
  });
  const parts = Array.from({ length: MANY }, (_, index) => made(`${name}/part-${index + 1}`, name));
  return [made(name), ...parts];
}

/** Two stars, of which one is part of a part of the other. */
const STARS = [...star('one'), ...star('two')].map((record) =>
  record.id === 'two'
    ? { ...record, relations: new Map([['partOf', { at: record.at, to: [{ id: 'one/part-7', at: record.at }] }]]) }
    : record,
);

describe.each(engines())('path on $name', (engine) => {
  let graph: CountedGraph;
  let api: ApiUnderTest;

  beforeAll(async () => {
    graph = counting(await loaded(await engine.openLarge(), ontology, [...records, ...STARS]));
    api = await apiOver(ontology, graph);
    await api.ask('{ meta { dataVersion } }');
  });
  afterAll(async () => {
    await api.stop();
    await graph.close();
  });

  const path = async (args: string, asked = 'length shortest bound explanation hubs { id }'): Promise<unknown> => {
    const { data, errors } = await api.ask(`{ path(${args}) { ${asked} } }`);
    return errors ? errors.map(({ message }) => message) : data?.['path'];
  };

  it('leads through a node with many links where both sides reach it, by few statements', async () => {
    graph.reset();
    expect(await path('from: "one/part-1", to: "one/part-99"')).toEqual({
      length: 2,
      shortest: true,
      bound: null,
      explanation: null,
      hubs: [],
    });
    expect(graph.counts).toEqual({ 'node-by-id': 2, links: 2 });
  });

  it('says that one may be missed where two such nodes stand one after the other', async () => {
    // one/part-1, one, one/part-7, two, two/part-1: from neither side anybody comes to one/part-7 but through a hub.
    expect(await path('from: "one/part-1", to: "two/part-1"')).toEqual({
      length: null,
      shortest: false,
      bound: 'HUBS',
      explanation:
        'It is not certain that nothing leads from "one/part-1" to "two/part-1" without going through nodes of type Country, Report or Passage: 2 nodes with more than 100 links were not gone through, see hubs. Lead the path with via: through one of them, or avoid them.',
      hubs: [{ id: 'one' }, { id: 'two' }],
    });
  });

  it('is found there where it is led through one of them', async () => {
    expect(await path('from: "one/part-1", to: "two/part-1", via: ["one/part-7"]', 'length shortest bound')).toEqual({
      length: 4,
      shortest: true,
      bound: null,
    });
  });

  it('says why there is none', async () => {
    expect(await path('from: "one/part-1", to: "XNL", avoid: { types: [Claim], ids: ["one"] }')).toEqual({
      length: null,
      shortest: false,
      bound: 'SEPARATE',
      explanation: expect.stringMatching(
        /^Nothing leads from "one\/part-1" to "XNL" without going through nodes of type TreatyAction, .* or Role or "one", whatever the length\.$/,
      ) as string,
      hubs: [],
    });
    expect(await path('from: "one/part-1", to: "one/part-2", maxLength: 1, avoid: { types: [] }')).toEqual({
      length: null,
      shortest: false,
      bound: 'TOO_LONG',
      explanation:
        'Nothing leads from "one/part-1" to "one/part-2" within maxLength: 1. Raise maxLength, at most 8, to look for a longer path.',
      hubs: [],
    });
  });

  it('sends nothing for what is not asked, and answers the default of what is avoided', async () => {
    graph.reset();
    expect(
      await path('from: "one", to: "one/part-1", first: 0', 'avoided { types ids } paths { nodes { id } }'),
    ).toEqual({ avoided: { types: ['Country', 'Report', 'Passage'], ids: [] }, paths: [] });
    expect(graph.counts).toEqual({ 'node-by-id': 1, links: 2 });
  });

  it.each([
    [
      'from: "one", to: "one"',
      'path leads from one node to another, and "one" was given twice among from, via and to.',
    ],
    [
      'from: "one", to: "two", via: ["one"]',
      'path leads from one node to another, and "one" was given twice among from, via and to.',
    ],
    ['from: "one/part-1", to: "XNX"', 'path: No node has the id "XNX"; the nearest is "XNL".'],
    [
      'from: "nobody", to: "", avoid: { types: [Law] }',
      'path: No node has the id "nobody", and none is near. Look for it by its words, with search(query:). No node has the id "", and none is near. Look for it by its words, with search(query:).',
    ],
    ['from: "one", to: "two", maxLength: 9', 'path(maxLength:) takes 1 to 8, and 9 was given.'],
    ['from: "one", to: "two", maxLength: 0', 'path(maxLength:) takes 1 to 8, and 0 was given.'],
    ['from: "one", to: "two", via: ["a", "b"], maxLength: 2', 'path(maxLength:) takes 3 to 8, and 2 was given.'],
    ['from: "one", to: "two", via: ["a", "b", "c", "d"]', 'path(via:) takes at most 3 ids, and 4 were given.'],
    ['from: "one", to: "two", first: 21', 'path(first:) takes 0 to 20, and 21 was given.'],
    ['from: "one", to: "two", first: -1', 'path(first:) takes 0 to 20, and -1 was given.'],
    [
      `from: "one", to: "two", avoid: { ids: [${Array.from({ length: 51 }, (_, index) => `"${index}"`).join(' ')}] }`,
      'path(avoid.ids:) takes at most 50 ids, and 51 were given.',
    ],
    ['from: "one", to: "two", avoid: { types: [Nation] }', 'Value "Nation" does not exist in "AnyTypeName" enum.'],
  ])('of %s is an error', async (args, message) => {
    expect(await path(args)).toEqual([message]);
  });

  it('does not go to claims that do not qualify', async () => {
    const asked = `path(from: "xnl/penal-code", to: "topic/custody", avoid: { types: [Country, Report, Passage] }) { length bound paths { nodes { id } } }`;
    const { data } = await api.ask(`{ ${asked} }`);
    expect(data?.['path']).toMatchObject({ bound: null });
    const early = await api.ask(`query @asOf(knownAt: "1900-01-01") { ${asked} }`);
    const [found] = (early.data?.['path'] as { paths: { nodes: { id: string }[] }[] }).paths;
    const claims = await api.ask('{ claims(first: 500) { nodes { id } } }');
    const ids = new Set((claims.data?.['claims'] as { nodes: { id: string }[] }).nodes.map(({ id }) => id));
    expect(ids.size).toBeGreaterThan(0);
    expect((found?.nodes ?? []).filter(({ id }) => ids.has(id))).toEqual([]);
    const claim = [...ids][0] ?? '';
    const { errors } = await api.ask(
      `query @asOf(knownAt: "1900-01-01") { path(from: "${claim}", to: "XNL") { length } }`,
    );
    expect(errors?.map(({ message }) => message)).toEqual([
      `path: No node has the id "${claim}" under @asOf: the claim is there, and does not qualify. Ask without the directive, or for other days.`,
    ]);
  });
});

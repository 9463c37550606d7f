import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortestPaths } from '../../../src/questions/path/shortest-paths.js';
import type { Found, Link, Wanted } from '../../../src/questions/path/shortest-paths.js';
import { assertAlwaysAsync } from '../../support/random.js';

type Edge = readonly [from: number, to: number, doubtful?: boolean];

interface Picture {
  readonly edges: readonly Edge[];
  /** A node with more links is not gone through. */
  readonly most: number;
}

const name = (node: number): string => `n${String(node).padStart(2, '0')}`;

function linksOf({ edges }: Picture, id: string): Link[] {
  const link = (to: number, out: boolean, doubtful = false): Link => ({
    to: name(to),
    place: name(to),
    kind: 'LINK',
    out,
    editorial: doubtful && to % 2 === 0,
    inferred: doubtful && to % 2 === 1,
  });
  return edges.flatMap(([from, to, doubtful]) => [
    ...(name(from) === id ? [link(to, true, doubtful)] : []),
    ...(name(to) === id ? [link(from, false, doubtful)] : []),
  ]);
}

function search(picture: Picture, wanted: Partial<Wanted>): Promise<Found> {
  return shortestPaths({ from: name(0), to: name(1), maxLength: 6, first: 1_000, mostNodes: 1_000, ...wanted }, (ids) =>
    Promise.resolve(
      new Map(
        ids.map((id) => {
          const links = linksOf(picture, id);
          return [id, links.length > picture.most ? undefined : links];
        }),
      ),
    ),
  );
}

/** All paths of a length without a node twice, breadth first and with no regard to cost. */
function plainly(picture: Picture, from: string, to: string, maxLength: number): string[][] {
  let paths = [[from]];
  const seen = new Set([from]);
  for (let length = 1; length <= maxLength; length++) {
    const further = paths.flatMap((path) => {
      const next = new Set(linksOf(picture, path.at(-1) ?? '').map((link) => link.to));
      return [...next].filter((id) => !seen.has(id)).map((id) => [...path, id]);
    });
    const there = further.filter((path) => path.at(-1) === to);
    const order = (path: string[]): string => `${doubtsOf(picture, path)} ${path.join()}`;
    if (there.length > 0) return there.sort((a, b) => (order(a) < order(b) ? -1 : 1));
    for (const path of further) seen.add(path.at(-1) ?? '');
    paths = further;
  }
  return [];
}

function doubtsOf(picture: Picture, path: readonly string[]): number {
  return path.slice(1).filter((to, index) => {
    const between = linksOf(picture, path[index] ?? '').filter((link) => link.to === to);
    return between.every(({ editorial, inferred }) => editorial || inferred);
  }).length;
}

const nodesOf = ({ paths }: Found): string[][] =>
  paths.map((steps) => [steps[0]?.from ?? '', ...steps.map((step) => step.to)]);

const graphs = (most: fc.Arbitrary<number>): fc.Arbitrary<Picture> =>
  fc.record({
    edges: fc.array(
      fc.tuple(fc.nat(13), fc.nat(13), fc.boolean()).filter(([from, to]) => from !== to),
      { minLength: 6, maxLength: 26 },
    ),
    most,
  });

describe('shortest paths', () => {
  it('are those that a plain search finds, all of them and in their order', async () => {
    await assertAlwaysAsync(
      fc.asyncProperty(graphs(fc.constant(1_000)), fc.integer({ min: 1, max: 7 }), async (picture, maxLength) => {
        const found = await search(picture, { maxLength });
        const expected = plainly(picture, name(0), name(1), maxLength);
        expect(nodesOf(found)).toEqual(expected);
        expect(found.shortest).toBe(expected.length > 0);
        if (found.bound === 'SEPARATE') expect(plainly(picture, name(0), name(1), 99)).toEqual([]);
        else expect(found.bound).toBe(expected.length > 0 ? undefined : 'TOO_LONG');
      }),
      { numRuns: 2_000 },
    );
  });

  it('say only what is so where nodes with many links are not gone through', async () => {
    const outcomes = new Map<string, number>();
    await assertAlwaysAsync(
      fc.asyncProperty(graphs(fc.integer({ min: 1, max: 5 })), async (picture) => {
        const found = await search(picture, {});
        const expected = plainly(picture, name(0), name(1), 6);
        const nodes = nodesOf(found);
        for (const path of nodes) {
          for (const [index, id] of path.slice(1).entries()) {
            expect(linksOf(picture, path[index] ?? '').map((link) => link.to)).toContain(id);
          }
        }
        if (found.shortest) expect(nodes[0]?.length).toBe(expected[0]?.length);
        if (found.bound === 'TOO_LONG' || found.bound === 'SEPARATE') expect(expected).toEqual([]);
        if (found.bound === 'HUBS') {
          expect(found.hubs.length).toBeGreaterThan(0);
          for (const id of found.hubs) expect(linksOf(picture, id).length).toBeGreaterThan(picture.most);
        }
        const outcome = `${found.bound ?? 'all is known'}, ${nodes.length > 0 ? 'some' : 'none'}`;
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }),
      { numRuns: 2_000 },
    );
    for (const outcome of ['all is known, some', 'HUBS, none', 'HUBS, some', 'TOO_LONG, none', 'SEPARATE, none']) {
      expect(outcomes.get(outcome), outcome).toBeGreaterThan(0);
    }
  });

  const STAR = { edges: [0, 1, 2, 3, 4, 5].map((leaf): Edge => [leaf, 9]), most: 3 };

  it('lead through a node with many links where both sides reach it', async () => {
    const found = await search(STAR, {});
    expect(nodesOf(found)).toEqual([['n00', 'n09', 'n01']]);
    expect(found).toMatchObject({ shortest: true, bound: undefined, hubs: [] });
  });

  it('begin and end at nodes with many links', async () => {
    expect(nodesOf(await search(STAR, { from: 'n09', to: 'n04' }))).toEqual([['n09', 'n04']]);
    expect(nodesOf(await search(STAR, { from: 'n04', to: 'n09' }))).toEqual([['n04', 'n09']]);
  });

  it('are not found between two such nodes, which is said', async () => {
    const edges: Edge[] = [
      [0, 10],
      [10, 11],
      [11, 1],
      ...[2, 3, 4].flatMap((leaf): Edge[] => [
        [leaf, 10],
        [leaf + 3, 11],
      ]),
    ];
    const found = await search({ edges, most: 3 }, {});
    expect(found).toMatchObject({ paths: [], shortest: false, bound: 'HUBS', hubs: ['n10', 'n11'] });
  });

  it('hold each link between two nodes, as it is seen from the first one', async () => {
    const edges: Edge[] = [
      [0, 2],
      [2, 0],
      [2, 3],
      [1, 3],
    ];
    const { paths } = await search({ edges, most: 9 }, {});
    expect(paths.map((steps) => steps.map(({ from, to, links }) => [from, to, links.map((link) => link.out)]))).toEqual(
      [
        [
          ['n00', 'n02', [true, false]],
          ['n02', 'n03', [true]],
          ['n03', 'n01', [false]],
        ],
      ],
    );
  });

  it('are as many as are asked for', async () => {
    const edges = [2, 3, 4].flatMap((between): Edge[] => [
      [0, between],
      [between, 1],
    ]);
    expect(nodesOf(await search({ edges, most: 9 }, { first: 2 }))).toEqual([
      ['n00', 'n02', 'n01'],
      ['n00', 'n03', 'n01'],
    ]);
  });

  it('are given up where too many nodes would be read', async () => {
    const edges = Array.from({ length: 30 }, (_, index): Edge => [index === 0 ? 0 : index + 1, index + 2]);
    const found = await search({ edges, most: 9 }, { to: 'n31', maxLength: 40, mostNodes: 12 });
    expect(found).toMatchObject({ paths: [], shortest: false, bound: 'TOO_MANY_NODES', read: 12 });
  });
});

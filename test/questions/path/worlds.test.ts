import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Graph } from '../../../src/graph/graph.js';
import { derive } from '../../../src/load/derive.js';
import { load } from '../../../src/load/load.js';
import { WITHDRAWN, memberNames } from '../../../src/ontology/ontology.js';
import { apiOver } from '../../support/api.js';
import type { ApiUnderTest } from '../../support/api.js';
import { engines } from '../../support/engines.js';
import { only, places, recordsAt } from '../../support/random-graph/graph.js';
import { PlainLinks, naturally } from '../../support/random-graph/plain-links.js';
import type { PlainLink } from '../../support/random-graph/plain-links.js';
import { numberFrom, randomRuns, repeatable } from '../../support/random.js';
import { fictional } from '../../support/seeded.js';

const PATHS = numberFrom('PATHS', 30);
const PER_GRAPH = 30;
const FIRST = 20;

const { ontology } = await fictional();
// What was withdrawn has one link at the most: no path goes through it, and it would only make others rarer.
const PLACES = places(ontology, 4).filter(({ type }) => type.family !== WITHDRAWN);
const IDS = PLACES.map(({ id }) => id);

let graphs: Graph[];
beforeAll(async () => {
  graphs = [];
  for (const engine of engines()) graphs.push(await engine.open());
});
afterAll(() => Promise.all(graphs.map((graph) => graph.close())));

interface Asked {
  readonly from: string;
  readonly to: string;
  readonly maxLength: number;
  readonly types: readonly string[];
  readonly ids: readonly string[];
  readonly editorial: boolean;
  readonly inferred: boolean;
}

const TYPES = ['Country', 'Report', 'Claim', 'Evidence', 'Topic', 'Institution', 'Norm', 'Passage'];
const ends = fc.uniqueArray(fc.constantFrom(...IDS), { minLength: 2, maxLength: 2 });
const paths: fc.Arbitrary<Asked> = fc
  .record({
    ends,
    maxLength: fc.integer({ min: 1, max: 8 }),
    types: fc.uniqueArray(fc.constantFrom(...TYPES), { maxLength: 4 }),
    ids: fc.uniqueArray(fc.constantFrom(...IDS), { maxLength: 20 }),
    editorial: fc.boolean(),
    inferred: fc.boolean(),
  })
  .map(({ ends: [from = '', to = ''], ...more }) => ({ from, to, ...more }));

const QUERY = `query ($from: ID!, $to: ID!, $maxLength: Int, $types: [AnyTypeName!], $ids: [ID!], $editorial: Boolean, $inferred: Boolean) {
  path(from: $from, to: $to, maxLength: $maxLength, avoid: { types: $types, ids: $ids }, editorial: $editorial, inferred: $inferred, first: ${FIRST}) {
    length shortest bound hubs { id }
    paths { nodes { id } steps { from { id } to { id } relation direction editorial inferred beside } }
  }
}`;

/** Breadth first, over all records: what a path is, and nothing of how it is found. */
function plainly(plain: PlainLinks, asked: Asked): readonly string[][] {
  const seen = new Set([asked.from]);
  let ways = [[asked.from]];
  for (let length = 1; length <= asked.maxLength && ways.length > 0; length++) {
    const further = ways.flatMap((way) => {
      const next = new Set(passable(plain, asked, way.at(-1) ?? '').map(({ to }) => to));
      return [...next].filter((to) => !seen.has(to)).map((to) => [...way, to]);
    });
    const there = further.filter((way) => way.at(-1) === asked.to);
    if (there.length > 0) return there;
    for (const way of further) seen.add(way.at(-1) ?? '');
    ways = further;
  }
  return [];
}

function passable(plain: PlainLinks, asked: Asked, id: string): PlainLink[] {
  const avoided = new Set(memberNames(ontology, asked.types));
  return plain.of(id).filter(({ to, editorial, inferred }) => {
    const isEnd = to === asked.from || to === asked.to;
    const isAvoided = avoided.has(plain.records.get(to)?.type ?? '') || asked.ids.includes(to);
    return (isEnd || !isAvoided) && (asked.editorial || !editorial) && (asked.inferred || !inferred);
  });
}

function answerOf(plain: PlainLinks, asked: Asked): unknown {
  const doubt = ({ editorial, inferred }: PlainLink): number => (editorial ? 2 : 0) + (inferred ? 1 : 0);
  const steps = (way: readonly string[]): Record<string, unknown>[] =>
    way.slice(1).map((to, index) => {
      const from = way[index] ?? '';
      const [best, ...others] = passable(plain, asked, from)
        .filter((link) => link.to === to)
        .sort(
          (a, b) => doubt(a) - doubt(b) || plain.rank(a.kind) - plain.rank(b.kind) || Number(b.out) - Number(a.out),
        );
      return {
        from: { id: from },
        to: { id: to },
        relation: best?.kind,
        direction: best?.out ? 'OUT' : 'IN',
        editorial: best?.editorial,
        inferred: best?.inferred,
        beside: [...new Set(others.map(({ kind }) => kind))],
      };
    });
  const all = plainly(plain, asked)
    .map((way) => ({ nodes: way, steps: steps(way) }))
    .map((path) => ({ ...path, doubts: path.steps.filter((step) => step.editorial || step.inferred).length }))
    .sort((a, b) => a.doubts - b.doubts || compared(a.nodes, b.nodes))
    .slice(0, FIRST);
  return {
    length: all[0]?.steps.length ?? null,
    shortest: all.length > 0,
    hubs: [],
    paths: all.map(({ nodes, ...path }) => ({ nodes: nodes.map((id) => ({ id })), steps: path.steps })),
  };
}

function compared(a: readonly string[], b: readonly string[]): number {
  const index = a.findIndex((id, at) => id !== b[at]);
  return index < 0 ? 0 : naturally(a[index] ?? '', b[index] ?? '');
}

it.each(randomRuns(PATHS, 10))(
  '$size paths are those of a plain search, on every engine ($which)',
  (run) =>
    repeatable(run, async () => {
      const lengths = new Map<unknown, number>();
      for (let done = 0; done < run.size; done += PER_GRAPH) {
        await onOneGraph(run.seed + done, Math.min(PER_GRAPH, run.size - done), lengths);
      }
      if (!run.full) return;
      // Paths that are all alike, or none, would not tell one search from another.
      for (const length of [null, 1, 2, 3, 4]) expect(lengths.get(length) ?? 0, String(length)).toBeGreaterThan(1);
    }),
  PATHS * 4_000,
);

async function onOneGraph(seed: number, size: number, lengths: Map<unknown, number>): Promise<void> {
  const share = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: PLACES.length, maxLength: PLACES.length });
  const [sample] = fc.sample(fc.tuple(recordsAt(ontology, PLACES), share), { seed, numRuns: 1 });
  if (!sample) throw new Error('No sample');
  // So few that there are paths of several lengths.
  const records = only(sample[0], (_, index) => (sample[1][index] ?? 0) < 5);
  const plain = new PlainLinks(ontology, derive(ontology, records));
  const there = new Set(plain.records.keys());
  for (const graph of graphs) await load(graph, ontology, records);
  const apis: ApiUnderTest[] = [];
  for (const graph of graphs) apis.push(await apiOver(ontology, graph));
  const asked = fc.sample(
    paths.filter(({ from, to }) => there.has(from) && there.has(to)),
    { seed, numRuns: size },
  );
  for (const one of asked) {
    const [answer, ...others] = await Promise.all(apis.map((api) => api.ask(QUERY, { ...one })));
    expect(answer?.errors, JSON.stringify(one)).toBeUndefined();
    for (const other of others) expect(other.data, JSON.stringify(one)).toEqual(answer?.data);
    const { bound, ...path } = (answer?.data?.['path'] ?? {}) as Record<string, unknown>;
    expect(path, JSON.stringify(one)).toEqual(answerOf(plain, one));
    const whatever = plainly(plain, { ...one, maxLength: there.size });
    const none = whatever.length === 0 ? ['SEPARATE', 'TOO_LONG'] : ['TOO_LONG'];
    if (path['length'] === null) expect(none, JSON.stringify(one)).toContain(bound);
    else expect(bound).toBeNull();
    lengths.set(path['length'], (lengths.get(path['length']) ?? 0) + 1);
  }
  await Promise.all(apis.map((api) => api.stop()));
}

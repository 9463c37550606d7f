import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Graph } from '../../../src/graph/graph.js';
import { derive } from '../../../src/load/derive.js';
import { load } from '../../../src/load/load.js';
import { linkKinds } from '../../../src/ontology/link-kinds.js';
import { memberNames } from '../../../src/ontology/ontology.js';
import { apiOver } from '../../support/api.js';
import type { ApiUnderTest } from '../../support/api.js';
import { engines } from '../../support/engines.js';
import { only, places, recordsAt } from '../../support/random-graph/graph.js';
import { PlainLinks, naturally } from '../../support/random-graph/plain-links.js';
import type { PlainLink } from '../../support/random-graph/plain-links.js';
import { numberFrom, randomRuns, repeatable } from '../../support/random.js';
import { fictional } from '../../support/seeded.js';

const PICTURES = numberFrom('PICTURES', 10);
const PER_GRAPH = 10;

const { ontology } = await fictional();
const PLACES = places(ontology, 4);
const KINDS = [...linkKinds(ontology).keys()];

let graphs: Graph[];
beforeAll(async () => {
  graphs = [];
  for (const engine of engines()) graphs.push(await engine.open());
});
afterAll(() => Promise.all(graphs.map((graph) => graph.close())));

interface Asked {
  readonly id: string;
  readonly depth: number;
  readonly first: number;
  readonly maxNodes: number;
  readonly relations: readonly string[] | null;
  readonly types: readonly string[] | null;
}

const pictures: fc.Arbitrary<Asked> = fc.record({
  id: fc.constantFrom(...PLACES.map(({ id }) => id)),
  depth: fc.integer({ min: 0, max: 3 }),
  first: fc.integer({ min: 1, max: 5 }),
  maxNodes: fc.constantFrom(1, 7, 60, 500),
  relations: fc.option(fc.uniqueArray(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 8 })),
  types: fc.option(fc.uniqueArray(fc.constantFrom('Claim', 'Entity', 'Passage', 'Norm', 'Topic'), { minLength: 1 })),
});

const QUERY = `query ($id: ID!, $depth: Int, $first: Int, $maxNodes: Int, $relations: [RelationType!], $types: [AnyTypeName!]) {
  neighbourhood(id: $id, depth: $depth, first: $first, maxNodes: $maxNodes, relations: $relations, types: $types) {
    complete
    nodes { depth node { id } relations { relation direction total shown types { type total } endCursor } }
    links { from to relation editorial inferred }
  }
}`;
const MORE = `query ($id: ID!, $first: Int, $relations: [RelationType!], $types: [AnyTypeName!], $after: String) {
  neighbourhood(id: $id, first: $first, maxNodes: 500, relations: $relations, types: $types, after: $after) {
    nodes { node { id } relations { endCursor } }
  }
}`;

interface Picture {
  readonly complete: boolean;
  readonly nodes: readonly {
    readonly depth: number;
    readonly node: { readonly id: string };
    readonly relations: readonly {
      readonly relation: string;
      readonly direction: string;
      readonly total: number;
      readonly shown: number;
      readonly types: readonly { readonly type: string; readonly total: number }[];
      readonly endCursor: string | null;
    }[];
  }[];
  readonly links: readonly {
    readonly from: string;
    readonly to: string;
    readonly relation: string;
    readonly editorial: boolean;
    readonly inferred: boolean;
  }[];
}

/** What there is around each node, with nothing left out but what was not asked for. */
class Plainly {
  constructor(
    readonly plain: PlainLinks,
    private readonly asked: Asked,
  ) {}

  links(id: string): PlainLink[] {
    const { relations, types } = this.asked;
    const isMeant = types && new Set(memberNames(ontology, types));
    return this.plain
      .of(id)
      .filter(({ kind, to }) => (!relations || relations.includes(kind)) && (!isMeant || isMeant.has(this.typeOf(to))));
  }

  /** In the order of the answer: by relation, those that start at the node first. */
  groups(id: string): { relation: string; direction: string; ids: string[] }[] {
    return KINDS.flatMap((relation) =>
      ['OUT', 'IN'].map((direction) => ({
        relation,
        direction,
        ids: this.links(id)
          .filter(({ kind, out }) => kind === relation && out === (direction === 'OUT'))
          .map(({ to }) => to)
          .sort(naturally),
      })),
    ).filter(({ ids }) => ids.length > 0);
  }

  /** How many of the nodes are of each type. */
  types(ids: readonly string[]): { type: string; total: number }[] {
    const all = [...ontology.nodes.keys()].map((type) => ({
      type,
      total: ids.filter((id) => this.typeOf(id) === type).length,
    }));
    return all.filter(({ total }) => total > 0);
  }

  nodes(): Map<string, number> {
    const { id, depth, first, maxNodes } = this.asked;
    const depths = new Map([[id, 0]]);
    let last = [id];
    for (let level = 1; level <= depth; level++) {
      const next: string[] = [];
      for (const one of last.flatMap((of) => this.groups(of).flatMap(({ ids }) => ids.slice(0, first)))) {
        if (depths.has(one) || depths.size >= maxNodes) continue;
        depths.set(one, level);
        next.push(one);
      }
      last = next;
    }
    return depths;
  }

  private typeOf(id: string): string {
    return this.plain.records.get(id)?.type ?? '';
  }
}

function check(plainly: Plainly, { complete, nodes, links }: Picture, asked: Asked): void {
  const expected = plainly.nodes();
  expect(new Map(nodes.map(({ node, depth }) => [node.id, depth]))).toEqual(expected);
  expect(nodes.map(({ node }) => node.id)).toEqual([...expected.keys()]);
  const among = [...expected.keys()].flatMap((from) =>
    plainly.plain
      .of(from)
      .filter(({ out, kind, to }) => out && expected.has(to) && (asked.relations?.includes(kind) ?? true))
      .map(({ to, kind, editorial, inferred }) => ({ from, to, relation: kind, editorial, inferred })),
  );
  const text = (link: object): string => JSON.stringify(link);
  expect(links.map(text).sort()).toEqual(among.map(text).sort());
  for (const { node, relations } of nodes) {
    const groups = plainly.groups(node.id);
    expect(relations.map(({ relation, direction, total }) => [relation, direction, total])).toEqual(
      groups.map(({ relation, direction, ids }) => [relation, direction, ids.length]),
    );
    expect(relations.map(({ types }) => types)).toEqual(groups.map(({ ids }) => plainly.types(ids)));
    for (const { relation, direction, shown } of relations) {
      const end = direction === 'OUT' ? 'from' : 'to';
      expect(shown).toBe(links.filter((link) => link.relation === relation && link[end] === node.id).length);
    }
  }
  expect(complete).toBe(nodes.every(({ relations }) => relations.every(({ shown, total }) => shown === total)));
}

/** Behind each cursor of the node in the middle, page by page: what the picture did not take of the relation. */
async function goOn(api: ApiUnderTest, plainly: Plainly, asked: Asked, [middle]: Picture['nodes']): Promise<void> {
  const all = plainly.groups(asked.id);
  for (const [index, { endCursor }] of (middle?.relations ?? []).entries()) {
    const found: string[] = [];
    for (let after = endCursor; after !== null;) {
      const { data, errors } = await api.ask(MORE, { ...asked, after });
      expect(errors).toBeUndefined();
      const [first, ...others] = (data?.['neighbourhood'] as Picture).nodes;
      found.push(...others.map(({ node }) => node.id));
      expect(first?.relations.length).toBe(1);
      after = first?.relations[0]?.endCursor ?? null;
    }
    const taken = asked.depth === 0 ? 0 : asked.first;
    // What leads to itself is there from the first.
    const others = (ids: readonly string[]): string[] => ids.filter((id) => id !== asked.id);
    const ids = all[index]?.ids ?? [];
    expect(found).toEqual(found.length === 0 ? [] : others(ids).slice(-found.length));
    if (asked.maxNodes === 500) expect(found).toEqual(others(ids.slice(taken)));
  }
}

it.each(randomRuns(PICTURES, 5))(
  '$size pictures hold what is around a node, on every engine ($which)',
  (run) =>
    repeatable(run, async () => {
      for (let done = 0; done < run.size; done += PER_GRAPH) {
        await onOneGraph(run.seed + done, Math.min(PER_GRAPH, run.size - done));
      }
    }),
  PICTURES * 12_000,
);

async function onOneGraph(seed: number, size: number): Promise<void> {
  const share = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: PLACES.length, maxLength: PLACES.length });
  const [sample] = fc.sample(fc.tuple(recordsAt(ontology, PLACES), share), { seed, numRuns: 1 });
  if (!sample) throw new Error('No sample');
  const records = only(sample[0], (_, index) => (sample[1][index] ?? 0) < 8);
  const plain = new PlainLinks(ontology, derive(ontology, records));
  for (const graph of graphs) await load(graph, ontology, records);
  const apis: ApiUnderTest[] = [];
  for (const graph of graphs) apis.push(await apiOver(ontology, graph));
  for (const asked of fc
    .sample(pictures, { seed, numRuns: size * 2 })
    .filter(({ id }) => plain.records.has(id))
    .slice(0, size)) {
    const [answer, ...others] = await Promise.all(apis.map((api) => api.ask(QUERY, { ...asked })));
    expect(answer?.errors, JSON.stringify(asked)).toBeUndefined();
    for (const other of others) expect(other.data, JSON.stringify(asked)).toEqual(answer?.data);
    const picture = answer?.data?.['neighbourhood'] as Picture;
    const plainly = new Plainly(plain, asked);
    try {
      check(plainly, picture, asked);
      for (const api of apis) await goOn(api, plainly, asked, picture.nodes);
    } catch (error) {
      throw new Error(`Of ${JSON.stringify(asked)}: ${(error as Error).message}`, { cause: error });
    }
  }
  await Promise.all(apis.map((api) => api.stop()));
}

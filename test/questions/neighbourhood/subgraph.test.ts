import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { derive } from '../../../src/load/derive.js';
import { linkKinds } from '../../../src/ontology/link-kinds.js';
import { apiOver } from '../../support/api.js';
import type { ApiUnderTest } from '../../support/api.js';
import { Dice } from '../../api/fuzz/dice.js';
import { counting } from '../../support/counting.js';
import type { CountedGraph } from '../../support/counting.js';
import { engines } from '../../support/engines.js';
import { PlainLinks, naturally } from '../../support/random-graph/plain-links.js';
import { numberFrom, randomRuns, repeatable } from '../../support/random.js';
import { fictional, loaded, tenfold } from '../../support/seeded.js';

const SUBGRAPHS = numberFrom('SUBGRAPHS', 30);
const { ontology, records } = await fictional();
const WORLD = tenfold(ontology, records);
const PLAIN = new PlainLinks(ontology, derive(ontology, WORLD));
const IDS = WORLD.map(({ id }) => id);
const KINDS = [...linkKinds(ontology).keys()];

const QUERY = `query ($ids: [ID!]!, $among: [ID!], $relations: [RelationType!]) {
  subgraph(ids: $ids, among: $among, relations: $relations) {
    complete
    missing
    nodes { depth node { id } relations { relation direction total shown types { type total } endCursor } }
    links { from to relation editorial inferred }
  }
}`;

interface Asked {
  readonly ids: readonly string[];
  readonly among?: readonly string[];
  readonly relations?: readonly string[];
}

interface Link {
  readonly from: string;
  readonly to: string;
  readonly relation: string;
  readonly editorial: boolean;
  readonly inferred: boolean;
}

/** What the answer should be, from all records; without cursors. */
function plainly({ ids, among = [], relations = KINDS }: Asked): unknown {
  const there = [...new Set(ids)].filter((id) => PLAIN.records.has(id)).sort(naturally);
  const inPicture = new Set([...there, ...among]);
  const isMeant = ({ kind }: { readonly kind: string }): boolean => relations.includes(kind);
  const links = [...inPicture].flatMap((from): Link[] =>
    PLAIN.of(from)
      .filter(({ out, to }) => out && inPicture.has(to) && (there.includes(from) || there.includes(to)))
      .filter(isMeant)
      .map(({ to, kind, editorial, inferred }) => ({ from, to, relation: kind, editorial, inferred })),
  );
  const nodes = there.map((id) => ({
    depth: 0,
    node: { id },
    relations: KINDS.flatMap((relation) =>
      ['OUT', 'IN'].map((direction) => {
        const all = PLAIN.of(id).filter((link) => link.kind === relation && link.out === (direction === 'OUT'));
        const end = direction === 'OUT' ? 'from' : 'to';
        const shown = links.filter((link) => link.relation === relation && link[end] === id).length;
        const types = [...ontology.nodes.keys()].flatMap((type) => {
          const total = all.filter(({ to }) => PLAIN.records.get(to)?.type === type).length;
          return total === 0 ? [] : [{ type, total }];
        });
        return { relation, direction, total: isMeant({ kind: relation }) ? all.length : 0, shown, types };
      }),
    ).filter(({ total }) => total > 0),
  }));
  const missing = [...new Set(ids)].filter((id) => !PLAIN.records.has(id)).sort(naturally);
  const complete = nodes.every((node) => node.relations.every(({ total, shown }) => total === shown));
  return { complete, missing, nodes, links: links.map((link) => JSON.stringify(link)).sort() };
}

describe.each(engines())('subgraph on $name', (engine) => {
  let graph: CountedGraph;
  let api: ApiUnderTest;

  beforeAll(async () => {
    graph = counting(await loaded(await engine.openLarge(), ontology, WORLD));
    api = await apiOver(ontology, graph);
    await api.ask('{ meta { dataVersion } }');
  });
  afterAll(async () => {
    await api.stop();
    await graph.close();
  });

  const ask = async (asked: Asked, query = QUERY): Promise<Record<string, unknown>> => {
    const { data, errors } = await api.ask(query, { ...asked });
    expect(errors, JSON.stringify(asked)).toBeUndefined();
    return data?.['subgraph'] as Record<string, unknown>;
  };

  it.each(randomRuns(SUBGRAPHS, 5))('of random ids is what a plain evaluation gives ($which)', (run) =>
    repeatable(run, async () => {
      const dice = new Dice(run.seed);
      for (let index = 0; index < run.size; index++) {
        const some = (most: number): string[] => Array.from({ length: dice.below(most) }, () => dice.of(IDS));
        const asked: Asked = {
          ids: [dice.of(IDS), ...some(60), ...(dice.oneIn(3) ? ['no/such', 'n:one'] : [])],
          ...(dice.oneIn(2) && { among: [...some(200), ...(dice.oneIn(3) ? ['nor/such'] : [])] }),
          ...(dice.oneIn(3) && { relations: KINDS.filter((kind) => kind === 'ABOUT' || dice.oneIn(2)) }),
        };
        const { links, nodes, ...rest } = (await ask(asked)) as {
          links: Link[];
          nodes: { relations: { endCursor: string | null; total: number }[] }[];
        };
        const without = nodes.map((node) => ({
          ...node,
          relations: node.relations.map(({ endCursor, ...relation }) => {
            // All that a node leads to is found behind its cursor.
            expect(typeof endCursor).toBe('string');
            return relation;
          }),
        }));
        const found = { ...rest, nodes: without, links: links.map((link) => JSON.stringify(link)).sort() };
        expect(found, JSON.stringify(asked)).toEqual(plainly(asked));
      }
    }),
  );

  it('is asked by statements for the nodes, what is behind them and the links, and for no more than is wanted', async () => {
    graph.reset();
    const among = [...IDS.slice(120), ...Array.from({ length: 600 }, (_, index) => `no/such/${index}`)];
    await ask({ ids: IDS.slice(0, 120), among });
    const portions = 3 + Math.ceil(among.length / 500);
    expect(graph.counts).toEqual({ 'node-by-id': 1, 'link-counts': 3, 'links-among': portions });
    graph.reset();
    await ask({ ids: IDS.slice(0, 120) }, 'query ($ids: [ID!]!) { subgraph(ids: $ids) { nodes { node { id } } } }');
    expect(graph.counts).toEqual({ 'node-by-id': 1 });
    graph.reset();
    await ask({ ids: ['no/such'] });
    expect(graph.counts).toEqual({ 'node-by-id': 1 });
  });

  it('says of what a claim is about that it follows from what is inferred, also where that is not asked for', async () => {
    const claim = 'press/northland-2012/later/1.3/b';
    const { links } = await ask({ ids: [claim], among: ['xnl/penal-code'], relations: ['ABOUT'] });
    expect(links).toEqual([{ from: claim, to: 'xnl/penal-code', relation: 'ABOUT', editorial: false, inferred: true }]);
  });

  it('goes on where a cursor leads', async () => {
    const { nodes } = (await ask({ ids: ['XNL'], relations: ['COUNTRY'] })) as {
      nodes: { relations: { total: number; endCursor: string }[] }[];
    };
    const [relation] = nodes[0]?.relations ?? [];
    const { data } = await api.ask(
      'query ($after: String) { neighbourhood(id: "XNL", first: 100, maxNodes: 500, after: $after) { nodes { depth } } }',
      { after: relation?.endCursor },
    );
    const found = data?.['neighbourhood'] as { nodes: unknown[] };
    expect(found.nodes.length).toBe(1 + Math.min(100, relation?.total ?? 0));
  });

  it('of a day has no claim that was not known then, and no link to one', async () => {
    const claims = WORLD.filter(({ type }) => type === 'Finding').map(({ id }) => id);
    const query = `query ($ids: [ID!]!, $among: [ID!]) @asOf(knownAt: "1900-01-01") {
      subgraph(ids: $ids, among: $among) { missing nodes { node { id } } links { from to } } }`;
    expect(await ask({ ids: ['XNL', ...claims.slice(0, 5)], among: claims.slice(5) }, query)).toEqual({
      missing: claims.slice(0, 5).sort(naturally),
      nodes: [{ node: { id: 'XNL' } }],
      links: [],
    });
  });

  it.each([
    [{ ids: [] }, 'subgraph(ids:) takes one id at least.'],
    [
      { ids: Array.from({ length: 501 }, (_, index) => `a/${index}`) },
      'subgraph(ids:) takes at most 500 ids, and 501 were given.',
    ],
    [
      { ids: ['XNL'], among: Array.from({ length: 5_001 }, (_, index) => `a/${index}`) },
      'subgraph(among:) takes at most 5000 ids, and 5001 were given.',
    ],
    [
      { ids: ['XNL'], relations: [] },
      'subgraph(relations:) takes one relation at least: leave it out for all of them.',
    ],
  ])('refuses what is too much or too little (%#)', async (asked, message) => {
    const { errors } = await api.ask(QUERY, asked);
    expect(errors?.map((error) => error.message)).toEqual([message]);
  });
});

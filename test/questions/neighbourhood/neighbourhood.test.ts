import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiOver } from '../../support/api.js';
import type { ApiUnderTest } from '../../support/api.js';
import { counting } from '../../support/counting.js';
import type { CountedGraph } from '../../support/counting.js';
import { engines } from '../../support/engines.js';
import { fictional, loaded } from '../../support/seeded.js';

const { ontology, records } = await fictional();

describe.each(engines())('neighbourhood on $name', (engine) => {
  let graph: CountedGraph;
  let api: ApiUnderTest;

  beforeAll(async () => {
    graph = counting(await loaded(await engine.open(), ontology, records));
    api = await apiOver(ontology, graph);
    await api.ask('{ meta { dataVersion } }');
  });
  afterAll(async () => {
    await api.stop();
    await graph.close();
  });

  const around = async (args: string, asked: string): Promise<unknown> => {
    const { data, errors } = await api.ask(`{ neighbourhood(${args}) { ${asked} } }`);
    return errors ? errors.map(({ message }) => message) : data?.['neighbourhood'];
  };

  it('is asked by a statement for each level, one for the links and one for the nodes', async () => {
    graph.reset();
    await around('id: "xnl/penal-code", depth: 2', 'nodes { node { id } } links { from to }');
    expect(graph.counts).toEqual({ 'node-by-id': 2, 'link-groups': 2, 'link-counts': 1, 'links-among': 1 });
  });

  it('of no depth is the node, and how much there is around it', async () => {
    const found = await around(
      'id: "xnl/penal-code", depth: 0, relations: [COUNTRY, OF_INSTRUMENT]',
      'complete nodes { depth node { id } relations { relation direction total shown } } links { relation }',
    );
    expect(found).toEqual({
      complete: false,
      nodes: [
        {
          depth: 0,
          node: { id: 'xnl/penal-code' },
          relations: [
            { relation: 'COUNTRY', direction: 'OUT', total: 1, shown: 0 },
            { relation: 'OF_INSTRUMENT', direction: 'IN', total: 3, shown: 0 },
          ],
        },
      ],
      links: [],
    });
  });

  it('has the same node once, whatever is asked of it where', async () => {
    const asked =
      '{ neighbourhood(id: "XNL", first: 1, types: [Law]) { nodes { a: node { id } b: node { ... on Law { name } } } } }';
    const { data } = await api.ask(asked);
    expect(data).toEqual({
      neighbourhood: {
        nodes: [
          { a: { id: 'XNL' }, b: {} },
          { a: { id: expect.any(String) as string }, b: { name: expect.any(String) as string } },
        ],
      },
    });
  });

  it('does not go to claims that do not qualify, and does not count them', async () => {
    const asked = 'neighbourhood(id: "XNL", types: [Claim]) { nodes { node { id } relations { total } } }';
    const always = await api.ask(`{ ${asked} }`);
    const early = await api.ask(`query @asOf(knownAt: "1900-01-01") { ${asked} }`);
    expect((always.data?.['neighbourhood'] as { nodes: unknown[] }).nodes.length).toBeGreaterThan(1);
    expect(early.data?.['neighbourhood']).toEqual({ nodes: [{ node: { id: 'XNL' }, relations: [] }] });
  });

  it('goes on where a relation of it ended, and not where another did', async () => {
    const asked = 'nodes { node { id } relations { relation endCursor } }';
    interface Found {
      readonly nodes: readonly { node: { id: string }; relations: { relation: string; endCursor: string | null }[] }[];
    }
    const { nodes } = (await around('id: "XNL", first: 1', asked)) as Found;
    const [cursor] = (nodes[0]?.relations ?? []).flatMap(({ endCursor }) => endCursor ?? []);
    expect(cursor).toBeDefined();
    expect(await around(`id: "XNS", after: "${cursor}"`, asked)).toEqual([
      'neighbourhood(after:) is a cursor of "XNL", and id is "XNS": ask for the node that it was given for.',
    ]);
    expect(await around(`id: "XNL", after: "${cursor?.slice(0, -4)}"`, asked)).toEqual([
      'neighbourhood(after:) was cut short: take the text of cursor or pageInfo.endCursor as a whole.',
    ]);
    const list = await api.ask('{ findings(first: 1) { pageInfo { endCursor } } }');
    const other = (list.data?.['findings'] as { pageInfo: { endCursor: string } }).pageInfo.endCursor;
    expect(await around(`id: "XNL", after: "${other}"`, asked)).toEqual([
      'neighbourhood(after:) is a cursor of a list: take the text of endCursor of a relation of a neighbourhood.',
    ]);
    expect(await around('id: "XNL", after: "!"', asked)).toEqual([
      'neighbourhood(after:) is no cursor of this API: take the text of cursor or pageInfo.endCursor as it is.',
    ]);
  });

  it.each([
    ['id: "XNX"', 'neighbourhood(id:): No node has the id "XNX"; the nearest is "XNL".'],
    ['id: "XNL", depth: 4', 'neighbourhood(depth:) takes 0 to 3, and 4 was given.'],
    ['id: "XNL", depth: -1', 'neighbourhood(depth:) takes 0 to 3, and -1 was given.'],
    ['id: "XNL", first: 0', 'neighbourhood(first:) takes 1 to 100, and 0 was given.'],
    ['id: "XNL", first: 101', 'neighbourhood(first:) takes 1 to 100, and 101 was given.'],
    ['id: "XNL", maxNodes: 501', 'neighbourhood(maxNodes:) takes 1 to 500, and 501 was given.'],
    ['id: "XNL", relations: [SEEN_FROM]', 'Value "SEEN_FROM" does not exist in "RelationType" enum.'],
    [
      'id: "XNL", relations: []',
      'neighbourhood(relations:) takes one relation at least: leave it out for all of them.',
    ],
  ])('of %s is an error', async (args, message) => {
    expect(await around(args, 'complete')).toEqual([message]);
  });
});

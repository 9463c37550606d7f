import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { RecurringTexts } from '../../src/api/recurring.js';
import { apiSchema } from '../../src/api/schema/api-schema.js';
import type { Graph } from '../../src/graph/graph.js';
import { statement } from '../../src/graph/statement.js';
import { derivedFields, questions } from '../../src/questions/questions.js';
import { Dice } from '../api/fuzz/dice.js';
import { documentOf } from '../api/fuzz/documents.js';
import type { Ask } from '../../src/query/run/ask.js';
import { ALWAYS, apiOver } from '../support/api.js';
import type { Answered, ApiUnderTest } from '../support/api.js';
import { counting } from '../support/counting.js';
import type { CountedGraph } from '../support/counting.js';
import { engines } from '../support/engines.js';
import { fictional, loaded, shipped } from '../support/seeded.js';
import type { Seeded } from '../support/seeded.js';

const FOLDER = 'test/queries';
const EXAMPLES = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => file.slice(0, -'.graphql'.length));
/** Neo4j plans each of them. */
const DOCUMENTS = 100;

interface Ways {
  readonly graph: CountedGraph;
  readonly apart: ApiUnderTest;
  readonly nested: ApiUnderTest;
}

async function waysOver(opened: Graph, { ontology, records }: Seeded): Promise<Ways> {
  const graph = counting(await loaded(opened, ontology, records));
  const [apart, nested] = [await apiOver(ontology, graph), await apiOver(ontology, graph, {}, { recurring: ALWAYS })];
  // The sizes of the graph are asked once, before the first operation.
  for (const api of [apart, nested]) await api.ask('{ meta { dataVersion } }');
  return { graph, apart, nested };
}

async function close({ graph, apart, nested }: Ways): Promise<void> {
  await apart.stop();
  await nested.stop();
  await graph.close();
}

/** What was asked both ways, and how many statements each took. */
async function both(ways: Ways, query: string, variables: Record<string, unknown> = {}) {
  ways.graph.reset();
  const apart = await ways.apart.ask(query, variables);
  const sentApart = ways.graph.total;
  ways.graph.reset();
  const nested = await ways.nested.ask(query, variables);
  return { apart, nested, sentApart, sentNested: ways.graph.total };
}

/** Everything but how many statements it took. */
function withoutSpent({ extensions, ...answer }: Answered): unknown {
  const cost = extensions?.['cost'] as { atMost: unknown; spent?: { rows: number } } | undefined;
  return { ...answer, ...(cost && { cost: { ...cost, spent: cost.spent?.rows } }) };
}

describe.each(engines())('what is below, within the statement that finds its parents, on $name', (engine) => {
  describe('over the profile', () => {
    let ways: Ways;
    beforeAll(async () => (ways = await waysOver(await engine.open(), await shipped())));
    afterAll(() => close(ways));

    it.each(EXAMPLES)('%s: the same answer by no more statements', async (name) => {
      const query = readFileSync(`${FOLDER}/${name}.graphql`, 'utf8');
      const variables = readdirSync(FOLDER).includes(`${name}.variables.json`)
        ? (JSON.parse(readFileSync(`${FOLDER}/${name}.variables.json`, 'utf8')) as Record<string, unknown>)
        : {};
      const { apart, nested, sentApart, sentNested } = await both(ways, query, variables);
      expect(withoutSpent(nested)).toEqual(withoutSpent(apart));
      expect(sentNested).toBeLessThanOrEqual(sentApart);
    });
  });

  describe('over a country that does not exist', () => {
    let ways: Ways;
    beforeAll(async () => (ways = await waysOver(await engine.open(), await fictional())));
    beforeEach(() => ways.graph.reset());
    afterAll(() => close(ways));

    it('random documents get the same answer', async () => {
      const schema = apiSchema((await fictional()).ontology, questions([]), derivedFields(), () => null);
      const dice = new Dice(7);
      let fewer = 0;
      for (const { query, variables } of Array.from({ length: DOCUMENTS }, () => documentOf(schema, dice))) {
        const { apart, nested, sentApart, sentNested } = await both(ways, query, variables);
        expect(withoutSpent(nested), query).toEqual(withoutSpent(apart));
        if (sentNested < sentApart) fewer += 1;
      }
      expect(fewer).toBeGreaterThan(0);
    });

    it('one statement answers a node, its pages, their numbers, what is at the far end, and a filter on each level', async () => {
      const query = `{ law(id: "xnl/penal-code") { name country { name } articles(first: 2, orderBy: [{ field: number, direction: DESC }]) {
        totalCount pageInfo { hasNextPage endCursor } nodes { number
          findings(first: 1, filter: { assessment: { ne: FACT } }) { totalCount nodes { id assessment } } } } } }`;
      const { apart, nested, sentApart, sentNested } = await both(ways, query);
      expect(nested.data).toEqual(apart.data);
      expect([sentApart, sentNested]).toEqual([6, 1]);
    });

    it('counts no rows of a node that only says that there is a next page', async () => {
      const query =
        '{ law(id: "xnl/penal-code") { articles(first: 1) { pageInfo { hasNextPage } nodes { instrument { id } } } } }';
      const { apart, nested } = await both(ways, query);
      expect(nested.data).toEqual(apart.data);
      const spent = { cost: { spent: { rows: 3 } } };
      expect([apart.extensions, nested.extensions]).toMatchObject([spent, spent]);
    });

    it('goes on with statements of their own where one would ask for too much', async () => {
      const lists = Array.from(
        { length: 18 },
        (_, index) => `a${index}: articles(first: ${index + 1}) { nodes { id } }`,
      );
      const query = `{ law(id: "xnl/penal-code") { ${lists.join(' ')} } }`;
      const { apart, nested, sentApart, sentNested } = await both(ways, query);
      expect(nested.data).toEqual(apart.data);
      // Sixteen lists beside the law itself, and the last two.
      expect([sentApart, sentNested]).toEqual([19, 3]);
    });

    it('asks only of the types that ask for it', async () => {
      const query = `{ law(id: "xnl/penal-code") { claims { nodes { id ... on Role { body { id } } } } } }`;
      const { apart, nested, sentNested } = await both(ways, query);
      expect(nested.data).toEqual(apart.data);
      expect(sentNested).toBe(1);
    });

    it('does not ask what is below nodes that come again and again with each of their parents', async () => {
      const query = '{ passages(first: 9) { nodes { report { name passages(first: 1) { nodes { id } } } } } }';
      const { apart, nested, sentNested } = await both(ways, query);
      expect(nested.data).toEqual(apart.data);
      // The passages of a report are asked once, not once for each of its passages that is cited.
      expect(sentNested).toBe(2);
      expect(ways.graph.counts).toEqual({ 'list-page': 1, 'related-page': 1 });
    });
  });
});

describe('where the larger statement fails', () => {
  it('the smaller ones answer, and what is wrong is said where it belongs', async () => {
    const { ontology, records } = await fictional();
    const graph = await loaded(await (engines()[0] as ReturnType<typeof engines>[number]).open(), ontology, records);
    const failing: Graph = {
      ...graph,
      read: (sent, parameters, deadline) =>
        sent.text.includes('r1') || sent.text.includes('ISSUED_BY')
          ? Promise.reject(new Error('no'))
          : graph.read(sent, parameters, deadline),
    };
    const api = await apiOver(ontology, failing, {}, { recurring: ALWAYS });
    const { data, errors } = await api.ask('{ law(id: "xnl/penal-code") { name issuedBy { id } country { id } } }');
    expect(data).toEqual({ law: { name: 'Penal Code of Northland', issuedBy: null, country: { id: 'XNL' } } });
    expect(errors?.map(({ path }) => path)).toEqual([['law', 'issuedBy']]);
    await api.stop();
    await graph.close();
  });
});

describe('statements that recur', () => {
  const ask = (name: string) => ({ statement: { ...statement('data-version'), text: name }, parameters: {} });

  it('are tried beside the others when they come the third time, and used once that is done', async () => {
    let done = (): void => undefined;
    const run = vi.fn(() => new Promise<void>((resolve) => (done = resolve)));
    const texts = new RecurringTexts(run);
    expect([1, 2].map(() => texts.recurs(ask('a')))).toEqual([false, false]);
    expect(run).not.toHaveBeenCalled();
    expect([3, 4].map(() => texts.recurs(ask('a')))).toEqual([false, false]);
    expect(run).toHaveBeenCalledTimes(1);
    done();
    await Promise.resolve();
    expect([texts.recurs(ask('a')), texts.recurs(ask('b'))]).toEqual([true, false]);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('are never used where they failed', async () => {
    const run = vi.fn(() => Promise.reject(new Error('no plan')));
    const texts = new RecurringTexts(run);
    for (let times = 0; times < 20; times += 1) {
      expect(texts.recurs(ask('a'))).toBe(false);
      await Promise.resolve();
    }
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('are forgotten where many others came since', () => {
    const run = vi.fn(() => Promise.resolve());
    const texts = new RecurringTexts(run);
    texts.recurs(ask('a'));
    texts.recurs(ask('a'));
    for (let other = 0; other < 500; other += 1) texts.recurs(ask(`other ${other}`));
    texts.recurs(ask('a'));
    expect(run).not.toHaveBeenCalled();
  });

  it('answer as before, by fewer statements', async () => {
    const { ontology, records } = await fictional();
    const [engine] = engines();
    const graph = counting(await loaded(await (engine as NonNullable<typeof engine>).open(), ontology, records));
    const run = vi.fn(({ statement: sent, parameters }: Ask, deadline: number) =>
      graph.read(sent, parameters, deadline),
    );
    const api = await apiOver(ontology, graph, {}, { recurring: new RecurringTexts(run) });
    const query = '{ law(id: "xnl/penal-code") { articles { nodes { id findings { nodes { id } } } } } }';
    const first = await api.ask(query);
    await api.ask(query);
    await api.ask(query);
    await Promise.all(run.mock.results.map(({ value }) => value as Promise<unknown>));
    graph.reset();
    expect((await api.ask(query)).data).toEqual(first.data);
    expect(graph.counts).toEqual({ 'node-by-id': 1 });
    await api.stop();
    await graph.close();
  });
});

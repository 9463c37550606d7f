import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { counting } from '../support/counting.js';
import type { CountedGraph } from '../support/counting.js';
import { engines } from '../support/engines.js';
import { apiOver } from '../support/api.js';
import type { ApiUnderTest } from '../support/api.js';
import { fictional, loaded } from '../support/seeded.js';

const REPORT = 'press/northland-2010';

describe.each(engines())('selections of any shape on $name', (engine) => {
  let graph: CountedGraph;
  let api: ApiUnderTest;

  beforeAll(async () => {
    const { ontology, records } = await fictional();
    graph = counting(await loaded(await engine.open(), ontology, records));
    api = await apiOver(ontology, graph);
    // The sizes of the graph are asked once, before the first operation.
    await api.ask('{ meta { dataVersion } }');
  });
  beforeEach(() => graph.reset());
  afterAll(async () => {
    await api.stop();
    await graph.close();
  });

  const data = async (query: string, variables?: Record<string, unknown>): Promise<unknown> => {
    const { data, errors } = await api.ask(query, variables);
    expect(errors).toBeUndefined();
    return data;
  };

  it('aliases one field with different arguments', async () => {
    const query = `{ law(id: "xnl/penal-code") {
      one: articles(first: 1) { nodes { number } }
      all: articles { nodes { no: number name } }
      five: articles(filter: { number: { eq: "5" } }) { nodes { id } }
    } }`;
    expect(await data(query)).toEqual({
      law: {
        one: { nodes: [{ number: '5' }] },
        all: {
          nodes: [
            { no: '5', name: 'Penal Code of Northland, article 5' },
            { no: '5(1)', name: 'Penal Code of Northland, article 5(1)' },
            { no: '12', name: 'Penal Code of Northland, article 12' },
          ],
        },
        five: { nodes: [{ id: 'xnl/penal-code/5' }] },
      },
    });
    expect(graph.counts).toEqual({ 'node-by-id': 1, 'related-page': 3 });
  });

  it('fragments on interfaces, with __typename', async () => {
    const query = `{ passage(id: "${REPORT}/first/1.2") { citedBy { nodes {
      __typename
      ...on Claim { statement about(first: 2) { nodes { id } } }
      ...on Finding { assessment attribution }
      ...on Observation { value indicator { unit } }
    } } } }`;
    expect(await data(query)).toEqual({
      passage: {
        citedBy: {
          nodes: [
            {
              __typename: 'Finding',
              statement:
                'Several travellers say that the Police of Northland beat people in custody, against article 5(1) of the Penal Code of Northland.',
              about: { nodes: [{ id: 'XNL' }, { id: 'xnl/penal-code/5/1' }] },
              assessment: 'ALLEGATION',
              attribution: 'several travellers',
            },
            {
              __typename: 'Observation',
              statement: 'The Northern Star counts 12.5 cells to a prison.',
              about: { nodes: [{ id: 'XNL' }, { id: 'indicator/cells' }] },
              value: 12.5,
              indicator: { unit: 'cells' },
            },
            {
              __typename: 'Observation',
              statement: 'The Northern Star counts 14 cells to a prison.',
              about: { nodes: [{ id: 'XNL' }, { id: 'indicator/cells' }] },
              value: 14,
              indicator: { unit: 'cells' },
            },
          ],
        },
      },
    });
    // One wave for `about`, though it is asked of two types.
    expect(graph.counts).toEqual({ 'node-by-id': 1, 'related-page': 2, 'related-one': 1 });
  });

  it('fragments on a union, one wave for a field that both members have', async () => {
    const query = `{ roles(first: 2) { nodes { office holder {
      __typename
      ... on Person { name citations { totalCount } }
      ... on Institution { name kind citations { totalCount } }
    } body { name } } } }`;
    expect(await data(query)).toEqual({
      roles: {
        nodes: [
          {
            office: 'Chair',
            holder: { __typename: 'Person', name: 'Ada North', citations: { totalCount: 0 } },
            body: { name: 'Council of Northland' },
          },
          {
            office: 'Guardian of the Penal Code',
            holder: {
              __typename: 'Institution',
              name: 'Council of Northland',
              kind: 'PARLIAMENT',
              citations: { totalCount: 0 },
            },
            body: null,
          },
        ],
      },
    });
  });

  it('one wave for an interface field asked in an interface fragment of every type', async () => {
    const query = `{ entities(filter: { id: { in: ["XNL", "xnl/police", "xnl/penal-code"] } }) {
      nodes { id ...E } } } fragment E on Entity { citations { nodes { id } } }`;
    expect(await data(query)).toEqual({
      entities: {
        nodes: [
          { id: 'XNL', citations: { nodes: [{ id: `${REPORT}/first/1.1` }] } },
          { id: 'xnl/penal-code', citations: { nodes: [] } },
          { id: 'xnl/police', citations: { nodes: [] } },
        ],
      },
    });
    expect(graph.counts).toEqual({ 'list-page': 1, 'related-page': 1 });
  });

  it('@skip and @include, variables with defaults', async () => {
    const query = `query Q($with: Boolean = false, $first: Int = 1, $id: ID = "xnl/penal-code") {
      law(id: $id) { id articles(first: $first) @include(if: $with) { nodes { id } } name @skip(if: $with) }
    }`;
    expect(await data(query)).toEqual({ law: { id: 'xnl/penal-code', name: 'Penal Code of Northland' } });
    expect(graph.counts).toEqual({ 'node-by-id': 1 });
    expect(await data(query, { with: true, first: 2 })).toEqual({
      law: { id: 'xnl/penal-code', articles: { nodes: [{ id: 'xnl/penal-code/5' }, { id: 'xnl/penal-code/5/1' }] } },
    });
    expect(await data(query, { with: true, first: null })).toMatchObject({
      law: { articles: { nodes: { length: 3 } } },
    });
  });

  it('nested connections with their own first, nodes and edges side by side', async () => {
    const query = `{ topics(first: 2) {
      nodes { id }
      edges { node { name tagged(first: 1) { pageInfo { hasNextPage hasPreviousPage } edges { node { id concerns: __typename } } } } }
      pageInfo { hasNextPage }
    } }`;
    const allegation = { id: `${REPORT}/first/1.2/a`, concerns: 'Finding' };
    const shortfall = { id: `${REPORT}/first/1.1/c`, concerns: 'Finding' };
    expect(await data(query)).toEqual({
      topics: {
        nodes: [{ id: 'topic/custody' }, { id: 'topic/ill-treatment' }],
        edges: [
          {
            node: {
              name: 'Custody',
              tagged: { pageInfo: { hasNextPage: false, hasPreviousPage: false }, edges: [{ node: allegation }] },
            },
          },
          {
            node: {
              name: 'Ill-treatment',
              tagged: { pageInfo: { hasNextPage: true, hasPreviousPage: false }, edges: [{ node: shortfall }] },
            },
          },
        ],
        pageInfo: { hasNextPage: false },
      },
    });
    expect(graph.counts).toEqual({ 'list-page': 1, 'related-page': 1 });
  });

  it('asks for totalCount only where it is selected, and for rows only where they are', async () => {
    expect(await data('{ findings { totalCount } }')).toEqual({ findings: { totalCount: 4 } });
    expect(graph.counts).toEqual({ 'list-count': 1 });
    graph.reset();
    expect(
      await data('{ country(id: "XNL") { laws { totalCount } institutions { totalCount nodes { id } } } }'),
    ).toEqual({
      country: {
        laws: { totalCount: 1 },
        institutions: {
          totalCount: 3,
          nodes: [{ id: 'press/northern-star' }, { id: 'xnl/council' }, { id: 'xnl/police' }],
        },
      },
    });
    expect(graph.counts).toEqual({ 'node-by-id': 1, 'related-count': 2, 'related-page': 1 });
  });

  it('first: 0 counts without rows', async () => {
    expect(await data('{ laws(first: 0) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }')).toEqual({
      laws: { totalCount: 1, nodes: [], pageInfo: { hasNextPage: true, endCursor: null } },
    });
  });

  it('an unknown id is null, without an error', async () => {
    expect(
      await data('{ country(id: "NOWHERE") { name } node(id: "") { id } nodes(ids: ["x", "XNL", "x"]) { id } }'),
    ).toEqual({
      country: null,
      node: null,
      nodes: [null, { id: 'XNL' }, null],
    });
  });

  it('an id of another type is null: a law is no country', async () => {
    expect(await data('{ country(id: "xnl/penal-code") { id } }')).toEqual({ country: null });
  });

  it('a unique column finds its node', async () => {
    expect(
      await data('{ report(symbol: "X/NL/2010") { id } country(iso2: "XN") { id } none: report(symbol: "") { id } }'),
    ).toEqual({
      report: { id: REPORT },
      country: { id: 'XNL' },
      none: null,
    });
  });

  it('odd characters in ids and filters are only characters', async () => {
    const odd = `'"\\\`})]->(n) DETACH DELETE n // Ж 💧 %00 \u0000`;
    expect(
      await data(
        'query Q($id: ID!, $text: String!) { node(id: $id) { id } countries(filter: { name: { eq: $text } }) { nodes { id } } }',
        {
          id: odd,
          text: odd,
        },
      ),
    ).toEqual({ node: null, countries: { nodes: [] } });
    expect(await data('{ countries { totalCount } }')).toEqual({ countries: { totalCount: 1 } });
  });

  it('a response key may be any name, even one that objects have', async () => {
    const query = '{ __proto__: country(id: "XNL") { constructor: name toString: id hasOwnProperty: iso2 } }';
    const answer = (await data(query)) as object;
    expect(JSON.stringify(answer)).toBe(
      '{"__proto__":{"constructor":"Northland","toString":"XNL","hasOwnProperty":"XN"}}',
    );
  });

  it('values with fields of their own, under any alias', async () => {
    expect(await data('{ country(id: "XNL") { other: aliases { t: text language } } }')).toEqual({
      country: {
        other: [
          { t: 'Kingdom of "Northland"', language: 'en' },
          { t: 'Нордландия', language: 'ru' },
        ],
      },
    });
  });

  it('a shared node is asked once a wave, whatever the number of its parents', async () => {
    const query = `{ report(id: "${REPORT}") { passages { nodes { claims { nodes { citations { nodes { report { name publisher { name } } } } } } } } } }`;
    await data(query);
    expect(graph.counts).toEqual({ 'node-by-id': 1, 'related-page': 3, 'related-one': 2 });
  });

  it('a fragment chain through interfaces stays one statement a level', async () => {
    const hop = (depth: number): string =>
      depth === 0 ? 'id' : `id claims(first: 3) { nodes { about(first: 3) { nodes { ${hop(depth - 1)} } } } }`;
    await data(`{ entities(first: 20) { nodes { ${hop(3)} } } }`);
    expect(graph.counts).toEqual({ 'list-page': 1, 'related-page': 6 });
  });

  it('pages forward with after, on a root list and in the list of one owner', async () => {
    const page = `query P($after: String) { law(id: "xnl/penal-code") { articles(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } } } }`;
    const first = (await data(page)) as { law: { articles: { pageInfo: { endCursor: string } } } };
    const after = first.law.articles.pageInfo.endCursor;
    expect(await data(page, { after })).toMatchObject({
      law: {
        articles: { nodes: [{ id: 'xnl/penal-code/12' }], pageInfo: { hasNextPage: false, hasPreviousPage: true } },
      },
    });
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../src/graph/embedded/embedded.js';
import { apiOver } from '../support/api.js';
import type { ApiUnderTest } from '../support/api.js';
import { counting } from '../support/counting.js';
import type { CountedGraph } from '../support/counting.js';
import { fictional, loaded, tenfold } from '../support/seeded.js';

describe('the cost of an operation', () => {
  let graph: CountedGraph;
  let small: ApiUnderTest;
  let open: ApiUnderTest;

  beforeAll(async () => {
    const { ontology, records } = await fictional();
    graph = counting(await loaded(await openEmbedded(), ontology, tenfold(ontology, records)));
    small = await apiOver(ontology, graph, { rows: 50, statements: 3, filterNodes: 200 });
    open = await apiOver(ontology, graph);
    for (const api of [small, open]) await api.ask('{ meta { dataVersion } }');
  });
  beforeEach(() => graph.reset());
  afterAll(async () => {
    await Promise.all([small.stop(), open.stop()]);
    await graph.close();
  });

  it('is in every answer: what it may be at the most, and what it was', async () => {
    const { extensions } = await open.ask(
      '{ country(id: "XNL") { laws { totalCount nodes { articles(first: 2) { nodes { id } } } } } }',
    );
    // One country, its one law, two articles, and one row for the count; of each list its own fields.
    expect(extensions).toEqual({
      cost: { atMost: { rows: 5, cells: 7, statements: 4 }, spent: { rows: 4, statements: 4 } },
    });
    expect(graph.total).toBe(4);
  });

  it('counts no more rows than the graph has', async () => {
    const { extensions } = await open.ask('{ laws(first: 500) { nodes { issuedBy { id } } } }');
    expect(extensions).toMatchObject({ cost: { atMost: { rows: 2, statements: 2 } } });
  });

  it.each([
    ['aliases', '{ laws(first: 1) { nodes { a: id b: id c: id } } }', 1 + 3],
    [
      'edges and page information',
      '{ laws(first: 1) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }',
      2 + 2 + 2 + 1,
    ],
    [
      'what values have of their own',
      '{ passages(first: 2) { nodes { locator { section paragraph again: section } } } }',
      1 + 2 * 4,
    ],
    ['the type of nodes', '{ entities(first: 3) { nodes { __typename } } }', 1 + 3],
  ])('counts values: %s', async (_, query, cells) => {
    const { extensions, errors } = await open.ask(query);
    expect(errors).toBeUndefined();
    expect(extensions).toMatchObject({ cost: { atMost: { cells } } });
  });

  it('refuses more values than an operation may answer, however few rows they are in', async () => {
    const { ontology } = await fictional();
    const api = await apiOver(ontology, graph, { cells: 100 });
    const { errors } = await api.ask(
      `{ laws(first: 1) { nodes { ${aliases(40, 'name')} articles(first: 2) { nodes { ${aliases(40, 'id')} } } } } }`,
    );
    await api.stop();
    expect(errors).toEqual([
      {
        message:
          'The operation may answer 123 values, and at most 100 are allowed. Lower first: on laws (1), articles (2), or ask for fewer fields of each.',
        extensions: { code: 'LIMIT_EXCEEDED' },
      },
    ]);
  });

  it('stops an answer that becomes larger than it may be, texts and names of fields alike', async () => {
    const { ontology } = await fictional();
    const api = await apiOver(ontology, graph, { answerBytes: 20_000 });
    const long = 'x'.repeat(500);
    const message =
      'The answer has more than 20000 bytes, and no more are allowed. Lower first:, ask for fewer fields, or ask in several operations.';
    for (const fields of [aliases(40, 'statement'), aliases(2, 'id', long)]) {
      const asked = await api.ask(`{ claims(first: 60) { nodes { ${fields} } } }`);
      expect(asked.data).toBeUndefined();
      expect(asked.errors).toMatchObject([{ message, extensions: { code: 'LIMIT_EXCEEDED' } }]);
      expect((await api.ask(`{ claims(first: 2) { nodes { ${fields} } } }`)).errors).toBeUndefined();
    }
    await api.stop();
  });

  it('sums what the filters of an operation look at', async () => {
    const { ontology } = await fictional();
    const filter = 'filter: { about: { some: { claims: { some: { statement: { contains: "x" } } } } } }';
    const api = await apiOver(ontology, graph, { filterNodes: 1_500 });
    expect((await api.ask(`{ findings(first: 1, ${filter}) { nodes { id } } }`)).errors).toBeUndefined();
    const { errors } = await api.ask(
      `{ a: findings(first: 1, ${filter}) { nodes { id } } b: findings(first: 1, ${filter}) { nodes { id } } }`,
    );
    await api.stop();
    expect(errors).toEqual([
      {
        message:
          'The filters of the operation may look at 1824 nodes together, and at most 1500 are allowed: findings(filter:) at 912 of them. Ask in several operations.',
        extensions: { code: 'LIMIT_EXCEEDED' },
      },
    ]);
  });

  it('counts what a citation is made from', async () => {
    const { extensions } = await open.ask('{ findings(first: 1) { nodes { citation } } }');
    expect(extensions).toMatchObject({ cost: { atMost: { statements: 8 }, spent: { statements: 6 } } });
  });

  it.each([
    [
      '{ laws { nodes { articles(first: 100) { nodes { findings(first: 100) { nodes { id } } } } } } }',
      'The operation may return 631 rows, and at most 50 are allowed. Lower first: on laws (20), articles (100), findings (100).',
    ],
    [
      '{ laws { totalCount nodes { country { id } issuedBy { id } } } }',
      'The operation needs 4 statements, and at most 3 are allowed. Ask for fewer relations, or in several operations.',
    ],
    [
      '{ findings(first: 1, filter: { about: { some: { claims: { some: { statement: { contains: "x" } } } } } }) { nodes { id } } }',
      'findings(filter:) may look at 912 nodes, and at most 200 are allowed: even the best way begins with 52 nodes of Entity, back over about. Ask from the other end: { claims(filter: ...) { nodes { seenFrom { nodes { id } } } } }. Then filter by about with these ids.',
    ],
  ])('%s is refused before a statement is sent', async (query, message) => {
    const { errors } = await small.ask(query);
    expect(errors).toEqual([{ message, extensions: { code: 'LIMIT_EXCEEDED' } }]);
    expect(graph.total).toBe(0);
  });

  it('is not asked of introspection', async () => {
    expect(await small.ask('{ __schema { queryType { name } } __typename }')).toEqual({
      data: { __schema: { queryType: { name: 'Query' } }, __typename: 'Query' },
    });
  });
});

function aliases(count: number, field: string, prefix = 'a'): string {
  return Array.from({ length: count }, (_, index) => `${prefix}${index}: ${field}`).join(' ');
}

describe('citation(style:)', () => {
  let api: ApiUnderTest;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const { ontology, records } = await fictional();
    const graph = await loaded(await openEmbedded(), ontology, records);
    api = await apiOver(ontology, graph);
    stop = async () => {
      await api.stop();
      await graph.close();
    };
  });
  afterAll(() => stop());

  it('of a report, a passage and a claim, in three styles, with the version of the data', async () => {
    const query = `{
      meta { dataVersion }
      report(id: "press/northland-2010") { citation bib: citation(style: BIBTEX) csl: citation(style: CSL_JSON) }
      passage(id: "press/northland-2010/first/1.1") { citation }
      claims(first: 1) { nodes { citation ... on Role { office } } }
      roles(first: 1) { nodes { citation } }
    }`;
    const { data, errors } = await api.ask(query);
    expect(errors).toBeUndefined();
    const { meta, report, passage, claims, roles } = data as {
      meta: { dataVersion: string };
      report: { citation: string; bib: string; csl: string };
      passage: { citation: string };
      claims: { nodes: { citation: string; office: string }[] };
      roles: { nodes: { citation: string }[] };
    };
    const version = `rights-graph data version ${meta.dataVersion}`;
    expect(report.citation).toBe(
      `The Northern Star, ‘Northland under scrutiny’ (June 2010) UN Doc X/NL/2010 (${version}, report press/northland-2010).`,
    );
    expect(passage.citation).toContain('para 1, sentence 1');
    expect(passage.citation).toContain(version);
    expect(claims.nodes[0]?.citation).toContain('press/northland-2010/first/1.1/a');
    expect(roles.nodes).toEqual([{ citation: claims.nodes[0]?.citation }]);
    expect(report.bib).toContain('title = {{Northland under scrutiny}}');
    expect(JSON.parse(report.csl)).toMatchObject([
      { title: 'Northland under scrutiny', issued: { 'date-parts': [[2010, 6]] } },
    ]);
  });
});

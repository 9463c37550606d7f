import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GraphError } from '../../src/graph/graph.js';
import type { Graph, GraphErrorCode } from '../../src/graph/graph.js';
import { openEmbedded } from '../../src/graph/embedded/embedded.js';
import { apiOver } from '../support/api.js';
import type { ApiUnderTest } from '../support/api.js';
import { counting } from '../support/counting.js';
import type { CountedGraph } from '../support/counting.js';
import { fictional, loaded } from '../support/seeded.js';

describe('what a client gets wrong', () => {
  let graph: CountedGraph;
  let api: ApiUnderTest;

  beforeAll(async () => {
    const { ontology, records } = await fictional();
    graph = counting(await loaded(await openEmbedded(), ontology, records));
    api = await apiOver(ontology, graph);
    // The sizes of the graph are asked once, before the first operation.
    await api.ask('{ meta { dataVersion } }');
  });
  afterAll(async () => {
    await api.stop();
    await graph.close();
  });

  const NAMES = {
    many: `{ ${Array.from({ length: 101 }, (_, index) => `a${index}: __typename`).join(' ')} }`,
    included: `{ ${Array.from({ length: 51 }, () => '__typename @include(if: true)').join(' ')} }`,
    deep: nested(20),
    aliases: aliased(10_000),
    wide: `{ meta { ${'apiVersion '.repeat(501)} } }`,
  };

  const REFUSED = [
    [
      '{ countries(first: -1) { nodes { id } } }',
      'BAD_USER_INPUT',
      'countries(first:) takes 0 to 500, and -1 was given. For more rows ask for the next page with after: pageInfo.endCursor.',
    ],
    [
      '{ countries(first: 100000) { nodes { id } } }',
      'BAD_USER_INPUT',
      'countries(first:) takes 0 to 500, and 100000 was given. For more rows ask for the next page with after: pageInfo.endCursor.',
    ],
    [
      '{ country(id: "XNL") { laws(first: 101) { nodes { id } } } }',
      'BAD_USER_INPUT',
      'laws(first:) takes 0 to 100, and 101 was given. For more rows ask for the next page with after: pageInfo.endCursor.',
    ],
    [
      `{ nodes(ids: [${'"x" '.repeat(101)}]) { id } }`,
      'BAD_USER_INPUT',
      'nodes(ids:) takes at most 100 ids, and 101 were given. Ask in several operations.',
    ],
    ['{ report { id } }', 'BAD_USER_INPUT', 'report takes one of id, symbol, and none was given.'],
    ['{ report(id: "a", symbol: "b") { id } }', 'BAD_USER_INPUT', 'report takes one of id, symbol, and 2 were given.'],
    [
      '{ countrys { id } }',
      'GRAPHQL_VALIDATION_FAILED',
      'Cannot query field "countrys" on type "Query". Did you mean "country" or "countries"?',
    ],
    [
      '{ country(idd: "x") { id } }',
      'GRAPHQL_VALIDATION_FAILED',
      'Unknown argument "idd" on field "Query.country". Did you mean "id"? `country` has the arguments `id:`, `iso2:`.',
    ],
    [
      '{ findings(filter: { assessment: { eq: WORRY } }) { totalCount } }',
      'GRAPHQL_VALIDATION_FAILED',
      'Value "WORRY" does not exist in "Assessment" enum.',
    ],
    [
      '{ reports(filter: { publishedOn: { gte: "2011-13" } }) { totalCount } }',
      'GRAPHQL_VALIDATION_FAILED',
      'Expected value of type "EDTF", found "2011-13"; "2011-13" is no date: there is no month 13.',
    ],
    [
      '{ countries(after: "abc!") { nodes { id } } }',
      'BAD_USER_INPUT',
      'countries(after:) is no cursor of this API: take the text of cursor or pageInfo.endCursor as it is.',
    ],
    [
      '{ claims(filter: {about: {id: {eq: "XNL"}}}) { totalCount } }',
      'GRAPHQL_VALIDATION_FAILED',
      'Field "id" is not defined by type "EntityListFilter". `about` is a list: write `about: {some: {id: ...}}`.',
    ],
    [
      // After another field, with braces of its own; GraphQL would have taken "none" for "name".
      '{ claims(filter: {and: [{about: {none: {id: {eq: "XNL"}}, name: {eq: "Northland"}}}]}) { totalCount } }',
      'GRAPHQL_VALIDATION_FAILED',
      'Field "name" is not defined by type "EntityListFilter". `about` is a list: write `about: {some: {name: ...}}`.',
    ],
    [
      '{ claims(filter: {about: {nme: {eq: "Northland"}}}) { totalCount } }',
      'GRAPHQL_VALIDATION_FAILED',
      'Field "nme" is not defined by type "EntityListFilter". `about` is a list: write `about: {some: {...}}`.',
    ],
    [
      '{ claims(filter: {terms: {eq: "x"}}) { totalCount } }',
      'GRAPHQL_VALIDATION_FAILED',
      'Field "eq" is not defined by type "StringListFilter". `terms` is a list: write `terms: {has: ...}`.',
    ],
    ['{ countries', 'GRAPHQL_PARSE_FAILED', 'Syntax Error: Expected Name, found <EOF>.'],
    [
      NAMES.deep,
      'LIMIT_EXCEEDED',
      'The document is 42 fields deep, and at most 16 are allowed. Ask for the ids first, then for what lies behind them with nodes(ids:).',
    ],
    [
      NAMES.aliases,
      'LIMIT_EXCEEDED',
      'The document has more than 5000 tokens. Ask in several operations, or use fragments for what is repeated.',
    ],
    [
      NAMES.many,
      'LIMIT_EXCEEDED',
      'The document has 101 aliases in one operation, and at most 100 are allowed. Ask for several ids with nodes(ids:), or in several operations.',
    ],
    [
      NAMES.included,
      'LIMIT_EXCEEDED',
      'The document has 51 directives in one operation, and at most 50 are allowed. Put @include and @skip on fragments, not on fields.',
    ],
    [
      NAMES.wide,
      'LIMIT_EXCEEDED',
      'The document has 502 fields in one operation, and at most 500 are allowed. Ask in several operations.',
    ],
  ].map(([query = '', code, message]) => ({ title: query.slice(0, 60), query, code, message }));

  it.each(REFUSED)(
    '$title is refused with one sentence, before a statement is sent',
    async ({ query, code, message }) => {
      graph.reset();
      const { errors, data } = await api.ask(query);
      expect(errors?.map((error) => [error.extensions?.code, error.message])).toEqual([[code, message]]);
      expect(data ?? null).toBeNull();
      expect(graph.total).toBe(0);
    },
  );

  it('the hint for lists stands in errors of variables too', async () => {
    const query = 'query Q($filter: ClaimFilter) { claims(filter: $filter) { totalCount } }';
    const refusals = async (filter: unknown): Promise<unknown> =>
      (await api.ask(query, { filter })).errors?.map((error) => error.message);
    expect(await refusals({ about: { id: { eq: 'XNL' } } })).toEqual([
      'Variable "$filter" got invalid value { id: { eq: "XNL" } } at "filter.about"; ' +
        'Field "id" is not defined by type "EntityListFilter". `about` is a list: write `about: {some: {id: ...}}`.',
    ]);
    expect(await refusals({ or: [{ topics: { broader: {} } }] })).toEqual([
      'Variable "$filter" got invalid value { broader: {} } at "filter.or[0].topics"; ' +
        'Field "broader" is not defined by type "TopicListFilter". `topics` is a list: write `topics: {some: {broader: ...}}`.',
    ]);
    // What is no list keeps its error.
    expect(await refusals({ status: { equals: 'OPEN' } })).toEqual([
      'Variable "$filter" got invalid value { equals: "OPEN" } at "filter.status"; Field "equals" is not defined by type "ClaimStatusFilter".',
    ]);
    // Where the variable is the list itself, the document says what it is called.
    const about = 'query Q($about: EntityListFilter) { claims(filter: { about: $about }) { totalCount } }';
    expect((await api.ask(about, { about: { id: {} } })).errors?.map((error) => error.message)).toEqual([
      'Variable "$about" got invalid value { id: {} }; Field "id" is not defined by type "EntityListFilter".',
    ]);
  });

  it('introspection stays within the limits, with everything that tools ask for', async () => {
    graph.reset();
    const query = getIntrospectionQuery({
      inputValueDeprecation: true,
      schemaDescription: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      oneOf: true,
    });
    const { data, errors } = await api.ask(query);
    expect(errors).toBeUndefined();
    expect(data).toHaveProperty('__schema');
    expect(graph.total).toBe(0);
  });

  it.each(['mutation', 'subscription'])('a %s is refused: the API is read only', async (operation) => {
    expect((await api.ask(`${operation} { x }`)).errors).toEqual([
      {
        message: `This API is read only: it answers queries, and no ${operation}.`,
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });

  it('a fragment that contains itself is refused, not followed', async () => {
    const { errors } = await api.ask(
      '{ country(id: "XNL") { ...A } } fragment A on Country { laws { nodes { country { ...A } } } }',
    );
    expect(errors?.map((error) => error.message)).toEqual(['Cannot spread fragment "A" within itself.']);
  });

  it('a cursor of another list, cut short or changed, says which', async () => {
    const { data } = await api.ask('{ laws { pageInfo { endCursor } } }');
    const cursor = (data as { laws: { pageInfo: { endCursor: string } } }).laws.pageInfo.endCursor;
    const refusal = async (query: string, after: string): Promise<unknown> =>
      (await api.ask(query, { after })).errors?.map((error) => error.message);
    const laws = 'query Q($after: String) { laws(after: $after) { nodes { id } } }';
    expect(await refusal(laws, cursor.slice(0, -6))).toEqual([
      'laws(after:) was cut short: take the text of cursor or pageInfo.endCursor as a whole.',
    ]);
    const changed = Buffer.from(cursor, 'base64url').toString().replace('penal', 'panel');
    expect(await refusal(laws, Buffer.from(changed).toString('base64url'))).toEqual([
      'laws(after:) was changed: its checksum is wrong; take the text of cursor or pageInfo.endCursor as it is.',
    ]);
    expect(await refusal('query Q($after: String) { countries(after: $after) { nodes { id } } }', cursor)).toEqual([
      'countries(after:) belongs to another list: it is good for the same field with the same filter and order only.',
    ]);
  });
});

/** A query `levels` hops deep. */
function nested(levels: number): string {
  return `{ countries ${'{ nodes { laws '.repeat(levels)} { totalCount } ${'} }'.repeat(levels)} }`;
}

function aliased(count: number): string {
  return `{ ${Array.from({ length: count }, (_, index) => `a${index}: meta { apiVersion }`).join(' ')} }`;
}

describe('what goes wrong in the database', () => {
  const SECRET = 'password hunter2 at /var/lib/neo4j for bolt://db:7687';

  async function answerWith(code: GraphErrorCode | 'defect'): Promise<unknown> {
    const { ontology } = await fictional();
    const failing: Graph = {
      read: () => Promise.reject(code === 'defect' ? new Error(SECRET) : new GraphError(code, SECRET)),
      apply: () => Promise.resolve(),
      describe: () => Promise.resolve({ engine: 'neo4j', version: undefined, address: undefined }),
      close: () => Promise.resolve(),
    };
    const api = await apiOver(ontology, failing);
    const answer = await api.ask('{ countries { nodes { id } } meta { dataVersion } }');
    expect(JSON.stringify(answer)).not.toContain('hunter2');
    expect(JSON.stringify(answer)).not.toContain('/var');
    expect(JSON.stringify(api.logged.map(({ message }) => message))).toMatch(
      /hunter2|INTERNAL_SERVER_ERROR [0-9a-f]{8}/,
    );
    await api.stop();
    return answer.errors?.map((error) => [
      error.path,
      error.extensions?.code,
      error.message.replace(/[0-9a-f]{8}/, 'REFERENCE'),
    ]);
  }

  it.each<[GraphErrorCode | 'defect', string, string]>([
    [
      'DEADLINE',
      'DEADLINE_EXCEEDED',
      'The answer took too long and was given up. Ask for less: lower first:, or ask in several operations.',
    ],
    [
      'UNREACHABLE',
      'DATABASE_UNAVAILABLE',
      'The database cannot be reached at the moment. Ask again in a few seconds.',
    ],
    [
      'UNAUTHORIZED',
      'DATABASE_UNAVAILABLE',
      'The database cannot be reached at the moment. Ask again in a few seconds.',
    ],
    ['CLOSED', 'DATABASE_UNAVAILABLE', 'The database cannot be reached at the moment. Ask again in a few seconds.'],
    [
      'TOO_LARGE',
      'DEADLINE_EXCEEDED',
      'The answer took more memory than the database has. Ask for less: lower first:, or ask in several operations.',
    ],
    ['FAILED', 'INTERNAL_SERVER_ERROR', 'Something went wrong on the server. The log has the details under REFERENCE.'],
    ['defect', 'INTERNAL_SERVER_ERROR', 'Something went wrong on the server. The log has the details under REFERENCE.'],
  ])('%s reaches the client as %s, with nothing internal', async (code, publicCode, message) => {
    const answer = await answerWith(code);
    expect(answer).toEqual([
      [['countries'], publicCode, message],
      [['meta'], publicCode, message],
    ]);
  });

  it('a graph with nothing loaded says so', async () => {
    const { ontology } = await fictional();
    const graph = await openEmbedded();
    const api = await apiOver(ontology, graph);
    expect((await api.ask('{ country(id: "XNL") { id } }')).errors).toEqual([
      {
        message: 'No data is loaded yet. /readyz answers 200 as soon as it is.',
        locations: [{ line: 1, column: 3 }],
        path: ['country'],
        extensions: { code: 'NOT_LOADED' },
      },
    ]);
    await api.stop();
    await graph.close();
  });

  it('one failed branch leaves the rest', async () => {
    const { ontology, records } = await fictional();
    const graph = await loaded(await openEmbedded(), ontology, records);
    const failing: Graph = {
      ...graph,
      read: (statement, parameters, deadline) =>
        statement.text.includes('ISSUED_BY') || statement.name === 'related-count'
          ? Promise.reject(new GraphError('DEADLINE', SECRET))
          : graph.read(statement, parameters, deadline),
      describe: () => graph.describe(),
    };
    const api = await apiOver(ontology, failing);
    const { data, errors } = await api.ask(
      '{ law(id: "xnl/penal-code") { name issuedBy { id } articles { totalCount } country { id } } }',
    );
    expect(data).toEqual({
      law: { name: 'Penal Code of Northland', issuedBy: null, articles: null, country: { id: 'XNL' } },
    });
    expect(errors?.map((error) => error.path)).toEqual([
      ['law', 'issuedBy'],
      ['law', 'articles', 'totalCount'],
    ]);
    await api.stop();
    await graph.close();
  });

  it('a load between two waves makes the operation run once more', async () => {
    const { ontology, records } = await fictional();
    const graph = await loaded(await openEmbedded(), ontology, records);
    let reads = 0;
    const changing: Graph = {
      ...graph,
      read: async (statement, parameters, deadline) => {
        // Statements go out side by side: each has its number from when it was sent.
        const number = (reads += 1);
        const row = await graph.read(statement, parameters, deadline);
        // The first read is that of the sizes.
        return row && number === 2 ? { ...row, load: 'the load before' } : row;
      },
    };
    const api = await apiOver(ontology, changing);
    const { data, errors } = await api.ask('{ country(id: "XNL") { laws { nodes { id } } } }');
    // The first two waves go out together; then what is loaded is asked anew, and both once more.
    expect([data, errors, reads]).toEqual([{ country: { laws: { nodes: [{ id: 'xnl/penal-code' }] } } }, undefined, 6]);
    await api.stop();
    await graph.close();
  });
});

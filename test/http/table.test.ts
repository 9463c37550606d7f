import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/api/limits.js';
import { GraphError } from '../../src/graph/graph.js';
import { served } from './served.js';
import type { Served } from './served.js';

const FINDINGS = 'query Found { findings(first: 2) { nodes { statement assessment } } }';
const TWO = '{ laws { nodes { name } } country(id: "XNL") { reports { nodes { name } } } }';

describe('/graphql as a table', () => {
  let server: Served;
  beforeAll(async () => {
    server = await served();
  });
  afterAll(() => server.close());
  beforeEach(() => server.graph.reset());

  function get(parameters: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${server.url}/graphql?${new URLSearchParams(parameters).toString()}`, { headers });
  }

  function post(
    body: object,
    address = '',
    headers: Record<string, string> = { accept: 'text/csv' },
  ): Promise<Response> {
    return fetch(`${server.url}/graphql${address}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  async function errorsOf(answer: Response): Promise<[number, string | null, string[]]> {
    const { errors } = (await answer.json()) as { errors: { message: string; extensions: { code: string } }[] };
    const said = errors.map(({ message, extensions }) => `${extensions.code}: ${message}`);
    return [answer.status, answer.headers.get('content-type'), said];
  }

  test('an answer with several lists names them for programs that offer them', async () => {
    const { errors } = (await (await post({ query: TWO })).json()) as { errors: { extensions: object }[] };
    expect(errors.map(({ extensions }) => extensions)).toEqual([
      { code: 'BAD_USER_INPUT', lists: ['laws', 'country.reports'], objects: ['country'] },
    ]);
  });

  test.each([
    ['POST', (query: string, headers: Record<string, string>) => post({ query }, '', headers)],
    ['GET', (query: string, headers: Record<string, string>) => get({ query }, headers)],
  ])('by %s in CSV, with what JSON says beside the data in headers', async (_, ask) => {
    const answer = await ask(FINDINGS, { accept: 'text/csv' });
    const { data } = (await (await post({ query: FINDINGS }, '', {})).json()) as {
      data: { findings: { nodes: { statement: string; assessment: string }[] } };
    };
    const version = answer.headers.get('x-data-version') ?? '';
    expect(answer.status).toBe(200);
    expect(
      Object.fromEntries([...answer.headers].filter(([name]) => /^(x-|content-(type|disp)|vary)/.test(name))),
    ).toEqual({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="answer-${version}.csv"`,
      'x-content-type-options': 'nosniff',
      'x-data-version': version,
      'x-table-rows': '2',
      'x-has-next-page': 'true',
      'x-end-cursor': expect.stringMatching(/^[\w-]+$/) as string,
      vary: 'accept, accept-encoding',
    });
    expect(version).toMatch(/^[\da-f]{12}$/);
    const rows = parse<Record<string, string>>(await answer.text(), { columns: true, record_delimiter: '\r\n' });
    expect(rows.map(({ statement, assessment }) => ({ statement, assessment }))).toEqual(data.findings.nodes);
    expect(rows.map((row) => [Object.keys(row), row['citation'] !== ''])).toEqual(
      rows.map(() => [['id', 'statement', 'assessment', 'citation'], true]),
    );
  });

  test('the pages by x-end-cursor are the whole list', async () => {
    const query = 'query ($after: String) { claims(first: 7, after: $after) { nodes { id } } }';
    const ids: (string | undefined)[] = [];
    let after: string | null = null;
    for (;;) {
      const answer: Response = await post({ query, variables: { after } });
      const rows = parse<Record<string, string>>(await answer.text(), { columns: true });
      ids.push(...rows.map((row) => row['id']));
      after = answer.headers.get('x-end-cursor');
      expect([rows.length, answer.headers.get('x-has-next-page')]).toEqual([
        after ? 7 : rows.length,
        String(after !== null),
      ]);
      if (after === null) break;
    }
    const { data } = (await (await post({ query: '{ claims(first: 500) { nodes { id } } }' }, '', {})).json()) as {
      data: { claims: { nodes: { id: string }[] } };
    };
    expect(ids).toEqual(data.claims.nodes.map(({ id }) => id));
    expect(ids.length).toBeGreaterThan(14);
  });

  test('as lines of JSON, by the name of the operation', async () => {
    const answer = await post({ query: `${FINDINGS} query B { __typename }`, operationName: 'Found' }, '', {
      accept: 'application/x-ndjson',
    });
    const version = answer.headers.get('x-data-version') ?? '';
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="Found-${version}.jsonl"`);
    const lines = (await answer.text()).trimEnd().split('\n');
    expect(lines.map((line) => Object.keys(JSON.parse(line) as object))).toEqual(
      lines.map(() => ['id', 'statement', 'assessment', 'citation']),
    );
    expect(lines).toHaveLength(2);
  });

  test.each([
    ['text/csv', 'text/csv'],
    ['text/csv;charset=utf-8', 'text/csv'],
    ['text/*', 'text/csv'],
    ['application/json;q=0.5, text/csv', 'text/csv'],
    ['text/csv;q=0.5, application/x-ndjson', 'application/x-ndjson'],
    ['text/csv, application/json', 'text/csv'],
    ['text/csv;q=0.5, application/json', 'application/json'],
    ['text/csv;q=0, */*', 'application/json'],
    ['text/html, */*;q=0.1', 'application/json'],
    ['*/*', 'application/json'],
    ['', 'application/json'],
  ])('the form follows from the accept header: %j', async (accept, type) => {
    const answer = await get({ query: FINDINGS }, { accept });
    expect([answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([200, type]);
    await answer.arrayBuffer();
  });

  test('the form can stand in the address, for programs that send no header, with a byte order mark', async () => {
    const answer = await get({ query: FINDINGS, format: 'csv', bom: '1' }, { accept: 'text/html' });
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).toString()).toMatch(/^\uFEFFid,statement,/);
    const json = await get({ query: FINDINGS, format: 'json' }, { accept: 'text/csv' });
    expect(json.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await json.json()).toHaveProperty('data.findings.nodes');
  });

  test('the list and what is exploded stand in the address', async () => {
    const query = '{ laws { nodes { name } } findings { nodes { id terms citation citations { nodes { id } } } } }';
    const answer = await post({ query }, '?list=findings&explode=citations');
    const rows = parse<Record<string, string>>(await answer.text(), { columns: true });
    expect(Object.keys(rows[0] ?? {})).toEqual(['id', 'terms', 'citation', 'citations.id']);
    expect(answer.headers.get('x-table-rows')).toBe(String(rows.length));
    expect(answer.headers.get('x-table-left-out')).toBe('laws.nodes.name');
    expect(rows.some((row) => row['citations.id']?.includes(';'))).toBe(false);
  });

  test('lists within the rows that are cut off are named', async () => {
    const answer = await post({ query: '{ reports { nodes { claims(first: 1) { nodes { id } } } } }' });
    expect([answer.headers.get('x-table-cut'), answer.headers.get('x-has-next-page')]).toEqual(['claims', 'false']);
  });

  test('what was not found is said in a header, in ASCII', async () => {
    const answer = await post({ query: '{ law(id: "no/sůch") { name } }' });
    expect([answer.status, await answer.text()]).toEqual([200, 'id,name,sameAs\r\n']);
    const notices = answer.headers.get('x-notices') ?? '';
    expect(notices).toMatch(/^[ -~]+$/);
    expect(JSON.parse(notices)).toEqual([expect.stringMatching(/^No Law has the id "no\/sůch"/)]);
  });

  test.each<[string, () => Promise<Response>, number, string]>([
    [
      'a form that is not there',
      () => get({ query: FINDINGS }, { accept: 'text/html' }),
      406,
      'BAD_REQUEST: The accept header takes nothing that is answered here. There is application/json, application/graphql-response+json, text/csv, application/x-ndjson.',
    ],
    [
      'an unknown format',
      () => get({ query: FINDINGS, format: 'cvs' }),
      400,
      'BAD_REQUEST: format: "cvs" is none of csv, jsonl, json. Did you mean "csv"?',
    ],
    [
      'a parameter that stands there twice',
      () => post({ query: FINDINGS }, '?format=csv&format=json'),
      400,
      'BAD_REQUEST: format= stands in the address more than once.',
    ],
    [
      'a byte order mark that is none',
      () => post({ query: FINDINGS }, '?bom=yes'),
      400,
      'BAD_REQUEST: bom: "yes" is not 1: leave it out for CSV without a byte order mark.',
    ],
    [
      'a list of JSON',
      () => post({ query: FINDINGS }, '?list=findings', {}),
      400,
      'BAD_REQUEST: list= is for tables, and JSON is asked for: send accept: text/csv, or write format=csv into the address.',
    ],
    [
      'several lists',
      () => post({ query: TWO }),
      400,
      'BAD_USER_INPUT: The answer has several lists, and one of them becomes the rows of a table: say which, for example list=laws. Lists: laws, country.reports. Objects, each one row: country.',
    ],
    [
      'an unknown list',
      () => post({ query: TWO }, '?list=law'),
      400,
      'BAD_USER_INPUT: There is no list law in the answer. Did you mean "laws"? Lists: laws, country.reports. Objects, each one row: country.',
    ],
    [
      'a column that is exploded',
      () => post({ query: FINDINGS }, '?explode=statement'),
      400,
      'BAD_USER_INPUT: statement is no list, so it cannot be exploded. The rows have no list.',
    ],
    [
      'a mistake of syntax',
      () => post({ query: '{' }),
      400,
      'GRAPHQL_PARSE_FAILED: Syntax Error: Expected Name, found <EOF>.',
    ],
    [
      'an unknown field',
      () => post({ query: '{ lawz { nodes { id } } }' }),
      400,
      'GRAPHQL_VALIDATION_FAILED: Cannot query field "lawz" on type "Query". Did you mean "law" or "laws"?',
    ],
    [
      'only the hash of a query',
      () => post({ extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }),
      400,
      'PERSISTED_QUERY_NOT_SUPPORTED: PersistedQueryNotSupported',
    ],
    [
      'a change',
      () => post({ query: 'mutation { x }' }),
      400,
      'BAD_USER_INPUT: This API is read only: it answers queries, and no mutation.',
    ],
    [
      'a page that is too large',
      () => post({ query: '{ laws(first: 501) { nodes { id } } }' }),
      400,
      'BAD_USER_INPUT: laws(first:) takes 0 to 500, and 501 was given. For more rows ask for the next page with after: pageInfo.endCursor.',
    ],
  ])('%s: an error as JSON', async (_, ask, status, message) => {
    expect(await errorsOf(await ask())).toEqual([status, 'application/json; charset=utf-8', [message]]);
    expect(server.graph.total).toBe(0);
  });

  test('an answer of which a part failed is no table, and says all that is there', async () => {
    const answer = await post(
      { query: `{ laws { nodes { name } } coverage(report: "none/such") { claims } }` },
      '?list=laws',
    );
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/json; charset=utf-8']);
    expect(await answer.json()).toMatchObject({
      data: { laws: { nodes: [{ name: expect.any(String) as string }] }, coverage: null },
      errors: [
        {
          message: 'coverage(report:) knows no report "none/such". Ask { reports { nodes { id } } } for all.',
          locations: [{ line: 1, column: 27 }],
        },
      ],
    });
  });

  test('a data version that is not known is refused as in JSON', async () => {
    const answer = await post({ query: FINDINGS }, '', { accept: 'text/csv', 'x-data-version': 'other' });
    expect((await errorsOf(answer)).slice(0, 2)).toEqual([409, 'application/json; charset=utf-8']);
  });

  test('the schema as a table', async () => {
    const query = '{ __schema { types { name } } }';
    const table = await post({ query });
    const names = parse<Record<string, string>>(await table.text(), { columns: true }).map(({ name }) => name);
    const json = (await (await post({ query }, '', {})).json()) as {
      data: { __schema: { types: { name: string }[] } };
    };
    expect(names).toEqual(json.data.__schema.types.map(({ name }) => name));
  });
});

async function limited(limits: Partial<typeof DEFAULT_LIMITS>): Promise<Served> {
  const server = await served({ limits: { ...DEFAULT_LIMITS, ...limits } });
  onTestFinished(() => server.close());
  return server;
}

async function refused(server: Served, query: string, address = ''): Promise<[number, string]> {
  const answer = await fetch(`${server.url}/graphql${address}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/csv' },
    body: JSON.stringify({ query }),
  });
  const { errors } = (await answer.json()) as { errors: { message: string }[] };
  return [answer.status, errors.map(({ message }) => message).join('\n')];
}

describe('the limits of a table', () => {
  test('what it adds counts, and is named where it is too much', async () => {
    const server = await limited({ fields: 7, statements: 2 });
    expect(await refused(server, '{ findings { nodes { statement assessment } } }')).toEqual([
      400,
      'The document has 9 fields in one operation, and at most 7 are allowed. Ask in several operations. A table asks for more than its query: here for id, citation.',
    ]);
    expect(await refused(server, '{ findings { nodes { id } } }')).toEqual([
      400,
      expect.stringMatching(
        /^The operation needs \d statements, and at most 2 are allowed\. .* A table asks for more than its query: here for citation\.$/,
      ),
    ]);
  });

  test('it has no more bytes than an answer may have, exploded too', async () => {
    const server = await limited({ answerBytes: 3_500 });
    const names = Array.from({ length: 30 }, (_, index) => `n${index}: name`).join(' ');
    const query = `{ country(id: "XNL") { ${names} claims(first: 100) { nodes { id } } } }`;
    const [status, message] = await refused(server, query, '?list=country&explode=claims');
    expect([status, message]).toEqual([
      400,
      'The answer has more than 3500 bytes, and no more are allowed. Lower first:, ask for fewer fields, or ask in several operations.',
    ]);
  });
});

test('a database that is lost is an error as in JSON', async () => {
  const graph = {
    read: () => Promise.reject(new GraphError('UNREACHABLE', 'gone')),
    apply: () => Promise.reject(new Error('Not asked for')),
    describe: () => Promise.reject(new Error('Not asked for')),
    close: () => Promise.resolve(),
  };
  const server = await served({ graph });
  onTestFinished(() => server.close());
  expect(await refused(server, '{ laws { nodes { id } } }')).toEqual([
    503,
    'The database cannot be reached at the moment. Ask again in a few seconds.',
  ]);
});

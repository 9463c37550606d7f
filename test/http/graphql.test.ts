import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/api/limits.js';
import { GraphError } from '../../src/graph/graph.js';
import { fakeGraph, partsOf, raw, served } from './served.js';
import type { Served } from './served.js';

const QUERY = 'query Land($id: ID! = "XNL") { country(id: $id) { name } } query Other { country(id: "XNL") { iso2 } }';
const LAND = { data: { country: { name: 'Northland' } } };
const OTHER = { data: { country: { iso2: 'XN' } } };
const COVERAGE = 'coverage(report: "none/such") { claims }';
const NOBODY = { data: { country: null } };

describe('/graphql', () => {
  let server: Served;
  beforeAll(async () => {
    server = await served();
  });
  afterAll(() => server.close());
  beforeEach(() => server.graph.reset());

  function get(parameters: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${server.url}/graphql?${new URLSearchParams(parameters).toString()}`, { headers });
  }

  function post(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  describe.each([
    ['POST', (asked: object, headers?: Record<string, string>) => post(asked, headers)],
    [
      'GET',
      (asked: object, headers?: Record<string, string>) =>
        get(
          Object.fromEntries(
            Object.entries(asked).map(([key, value]) => [
              key,
              typeof value === 'string' ? value : JSON.stringify(value),
            ]),
          ),
          headers,
        ),
    ],
  ])('by %s', (_, ask) => {
    test('a query, with the name of the operation and variables', async () => {
      const answers = [
        await ask({ query: QUERY, operationName: 'Land' }),
        await ask({ query: QUERY, operationName: 'Land', variables: { id: 'XXX' } }),
        await ask({ query: QUERY, operationName: 'Other' }),
      ];
      expect(await Promise.all(answers.map((answer) => answer.json()))).toMatchObject([LAND, NOBODY, OTHER]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    });

    test.each([
      [{}, 'application/json; charset=utf-8'],
      [{ accept: '*/*' }, 'application/json; charset=utf-8'],
      [{ accept: 'application/json' }, 'application/json; charset=utf-8'],
      [{ accept: 'application/graphql-response+json' }, 'application/graphql-response+json; charset=utf-8'],
    ])('in the form that is accepted: %j', async (headers, type) => {
      const answer = await ask({ query: '{ country(id: "XNL") { name } }' }, headers);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
      expect(await answer.json()).toMatchObject(LAND);
    });

    test('in no form that is not there', async () => {
      const answer = await ask({ query: '{ country(id: "XNL") { name } }' }, { accept: 'text/html' });
      expect(answer.status).toBe(406);
      expect(await answer.json()).toEqual({
        errors: [
          {
            message:
              'The accept header takes nothing that is answered here. There is application/json, application/graphql-response+json, text/csv, application/x-ndjson.',
            extensions: { code: 'BAD_REQUEST' },
          },
        ],
      });
      expect(server.graph.total).toBe(0);
    });

    test.each<[string, object, number, string, string]>([
      ['a mistake of syntax', { query: '{' }, 400, 'Syntax Error: Expected Name, found <EOF>.', 'GRAPHQL_PARSE_FAILED'],
      [
        'an unknown field',
        { query: '{ contry(id: "XNL") { name } }' },
        400,
        'Cannot query field "contry" on type "Query". Did you mean "country"?',
        'GRAPHQL_VALIDATION_FAILED',
      ],
      [
        'a variable of a wrong type',
        { query: QUERY, operationName: 'Land', variables: { id: [] } },
        400,
        'Variable "$id" got invalid value []; ID cannot represent value: []',
        'BAD_USER_INPUT',
      ],
      [
        'no query',
        { operationName: 'Land' },
        400,
        'GraphQL operations must contain a non-empty `query` or a `persistedQuery` extension.',
        'BAD_REQUEST',
      ],
    ])('%s', async (_name, asked, status, message, code) => {
      const answer = await ask(asked);
      const { errors } = (await answer.json()) as { errors: { message: string; extensions: object }[] };
      expect([answer.status, errors.map((error) => [error.message, error.extensions])]).toEqual([
        status,
        [[message, { code }]],
      ]);
      expect(server.graph.total).toBe(0);
    });

    test.each([
      [
        '20 levels deep',
        nested(20),
        `The document is 22 fields deep, and at most ${DEFAULT_LIMITS.depth} are allowed. Ask for the ids first, then for what lies behind them with nodes(ids:).`,
      ],
      [
        'with 501 fields',
        `{ country(id: "XNL") { ${'id '.repeat(500)}} }`,
        'The document has 501 fields in one operation, and at most 500 are allowed. Ask in several operations.',
      ],
    ])('a query %s is refused before anything is sent', async (_name, query, message) => {
      const answer = await ask({ query });
      expect([answer.status, await answer.json()]).toEqual([
        400,
        { errors: [{ message, extensions: { code: 'LIMIT_EXCEEDED' } }] },
      ]);
      expect(server.graph.total).toBe(0);
    });
  });

  describe.each(['application/json', 'application/graphql-response+json'])('for who accepts %s', (accept) => {
    const UNKNOWN = {
      message: 'coverage(report:) knows no report "none/such". Ask { reports { nodes { id } } } for all.',
      extensions: { code: 'BAD_USER_INPUT' },
    };

    test('an answer of which a part is there has status 200', async () => {
      const answer = await post({ query: `{ country(id: "XNL") { name } ${COVERAGE} }` }, { accept });
      expect([answer.status, await answer.json()]).toMatchObject([
        200,
        { data: { ...LAND.data, coverage: null }, errors: [UNKNOWN] },
      ]);
    });

    test('nothing found is a part too', async () => {
      const answer = await post({ query: `{ country(id: "XXX") { name } ${COVERAGE} }` }, { accept });
      expect([answer.status, await answer.json()]).toMatchObject([
        200,
        { data: { country: null, coverage: null }, errors: [UNKNOWN] },
      ]);
    });

    test('one of which nothing is there is refused, and has no data', async () => {
      const answer = await post({ query: `{ ${COVERAGE} }` }, { accept });
      const body = (await answer.json()) as object;
      expect([answer.status, body]).toMatchObject([400, { errors: [UNKNOWN] }]);
      expect(body).not.toHaveProperty('data');
    });

    test('while a load is at work nothing is there, whatever needs no database', async () => {
      const loading = await served({ graph: fakeGraph(() => Promise.resolve({ version: null })) });
      onTestFinished(() => loading.close());
      const answer = await fetch(`${loading.url}/graphql?query={__typename country(id:"XNL"){name}}`, {
        headers: { accept },
      });
      const body = (await answer.json()) as object;
      expect([answer.status, answer.headers.get('retry-after'), body]).toMatchObject([
        503,
        '10',
        { errors: [{ extensions: { code: 'LOADING' } }] },
      ]);
      expect(body).not.toHaveProperty('data');
    });
  });

  describe.each(['application/json', 'application/graphql-response+json'])(
    'what another server may answer, as %s',
    (accept) => {
      test.each<[string, string, Parameters<typeof fakeGraph>[0]]>([
        ['DATABASE_UNAVAILABLE', '5', () => Promise.reject(new GraphError('UNREACHABLE', 'No connection'))],
        ['NOT_LOADED', '10', () => Promise.resolve(undefined)],
        ['LOADING', '10', () => Promise.resolve({ version: null })],
      ])('%s has 503, and says when to ask again', async (code, seconds, read) => {
        const other = await served({ graph: fakeGraph(read) });
        onTestFinished(() => other.close());
        const answer = await fetch(`${other.url}/graphql?query={__typename country(id:"XNL"){name}}`, {
          headers: { accept },
        });
        const body = (await answer.json()) as object;
        expect([answer.status, answer.headers.get('retry-after'), body]).toMatchObject([
          503,
          seconds,
          { errors: [{ extensions: { code } }] },
        ]);
        expect(body).not.toHaveProperty('data');
      });
    },
  );

  test('POST: only the hash of a query', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'ab'.repeat(32) } };
    const answer = await post({ extensions });
    expect([answer.status, await answer.json()]).toEqual([
      200,
      {
        // Clients look for this text and send the query.
        errors: [{ message: 'PersistedQueryNotSupported', extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }],
      },
    ]);
  });

  test('GET by a link, as a browser or curl sends it', async () => {
    const answer = await fetch(`${server.url}/graphql?query={country(id:"XNL"){name}}`);
    expect([answer.status, await answer.json()]).toMatchObject([200, LAND]);
  });

  test.each([
    // A reader that takes the part after # for query text sees a mistake of syntax, which passes the inspection.
    (deep: string) => `?query=${deep}#%0A"`,
    (deep: string) => `?%71uery=${deep}`,
    (deep: string) => `?a=b&query=${deep}&c`,
    (deep: string) => `?query=${deep}&amp;query=`,
  ])('GET: what is inspected is what is run, however the address is written: %s', async (addressOf) => {
    const address = addressOf(encodeURIComponent(nested(20)));
    const answer = await raw(server.url, `GET /graphql${address} HTTP/1.1\nhost: x\nconnection: close\n\n`);
    expect(JSON.parse(partsOf(answer).body)).toMatchObject({ errors: [{ extensions: { code: 'LIMIT_EXCEEDED' } }] });
    expect(server.graph.total).toBe(0);
  });

  test('GET: a query given twice', async () => {
    const answer = await fetch(`${server.url}/graphql?query={a}&query={b}`);
    expect([answer.status, await answer.json()]).toEqual([
      400,
      {
        errors: [
          { message: "The 'query' search parameter may only be specified once.", extensions: { code: 'BAD_REQUEST' } },
        ],
      },
    ]);
  });

  test('GET: variables that are no JSON', async () => {
    const answer = await get({ query: QUERY, operationName: 'Land', variables: '{' });
    expect([answer.status, await answer.json()]).toEqual([
      400,
      {
        errors: [
          { message: 'The variables search parameter contains invalid JSON.', extensions: { code: 'BAD_REQUEST' } },
        ],
      },
    ]);
  });

  test('GET: a mutation', async () => {
    const answer = await get({ query: 'mutation { x }' });
    expect([answer.status, answer.headers.get('allow'), await answer.json()]).toEqual([
      405,
      'POST',
      {
        errors: [
          {
            message: 'GET requests only support query operations, not mutation operations',
            extensions: { code: 'BAD_REQUEST' },
          },
        ],
      },
    ]);
  });

  test('POST: several operations at once', async () => {
    const answer = await post([{ query: QUERY }, { query: QUERY }]);
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { errors: [{ message: 'Operation batching disabled.', extensions: { code: 'BAD_REQUEST' } }] },
    ]);
  });

  test('POST: a content type with parameters', async () => {
    const answer = await post(
      { query: QUERY, operationName: 'Other' },
      { 'content-type': 'Application/JSON; charset=UTF-8' },
    );
    expect([answer.status, await answer.json()]).toMatchObject([200, OTHER]);
  });

  test('POST: 10,000 aliases are refused before anything is sent', async () => {
    const aliases = Array.from({ length: 10_000 }, (_, index) => `a${index}: meta { dataVersion }`).join(' ');
    const answer = await post({ query: `{ ${aliases} }` });
    expect([answer.status, await answer.json()]).toEqual([
      400,
      {
        errors: [
          {
            message:
              'The document has more than 5000 tokens. Ask in several operations, or use fragments for what is repeated.',
            extensions: { code: 'LIMIT_EXCEEDED' },
          },
        ],
      },
    ]);
    expect(server.graph.total).toBe(0);
  });

  test('POST: a body of 5 MB is refused before it is read, and others are answered meanwhile', async () => {
    const large = JSON.stringify({ query: `{ country(id: "${'X'.repeat(5_000_000)}") { name } }` });
    const [refused, answered] = await Promise.all([post(large), post({ query: QUERY, operationName: 'Land' })]);
    expect([refused.status, await refused.json()]).toEqual([
      413,
      {
        errors: [
          {
            message:
              'The body is larger than 1000000 bytes. Send a shorter query, or its values as variables in several operations.',
            extensions: { code: 'LIMIT_EXCEEDED' },
          },
        ],
      },
    ]);
    expect(refused.headers.get('access-control-allow-origin')).toBe('*');
    expect([answered.status, await answered.json()]).toMatchObject([200, LAND]);
    expect(server.graph.counts).toEqual({ 'node-by-id': 1 });
  });

  test('POST: who sends 5 MB to the end sees the refusal all the same', async () => {
    const head = 'POST /graphql HTTP/1.1\nhost: x\ncontent-type: application/json\ncontent-length: 5000000\n\n';
    const next = 'GET /healthz HTTP/1.1\nhost: x\nconnection: close\n\n';
    const answers = await raw(server.url, head + 'x'.repeat(5_000_000) + next);
    expect(answers.match(/HTTP\/1\.1 .*(?=\r)/g)).toEqual(['HTTP/1.1 413 Payload Too Large', 'HTTP/1.1 200 OK']);
  });

  test('POST: a body of 5 MB that does not say how long it is', async () => {
    const chunk = new TextEncoder().encode('x'.repeat(100_000));
    let left = 50;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => (left-- > 0 ? controller.enqueue(chunk) : controller.close()),
    });
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      duplex: 'half',
    } as RequestInit;
    const answer = await fetch(`${server.url}/graphql`, init);
    expect([answer.status, await answer.json()]).toMatchObject([
      413,
      { errors: [{ extensions: { code: 'LIMIT_EXCEEDED' } }] },
    ]);
    expect((await post({ query: QUERY, operationName: 'Land' })).status).toBe(200);
  });
});

function nested(levels: number): string {
  return `{ countries { ${'nodes { laws { '.repeat(levels / 2)} totalCount ${'} }'.repeat(levels / 2)} } }`;
}

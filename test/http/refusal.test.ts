import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GraphError } from '../../src/graph/graph.js';
import { framedPages } from './framed-pages.js';
import { fakeGraph, partsOf, raw, served } from './served.js';
import type { Served } from './served.js';

const SECRET = 'bolt://db.internal:7687';
const ADDRESSES =
  '/, /playground, /explore, /explore/view/{code}.gexf, /graphql, /id/{id}, /view/{name}, /changes.atom, /changes.json, /schema.graphql, /healthz, /readyz, /metrics';
const NOT_JSON = 'The body is no JSON. Send {"query": "{ meta { dataVersion } }"} with content-type: application/json.';

function request(head: string, headers: Record<string, string> = {}, body = ''): string {
  const all = { host: 'x', connection: 'close', 'content-length': String(body.length), ...headers };
  return `${head} HTTP/1.1\n${Object.entries(all)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('')}\n${body}`;
}

const json = { 'content-type': 'application/json' };

/** Whatever can be wrong before GraphQL sees it: what is sent, and the whole answer. */
const REFUSED: readonly (readonly [name: string, request: string, status: number, code: string, message: string])[] = [
  [
    'an unknown address',
    request('GET /grahpql?x=1'),
    404,
    'NOT_FOUND',
    `There is no /grahpql. Did you mean "/graphql"? There is ${ADDRESSES}.`,
  ],
  [
    'an unknown address by POST',
    request('POST /x', json, '{}'),
    404,
    'NOT_FOUND',
    `There is no /x. There is ${ADDRESSES}.`,
  ],
  [
    'an address that cannot be read',
    request('GET /%zz'),
    400,
    'BAD_REQUEST',
    'The address cannot be read: a "%" is followed by two hexadecimal digits.',
  ],
  [
    'a method that is not for the API',
    request('PUT /graphql', json, '{}'),
    405,
    'METHOD_NOT_ALLOWED',
    '/graphql takes GET, POST, not PUT.',
  ],
  [
    'a method that is not for a page',
    request('POST /healthz', json, '{}'),
    405,
    'METHOD_NOT_ALLOWED',
    '/healthz takes GET, HEAD, not POST.',
  ],
  ['a broken body', request('POST /graphql', json, '{"query": '), 400, 'BAD_REQUEST', NOT_JSON],
  [
    'a body that would change what objects are',
    request('POST /graphql', json, '{"__proto__": {"x": 1}}'),
    400,
    'BAD_REQUEST',
    NOT_JSON,
  ],
  [
    'an empty body',
    request('POST /graphql', json),
    400,
    'BAD_REQUEST',
    'The body is empty. Send {"query": "{ meta { dataVersion } }"}.',
  ],
  [
    'a body that is text',
    request('POST /graphql', { 'content-type': 'text/plain' }, '{}'),
    415,
    'BAD_REQUEST',
    'The content-type is not supported. Send {"query": "{ meta { dataVersion } }"} with content-type: application/json.',
  ],
  [
    'a body that is a form',
    request('POST /graphql', { 'content-type': 'application/x-www-form-urlencoded' }, 'query=x'),
    415,
    'BAD_REQUEST',
    'The content-type is not supported. Send {"query": "{ meta { dataVersion } }"} with content-type: application/json.',
  ],
  [
    'a body without a type',
    request('POST /graphql', {}, '{}'),
    415,
    'BAD_REQUEST',
    'The content-type is not supported. Send {"query": "{ meta { dataVersion } }"} with content-type: application/json.',
  ],
  ...['gzip', 'br', 'gzip, br', `x${'y'.repeat(50)}`].map(
    (coding) =>
      [
        `a body in ${coding}`,
        request('POST /graphql', { ...json, 'content-encoding': coding }, '{}'),
        415,
        'BAD_REQUEST',
        `The body is compressed (content-encoding: "${coding.length > 40 ? `${coding.slice(0, 40)}…` : coding}"), and bodies are read uncompressed only. Send it as it is, without content-encoding.`,
      ] as const,
  ),
  [
    'no body',
    request('POST /graphql'),
    400,
    'BAD_REQUEST',
    'POST body missing, invalid Content-Type, or JSON object has no keys.',
  ],
  [
    'a body beyond the limit',
    request('POST /graphql', { ...json, 'content-length': '5000000' }),
    413,
    'LIMIT_EXCEEDED',
    'The body is larger than 1000000 bytes. Send a shorter query, or its values as variables in several operations.',
  ],
  [
    'an address beyond the limit',
    request(`GET /graphql?query=${'a'.repeat(20_000)}`),
    431,
    'LIMIT_EXCEEDED',
    'The address and the headers are too long together. Send the query by POST.',
  ],
  ['what is no HTTP', 'HELLO\n\n', 400, 'BAD_REQUEST', 'The request cannot be read.'],
];

describe('what is refused', () => {
  let server: Served;
  beforeAll(async () => {
    server = await served();
  });
  afterAll(() => server.close());

  test.each(REFUSED)('%s', async (_name, sent, status, code, message) => {
    const answer = partsOf(await raw(server.url, sent));
    expect(answer.status).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(JSON.parse(answer.body)).toEqual({ errors: [{ message, extensions: { code } }] });
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(Buffer.byteLength(answer.body)),
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringContaining("default-src 'none'") as string,
    });
    expect(server.graph.total).toBe(0);
    expect(server.logged).toEqual([]);
  });

  test('a method that is not allowed comes with those that are', async () => {
    const response = await fetch(`${server.url}/graphql`, { method: 'DELETE' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST']);
    const head = await fetch(`${server.url}/graphql`, { method: 'HEAD' });
    expect([head.status, head.headers.get('allow')]).toEqual([405, 'GET, POST']);
  });

  test('a body that is compressed comes with what is read; identity is no compression', async () => {
    const ask = (coding: string): Promise<Response> =>
      fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { ...json, 'content-encoding': coding },
        body: '{"query": "{ __typename }"}',
      });
    const refused = await ask('gzip');
    expect([refused.status, refused.headers.get('accept-encoding')]).toEqual([415, 'identity']);
    const answered = await ask('Identity');
    expect([answered.status, await answered.json()]).toEqual([200, { data: { __typename: 'Query' } }]);
  });

  test.each(['/graphql', '/schema.graphql', '/nowhere'])('a browser may ask whether it may ask: %s', async (path) => {
    const response = await fetch(server.url + path, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://elsewhere.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,x-client',
      },
    });
    expect([response.status, await response.text()]).toEqual([204, '']);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD, POST',
      'access-control-allow-headers': 'content-type,x-client',
      'access-control-max-age': '86400',
      vary: 'access-control-request-headers',
    });
  });

  test('OPTIONS without saying for what', async () => {
    const response = await fetch(`${server.url}/graphql`, { method: 'OPTIONS' });
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
  });

  test('every page may read an answer', async () => {
    const response = await fetch(`${server.url}/graphql?query={__typename}`, {
      headers: { origin: 'https://elsewhere.example' },
    });
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
  });

  test('a host that is no name of a host changes nothing', async () => {
    const answer = partsOf(await raw(server.url, request('GET /graphql?query={__typename}', { host: '[' })));
    expect([answer.status, answer.body]).toEqual(['HTTP/1.1 200 OK', '{"data":{"__typename":"Query"}}\n']);
  });
});

/** What a browser sends for what is written into its line of addresses. */
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

describe('who looks in a browser for an address that there is not', () => {
  let built: Awaited<ReturnType<typeof framedPages>>;
  let server: Served;
  beforeAll(async () => {
    built = await framedPages();
    server = await served({ pages: built.pages, graph: fakeGraph(() => Promise.resolve(undefined)) });
  });
  afterAll(async () => {
    await server.close();
    await built.remove();
  });

  const sent = async (head: string, accept: string) => partsOf(await raw(server.url, request(head, { accept })));

  test('reads a page with where one can go', async () => {
    const { status, headers, body } = await sent('GET /playgruond?x=1', BROWSER);
    expect(status).toBe('HTTP/1.1 404 Not Found');
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
      vary: 'accept, accept-encoding',
    });
    expect(body).toContain(
      '<title>There is no such page · rights-graph</title><meta name="robots" content="noindex" />',
    );
    expect(textOf(body)).toBe(
      'There is no such page ' +
        'There is nothing at /playgruond. Did you mean /playground? ' +
        'Where you can go ' +
        'Start page: what this is, and how to read an answer ' +
        'Playground: questions in GraphQL, with examples to begin with ' +
        'Explorer: look for something, and walk from it through the graph, as a picture or as a table ' +
        'Views: pages made for reading: a country, its conflicts, its timeline, what falls short of a treaty ' +
        'Addresses for programs ' +
        '/explore/view/{code}.gexf a view of the explorer as a file, for Gephi Lite ' +
        '/graphql questions in GraphQL, by POST, or by GET with ?query= ' +
        '/id/{id} a record, as a page, as RDF or as a citation ' +
        '/changes.atom what releases changed, as a feed ' +
        '/changes.json what releases changed, as a feed ' +
        '/schema.graphql every type and field that can be asked for, described ' +
        '/healthz whether the server is alive ' +
        '/readyz whether it has data and can answer ' +
        '/metrics figures about the server, for Prometheus',
    );
  });

  test('is led only to what is there', async () => {
    const { body } = await sent('GET /playgruond', BROWSER);
    const links = [...body.matchAll(/href="([^"]*)"/g)].map(([, path = '']) => path);
    expect(links).toEqual(['/playground', '/', '/playground', '/explore', '/view/']);
    for (const path of links) expect((await sent(`GET ${path}`, BROWSER)).status).not.toMatch(/ 404 /);
  });

  test('is told no other where none is near, and nothing of what is asked becomes markup', async () => {
    expect(textOf((await sent('GET /nothing/like/it', BROWSER)).body)).toContain(
      'There is nothing at /nothing/like/it. Where you can go',
    );
    expect((await sent('GET /<b>&amp;"', BROWSER)).body).toContain('<code>/&lt;b&gt;&amp;amp;&quot;</code>');
  });

  test('reads a page too where the address cannot be read', async () => {
    const { status, headers, body } = await sent('GET /%zz', BROWSER);
    expect([status, headers['content-type'], headers['vary']]).toEqual([
      'HTTP/1.1 400 Bad Request',
      'text/html; charset=utf-8',
      'accept',
    ]);
    expect(textOf(body)).toBe(
      'This cannot be answered The address cannot be read: a "%" is followed by two hexadecimal digits.',
    );
  });

  test.each([
    ['GET /nowhere', '*/*'],
    ['GET /nowhere', 'application/json'],
    ['GET /nowhere', 'application/json, text/html'],
    ['GET /assets/gone.css', 'text/css,*/*;q=0.1'],
    ['POST /nowhere', BROWSER],
  ])('a program is told in JSON: %s, accept: %s', async (head, accept) => {
    const { status, headers, body } = await sent(head, accept);
    expect([status, headers['content-type']]).toEqual(['HTTP/1.1 404 Not Found', 'application/json; charset=utf-8']);
    const path = head.split(' ')[1] ?? '';
    expect(JSON.parse(body)).toEqual({
      errors: [{ message: `There is no ${path}. There is ${ADDRESSES}.`, extensions: { code: 'NOT_FOUND' } }],
    });
  });

  test('HEAD has the headers of the page, and no body', async () => {
    const { status, headers, body } = await sent('HEAD /nowhere', BROWSER);
    expect([status, headers['content-type'], body]).toEqual(['HTTP/1.1 404 Not Found', 'text/html; charset=utf-8', '']);
  });

  test('a body is read to its end before anything is said, in JSON', async () => {
    const sentBody = request('GET /nowhere', { accept: BROWSER, 'content-length': '2' }, '{}');
    const { headers } = partsOf(await raw(server.url, sentBody));
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
  });

  test('a slash that is missing is added', async () => {
    const { status, headers } = await sent('GET /view?x=1', BROWSER);
    expect([status, headers['location']]).toEqual(['HTTP/1.1 308 Permanent Redirect', '/view/?x=1']);
  });
});

/** What a reader sees of a page, in one line. */
function textOf(page: string): string {
  const [, main = ''] = /<main>(.*)<\/main>/s.exec(page) ?? [];
  const text = main.replace(/<(?!\/?(?:a|code)\b)[^>]*>/g, ' ').replace(/<[^>]*>/g, '');
  return text
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
}

describe('what goes wrong inside', () => {
  const asked = request('POST /graphql', json, JSON.stringify({ query: '{ country(id: "XNL") { name } }' }));

  test.each<[string, Error, string]>([
    ['a database that is lost', new GraphError('UNREACHABLE', `No connection to ${SECRET}`), 'DATABASE_UNAVAILABLE'],
    [
      'a defect of a statement',
      new GraphError('FAILED', `cypher/x.cypher: syntax at ${SECRET}`),
      'INTERNAL_SERVER_ERROR',
    ],
    ['a defect of ours', new TypeError(`Cannot read properties of ${SECRET}`), 'INTERNAL_SERVER_ERROR'],
  ])('%s: nothing of it leaves the server', async (_name, error, code) => {
    const server = await served({ graph: fakeGraph(() => Promise.reject(error)) });
    try {
      const answers = await Promise.all([asked, request('GET /readyz')].map((sent) => raw(server.url, sent)));
      const { errors } = JSON.parse(partsOf(answers[0] ?? '').body) as { errors: { extensions: { code: string } }[] };
      expect(errors.map(({ extensions }) => extensions.code)).toEqual([code]);
      for (const answer of answers) expect(answer).not.toMatch(/db\.internal|cypher|Error:|\.[jt]s\b|\\n +at /);
      expect(server.logged).not.toEqual([]);
    } finally {
      await server.close();
    }
  });

  test('a route that breaks says so, and no more', async () => {
    const server = await served({ graph: fakeGraph(() => Promise.reject(new TypeError(SECRET))) });
    try {
      const answer = partsOf(await raw(server.url, request('GET /readyz')));
      expect([answer.status, answer.body]).toEqual([
        'HTTP/1.1 500 Internal Server Error',
        '{"errors":[{"message":"Something went wrong on the server.","extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}',
      ]);
      expect(answer.headers['access-control-allow-origin']).toBe('*');
      expect(server.logged).toEqual(['GET /readyz failed']);
    } finally {
      await server.close();
    }
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GraphError } from '../../src/graph/graph.js';
import { fakeGraph, partsOf, raw, served } from './served.js';
import type { Served } from './served.js';

const SECRET = 'bolt://db.internal:7687';
const ADDRESSES =
  '/, /playground, /explore, /graphql, /id/{id}, /view/{name}, /changes.atom, /changes.json, /schema.graphql, /healthz, /readyz, /metrics';
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
  ['an unknown address', request('GET /grahpql?x=1'), 404, 'NOT_FOUND', `There is no /grahpql. There is ${ADDRESSES}.`],
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

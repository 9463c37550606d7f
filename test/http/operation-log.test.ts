import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { GraphError } from '../../src/graph/graph.js';
import type { OperationEntry } from '../../src/http/operation-log.js';
import { fakeGraph, raw, served } from './served.js';
import type { Served } from './served.js';

const KEYS = 'time, client, operation, outcome, status, codes, milliseconds, statements, rows, bytes';

interface Logged {
  readonly lines: string[];
  readonly write: (line: string) => void;
  /** The entries once there are so many. */
  entries(count: number): Promise<OperationEntry[]>;
}

function logged(): Logged {
  const lines: string[] = [];
  const entries = async (count: number): Promise<OperationEntry[]> => {
    await vi.waitUntil(() => lines.length >= count, { timeout: 60_000, interval: 5 });
    return lines.map((line) => JSON.parse(line) as OperationEntry);
  };
  return { lines, write: (line) => void lines.push(line), entries };
}

/** What does not depend on the clock. */
function told(entry: OperationEntry | undefined): Partial<OperationEntry> {
  const { time: _time, milliseconds: _milliseconds, ...rest } = entry ?? {};
  return rest;
}

const SECRET = 'xnl-secret-value';

describe('the operation log', () => {
  const log = logged();
  let server: Served;
  beforeAll(async () => {
    server = await served({ operations: log.write, trustedProxies: ['127.0.0.1'] });
    // The sizes of the graph are asked once, before the first operation.
    await post({ query: '{ meta { dataVersion } }' });
    await log.entries(1);
  });
  afterAll(() => server.close());
  beforeEach(() => void log.lines.splice(0));

  function post(body: object | string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.7', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  test('has a line for each operation: who asked, what came of it and what it cost, and nothing else', async () => {
    const query = `query Laws($id: ID!) { country(id: $id) { laws { nodes { id } } } secret: node(id: "${SECRET}") { id } }`;
    const answer = await (await post({ query, operationName: 'Laws', variables: { id: 'XNL' } })).text();
    const [entry] = await log.entries(1);
    expect(Object.keys(entry ?? {}).join(', ')).toBe(KEYS);
    expect(told(entry)).toEqual({
      client: '203.0.113.7',
      operation: 'Laws',
      outcome: 'ok',
      status: 200,
      codes: [],
      statements: 3,
      rows: 2,
      bytes: Buffer.byteLength(answer),
    });
    expect(new Date(entry?.time ?? '').toISOString()).toBe(entry?.time);
    expect(entry?.milliseconds).toBeGreaterThanOrEqual(0);
    expect(log.lines.join()).not.toMatch(/\n|XNL|secret|country/);
  });

  test('by GET too, with no name where there is none', async () => {
    await fetch(`${server.url}/graphql?query={__typename}`);
    expect(told((await log.entries(1))[0])).toMatchObject({ client: '127.0.0.1', operation: null, outcome: 'ok' });
  });

  test.each<[string, object | string, Record<string, string>, Partial<OperationEntry>]>([
    [
      'a part is missing',
      { query: 'query Part { meta { dataVersion } coverage(report: "none/such") { claims } }' },
      {},
      { operation: 'Part', outcome: 'partial', status: 200, codes: ['BAD_USER_INPUT'] },
    ],
    [
      'unknown fields',
      { query: 'query Odd { a b }' },
      {},
      { operation: null, outcome: 'failed', status: 400, codes: ['GRAPHQL_VALIDATION_FAILED'] },
    ],
    [
      'arguments that are not allowed',
      { query: 'query Many { countries(first: -1) { totalCount } }' },
      {},
      { operation: 'Many', outcome: 'failed', status: 400, codes: ['BAD_USER_INPUT'] },
    ],
    [
      'too many fields',
      { query: `query Large { ${'__typename '.repeat(501)} }` },
      {},
      { operation: null, outcome: 'failed', status: 400, codes: ['LIMIT_EXCEEDED'] },
    ],
    ['no operation', {}, {}, { operation: null, outcome: 'failed', status: 400, codes: ['BAD_REQUEST'] }],
    ['no JSON', '{', {}, { operation: null, outcome: 'failed', status: 400, codes: ['BAD_REQUEST'] }],
    [
      'a compressed body',
      '{}',
      { 'content-encoding': 'gzip' },
      { operation: null, outcome: 'failed', status: 415, codes: ['BAD_REQUEST'] },
    ],
    [
      'a body that is too large',
      'x'.repeat(2_000_000),
      {},
      { operation: null, outcome: 'failed', status: 413, codes: ['LIMIT_EXCEEDED'] },
    ],
    [
      'a long name',
      { query: `query ${'x'.repeat(1_000)} { __typename }` },
      {},
      { operation: 'x'.repeat(100), outcome: 'ok', status: 200, codes: [] },
    ],
  ])('%s', async (_, body, headers, expected) => {
    const answer = await (await post(body, headers)).text();
    const [entry] = await log.entries(1);
    expect(told(entry)).toMatchObject({ ...expected, bytes: Buffer.byteLength(answer) });
  });

  test('a refusal on a connection that ends with it', async () => {
    const head = 'POST /graphql HTTP/1.1\nhost: x\nconnection: close\ncontent-type: application/json\n';
    await raw(server.url, `${head}content-length: 5000000\n\n`);
    expect(told((await log.entries(1))[0])).toMatchObject({
      client: '127.0.0.1',
      outcome: 'failed',
      status: 413,
      codes: ['LIMIT_EXCEEDED'],
    });
  });

  test('is about operations only', async () => {
    await fetch(`${server.url}/healthz`);
    await fetch(`${server.url}/nowhere`);
    await post({ query: '{ __typename }' });
    expect(await log.entries(1)).toHaveLength(1);
  });
});

test('a database that is lost is told with its code', async () => {
  const log = logged();
  const graph = fakeGraph(() => Promise.reject(new GraphError('UNREACHABLE', 'No connection')));
  const server = await served({ graph, operations: log.write });
  onTestFinished(() => server.close());
  await fetch(`${server.url}/graphql?query={country(id:"XNL"){name}}`);
  expect(told((await log.entries(1))[0])).toMatchObject({ status: 503, codes: ['DATABASE_UNAVAILABLE'], rows: 0 });
});

test('a client that does not wait is told as gone', async () => {
  const log = logged();
  let asked = (): void => undefined;
  const inFlight = new Promise<void>((resolve) => (asked = resolve));
  const graph = fakeGraph(() => {
    asked();
    return new Promise(() => undefined);
  });
  const server = await served({ graph, operations: log.write });
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write('GET /graphql?query={country(id:%22XNL%22){name}} HTTP/1.1\r\nhost: x\r\n\r\n');
  await inFlight;
  socket.destroy();
  expect(told((await log.entries(1))[0])).toMatchObject({
    client: '127.0.0.1',
    outcome: 'gone',
    status: null,
    codes: [],
    bytes: null,
  });
  await server.app.close();
});

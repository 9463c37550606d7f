import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createMetrics } from '../../src/api/metrics.js';
import { DEFAULT_LIMITS } from '../../src/api/limits.js';
import { openEmbedded } from '../../src/graph/embedded/embedded.js';
import type { Graph } from '../../src/graph/graph.js';
import { createMetricsApp } from '../../src/http/app.js';
import type { AppOptions } from '../../src/http/app.js';
import { fictional, loaded } from '../support/seeded.js';
import { fakeGraph, partsOf, raw, served } from './served.js';
import type { Served } from './served.js';

describe('/metrics', () => {
  let server: Served;
  beforeAll(async () => {
    server = await served();
  });
  afterAll(() => server.close());

  const ask = (query: string): Promise<Response> =>
    fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });

  it('counts operations, errors by code, statements, rows, queue and latency', async () => {
    await ask('{ country(id: "XNL") { laws { nodes { id } } } }');
    await ask('{ countries(first: -1) { totalCount } }');
    await ask('{ nonsense }');
    const answer = await fetch(`${server.url}/metrics`);
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const lines = (await answer.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    const without = lines.filter((line) => !line.startsWith('rights_graph_operation_seconds'));
    expect(without).toEqual([
      'rights_graph_operations_total{outcome="ok"} 1',
      'rights_graph_operations_total{outcome="failed"} 2',
      'rights_graph_errors_total{code="BAD_USER_INPUT"} 1',
      'rights_graph_errors_total{code="GRAPHQL_VALIDATION_FAILED"} 1',
      'rights_graph_statements_total 2',
      'rights_graph_rows_total 2',
      'rights_graph_operations_running 0',
      'rights_graph_operations_waiting 0',
    ]);
    expect(lines).toContain('rights_graph_operation_seconds_count 3');
  });
});

it('an answer that finds no room to be sent is counted once, as refused', async () => {
  const { ontology, records } = await fictional();
  const inner = await loaded(await openEmbedded(), ontology, records);
  let goOn = (): void => undefined;
  const held = new Promise<void>((resolve) => (goOn = resolve));
  const graph: Graph = {
    ...fakeGraph(async (statement, parameters, deadline) => {
      if (statement.name === 'node-by-id') await held;
      return inner.read(statement, parameters, deadline);
    }),
    close: () => inner.close(),
  };
  const ask = (query: string): string => `GET /graphql?query=${encodeURIComponent(query)} HTTP/1.1\nhost: x\n`;
  const first = ask('{ country(id: "XNL") { id } }');
  const names = Array.from({ length: 99 }, (_, index) => `a${index}: id`).join(' ');
  const large = ask(`{ claims { nodes { ${names} } } }`);
  const alone = partsOf(await raw((await serving({ graph: inner })).url, `${large}connection: close\n\n`));
  // Of one client four of the largest answers are held that it has not read.
  const limits = { ...DEFAULT_LIMITS, answerBytes: Math.ceil(alone.body.length * 1.15) };
  const { url } = await serving({ graph, limits });
  // No answer on a connection is sent before those that were asked for earlier.
  const read = raw(url, `${first}\n${`${large}\n`.repeat(4)}${large}connection: close\n\n`);
  const counted = async (): Promise<string[]> =>
    (await (await fetch(`${url}/metrics`)).text())
      .split('\n')
      .filter((line) => /_(operations|errors)_total\{/.test(line));
  await expect
    .poll(counted)
    .toEqual([
      'rights_graph_operations_total{outcome="ok"} 4',
      'rights_graph_operations_total{outcome="failed"} 1',
      'rights_graph_errors_total{code="OVERLOADED"} 1',
    ]);
  goOn();
  // Which of the large ones came last is nobody's promise.
  const [small, ...larges] = (await read).match(/HTTP\/1\.1 \d+/g) ?? [];
  expect(small).toBe('HTTP/1.1 200');
  expect(larges.toSorted()).toEqual(['200', '200', '200', '200', '503'].map((code) => `HTTP/1.1 ${code}`));
  expect(await counted()).toContain('rights_graph_operations_total{outcome="ok"} 5');
});

const TOKEN = 'mF_9.B5f-4.1JqM/+~==';
const REFUSED =
  '{"errors":[{"message":"/metrics is for those who hold its token. Send it as \\"authorization: Bearer TOKEN\\".","extensions":{"code":"UNAUTHORIZED"}}]}';

async function serving(options: Partial<AppOptions>): Promise<Served> {
  const server = await served({ graph: fakeGraph(() => Promise.resolve(undefined)), ...options });
  onTestFinished(() => server.close());
  return server;
}

describe('/metrics with a token', () => {
  it.each([`Bearer ${TOKEN}`, `bearer  ${TOKEN}`])('answers who sends it: %s', async (authorization) => {
    const { url } = await serving({ metricsHere: { token: TOKEN } });
    const answer = await fetch(`${url}/metrics`, { headers: { authorization } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ]);
    expect(await answer.text()).toContain('rights_graph_operations_running 0');
  });

  it.each<Record<string, string>>([
    {},
    { authorization: '' },
    { authorization: TOKEN },
    { authorization: 'Bearer ' },
    { authorization: `Bearer ${TOKEN}=` },
    { authorization: `Bearer ${TOKEN.slice(1)}` },
    { authorization: `Bearer x ${TOKEN}` },
    { authorization: `Basic ${TOKEN}` },
    { authorization: `Bearer ${'x'.repeat(10_000)}` },
  ])('refuses everybody else: %j', async (headers) => {
    const { url, logged } = await serving({ metricsHere: { token: TOKEN } });
    for (const method of ['GET', 'HEAD']) {
      const answer = await fetch(`${url}/metrics`, { method, headers });
      expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="metrics"']);
      expect(await answer.text()).toBe(method === 'GET' ? REFUSED : '');
    }
    expect(logged).toEqual([]);
  });
});

describe('/metrics on an address of its own', () => {
  it.each([undefined, TOKEN])('is answered there and nowhere else: with token %s', async (token) => {
    const metrics = createMetrics();
    const { url } = await serving({ metrics, metricsHere: false });
    const apart = createMetricsApp({ metrics, token, log: () => undefined });
    onTestFinished(() => apart.close());
    const own = await apart.listen({ host: '127.0.0.1', port: 0 });
    await fetch(`${url}/graphql?query={__typename}`);

    const here = await fetch(`${url}/metrics`);
    expect([here.status, await here.json()]).toEqual([
      404,
      {
        errors: [
          {
            message:
              'There is no /metrics. There is /, /playground, /explore, /explore/view/{code}.gexf, /graphql, /id/{id}, /view/{name}, /changes.atom, /changes.json, /schema.graphql, /healthz, /readyz.',
            extensions: { code: 'NOT_FOUND' },
          },
        ],
      },
    ]);
    const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const there = await fetch(`${own}/metrics`, { headers });
    expect([there.status, there.headers.get('access-control-allow-origin')]).toEqual([200, null]);
    expect(await there.text()).toContain('rights_graph_operations_total{outcome="ok"} 1');
    const other = await fetch(`${own}/graphql`);
    expect([other.status, await other.json()]).toEqual([
      404,
      { errors: [{ message: 'There is no /graphql. There is /metrics.', extensions: { code: 'NOT_FOUND' } }] },
    ]);
    if (token !== undefined) expect((await fetch(`${own}/metrics`)).status).toBe(401);
  });
});

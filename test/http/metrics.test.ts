import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { served } from './served.js';
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

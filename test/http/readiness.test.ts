import { afterEach, describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/api/limits.js';
import { openEmbedded } from '../../src/graph/embedded/embedded.js';
import { GraphError } from '../../src/graph/graph.js';
import { fictional, loaded } from '../support/seeded.js';
import { fakeGraph, served } from './served.js';
import type { Served } from './served.js';

let server: Served | undefined;
afterEach(() => server?.close());

async function answers(path: string): Promise<[number, string | null, unknown]> {
  const response = await fetch(`${server?.url}${path}`);
  return [response.status, response.headers.get('cache-control'), await response.json()];
}

describe('/healthz and /readyz', () => {
  test('alive before anything is loaded, ready after', async () => {
    const graph = await openEmbedded();
    server = await served({ graph });
    expect(await answers('/healthz')).toEqual([200, 'no-cache', { status: 'alive' }]);
    expect(await answers('/readyz')).toEqual([503, 'no-cache', { ready: false, reason: 'NOT_LOADED' }]);
    const { ontology, records } = await fictional();
    await loaded(graph, ontology, records);
    const dataVersion = expect.stringMatching(/^[0-9a-f]{12}$/) as string;
    expect(await answers('/readyz')).toEqual([200, 'no-cache', { ready: true, dataVersion }]);
    expect(await answers('/healthz')).toEqual([200, 'no-cache', { status: 'alive' }]);
  });

  test.each(['UNREACHABLE', 'UNAUTHORIZED', 'DEADLINE', 'FAILED'] as const)('alive but not ready: %s', async (code) => {
    server = await served({ graph: fakeGraph(() => Promise.reject(new GraphError(code, 'secret'))) });
    expect(await answers('/healthz')).toEqual([200, 'no-cache', { status: 'alive' }]);
    expect(await answers('/readyz')).toEqual([503, 'no-cache', { ready: false, reason: 'DATABASE_UNAVAILABLE' }]);
  });

  test('while a load of several transactions is at work: 503, and when to ask again', async () => {
    server = await served({ graph: fakeGraph(() => Promise.resolve({ version: null, rows: [], total: 0 })) });
    expect(await answers('/readyz')).toEqual([503, 'no-cache', { ready: false, reason: 'LOADING' }]);
    const query = encodeURIComponent('{ countries { totalCount nodes { id } } }');
    const response = await fetch(`${server.url}/graphql?query=${query}`, { headers: { accept: 'application/json' } });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '10']);
    expect(await response.json()).toMatchObject({
      errors: [
        {
          message: 'The data is being replaced at the moment. /readyz answers 200 as soon as it is whole again.',
          extensions: { code: 'LOADING' },
        },
      ],
    });
  });

  test('however busy the graph is: what was last known, asked for once', async () => {
    let asked = 0;
    let release: (() => void) | undefined;
    let busy = false;
    const graph = fakeGraph(async () => {
      asked += 1;
      if (busy) await new Promise<void>((resolve) => (release = resolve));
      return { version: '0123456789ab', load: 'l1', began: 'l1' };
    });
    server = await served({ graph });
    const ready = [200, 'no-cache', { ready: true, dataVersion: '0123456789ab' }];
    expect(await answers('/readyz')).toEqual(ready);
    busy = true;
    expect(await Promise.all([answers('/readyz'), answers('/readyz'), answers('/readyz')])).toEqual([
      ready,
      ready,
      ready,
    ]);
    expect(await answers('/readyz')).toEqual(ready);
    expect(asked).toBe(2);
    release?.();
  });

  test('not ready where the graph has not answered yet', async () => {
    let release: (() => void) | undefined;
    const graph = fakeGraph(async () => {
      await new Promise<void>((resolve) => (release = resolve));
      return { version: '0123456789ab', load: 'l1', began: 'l1' };
    });
    server = await served({ graph });
    expect(await answers('/readyz')).toEqual([503, 'no-cache', { ready: false, reason: 'DATABASE_UNAVAILABLE' }]);
    release?.();
    expect(await answers('/readyz')).toEqual([200, 'no-cache', { ready: true, dataVersion: '0123456789ab' }]);
  });

  test('gives the graph longer than an operation may take: nothing that others wait for is ended', async () => {
    const left: number[] = [];
    const graph = fakeGraph((_statement, _parameters, deadline) => {
      left.push(deadline - performance.now());
      return Promise.resolve({ version: '0123456789ab', load: 'l1', began: 'l1' });
    });
    server = await served({ graph });
    await answers('/readyz');
    expect(left[0]).toBeGreaterThan(DEFAULT_LIMITS.milliseconds);
  });
});

import { afterEach, describe, expect, test } from 'vitest';
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
});

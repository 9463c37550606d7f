import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it, test } from 'vitest';
import { startVarnish, varnishd } from '../support/varnish.js';
import type { VarnishUnderTest } from '../support/varnish.js';

describe('where Varnish is', () => {
  const nowhere = (): boolean => false;
  test('VARNISHD_PATH comes first, and must be a file', () => {
    expect(varnishd({ VARNISHD_PATH: '/opt/varnishd', PATH: '/bin' }, () => true)).toBe('/opt/varnishd');
    expect(() => varnishd({ VARNISHD_PATH: '/opt/varnishd' }, nowhere)).toThrow(
      'VARNISHD_PATH is /opt/varnishd, and there is no such file.',
    );
  });
  test('it is looked for where systems put it; in CI it must be there', () => {
    expect(varnishd({ PATH: '/bin' }, (path) => path === '/usr/sbin/varnishd')).toBe('/usr/sbin/varnishd');
    expect(varnishd({ PATH: '/bin' }, nowhere)).toBeUndefined();
    expect(() => varnishd({ CI: 'true' }, nowhere)).toThrow(
      'No Varnish found, and in CI the tests behind a proxy must run. Install varnish or set VARNISHD_PATH.',
    );
  });
});

interface Asked {
  readonly server: number;
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly bytes: number;
  readonly from: string | string[] | undefined;
}

/** What one of three servers does with a request whose body was read. */
type Behaviour = (request: IncomingMessage, response: ServerResponse, server: number) => void;

const answers: Behaviour = (_, response, server) => void response.end(`answer of ${server}`);
const refuses =
  (status: number): Behaviour =>
  (_, response, server) =>
    void response.writeHead(status).end(`${status} of ${server}`);
const hangsUp: Behaviour = ({ socket }) => void socket.destroy();
const diesMeanwhile: Behaviour = ({ socket }, response) => {
  response.writeHead(200, { 'content-length': 100_000 }).write('half of an answer', () => socket.destroy());
};

const ASKED = 12;

describe.skipIf(varnishd() === undefined)('the proxy of docs/proxy', () => {
  let asked: Asked[];
  let does: readonly Behaviour[] = [];
  let isReady = [true, true, true];
  let probes = [0, 0, 0];
  let varnish: VarnishUnderTest;
  const servers = [0, 1, 2].map((server) =>
    createServer((request, response) => {
      if (request.url === '/readyz') {
        probes[server] = (probes[server] ?? 0) + 1;
        response.writeHead(isReady[server] ? 200 : 503).end();
        return;
      }
      void buffer(request).then(({ length: bytes }) => {
        const { method, url, headers } = request;
        asked.push({ server, method, url, bytes, from: headers['x-forwarded-for'] });
        does[server]?.(request, response, server);
      });
    }),
  );
  beforeAll(async () => {
    const urls: string[] = [];
    for (const server of servers) {
      await once(server.listen(0, '127.0.0.1'), 'listening');
      urls.push(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    }
    varnish = await startVarnish(urls);
  });
  afterAll(async () => {
    await varnish.close();
    for (const server of servers) server.closeAllConnections();
    for (const server of servers) server.close();
  });
  afterEach(async () => {
    if (isReady.every(Boolean)) return;
    isReady = [true, true, true];
    await nextProbes();
  });

  /** Waits until the proxy has asked each server whether it is ready, so often that it knows. */
  async function nextProbes(): Promise<void> {
    probes = [0, 0, 0];
    await expect.poll(() => Math.min(...probes), { timeout: 30_000, interval: 100 }).toBeGreaterThanOrEqual(4);
  }

  function given(...behaviours: Behaviour[]): void {
    does = behaviours;
    asked = [];
  }
  const post = (body = '{}'): Promise<Response> =>
    fetch(`${varnish.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const get = (path = '/graphql?query={a}', headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${varnish.url}${path}`, { headers });
  async function texts(ask: () => Promise<Response> = post): Promise<Set<string>> {
    const found = await Promise.all(
      Array.from({ length: ASKED }, async () => {
        const response = await ask();
        return `${response.status} ${await response.text()}`;
      }),
    );
    return new Set(found);
  }

  test('asks all of them in turn, each request of one', async () => {
    given(answers, answers, answers);
    for (let tries = 0; tries < 10 && new Set(asked.map(({ server }) => server)).size < 3; tries++) await texts();
    expect([...new Set(asked.map(({ server }) => server))].sort()).toEqual([0, 1, 2]);
    expect(asked.length % ASKED).toBe(0);
  });

  test.each<[string, Behaviour]>([
    ['409: its data is older', refuses(409)],
    ['503: it is not ready, or busy', refuses(503)],
    ['nothing, and hangs up', hangsUp],
    ['half of it, and dies', diesMeanwhile],
  ])('what a server answers with %s, another one answers', async (_, behaviour) => {
    given(behaviour, answers, behaviour);
    for (const ask of [() => post('x'.repeat(900_000)), get]) {
      expect(await texts(() => ask())).toEqual(new Set(['200 answer of 1']));
    }
    // Nothing is sent to one server twice before all were asked.
    expect(asked.filter(({ server }) => server === 1)).toHaveLength(2 * ASKED);
    expect(asked.length).toBeGreaterThan(2 * ASKED);
    expect(asked.length).toBeLessThanOrEqual(2 * ASKED * 3);
    expect(new Set(asked.map(({ method, bytes }) => `${method} ${bytes}`))).toEqual(new Set(['POST 900000', 'GET 0']));
  });

  test('what all of them refuse is refused as the last one does', async () => {
    given(refuses(409), refuses(409), refuses(409));
    const found = await texts();
    for (const one of found) expect(one).toMatch(/^409 409 of [012]$/);
    // One more time than there are servers.
    expect(asked).toHaveLength(4 * ASKED);
  });

  test.each([200, 400, 404, 500])('an answer with %i is passed on from the first', async (status) => {
    given(refuses(status), refuses(status), refuses(status));
    for (const one of await texts()) expect(one).toMatch(new RegExp(`^${status} `));
    expect(asked).toHaveLength(ASKED);
  });

  test('a server that is not ready is not asked', async () => {
    isReady = [false, true, false];
    await nextProbes();
    given(answers, answers, answers);
    expect(await texts()).toEqual(new Set(['200 answer of 1']));
    expect(asked).toHaveLength(ASKED);
  });

  test('no server is there: 503 with a code, which pages may read', async () => {
    given(hangsUp, hangsUp, hangsUp);
    const response = await post();
    const { headers } = response;
    expect([
      response.status,
      headers.get('retry-after'),
      headers.get('content-type'),
      headers.get('access-control-allow-origin'),
      await response.json(),
    ]).toEqual([
      503,
      '5',
      'application/json; charset=utf-8',
      '*',
      {
        errors: [
          {
            message: 'No server answers at the moment. Ask again in a few seconds.',
            extensions: { code: 'NO_SERVER' },
          },
        ],
      },
    ]);
  });

  it('says who asks, after what the client says itself', async () => {
    given(answers, answers, answers);
    await get('/graphql', { 'x-forwarded-for': '203.0.113.7' });
    expect(asked.map(({ from }) => from)).toEqual(['203.0.113.7, 127.0.0.1']);
  });

  it('passes on addresses as long as servers take', async () => {
    given(answers, answers, answers);
    const path = `/graphql?query=${'x'.repeat(12_000)}`;
    expect((await get(path)).status).toBe(200);
    expect(asked.map(({ url }) => url)).toEqual([path]);
  });

  it('keeps nothing: what is asked twice is answered twice', async () => {
    const cacheable: Behaviour = (_, response) => void response.setHeader('cache-control', 'max-age=600').end('x');
    given(cacheable, cacheable, cacheable);
    for (const path of ['/', '/']) expect((await get(path)).status).toBe(200);
    expect(asked).toHaveLength(2);
  });

  it('leaves it to a server to refuse a body that is larger than it holds', async () => {
    given(refuses(413), refuses(413), refuses(413));
    const body = 'x'.repeat(5_000_000);
    expect((await post(body)).status).toBe(413);
    expect(asked.map(({ bytes }) => bytes)).toEqual([body.length]);
  });

  it('sends a body that does not say how large it is to one server, whose answer it passes on', async () => {
    given(refuses(409), refuses(409), refuses(409));
    const body = new Blob(['x'.repeat(2 ** 20 + 1)]).stream();
    const response = await fetch(`${varnish.url}/graphql`, { method: 'POST', body, duplex: 'half' });
    expect([response.status, await response.text()]).toEqual([409, `409 of ${asked[0]?.server}`]);
    expect(asked.map(({ bytes }) => bytes)).toEqual([2 ** 20 + 1]);
  });

  it('has no metrics: each server has its own', async () => {
    given(answers, answers, answers);
    const response = await get('/metrics');
    expect([response.status, await response.json()]).toEqual([
      404,
      { errors: [{ message: 'There is no such address.', extensions: { code: 'NOT_FOUND' } }] },
    ]);
    expect(asked).toEqual([]);
  });
});

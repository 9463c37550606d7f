import { get } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { served } from './served.js';
import type { Served } from './served.js';

interface Got {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

const LARGE = '/graphql?query={__schema{types{name,description,fields{name,description}}}}';
const SMALL = '/graphql?query={__typename}';
const LIST = '/graphql?query={claims(first:100){nodes{id,statement,status,knownAt}}}';

describe('compression', () => {
  let server: Served;
  beforeAll(async () => {
    server = await served();
  });
  afterAll(() => server.close());

  /** What comes over the line: fetch would decompress it. */
  const ask = (path: string, headers: Record<string, string> = {}): Promise<Got> =>
    new Promise((resolve, reject) => {
      get(server.url + path, { headers }, (response) => {
        buffer(response).then(
          (bytes) => resolve({ status: response.statusCode, headers: response.headers, bytes }),
          reject,
        );
      }).on('error', reject);
    });

  test.each([
    [LARGE, 'application/json; charset=utf-8', 'accept, accept-encoding'],
    [LIST, 'application/json; charset=utf-8', 'accept, accept-encoding'],
    [`${LIST}&format=csv`, 'text/csv; charset=utf-8; header=present', 'accept, accept-encoding'],
    ['/schema.graphql', 'text/plain; charset=utf-8', 'accept-encoding'],
    ['/metrics', 'text/plain; version=0.0.4; charset=utf-8', 'accept-encoding'],
  ])('%s: the same text for each coding that a client takes', async (path, type, vary) => {
    const plain = await ask(path);
    const withoutCost = (bytes: Buffer): string =>
      bytes
        .toString()
        .replace(/"spent":\{[^}]*\}/, '')
        .replace(/^(rights_graph|process|nodejs)_.*$/gm, '');
    expect(plain.headers).toMatchObject({ 'content-type': type, vary });
    expect(plain.headers).not.toHaveProperty('content-encoding');
    expect(plain.headers['content-length']).toBe(String(plain.bytes.length));
    for (const [given, coding, read] of [
      ['br', 'br', brotliDecompressSync],
      ['gzip', 'gzip', gunzipSync],
      ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
      ['br;q=0, gzip', 'gzip', gunzipSync],
      ['*', 'br', brotliDecompressSync],
    ] as const) {
      const { headers, bytes } = await ask(path, { 'accept-encoding': given });
      expect(headers, given).toMatchObject({ 'content-encoding': coding, 'content-type': type, vary });
      expect(headers['content-length']).toBe(String(bytes.length));
      expect(withoutCost(read(bytes))).toBe(withoutCost(plain.bytes));
      expect(bytes.length).toBeLessThan(plain.bytes.length / 2);
    }
  });

  test.each(['', 'identity', 'deflate', 'br;q=0, gzip;q=0', 'unheard-of', ';;,q='])(
    'who takes %j is answered uncompressed',
    async (given) => {
      const { headers, bytes } = await ask(LARGE, { 'accept-encoding': given });
      expect([headers['content-encoding'], headers.vary]).toEqual([undefined, 'accept, accept-encoding']);
      expect(JSON.parse(bytes.toString())).toHaveProperty('data.__schema');
    },
  );

  test('what fits into one packet is not compressed, and says all the same that it depends', async () => {
    const { headers, bytes } = await ask(SMALL, { 'accept-encoding': 'br' });
    expect([headers['content-encoding'], headers.vary]).toEqual([undefined, 'accept, accept-encoding']);
    expect(bytes.toString()).toBe('{"data":{"__typename":"Query"}}\n');
  });

  test('an error is compressed where it is long', async () => {
    const { status, headers, bytes } = await ask(`/graphql?query={${'a '.repeat(40)}}`, { 'accept-encoding': 'gzip' });
    expect([status, headers['content-encoding']]).toEqual([400, 'gzip']);
    expect(JSON.parse(gunzipSync(bytes).toString())).toHaveProperty('errors');
  });

  test('HEAD says what GET says', async () => {
    const headers = { 'accept-encoding': 'br' };
    const [head, whole] = await Promise.all([
      fetch(`${server.url}/schema.graphql`, { method: 'HEAD', headers }),
      fetch(`${server.url}/schema.graphql`, { headers }),
    ]);
    for (const name of ['content-encoding', 'content-length', 'etag', 'vary', 'content-type']) {
      expect(head.headers.get(name), name).toBe(whole.headers.get(name));
    }
    expect([head.headers.get('content-encoding'), await head.text()]).toEqual(['br', '']);
  });

  test('a client that goes away leaves nothing behind', async () => {
    const gone = await new Promise<boolean>((resolve) => {
      const request = get(server.url + LARGE, { headers: { 'accept-encoding': 'br' } }, (response) => {
        response.once('data', () => response.destroy());
        response.once('close', () => resolve(true));
      });
      request.on('error', () => resolve(true));
    });
    expect(gone).toBe(true);
    const response = await fetch(server.url + LARGE);
    expect([response.status, await response.json()]).toMatchObject([200, { data: { __schema: {} } }]);
    expect(server.logged).toEqual([]);
  });
});

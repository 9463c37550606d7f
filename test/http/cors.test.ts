import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fakeGraph, partsOf, raw, served } from './served.js';
import type { Served } from './served.js';

const ATLAS = 'https://atlas.example';
const LOCAL = 'http://localhost:5173';
const OTHER = 'https://atlas.example.evil.example';

/** Answers of every kind, refusals too. */
const ANSWERS: readonly (readonly [name: string, request: string])[] = [
  ['an answer', 'GET /graphql?query={__typename}'],
  ['a refusal', 'GET /graphql?query={'],
  ['a page', 'GET /'],
  ['the schema', 'GET /schema.graphql'],
  ['no such address', 'GET /nowhere'],
  ['no such method', 'DELETE /graphql'],
  ['an address that cannot be read', 'GET /%zz'],
];

describe('CORS_ORIGINS', () => {
  let server: Served;
  beforeAll(async () => {
    server = await served({ origins: [ATLAS, LOCAL], graph: fakeGraph(() => Promise.resolve(undefined)) });
  });
  afterAll(() => server.close());

  async function headersFor(request: string, origin?: string): Promise<Record<string, string>> {
    const lines = [`${request} HTTP/1.1`, 'host: x', 'connection: close', ...(origin ? [`origin: ${origin}`] : [])];
    return partsOf(await raw(server.url, `${lines.join('\n')}\n\n`)).headers;
  }

  describe.each(ANSWERS)('%s', (_, request) => {
    test.each([ATLAS, LOCAL])('names the origin that asks: %s', async (origin) => {
      const headers = await headersFor(request, origin);
      expect(headers['access-control-allow-origin']).toBe(origin);
      expect(headers['vary']?.split(', ')).toContain('origin');
    });

    test.each([OTHER, 'null', undefined])('names none for others: %s', async (origin) => {
      const headers = await headersFor(request, origin);
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
      expect(headers['vary']?.split(', ')).toContain('origin');
    });
  });

  test('what is no request names none', async () => {
    const { headers } = partsOf(await raw(server.url, 'HELLO\n\n'));
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  test('a browser asks before it sends', async () => {
    const ask = async (origin: string): Promise<[number, Record<string, string>]> => {
      const { status, headers } = await fetch(`${server.url}/graphql`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
      });
      return [
        status,
        Object.fromEntries([...headers].filter(([name]) => name === 'vary' || name.startsWith('access-control-'))),
      ];
    };
    expect(await ask(ATLAS)).toEqual([
      204,
      {
        'access-control-allow-origin': ATLAS,
        'access-control-allow-methods': 'GET, HEAD, POST',
        'access-control-allow-headers': 'content-type',
        'access-control-max-age': '86400',
        'access-control-expose-headers':
          'x-data-version, content-disposition, x-table-rows, x-has-next-page, x-end-cursor, x-table-cut, x-table-left-out, x-notices',
        vary: 'origin, access-control-request-headers',
      },
    ]);
    expect(await ask(OTHER)).toEqual([204, { vary: 'origin' }]);
  });

  test('a browser asks whether a page of the web may ask a private network', async () => {
    const ask = async (origin: string): Promise<string | null> => {
      const { headers } = await fetch(`${server.url}/explore/view/abc.gexf`, {
        method: 'OPTIONS',
        headers: {
          ...{ origin, 'access-control-request-method': 'GET' },
          'access-control-request-private-network': 'true',
        },
      });
      return headers.get('access-control-allow-private-network');
    };
    expect([await ask(ATLAS), await ask(OTHER)]).toEqual(['true', null]);
  });
});

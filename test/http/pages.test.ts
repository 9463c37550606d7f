import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fakeGraph, partsOf, raw, served } from './served.js';
import type { Served } from './served.js';

const SCRIPT = 'console.log("a script");\n'.repeat(100);
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; worker-src 'self'; connect-src 'self'; font-src 'self'; " +
  "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const PLAYGROUND_POLICY = POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'").replace(
  "font-src 'self'",
  "font-src 'self' data:",
);

/** Pages as the build writes them; below a folder called assets, which must not matter. */
async function builtPages(): Promise<{ root: string; pages: string }> {
  const root = await mkdtemp(join(tmpdir(), 'rights-graph-'));
  const pages = join(root, 'assets', 'web');
  await mkdir(join(pages, 'assets'), { recursive: true });
  const files: Record<string, string | Buffer> = {
    'index.html': '<title>start</title>',
    'playground.html': '<title>playground</title>',
    'explore.html': '<title>explorer</title>',
    'assets/main-abc123.js': SCRIPT,
    'assets/main-abc123.js.br': brotliCompressSync(SCRIPT),
    'assets/main-abc123.js.gz': gzipSync(SCRIPT),
    '../secret.txt': 'a secret',
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(pages, name), content);
  return { root, pages };
}

const graph = fakeGraph(() => Promise.resolve(undefined));

describe('pages', () => {
  let server: Served;
  let root: string;
  beforeAll(async () => {
    const built = await builtPages();
    root = built.root;
    server = await served({ graph, pages: built.pages });
  });
  afterAll(async () => {
    await server.close();
    await rm(root, { recursive: true, force: true });
  });

  test.each([
    ['/playground/', 308, '/playground'],
    ['/playground//?example=x', 308, '/playground?example=x'],
    ['/graphql/?query={meta{dataVersion}}', 308, '/graphql?query={meta{dataVersion}}'],
    ['//elsewhere.example/', 404, null],
    ['/nowhere/', 404, null],
  ])('%s leads to what is meant, and nowhere else', async (path, status, location) => {
    const response = await fetch(server.url + path, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([status, location]);
  });

  test.each([
    ['/', '<title>start</title>', POLICY],
    ['/playground', '<title>playground</title>', PLAYGROUND_POLICY],
    ['/explore', '<title>explorer</title>', POLICY],
    ['/playground?example=x', '<title>playground</title>', PLAYGROUND_POLICY],
  ])('%s, with its security policy', async (path, text, policy) => {
    const response = await fetch(server.url + path);
    expect([response.status, await response.text()]).toEqual([200, text]);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
    });
  });

  test('a page that the browser has already is not sent again', async () => {
    const first = await fetch(server.url);
    const known = `if-none-match: ${first.headers.get('etag')}`;
    const again = partsOf(await raw(server.url, `GET / HTTP/1.1\nhost: x\n${known}\nconnection: close\n\n`));
    expect([again.status, again.body]).toEqual(['HTTP/1.1 304 Not Modified', '']);
  });

  test.each(['br', 'gzip', 'identity'])('a file of a page, compressed beforehand: %s', async (encoding) => {
    const response = await fetch(`${server.url}/assets/main-abc123.js`, { headers: { 'accept-encoding': encoding } });
    expect([response.status, await response.text()]).toEqual([200, SCRIPT]);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': expect.stringMatching(/^(text|application)\/javascript; charset=utf-8$/) as string,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    });
    expect(response.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
  });

  test.each(['/', '/playground', '/explore', '/assets/main-abc123.js', '/schema.graphql', '/healthz'])(
    'HEAD %s',
    async (path) => {
      const [head, get] = await Promise.all([
        fetch(server.url + path, { method: 'HEAD' }),
        fetch(server.url + path, { method: 'GET' }),
      ]);
      expect([head.status, await head.text()]).toEqual([200, '']);
      expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'));
      expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'));
    },
  );

  test.each([
    '/assets/../../secret.txt',
    '/../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/assets/..\\..\\secret.txt',
    '//secret.txt',
    '/assets/',
    '/assets',
    '/index.html',
    '/playground.html',
    '/assets/main-abc123.js.br',
    '/assets/main-abc123.js%00',
  ])('%s leads nowhere', async (path) => {
    const answer = partsOf(await raw(server.url, `GET ${path} HTTP/1.1\nhost: x\nconnection: close\n\n`));
    expect(answer.status).toMatch(/^HTTP\/1\.1 40[04] /);
    expect(answer.body).not.toContain('secret\n');
    expect(answer.body).not.toContain(root);
  });

  test('/schema.graphql is the API schema that is committed', async () => {
    const response = await fetch(`${server.url}/schema.graphql`);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await response.text()).toBe((await readFile('generated/api.graphql', 'utf8')).replace(/^#.*\n\n/, ''));
  });
});

describe('/graphql in a browser', () => {
  const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
  let server: Served;
  beforeAll(async () => {
    server = await served({ graph });
  });
  afterAll(() => server.close());
  const visit = (search: string, accept: string): Promise<Response> =>
    fetch(`${server.url}/graphql${search}`, { headers: { accept }, redirect: 'manual' });

  test('leads to the playground, with a sentence', async () => {
    const response = await visit('', BROWSER);
    expect([response.status, response.headers.get('location'), await response.text()]).toEqual([
      303,
      '/playground',
      '<!doctype html><title>rights-graph</title><p>Programs ask here: by POST, or by GET with <code>?query=</code>. People ask in the <a href="/playground">playground</a>.</p>\n',
    ]);
  });

  test.each([
    ['a query', '?query={__typename}', BROWSER, 200],
    ['an empty query', '?query=', BROWSER, 400],
    ['a program that takes anything', '', '*/*', 400],
    ['a program that takes HTML less gladly', '', 'application/json, text/html;q=0.5', 400],
  ])('%s does not', async (_, search, accept, status) => {
    expect((await visit(search, accept)).status).toBe(status);
  });
});

describe('without the built pages', () => {
  let server: Served;
  beforeAll(async () => {
    server = await served({ graph, pages: join(tmpdir(), 'rights-graph-not-built') });
  });
  afterAll(() => server.close());

  test.each(['/', '/playground', '/explore'])('%s says how to build them', async (path) => {
    const response = await fetch(server.url + path);
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      503,
      'text/plain; charset=utf-8',
      'rights-graph answers at /graphql, but its pages are not built. Build them with "npm run build" and start again.\n',
    ]);
  });

  test('the API answers all the same', async () => {
    expect((await fetch(`${server.url}/graphql?query={__typename}`)).status).toBe(200);
  });
});

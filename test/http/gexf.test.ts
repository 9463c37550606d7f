import { deflateRawSync } from 'node:zlib';
import { MultiGraph } from 'graphology';
import { parse } from 'graphology-gexf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/api/limits.js';
import { EMPTY, TODAY } from '../../src/arrangement/arrangement.js';
import type { Arrangement } from '../../src/arrangement/arrangement.js';
import { gexfPath, viewCode } from '../../src/arrangement/view-code.js';
import { load } from '../../src/load/load.js';
import { engines } from '../support/engines.js';
import { fictional } from '../support/seeded.js';
import { framedPages } from './framed-pages.js';
import { fakeGraph, raw, served } from './served.js';
import type { Served } from './served.js';

const { ontology, records } = await fictional();
const GEPHI_LITE = 'https://lite.gephi.org';
const RATIFIED = 'press/northland-2012/later/1.1/b';
const DAMAGED = 'The address of this view was cut or changed on its way: ask for it again, or search for a record.';
const NOT_OF_A_VIEW =
  'Below /explore/view/ are views of the explorer as files: what stands behind "#v=" in the address of the view, and ".gexf".';

async function pathOf(ids: readonly string[], rest: Partial<Arrangement> = {}): Promise<string> {
  const places = new Map(ids.map((id, index) => [id, { x: 10 * index, y: -7 * index }]));
  const view = { ...EMPTY, places, ...rest };
  return gexfPath(await viewCode({ view, dataVersion: 'older', degrees: new Map() }), ids.length) ?? 'too large';
}

/** The path of what somebody else makes up. */
const pathOfAny = (value: unknown): string =>
  `/explore/view/${deflateRawSync(JSON.stringify(value)).toString('base64url')}.gexf`;

const nodesAt = (ids: readonly string[], rest: object = {}): string =>
  pathOfAny({ form: 1, nodes: ids.map((id) => [id, 0, 0, 0, 0]), ...rest });

describe.each(engines())('a view as GEXF, on $name', ({ open }) => {
  let server: Served;
  let dataVersion: string;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const graph = await open();
    ({ dataVersion } = await load(graph, ontology, records));
    const framed = await framedPages();
    remove = framed.remove;
    // Neo4j plans each statement when it comes first, however busy the machine is.
    server = await served({ graph, pages: framed.pages, limits: { ...DEFAULT_LIMITS, milliseconds: 60_000 } });
  }, 120_000);
  afterAll(async () => {
    await server.close();
    await remove();
  });

  const ask = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(server.url + path, { headers: { origin: GEPHI_LITE, ...headers } });
  const graphOf = async (path: string): Promise<ReturnType<typeof parse>> =>
    parse(MultiGraph, await (await ask(path)).text());
  const refusal = async (path: string): Promise<readonly [status: number, code: string, message: string]> => {
    const response = await ask(path);
    const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
    const [error] = errors;
    return [response.status, error?.extensions.code ?? '', error?.message ?? ''];
  };

  test('is what Gephi Lite reads: names, types, colours and places, with addresses of this server', async () => {
    const path = await pathOf(['XNL', 'xnl/penal-code', RATIFIED]);
    expect(path.endsWith('.gexf')).toBe(true);
    const response = await ask(path);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'content-type': 'application/gexf+xml; charset=utf-8',
      'x-data-version': dataVersion,
      'cache-control': 'no-cache',
      vary: 'accept, accept-encoding',
    });
    expect(response.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="rights-graph-picture-\\d{4}-\\d\\d-\\d\\d-${dataVersion}\\.gexf"$`),
    );
    const text = await response.text();
    expect(text).toContain(`What the explorer showed of the rights-graph; data version ${dataVersion}<`);
    // As Gephi Lite asks for it.
    const graph = parse(MultiGraph, text, { allowUndeclaredAttributes: true, addMissingNodes: true });
    expect(graph.nodes()).toEqual(['XNL', 'xnl/penal-code', RATIFIED]);
    expect(graph.getNodeAttributes('xnl/penal-code')).toEqual({
      ...{ label: 'Penal Code of Northland', type: 'Law', status: '', date: '', there: 'true' },
      ...{ address: `${server.url}/id/xnl/penal-code`, color: 'rgb(0,105,77)', x: 10, y: 7, z: 0 },
    });
    expect(graph.size).toBeGreaterThan(0);
  });

  test('leaves out what the view hides, and says what was not there on its day', async () => {
    const filter = { ...EMPTY.filter, types: new Set(['Law']) };
    expect((await graphOf(await pathOf(['XNL', 'xnl/penal-code'], { filter }))).nodes()).toEqual(['XNL']);
    const day = { ...TODAY, knownAt: '2011-06-01' };
    const graph = await graphOf(await pathOf(['XNL', RATIFIED], { day }));
    expect(graph.nodes().map((id) => graph.getNodeAttribute(id, 'there') as string)).toEqual(['true', 'false']);
    expect(graph.size).toBe(0);
    expect(graph.getAttribute('description')).toBe(
      `What the explorer showed of the rights-graph, as it was known on 2011-06-01; data version ${dataVersion}`,
    );
  });

  test('leaves out what was withdrawn or never was, and names it', async () => {
    const graph = await graphOf(await pathOf(['XNL', 'XSL', 'nobody']));
    expect(graph.nodes()).toEqual(['XNL']);
    expect(graph.getAttribute('description')).toBe(
      `What the explorer showed of the rights-graph; data version ${dataVersion}; not there any more: XSL, nobody`,
    );
    const many = Array.from({ length: 21 }, (_, index) => `nobody/${index}`);
    expect((await graphOf(await pathOf(['XNL', ...many]))).getAttribute('description')).toMatch(
      /; not there any more: 21 records$/,
    );
  });

  test('a client that has it is not sent it again, nor is one that asks for its headers', async () => {
    const path = await pathOf(['XNL', 'xnl/penal-code']);
    const tag = (await ask(path)).headers.get('etag') ?? 'none';
    expect(tag).toMatch(/^W\/"[\w-]{27}"$/);
    const again = await ask(path, { 'if-none-match': tag });
    expect([again.status, await again.text(), again.headers.get('x-data-version')]).toEqual([304, '', dataVersion]);
    const other = await ask(await pathOf(['XNL']), { 'if-none-match': tag });
    expect(other.status).toBe(200);
    const head = await fetch(server.url + path, { method: 'HEAD' });
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', tag]);
  });

  test.each([
    ['a code that was cut', '/explore/view/abc.gexf', 400, 'BAD_REQUEST', DAMAGED],
    ['a code of other characters', '/explore/view/%D0%BF%D1%8B%22%3Cb%3E.gexf', 400, 'BAD_REQUEST', DAMAGED],
    ['no code', '/explore/view/.gexf', 400, 'BAD_REQUEST', DAMAGED],
    ['another ending', '/explore/view/abc.svg', 404, 'NOT_FOUND', NOT_OF_A_VIEW],
    ['nothing behind it', '/explore/view/', 404, 'NOT_FOUND', NOT_OF_A_VIEW],
    [
      'something behind the path',
      '/explore/view/abc.gexf?v=1',
      400,
      'BAD_REQUEST',
      '/explore/view/{code}.gexf takes nothing behind a "?", and "v=1" was given.',
    ],
    ['an empty view', nodesAt([]), 400, 'BAD_REQUEST', 'This view has no record in it: there is nothing to draw.'],
    [
      'too many records',
      nodesAt(Array.from({ length: 501 }, (_, index) => `a/${index}`)),
      400,
      'LIMIT_EXCEEDED',
      'This view has 501 records, and an address gives 500 at the most. Open it in the explorer, which saves it as a file.',
    ],
    [
      'a day that is none',
      nodesAt(['XNL'], { day: ['2012-13-45', null] }),
      400,
      'BAD_REQUEST',
      'date: "2012-13-45" is no day. Write it as 2013-01-31.',
    ],
    [
      'an empty day',
      nodesAt(['XNL'], { day: [null, ''] }),
      400,
      'BAD_REQUEST',
      'knownAt: "" is no day. Write it as 2013-01-31.',
    ],
    [
      'an id that nothing has',
      nodesAt(['nobody']),
      404,
      'NOT_FOUND',
      'Nothing of this view is there any more: no record has the id "nobody".',
    ],
    [
      'ids that nothing has',
      nodesAt(['=Пытки "q"\u202e', 'XSL']),
      404,
      'NOT_FOUND',
      'Nothing of this view is there any more: no record has any of its 2 ids, such as "=Пытки \\"q\\"\u202e".',
    ],
  ])('refuses %s', async (_, path, status, code, message) => {
    expect(await refusal(path)).toEqual([status, code, message]);
  });

  test('a reader is told on a page', async () => {
    const response = await ask('/explore/view/abc.gexf', { accept: 'text/html' });
    expect([response.status, response.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8']);
    expect(response.headers.get('content-security-policy')).not.toContain('script-src');
    expect(await response.text()).toContain(DAMAGED);
  });

  test('an address longer than Node reads is refused as every other one', async () => {
    const answer = await raw(server.url, `GET /explore/view/${'a'.repeat(17_000)}.gexf HTTP/1.1\nhost: x\n\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  });
});

test('a database that does not answer is said as everywhere', async () => {
  const server = await served({ graph: fakeGraph(() => Promise.reject(new Error('secret'))) });
  const response = await fetch(server.url + (await pathOf(['XNL'])));
  expect([response.status, (await response.text()).includes('secret')]).toEqual([500, false]);
  await server.close();
});

test('what is behind an address fits into one, or has none', async () => {
  const ids = (count: number): string[] =>
    Array.from({ length: count }, (_, index) => `atlas/kazakhstan-2014/legal-framework/${index % 40}.${index}/a`);
  expect((await pathOf(ids(150))).length).toBeLessThan(7_100);
  expect(await pathOf(ids(501))).toBe('too large');
  const random = Array.from(
    { length: 400 },
    (_, index) => `${(index * 2_654_435_761).toString(36)}/${Math.sqrt(index)}`,
  );
  expect(await pathOf(random)).toBe('too large');
});

import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { load } from '../../src/load/load.js';
import { engines } from '../support/engines.js';
import { fictional } from '../support/seeded.js';
import { served } from './served.js';
import type { Served } from './served.js';

const { ontology, records } = await fictional();

/** The records with another name of the country. */
const edited = records.map((record) => {
  const name = record.columns.get('name');
  return name ? { ...record, columns: new Map([...record.columns, ['name', { ...name, value: 'Another' }]]) } : record;
});

const COUNTRY = '{ country(id: "XNL") { id name } }';

interface Asked {
  readonly status: number;
  readonly etag: string | null;
  readonly text: string;
  readonly headers: Headers;
}

describe.each(engines())('an answer that the client has already, on $name', ({ open }) => {
  let server: Served;
  let other: Served;
  let dataVersion: string;
  beforeAll(async () => {
    const graph = await open();
    ({ dataVersion } = await load(graph, ontology, records));
    server = await served({ graph, identity: 'one' });
    other = await served({ graph, identity: 'another' });
  });
  afterAll(async () => {
    await other.app.close();
    await server.close();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const ask = async (
    query: string,
    headers: Record<string, string> = {},
    { url } = server,
    parameters = '',
  ): Promise<Asked> => {
    const response = await fetch(`${url}/graphql?query=${encodeURIComponent(query)}${parameters}`, {
      headers: { accept: 'application/json', ...headers },
    });
    const text = await response.text();
    return { status: response.status, etag: response.headers.get('etag'), text, headers: response.headers };
  };
  const tagOf = async (query: string, parameters = ''): Promise<string> =>
    (await ask(query, {}, server, parameters)).etag ?? 'none';

  test('is not sent again: one statement looks which data there is', async () => {
    const tag = await tagOf(COUNTRY);
    expect(tag).toMatch(/^W\/"[\w-]{27}"$/);
    server.graph.reset();
    const again = await ask(COUNTRY, { 'if-none-match': `"other", ${tag}` });
    expect([again.status, again.text, again.etag]).toEqual([304, '', tag]);
    expect(Object.fromEntries(again.headers)).toMatchObject({
      'x-data-version': dataVersion,
      'cache-control': 'no-cache',
      vary: 'accept, accept-encoding',
    });
    expect(server.graph.counts).toEqual({ 'data-version': 1 });
  });

  test('a compressed answer has the tag of the other one', async () => {
    const [plain, short] = await Promise.all(
      ['identity', 'br'].map((coding) =>
        ask('{ __schema { types { name description } } }', { 'accept-encoding': coding }),
      ),
    );
    expect(short?.headers.get('content-encoding')).toBe('br');
    expect(short?.etag).toBe(plain?.etag);
  });

  test('that asks for no data is known without a statement', async () => {
    const schema = '{ __schema { queryType { name } } }';
    const tag = await tagOf(schema);
    server.graph.reset();
    expect((await ask(schema, { 'if-none-match': tag })).status).toBe(304);
    expect(server.graph.counts).toEqual({});
  });

  test.each([
    ['another question', '{ country(id: "XNL") { id } }', {}, ''],
    ['another form', COUNTRY, { accept: 'application/graphql-response+json' }, ''],
    ['other variables', COUNTRY, {}, '&variables={}'],
    ['a table', '{ laws { nodes { id } } }', {}, '&format=csv'],
  ])('is no answer to %s', async (_, query, headers, parameters) => {
    const tag = await tagOf(COUNTRY);
    const { status } = await ask(query, { ...headers, 'if-none-match': tag }, server, parameters);
    expect(status).toBe(200);
  });

  test('a table has a tag too', async () => {
    const laws = '{ laws { nodes { id name } } }';
    const tag = await tagOf(laws, '&format=csv');
    expect((await ask(laws, { 'if-none-match': tag }, server, '&format=csv')).status).toBe(304);
  });

  test('of a server that is another program, or has other settings, is sent again', async () => {
    const tag = await tagOf(COUNTRY);
    expect((await ask(COUNTRY, { 'if-none-match': tag }, other)).status).toBe(200);
  });

  test('of another day is sent again: a citation names the day', async () => {
    const tag = await tagOf(COUNTRY);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 86_400_000 });
    expect((await ask(COUNTRY, { 'if-none-match': tag })).status).toBe(200);
  });

  test('"*", and what is no tag, ask for all of it', async () => {
    for (const header of ['*', 'W/', '""', ',', 'x'.repeat(1_000)]) {
      expect((await ask(COUNTRY, { 'if-none-match': header })).status).toBe(200);
    }
  });

  test.each([
    ['an error', '{ nothing }', 'errors'],
    ['an error in a part of it', '{ country(id: "XNL") { id } laws(after: "x") { nodes { id } } }', 'errors'],
    ['a notice', '{ country(id: "nowhere") { id } }', 'notices'],
  ])('with %s has no tag', async (_, query, word) => {
    const { etag, text } = await ask(query);
    expect(text).toContain(`"${word}"`);
    expect(etag).toBeNull();
  });

  test('by POST has none', async () => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'if-none-match': await tagOf(COUNTRY) },
      body: JSON.stringify({ query: COUNTRY }),
    });
    expect([response.status, response.headers.get('etag')]).toEqual([200, null]);
  });

  test('x-data-version of a version that is not there is refused, whatever the client has', async () => {
    const tag = await tagOf(COUNTRY);
    const { status } = await ask(COUNTRY, { 'if-none-match': tag, 'x-data-version': 'ffffffffffff' });
    expect(status).toBe(409);
  });

  test('of data that was replaced is sent anew, also where this server did not see the load', async () => {
    const tag = await tagOf(COUNTRY);
    await load(server.graph, ontology, edited);
    const anew = await ask(COUNTRY, { 'if-none-match': tag });
    expect([anew.status, JSON.parse(anew.text)]).toMatchObject([200, { data: { country: { name: 'Another' } } }]);
    await load(server.graph, ontology, records);
    expect((await ask(COUNTRY, { 'if-none-match': tag })).status).toBe(304);
  });
});

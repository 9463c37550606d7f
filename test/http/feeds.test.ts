import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GraphError } from '../../src/graph/graph.js';
import { load } from '../../src/load/load.js';
import { engines } from '../support/engines.js';
import { fictional, loaded } from '../support/seeded.js';
import { world } from '../questions/changes/world.js';
import { fakeGraph, raw, served } from './served.js';
import type { Served } from './served.js';

/** What JSON Feed 1.1 asks for (https://www.jsonfeed.org/version/1.1/), of what is used of it here. */
const JSON_FEED = new Ajv2020().compile({
  type: 'object',
  required: ['version', 'title', 'items'],
  properties: {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: { type: 'string' },
    home_page_url: { type: 'string', pattern: '^https?://' },
    feed_url: { type: 'string', pattern: '^https?://' },
    next_url: { type: 'string', pattern: '^https?://' },
    authors: { type: 'array', items: { type: 'object', minProperties: 1, properties: { name: { type: 'string' } } } },
    language: { type: 'string' },
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'content_text'],
        properties: {
          id: { type: 'string' },
          url: { type: 'string', pattern: '^https?://' },
          title: { type: 'string' },
          content_text: { type: 'string' },
          date_published: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$' },
          tags: { type: 'array', items: { type: 'string' } },
        },
        patternProperties: { '^_': { type: 'object' } },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
});

interface JsonFeed {
  readonly title: string;
  readonly next_url?: string;
  readonly items: readonly { readonly id: string; readonly title: string; readonly content_text: string }[];
}

interface AtomEntry {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  readonly content: string;
  readonly terms: readonly string[];
}

/** What is used of a document here: the package's own types bring those of a browser along, for all tests. */
interface Element {
  readonly namespaceURI: string | null;
  readonly localName: string;
  readonly parentNode: Element | null;
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
  getElementsByTagNameNS(uri: string, name: string): { readonly length: number; item(index: number): Element };
}
interface Xml {
  readonly DOMParser: new (options: { readonly errorHandler: (level: string, message: string) => void }) => {
    parseFromString(text: string, type: string): { readonly documentElement: Element | null };
  };
}
const XML: string = '@xmldom/xmldom';
const { DOMParser } = (await import(XML)) as Xml;

const ATOM = 'http://www.w3.org/2005/Atom';

/** What an Atom parser reads; throws where the text is no XML. */
function atomOf(text: string): {
  readonly entries: AtomEntry[];
  readonly links: Record<string, string>;
  readonly id: string;
} {
  const parser = new DOMParser({
    errorHandler: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  });
  const root = parser.parseFromString(text, 'application/xml').documentElement;
  if (!root || root.namespaceURI !== ATOM || root.localName !== 'feed') throw new Error('No feed of Atom');
  const below = (parent: Element, name: string): Element[] => {
    const found = parent.getElementsByTagNameNS(ATOM, name);
    return Array.from({ length: found.length }, (_, index) => found.item(index)).filter(
      (one) => one.parentNode === parent,
    );
  };
  const only = (parent: Element, name: string): string => {
    const [one, ...more] = below(parent, name);
    if (!one || more.length > 0) throw new Error(`An element of Atom has one ${name}`);
    return one.textContent ?? '';
  };
  only(root, 'updated');
  only(root, 'title');
  return {
    id: only(root, 'id'),
    links: Object.fromEntries(
      below(root, 'link').map((one) => [one.getAttribute('rel') ?? '', one.getAttribute('href') ?? '']),
    ),
    entries: below(root, 'entry').map((entry) => ({
      id: only(entry, 'id'),
      title: only(entry, 'title'),
      updated: only(entry, 'updated'),
      content: only(entry, 'content'),
      terms: below(entry, 'category').map((one) => one.getAttribute('term') ?? ''),
    })),
  };
}

const { ontology, records, history } = await world();
const RELEASED = history.releases.flatMap(({ version, changes }) => changes.map(({ id }) => `${id}#${version}`));

describe.each(engines())('feeds of changes, on $name', ({ open }) => {
  let server: Served;
  let dataVersion: string;
  beforeAll(async () => {
    const graph = await open();
    ({ dataVersion } = await load(graph, ontology, records, { history }));
    server = await served({ graph });
  });
  afterAll(() => server.close());

  test('have in Atom what releases changed, page after page, each once', async () => {
    const ids: string[] = [];
    let next: string | undefined = `${server.url}/changes.atom`;
    const first = next;
    let pages = 0;
    while (next !== undefined) {
      const response: Response = await fetch(next);
      expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
      const { id, links, entries } = atomOf(await response.text());
      expect([id, links['self'], links['first']]).toEqual([first, next, first]);
      ids.push(...entries.map((entry) => entry.id));
      next = links['next'];
      pages += 1;
    }
    expect(pages).toBe(Math.ceil(RELEASED.length / 50));
    expect(ids.map((id) => decodeURIComponent(id.replace(`${server.url}/id/`, ''))).sort()).toEqual(
      [...RELEASED].sort(),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('begin with the newest release, and say in words what changed', async () => {
    const { entries } = atomOf(await (await fetch(`${server.url}/changes.atom?since=1.0.0`)).text());
    expect(entries).toEqual([
      {
        id: `${server.url}/id/xnl/criminal-code#1.1.0`,
        title: 'Withdrawn: Law xnl/criminal-code',
        updated: '2012-07-15T00:00:00Z',
        content: 'Withdrawn with release 1.1.0.\ncountry: XNL → (nothing)\nname: Criminal Code → (nothing)',
        terms: ['WITHDRAWN', 'Law'],
      },
      {
        id: `${server.url}/id/xnl/penal-code#1.1.0`,
        title: 'Changed: Law Penal Code of Northland (xnl/penal-code)',
        updated: '2012-07-15T00:00:00Z',
        content: 'Changed with release 1.1.0.\nkind: CODE → STATUTE',
        terms: ['CHANGED', 'Law'],
      },
    ]);
  });

  test('are the same as JSON Feed, with what changed as data', async () => {
    const response = await fetch(`${server.url}/changes.json?since=1.0.0`);
    expect(response.headers.get('content-type')).toBe('application/feed+json; charset=utf-8');
    const feed = (await response.json()) as JsonFeed;
    expect([JSON_FEED(feed), JSON_FEED.errors]).toEqual([true, null]);
    const { entries } = atomOf(await (await fetch(`${server.url}/changes.atom?since=1.0.0`)).text());
    expect(feed.items.map(({ id, title, content_text }) => [id, title, content_text])).toEqual(
      entries.map(({ id, title, content }) => [id, title, content]),
    );
    expect(feed.items[1]).toMatchObject({
      _rights_graph: {
        ...{ kind: 'CHANGED', record: 'xnl/penal-code', type: 'Law', release: '1.1.0', date: '2012-07-15' },
        ...{ dataVersion: null, fields: [{ field: 'kind', old: ['CODE'], new: ['STATUTE'] }] },
      },
    });
    const whole = (await (await fetch(`${server.url}/changes.json`)).json()) as JsonFeed;
    expect([JSON_FEED(whole), whole.items.length]).toEqual([true, Math.min(50, RELEASED.length)]);
  });

  test('are of one record and what leads to it, or of some types', async () => {
    const ids = async (search: string): Promise<string[]> => {
      const feed = (await (await fetch(`${server.url}/changes.json?${search}`)).json()) as JsonFeed;
      expect(JSON_FEED(feed)).toBe(true);
      return feed.items.map(({ id }) => id.replace(`${server.url}/id/`, ''));
    };
    expect(await ids('about=xnl/penal-code&since=1.0.0')).toEqual(['xnl/criminal-code#1.1.0', 'xnl/penal-code#1.1.0']);
    expect(await ids('about=XSL&types=Country')).toEqual(['XSL#1.0.0']);
    expect(await ids('types=Law,Withdrawn&types=Country&since=1.0.0')).toEqual([
      'xnl/criminal-code#1.1.0',
      'xnl/penal-code#1.1.0',
    ]);
    expect(await ids('since=1.1.0')).toEqual([]);
  });

  test('have a tag by which nothing is sent twice, and the data version', async () => {
    const response = await fetch(`${server.url}/changes.atom`);
    const tag = response.headers.get('etag') ?? '';
    expect(tag).toBe(`W/"${dataVersion}-changes-atom"`);
    expect(response.headers.get('x-data-version')).toBe(dataVersion);
    expect(response.headers.get('link')).toBe('</changes.json>; rel="alternate"; type="application/feed+json"');
    const some = await fetch(`${server.url}/changes.json?about=XNL&types=Law`);
    expect(some.headers.get('link')).toBe(
      '</changes.atom?about=XNL&types=Law>; rel="alternate"; type="application/atom+xml"',
    );
    for (const known of [tag, tag.replace('W/', ''), `"x", ${tag}`]) {
      const again = await fetch(`${server.url}/changes.atom`, { headers: { 'if-none-match': known } });
      expect([again.status, await again.text()]).toEqual([304, '']);
    }
    const other = await fetch(`${server.url}/changes.json`, { headers: { 'if-none-match': tag } });
    expect(other.status).toBe(200);
    const head = await fetch(`${server.url}/changes.atom`, { method: 'HEAD' });
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, tag, '']);
  });

  test.each([
    ['page=2', 'A feed takes since, about, types, after in its address, and "page" was given.', 'BAD_REQUEST'],
    [
      'since=1.0',
      'changes(since:) takes a day such as 2026-11-29, a release, or a data version that a release names, and "1.0" is none of them. Did you mean "1.0.0"? The releases are 1.0.0 of 2012-05-01, 1.1.0 of 2012-07-15; what is served now is VERSION.',
      'BAD_USER_INPUT',
    ],
    [
      'about=XN',
      'changes(about:) takes the id of a node. No node has the id "XN"; the nearest is "XNL".',
      'BAD_USER_INPUT',
    ],
    [
      'types=Lwa',
      'Variable "$types" got invalid value "Lwa" at "types[0]"; Value "Lwa" does not exist in "AnyTypeName" enum. Did you mean the enum value "Law"?',
      'BAD_USER_INPUT',
    ],
    [
      'after=%F0%9F',
      'changes(after:) is no cursor of this API: take the text of cursor or pageInfo.endCursor as it is.',
      'BAD_USER_INPUT',
    ],
  ])('refuse %s', async (search, message, code) => {
    const response = await fetch(`${server.url}/changes.json?${search}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      errors: [{ message: message.replace('VERSION', dataVersion), extensions: { code } }],
    });
  });

  test('refuse a host that is none, and another method', async () => {
    const answer = await raw(server.url, 'GET /changes.atom HTTP/1.1\nHost: a"b\nConnection: close\n\n');
    expect(answer).toContain('The header host is no name of a host: addresses of entries begin with it.');
    expect((await fetch(`${server.url}/changes.atom`, { method: 'POST' })).status).toBe(405);
  });
});

test('there is no feed of data without releases', async () => {
  const { records: without } = await fictional();
  const [engine] = engines();
  if (!engine) throw new Error('No engine');
  const server = await served({ graph: await loaded(await engine.open(), ontology, without) });
  const response = await fetch(`${server.url}/changes.atom`);
  expect([response.status, await response.json()]).toEqual([
    404,
    {
      errors: [
        {
          message: 'There is no feed: no release of this data says what it changed.',
          extensions: { code: 'NOT_FOUND' },
        },
      ],
    },
  ]);
  await server.close();
});

test('a graph that cannot be asked is said, and worth another try', async () => {
  const server = await served({
    graph: fakeGraph(() => Promise.reject(new GraphError('CLOSED', 'The graph was closed'))),
  });
  const response = await fetch(`${server.url}/changes.json`);
  expect([response.status, response.headers.get('retry-after'), await response.json()]).toEqual([
    503,
    '5',
    {
      errors: [
        {
          message: 'The database cannot be reached at the moment. Ask again in a few seconds.',
          extensions: { code: 'DATABASE_UNAVAILABLE' },
        },
      ],
    },
  ]);
  await server.close();
});

test('what a record says is text in Atom, whatever signs it has', async () => {
  const { atomFeed } = await import('../../src/feed/atom.js');
  const odd = 'a < b & "c"\n]]> \u0001 \u2028 🕊️ <script>';
  const change = {
    ...{ kind: 'CHANGED', record: 'x/y z/ü', type: 'Law', release: '1.0.0', date: '2012-05-01', dataVersion: null },
    fields: [{ field: 'name', old: [odd], new: null }],
  };
  const base = 'https://example.org/';
  const links = { base, self: `${base}changes.atom?a=1&b=2`, next: undefined, first: `${base}changes.atom` };
  const text = atomFeed({ ...links, title: odd, updated: '2012-05-01', entries: [{ change, now: odd }] });
  const [entry] = atomOf(text).entries;
  const read = odd.replace('\u0001', '\ufffd');
  expect(entry).toEqual({
    id: 'https://example.org/id/x/y%20z/%C3%BC#1.0.0',
    title: `Changed: Law ${read} (x/y z/ü)`,
    updated: '2012-05-01T00:00:00Z',
    content: `Changed with release 1.0.0.\nname: ${read} → (nothing)`,
    terms: ['CHANGED', 'Law'],
  });
  expect(atomOf(text).links['self']).toBe(links.self);
});

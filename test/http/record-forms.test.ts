import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GraphError } from '../../src/graph/graph.js';
import { load } from '../../src/load/load.js';
import { expectedRecords } from '../export/exported.js';
import { engines } from '../support/engines.js';
import { madeRecord } from '../support/made-record.js';
import { fictional } from '../support/seeded.js';
import { framedPages } from './framed-pages.js';
import { fakeGraph, served } from './served.js';
import type { Served } from './served.js';

const { ontology, records } = await fictional();
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8';
const FORMS = ['jsonld', 'turtle', 'bibtex', 'ris', 'csl', 'html'];

const ODD = 'Пытки мен «көнбеу» {50%} \\ #1 a_b $x$ & <script>alert(1)</script> "q" \u202eזה\u202c';
const LONG = `${'A very long title of a report that goes on and on '.repeat(40)}end`;
const LONG_ID = `odd/${'long-'.repeat(20)}id`;
/** A report without author, day or address, of which the title is odd, and a claim of it. */
const odd = [
  madeRecord('Report', 'odd/report', { name: `${ODD}\nsecond line`, kind: 'NGO_REPORT', complete: false }),
  madeRecord('Report', 'odd/long', { name: LONG, kind: 'PRESS', publishedOn: '2011-12~', complete: false }),
  madeRecord('Report', LONG_ID, { name: 'A report', kind: 'PRESS', complete: false }),
  madeRecord(
    'Passage',
    'odd/report/s/1.1',
    { locator: { section: 's', paragraph: 1, sentence: 1 } },
    { report: ['odd/report'] },
  ),
  madeRecord(
    'Finding',
    'odd/report/s/1.1/a',
    { statement: ODD, assessment: 'FACT', qualifier: '<b>many</b>' },
    { citations: ['odd/report/s/1.1'], about: ['XNL', 'odd/"body"'] },
  ),
  madeRecord('Institution', 'odd/"body"', {
    name: "<img src=x onerror='alert(1)'>",
    description: '</main><script>alert(2)</script>',
    sameAs: ['javascript:alert(3)', 'https://elsewhere.example/?a=1&b=%22'],
  }),
];

interface Item {
  readonly id: string;
  readonly title?: string;
  readonly author?: readonly Readonly<Record<string, string>>[];
  readonly issued?: object;
  readonly URL?: string;
  readonly note?: string;
  readonly 'container-title'?: string;
}

const parsed = (text: string, type: string): Item[] =>
  plugins.input.chain(text, { generateGraph: false, forceType: type }) as Item[];
const blanks = (text: string | undefined): string | undefined => text?.replace(/\s+/g, ' ').trim();

describe.each(engines())('the forms of a record, on $name', ({ open }) => {
  let server: Served;
  let dataVersion: string;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const graph = await open();
    ({ dataVersion } = await load(graph, ontology, [...records, ...odd]));
    const framed = await framedPages();
    remove = framed.remove;
    server = await served({ graph, pages: framed.pages });
  });
  afterAll(async () => {
    await server.close();
    await remove();
  });

  const ask = (id: string, format: string, more: RequestInit = {}): Promise<Response> => {
    const path = id.split('/').map(encodeURIComponent).join('/');
    return fetch(`${server.url}/id/${path}?format=${format}`, { redirect: 'manual', ...more });
  };
  const asking = async (query: string): Promise<unknown> =>
    (await fetch(`${server.url}/graphql?query=${encodeURIComponent(query)}`)).json();
  const text = async (id: string, format: string): Promise<string> => (await ask(id, format)).text();

  test('say the same of every record, as another program reads them', { timeout: 120_000 }, async () => {
    for (const { id } of expectedRecords(ontology, [...records, ...odd])) {
      const csl = JSON.parse(await text(id, 'csl')) as Item[];
      const bibtex = parsed(await text(id, 'bibtex'), '@bibtex/text');
      const ris = parsed(await text(id, 'ris'), '@ris/file');
      expect(csl.length).toBeGreaterThan(0);
      const titles = csl.map(({ title }) => blanks(title));
      expect(bibtex.map(({ title }) => blanks(title))).toEqual(titles);
      expect(ris.map(({ title }) => blanks(title))).toEqual(titles);
      const urls = csl.map(({ URL }) => URL);
      expect(bibtex.map(({ URL }) => URL)).toEqual(urls);
      expect(ris.map(({ URL }) => URL)).toEqual(urls);
      const notes = csl.map(({ note }) => blanks(note));
      expect(bibtex.map(({ note }) => blanks(note))).toEqual(notes);
      const address = `${server.url}/id/${id.split('/').map(encodeURIComponent).join('/')}`;
      for (const { note, URL } of csl) expect(`${note} ${URL}`).toContain(address);
      for (const { note } of csl) expect(note).toContain(`rights-graph data version ${dataVersion}, `);
    }
  });

  test('say of a claim, a passage and a report what the API says, and the address', async () => {
    const query = `{ nodes(ids: ["press/northland-2012/later/1.1/b", "press/northland-2010/first/1.2", "press/northland-2010"]) {
      id ... on Claim { citation(style: BIBTEX) } ... on Passage { citation(style: BIBTEX) } ... on Report { citation(style: BIBTEX) } } }`;
    const response = await fetch(`${server.url}/graphql?query=${encodeURIComponent(query)}`);
    const { data } = (await response.json()) as { data: { nodes: { id: string; citation: string }[] } };
    expect(data.nodes).toHaveLength(3);
    for (const { id, citation } of data.nodes) {
      const withAddress = await text(id, 'bibtex');
      expect(withAddress.replaceAll(`, ${server.url}/id/${id}}`, '}')).toBe(`${citation}\n`);
    }
  });

  test('of a thing are a page of ours', async () => {
    expect(JSON.parse(await text('xnl/council', 'csl'))).toEqual([
      {
        id: 'xnl/council',
        type: 'webpage',
        title: 'Council of Northland',
        author: [{ literal: 'rights-graph contributors' }],
        genre: 'Record',
        'container-title': 'rights-graph',
        URL: `${server.url}/id/xnl/council`,
        note: `rights-graph data version ${dataVersion}, institution xnl/council`,
      },
    ]);
    const [footnote] = JSON.parse(await text('press/northland-2010/footnote/1', 'csl')) as Item[];
    expect(footnote?.title).toBe('Footnote 1 of Northland under scrutiny');
  });

  test('with neither author nor day have the title alone', async () => {
    const [item] = parsed(await text('odd/report', 'bibtex'), '@bibtex/text');
    expect(item).not.toHaveProperty('author');
    expect(item).not.toHaveProperty('issued');
    const [long] = JSON.parse(await text('odd/long', 'csl')) as Item[];
    expect([long?.title, long?.issued]).toEqual([LONG, { 'date-parts': [[2011, 12]], circa: true }]);
  });

  test('that are files have a name', async () => {
    const names = await Promise.all(
      ['bibtex', 'ris', 'csl', 'html', 'jsonld'].map(async (format) =>
        (await ask('press/northland-2010/first/1.2/b', format)).headers.get('content-disposition'),
      ),
    );
    expect(names).toEqual([
      'attachment; filename="press--northland-2010--first--1-2--b.bib"',
      'attachment; filename="press--northland-2010--first--1-2--b.ris"',
      'attachment; filename="press--northland-2010--first--1-2--b.json"',
      null,
      null,
    ]);
  });

  test.each(FORMS)('%s answers HEAD, and 304 to who has it', async (format) => {
    const whole = await ask('XNL', format);
    const etag = whole.headers.get('etag') ?? '';
    const head = await ask('XNL', format, { method: 'HEAD' });
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', etag]);
    const again = await ask('XNL', format, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text(), again.headers.get('vary')]).toEqual([304, '', 'accept, accept-encoding']);
    expect(whole.headers.get('x-data-version')).toBe(dataVersion);
  });

  test('a browser gets the page', async () => {
    const response = await fetch(`${server.url}/id/XNL`, { headers: { accept: BROWSER } });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      vary: 'accept, accept-encoding',
      'content-security-policy':
        "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    });
    expect(await response.text()).toContain('<title>Northland · rights-graph</title>');
  });

  test.each([
    ['?format=bib', 'format: "bib" is none of jsonld, turtle, bibtex, ris, csl, html. Did you mean "ris"?'],
    ['?format=BIBTEX', 'format: "BIBTEX" is none of jsonld, turtle, bibtex, ris, csl, html. Did you mean "bibtex"?'],
    ['?format=ris&format=csl', 'format= stands in the address more than once.'],
  ])('%s is refused', async (search, message) => {
    const response = await fetch(`${server.url}/id/XNL${search}`);
    expect([response.status, await response.json()]).toEqual([
      400,
      { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] },
    ]);
    const page = await fetch(`${server.url}/id/XNL${search}`, { headers: { accept: BROWSER } });
    expect([page.status, page.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8']);
    expect(await page.text()).toContain(`<p>${message.replaceAll('"', '&quot;')}</p>`);
  });

  test.each(FORMS)('of what was withdrawn is 410 and says why: %s', async (format) => {
    const response = await ask('XSL', format);
    expect([response.status, response.headers.get('location')]).toEqual([410, null]);
    expect(response.headers.get('link')).toContain('</id/XNL>; rel="successor-version"');
    const body = await response.text();
    expect(body).toContain('Southland has been part of Northland since 2013.');
    expect(body).toContain('XNL');
    const known = await ask('XSL', format, { headers: { 'if-none-match': response.headers.get('etag') ?? '' } });
    expect(known.status).toBe(410);
  });

  test('of what was withdrawn has its successor and its day in RDF', async () => {
    const turtle = await text('XSL', 'turtle');
    expect(turtle).toContain('dcterms:isReplacedBy rgid:XNL');
    expect(turtle).toContain('schema:expires "2013-01-01"^^xsd:date');
    const gone = await ask('press/northland-2010/first/1.2/c', 'html');
    const page = await gone.text();
    expect([gone.status, gone.headers.get('link')?.includes('successor-version')]).toEqual([410, false]);
    expect(page).toContain('Nothing came in its place.');
    expect(page).toContain('The paper speaks of a prison in another country.');
  });

  test.each(FORMS)('of what was renamed leads to its successor and says so: %s', async (format) => {
    const response = await ask('xnl/criminal-code', format);
    expect([response.status, response.headers.get('location')]).toEqual([301, `/id/xnl/penal-code?format=${format}`]);
    expect(await response.text()).toContain(format === 'html' ? 'renamed' : '2012');
    const followed = await fetch(`${server.url}/id/xnl/criminal-code`, { headers: { accept: BROWSER } });
    expect([followed.status, followed.url]).toEqual([200, `${server.url}/id/xnl/penal-code`]);
    expect(await followed.text()).toContain(
      'It took the place of <code>xnl/criminal-code</code> (renamed on 1 July 2012).',
    );
  });

  test('an id that is not there is a page with what is near', async () => {
    const response = await ask('xnl/penal-kode', 'html');
    const page = await response.text();
    expect(response.status).toBe(404);
    expect(page).toContain('No node has the id &quot;xnl/penal-kode&quot;; the nearest is &quot;xnl/penal-code&quot;.');
    expect(page).toContain('<a href="/id/xnl/penal-code">');
    const far = await ask('nobody', 'html');
    expect((await far.text()).replace(/\s+/g, ' ')).toContain(
      '<p>No node has the id &quot;nobody&quot;, and none is near.</p> <p> Look for it by its words in the <a href="/explore">explorer</a>, or',
    );
    expect((await ask('', 'html')).status).toBe(404);
    expect((await ask('x'.repeat(3_000), 'html')).status).toBe(404);
    expect((await ask('xnl/penal-kode', 'bibtex')).headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  test.each([
    ['xnl', 'XNL', 'Northland'],
    ['XNL/Penal-Code', 'xnl/penal-code', 'Penal Code of Northland'],
    [LONG_ID.toUpperCase(), LONG_ID, 'A report'],
  ])('an id in other letters than %s names the one that there is, whole', async (asked, id, name) => {
    const shown = asked.length > 80 ? `${asked.slice(0, 80)}…` : asked;
    const message = `No node has the id "${shown}"; the nearest is "${id}".`;
    const response = await ask(asked, 'html');
    const page = (await response.text()).replace(/\s+/g, ' ');
    expect([response.status, response.headers.get('location')]).toEqual([404, null]);
    expect(page).toContain(`<p>${message.replaceAll('"', '&quot;')}</p>`);
    expect(page).toContain(`<h2>You may have meant</h2> <ul> <li> <a href="/id/${id}"><bdi>${name}</bdi></a>`);
    for (const format of ['jsonld', 'bibtex']) {
      expect(await (await ask(asked, format)).json()).toEqual({
        errors: [{ message, extensions: { code: 'NOT_FOUND' } }],
      });
    }
    const [node, lookup] = await Promise.all([
      asking(`{ node(id: "${asked}") { id } }`),
      asking(`{ lookup(refs: ["${asked}"]) { node { id } } }`),
    ]);
    expect(node).toMatchObject({ extensions: { notices: [{ message }] } });
    expect(lookup).toMatchObject({ data: { lookup: [{ node: { id } }] } });
  });

  test('the page of a claim says who says it, when, where, against what', async () => {
    const page = (await text('press/northland-2010/first/1.2/b', 'html')).replace(/\s+/g, ' ');
    for (const part of [
      '<strong>Disputed.</strong> It takes part in an open contradiction.',
      '<dt>Said by</dt>',
      'The Northern Star',
      '<a href="/id/press/northland-2010/first/1.2">First, para 1, sentence 2</a>',
      '<a href="/id/press/northland-2010/footnote/1">Footnote 1</a>: unresolved.',
      'How many cells has a prison in Northland?',
      'Sources do not settle it. They cannot both be true.',
      '<a href="/id/press/northland-2010/second-part/2.1/a">',
      'This server does not hold the words of the source.',
      '?format=bibtex',
      '/playground#query=query%20Record',
      dataVersion,
      'https://creativecommons.org/licenses/by/4.0/',
    ]) {
      expect(page).toContain(part);
    }
    expect(await text('press/northland-2012/later/1.3/a', 'html')).toContain('class="side prevails"');
    expect(await text('press/northland-2012/later/1.3/b', 'html')).toContain(
      'We took from the context, because its sentence does not say it: measured against.',
    );
  });

  test('every record has a page, whatever its type', { timeout: 120_000 }, async () => {
    for (const { id } of expectedRecords(ontology, [...records, ...odd])) {
      const response = await ask(id, 'html');
      expect([id, response.status < 500 && response.status !== 400]).toEqual([id, true]);
      const page = await response.text();
      expect(page).toContain('<h1');
      expect(page).not.toMatch(/undefined|\[object/);
    }
  });

  test('a text is a text, and only an address of the web a link', async () => {
    const pages = [await text('odd/report/s/1.1/a', 'html'), await text('odd/"body"', 'html')];
    for (const page of [...pages, await text('odd/report', 'html')]) {
      expect(page).not.toMatch(/<script|<img|<b>|\u202e/);
      for (const [, href = ''] of page.matchAll(/ href="([^"]*)"/g)) {
        expect(href).toMatch(/^(\/(id|view|explore|playground)|#|https?:\/\/)/);
      }
    }
    expect(pages[0]).toContain(
      '<bdi>Пытки мен «көнбеу» {50%} \\ #1 a_b $x$ &amp; &lt;script&gt;alert(1)&lt;/script&gt;',
    );
    expect(pages[0]).toContain('<a href="/id/odd/%22body%22">');
    expect(pages[1]).toContain('<a href="https://elsewhere.example/?a=1&amp;b=%22" rel="noreferrer">');
  });
});

test.each([
  ['UNREACHABLE', '5', 'The database cannot be reached at the moment. Ask again in a few seconds.'],
  [undefined, '10', 'No data is loaded yet. /readyz answers 200 as soon as it is.'],
] as const)('a page says that there is nothing to show: %s', async (code, seconds, sentence) => {
  const { pages, remove } = await framedPages();
  const read = code ? () => Promise.reject(new GraphError(code, 'at 10.0.0.1')) : () => Promise.resolve(undefined);
  const server = await served({ graph: fakeGraph(read), pages });
  const response = await fetch(`${server.url}/id/XNL`, { headers: { accept: BROWSER } });
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, seconds]);
  const page = await response.text();
  expect(page).toContain(`<h1>Not at the moment</h1>`);
  expect(page).toContain(sentence);
  expect(page).toContain(`Load the page again in ${seconds} seconds or later.`);
  await server.close();
  await remove();
});

test('without the built pages a page says how to build them, and the other forms are there', async () => {
  const server = await served({ pages: 'nowhere' });
  const page = await fetch(`${server.url}/id/XNL`, { headers: { accept: BROWSER } });
  expect([page.status, await page.text()]).toEqual([
    503,
    'rights-graph answers at /graphql, but its pages are not built. Build them with "npm run build" and start again.\n',
  ]);
  expect((await fetch(`${server.url}/id/XNL?format=bibtex`)).status).toBe(200);
  const refused = await fetch(`${server.url}/id/XNM?format=x`, { headers: { accept: BROWSER } });
  expect([refused.status, refused.headers.get('content-type')]).toEqual([400, 'application/json; charset=utf-8']);
  await server.close();
});

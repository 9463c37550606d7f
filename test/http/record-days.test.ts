import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { load } from '../../src/load/load.js';
import { engines } from '../support/engines.js';
import { fictional } from '../support/seeded.js';
import { framedPages } from './framed-pages.js';
import { served } from './served.js';
import type { Served } from './served.js';

const { ontology, records } = await fictional();
const SIGNED = 'press/northland-2012/later/1.1/a';
const RATIFIED = 'press/northland-2012/later/1.1/b';

describe.each(engines())('a record as of a day, on $name', ({ open }) => {
  let server: Served;
  let built: Awaited<ReturnType<typeof framedPages>>;

  beforeAll(async () => {
    built = await framedPages();
    const graph = await open();
    await load(graph, ontology, records);
    server = await served({ graph, pages: built.pages });
  });
  afterAll(async () => {
    await server.close();
    await built.remove();
  });

  const ask = async (id: string, search: string): Promise<[status: number, text: string, tag: string | null]> => {
    const response = await fetch(`${server.url}/id/${id}?format=html${search}`, { headers: { accept: 'text/html' } });
    const text = (await response.text()).replace(/\s+/g, ' ');
    return [response.status, text, response.headers.get('etag')];
  };

  test('is what stood then, and says of which day it is', async () => {
    const [, today, tag] = await ask(SIGNED, '');
    expect(today).toContain('<strong>Superseded.</strong>');
    expect(today).not.toContain('As of a day.');
    const [status, then, other] = await ask(SIGNED, '&knownAt=2011-06-01');
    expect(status).toBe(200);
    expect(then).not.toContain('<strong>Superseded.</strong>');
    expect(then).toContain(
      '<strong>As of a day.</strong> This page is made of the claims that were public by 1 June 2011 alone; whether ' +
        `a claim stands is told as of then. <a href="/id/${SIGNED}">The record of today</a>`,
    );
    expect(then).toContain(`/explore?id=${encodeURIComponent(SIGNED)}&amp;knownAt=2011-06-01`);
    expect(other).not.toBe(tag);
  });

  test('of an entity has only what was known of it', async () => {
    const [, today] = await ask('FAIR-TREATMENT', '');
    expect(today).toContain(`/id/${RATIFIED}`);
    const [status, then] = await ask('FAIR-TREATMENT', '&date=2013-01-01&knownAt=2011-06-01');
    expect(status).toBe(200);
    expect(then).toContain('the claims that may hold on 1 January 2013 and that were public by 1 June 2011 alone');
    expect(then).not.toContain(`/id/${RATIFIED}`);
    expect(then).toContain(`/id/${SIGNED}`);
    // Its views are of the same days, and lead back to the same record.
    const view = '/view/dossier?of=FAIR-TREATMENT&date=2013-01-01&knownAt=2011-06-01';
    expect(then).toContain(`<a href="${view.replaceAll('&', '&amp;')}">`);
    const dossier = await (await fetch(`${server.url}${view}`, { headers: { accept: 'text/html' } })).text();
    expect(dossier).toContain('<a href="/id/FAIR-TREATMENT?date=2013-01-01&amp;knownAt=2011-06-01">Record</a>');
    expect(today).toContain('<a href="/view/dossier?of=FAIR-TREATMENT">');
  });

  test('that was not there says since when it is', async () => {
    const [status, page] = await ask(RATIFIED, '&knownAt=2011-06-01');
    expect(status).toBe(404);
    expect(page).toContain('Northland ratified the Standard of Fair Treatment in 2011.');
    expect(page).toContain(
      '<strong>Not there on that day.</strong> This is no claim that was public by 1 June 2011: it is public since ' +
        `30 June 2012, it holds from 2011. <a href="/id/${RATIFIED}">The record of today</a>`,
    );
    const [, nowhere] = await ask('press/northland-2012/later/1.1/x', '&knownAt=2011-06-01');
    expect(nowhere).toContain('There is no such record');
  });

  test.each([
    ['&date=soon', 'date: &quot;soon&quot; is no day. Write it as 2013-01-31.'],
    ['&date=2013-01-01&date=2014-01-01', 'date= stands in the address more than once.'],
  ])('refuses %s', async (search, sentence) => {
    const [status, page] = await ask(SIGNED, search);
    expect(status).toBe(400);
    expect(page).toContain(sentence);
  });

  test.each([
    ['bibtex', 'BibTeX'],
    ['turtle', 'Turtle'],
  ])('is a page alone, and no %s', async (format, title) => {
    const response = await fetch(`${server.url}/id/${SIGNED}?format=${format}&knownAt=2011-06-01`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(
      `knownAt: Only the page of a record is as of a day, and this is its ${title}. Leave it out, or add format=html.`,
    );
  });

  test('with days that are empty is that of today', async () => {
    expect(await ask(SIGNED, '&date=&knownAt=')).toEqual(await ask(SIGNED, ''));
  });
});

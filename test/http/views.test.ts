import { parse as parseCsv } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/api/limits.js';
import { GraphError } from '../../src/graph/graph.js';
import { load } from '../../src/load/load.js';
import { VIEWS } from '../../src/views/views.js';
import { engines } from '../support/engines.js';
import { madeRecord } from '../support/made-record.js';
import { fictional } from '../support/seeded.js';
import { framedPages } from './framed-pages.js';
import { fakeGraph, served } from './served.js';
import type { Served } from './served.js';

const { ontology, records } = await fictional();
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const ODD = '=Пытки <script>alert(1)</script> "q" \u202eזה\u202c';
const passage = (place: string, [paragraph, sentence]: readonly [number, number]): ReturnType<typeof madeRecord> =>
  madeRecord(
    'Passage',
    `odd/profile/${place}/${paragraph}.${sentence}`,
    { locator: { section: place, paragraph, sentence } },
    { report: ['odd/profile'] },
  );
/** A profile of Northland: a sentence of which nothing is recorded, one that says again what was said, odd texts. */
const profile = [
  madeRecord('Country', 'XEM', { name: 'Emptyland' }),
  madeRecord(
    'Report',
    'odd/profile',
    { name: 'Profile & "more"', kind: 'COUNTRY_PROFILE', publishedOn: '2014-03-04', complete: true },
    { about: ['XNL'] },
  ),
  passage('law-of-the-land', [1, 1]),
  passage('law-of-the-land', [1, 2]),
  passage('practice', [1, 1]),
  madeRecord(
    'Footnote',
    'odd/profile/footnote/7',
    { number: 7, status: 'UNRESOLVED' },
    { report: ['odd/profile'], passage: ['odd/profile/law-of-the-land/1.1'] },
  ),
  madeRecord(
    'Finding',
    'odd/profile/law-of-the-land/1.1/a',
    { statement: ODD, assessment: 'FACT' },
    {
      about: ['XNL'],
      citations: ['odd/profile/law-of-the-land/1.1', 'odd/profile/practice/1.1'],
      topics: ['topic/custody'],
    },
  ),
];

/** What a reader reads: without markup, blanks as one. */
const textOf = (page: string): string =>
  page
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();

describe.each(engines())('views, on $name', ({ open }) => {
  let server: Served;
  let dataVersion: string;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const graph = await open();
    ({ dataVersion } = await load(graph, ontology, [...records, ...profile]));
    const framed = await framedPages();
    remove = framed.remove;
    // Neo4j plans each statement when it comes first, however busy the machine is.
    const limits = { ...DEFAULT_LIMITS, milliseconds: 60_000 };
    server = await served({ graph, pages: framed.pages, limits });
  }, 120_000);
  afterAll(async () => {
    await server.close();
    await remove();
  });

  const ask = (path: string, headers: Record<string, string> = { accept: BROWSER }): Promise<Response> =>
    fetch(`${server.url}/view/${path}`, { redirect: 'manual', headers });
  const page = async (path: string): Promise<string> => (await ask(path)).text();

  const refusal = async (path: string): Promise<readonly [status: number, message: string]> => {
    const response = await ask(path, {});
    const { errors } = (await response.json()) as { errors: { message: string }[] };
    return [response.status, errors.map(({ message }) => message).join('; ')];
  };
  const rowsOf = async (path: string): Promise<Record<string, string>[]> =>
    parseCsv(await (await ask(path, {})).text(), { columns: true });

  test('a profile is told in the order of its sentences, then what others say, then what is not known', async () => {
    const markup = await page('profile?of=XNL');
    const text = textOf(markup);
    expect(text).toContain(
      'Law of the Land =Пытки &lt;script&gt;alert(1)&lt;/script&gt; &quot;q&quot; \ufffdזה\ufffd7 ' +
        '[Law of the Land, para 1, sentence 2: no claim is recorded of it] Footnote 7: unresolved. ' +
        'Its text did not survive and we have no candidate. Practice ' +
        '[Practice, para 1, sentence 1: what it says is told above] ' +
        'What other sources say of Northland 16 claims that rest on no sentence of the above, by topic: ' +
        'the topics are our own editorial judgement. Custody Several travellers say that the Police of Northland beat ' +
        'people in custody, against article 5(1) of the Penal Code of Northland. unverified several travellers, in ' +
        'Northland under scrutiny, First, para 1, sentence 2; allegation; public since 31 December 2009 Ill-treatment',
    );
    expect(text).toContain('The Northern Star counts 14 cells to a prison. disputed open conflict');
    expect(markup).toContain('<a class="sentence" href="/id/odd/profile/law-of-the-land/1.1/a">');
    expect(markup).toContain('href="/id/conflict/cells"');
    expect(markup).toMatch(/<a href="#report-1-1-7" aria-label="Footnote 7"/);
    expect(markup).toContain('<li id="report-1-1-7">');
    expect(text).toContain('Claims 17: accepted 9, disputed 2, superseded 5, unverified 1');
    expect(text).toContain('Enacted on of law: 1, not reported');
    expect(markup).not.toMatch(/<script|\u202e|undefined|\[object/);
  });

  test('a country without a profile, and one of which nothing is recorded, say so', async () => {
    expect(textOf(await page('profile?of=XEM'))).toContain(
      'Other sourcesWhat is not known No profile. No report that profiles Emptyland is recorded here. What there is comes ' +
        'from other sources, below. What sources say of Emptyland Nothing is recorded here. That says nothing of the ' +
        'country. What is not known of Emptyland These figures count what is recorded here, never what there is',
    );
  });

  test('one report alone is read', async () => {
    const text = textOf(await page('profile?of=XNL&report=press/northland-2012'));
    expect(text).toContain('What Northland two years later says of Northland');
    expect(text).toContain('Later The Northern Star reports that Northland signed');
    expect(text).not.toContain('What other sources say');
    expect(textOf(await page('profile?of=XEM&report=press/northland-2012'))).toContain(
      'Nothing that this report says of it is recorded here.',
    );
  });

  test('norm gaps have a row for each article, whose cells open their evidence', async () => {
    const markup = await page('norm-gaps?country=XNL&treaty=FAIR-TREATMENT');
    const text = textOf(markup);
    expect(text).toContain(
      'Not bound. Nothing recorded here that stands binds Northland, or it is no treaty. Not bound 2 Violates 0 ' +
        'Falls short 0 Criticised 0 Concern 0 Conforms 0 No national provision known 0 Not assessed 0',
    );
    expect(text).toContain(
      'Article 1 Not bound Why FAIR-TREATMENT is no treaty: it binds nobody. 1 finding Others The Northern Star finds ' +
        'that article 12 of the Penal Code of Northland asks less than article 1 of the Standard of Fair Treatment. ' +
        'The Northern Star, in Northland under scrutiny, First, para 1, sentence 1; falls short; public since 30 June 2010 ' +
        '1 provision Penal Code of Northland, article 12 a finding measures it against the norm none recordednone recorded',
    );
    expect(markup).toContain('<details>');
    expect(textOf(await page('norm-gaps?country=XNL&treaty=FAIR-TREATMENT&statuses=VIOLATES'))).toContain(
      'No article that the address asks for is here.',
    );
    const next = textOf(await page('norm-gaps?country=XNL&treaty=FAIR-TREATMENT&after=FAIR-TREATMENT'));
    expect(next).toContain('Article 1 Not bound');
    expect(next).not.toContain('The treaty as a whole');
  });

  test('what is not said is offered as a choice', async () => {
    const countries = await page('norm-gaps');
    expect(textOf(countries)).toContain('recommendations and what became of them. Choose a country. Countries');
    const names = [...countries.matchAll(/<li><a [^>]*><bdi>([^<]*)|<li><a [^>]*>([^<]*)/g)].map((found) => found[2]);
    expect(names).toEqual([...names].sort());
    expect(names.slice(0, 2)).toEqual(['Emptyland', 'Northland']);
    expect(countries).toContain('<a href="/view/norm-gaps?country=XNL">Northland</a>');
    const treaties = await page('norm-gaps?country=XNL');
    expect(textOf(treaties)).toContain('Choose a treaty.');
    expect(treaties).toContain(
      '<a href="/view/norm-gaps?country=XNL&amp;treaty=FAIR-TREATMENT">Standard of Fair Treatment</a>',
    );
    const second = await page('compare?ids=XNL');
    expect(textOf(second)).toContain(
      'Northland is chosen. Choose another country. Of other records this view is linked from their own pages.',
    );
    expect(textOf(await page('compare'))).toContain('Choose a country.');
    expect(second).toContain('<a href="/view/compare?ids=XNL,XEM">Emptyland</a>');
    expect(second).not.toContain('?ids=XNL,XNL');
    const anything = textOf(await page('dossier'));
    expect(anything).toContain('Choose a country or a treaty. Of other records');
    expect(anything).toContain('Countries Emptyland');
    expect(anything).toContain('Treaties with articles here Standard of Fair Treatment');
  });

  test('conflicts stand side by side, with what prevails and why', async () => {
    const text = textOf(await page('conflicts?about=XNL'));
    expect(text).toContain('2 conflicts are recorded, of those below 1 open.');
    expect(text).toContain(
      'How many cells has a prison in Northland? Open. Sources do not settle it. They cannot both be true. The paper ' +
        'gives two figures and does not say which is right. The Northern Star counts 12.5 cells to a prison. Said by',
    );
    expect(text).toContain('Prevails The Northern Star asks the Council to close two prisons.');
    const one = textOf(await page('conflicts?about=conflict/cells'));
    expect(one).toContain('1 conflict is recorded');
    expect(one).toContain('Views of the conflict: Record');
    const onClaim = await page('conflicts?about=press/northland-2010/first/1.2/b');
    expect(textOf(onClaim)).toContain('1 conflict is recorded');
    // No statement stands within a sentence.
    expect(onClaim).toMatch(/<h1 class="named"><bdi>Where sources contradict this [a-z]+<\/bdi><\/h1>/);
    expect(textOf(onClaim)).toMatch(/Views of the [a-z]+: Record/);
    expect(await page('conflicts?about=conflict/cells')).toContain(
      '<h1 class="named"><bdi>How many cells has a prison in Northland?</bdi></h1>',
    );
    expect(textOf(await page('conflicts?about=XEM'))).toContain(
      'No conflict is recorded here. It does not mean that all sources agree',
    );
  });

  test('a timeline says when, with gaps, and what has no date', async () => {
    const markup = await page('timeline?about=XNL');
    const text = textOf(markup);
    expect(text).toContain('17 records have a date; 4 have none.');
    expect(text).toContain(
      '2009 date The Northern Star reports that Northland signed the Standard of Fair Treatment in 2009. superseded ' +
        'Northland two years later 2009 holds from',
    );
    expect(text).toContain('2013: nothing is recorded here 2014 4 March 2014 published on Profile');
    expect(text).toContain('Without a date They are in no year and in no gap. no date =Пытки');
    expect(markup).toContain(
      'role="img" aria-label="17 dated records about Northland from 2008 to 2015: the list below says the same."',
    );
    expect(markup.match(/<(?:circle|rect)\s+class="(?:claim|thing)(?: span)?"/g)).toHaveLength(17 + 2);
    expect(textOf(await page('timeline?about=XNL&types=Report'))).toContain(
      '3 records have a date, of report alone; 0',
    );
    expect(textOf(await page('timeline?about=XNL&undated=yes'))).toContain('4 records about Northland have no date.');
    expect(textOf(await page('timeline?about=XNL&from=1990-01-01&to=1991-01-01'))).toContain(
      'Nothing with a date is recorded about Northland from 1 January 1990 until 1 January 1991. 4 records have no date. ' +
        'That says nothing of what happened.',
    );
    expect(textOf(await page('timeline?about=XEM'))).toContain('Nothing without one either.');
  });

  test('a comparison has a column for each country, and says why a cell is empty', async () => {
    const text = textOf(await page('compare?ids=XNL,XEM'));
    expect(text).toContain('Northland, Emptyland side by side');
    expect(text).toContain(
      'No finding of Emptyland on Custody is recorded here, which does not say that there is none.',
    );
    const findings = textOf(await page('compare?ids=XNL,XEM&topics=topic/custody'));
    expect(findings).toContain('Findings by topic');
    expect(findings).not.toContain('Ill-treatment');
    expect(findings).not.toContain('Treaties of Northland');
    const figures = textOf(await page('compare?ids=XNL,XEM&of=FIGURES'));
    expect(figures).toContain('Figures of Northland, Emptyland');
    expect(figures).not.toContain('Findings by topic of');
    expect(textOf(await page('compare?ids=XNL,XEM&of=FIGURES&after=1000'))).toContain(
      'Nothing that the address asks for is recorded of them.',
    );
  });

  test('a dossier is one document with its bibliography', async () => {
    const text = textOf(await page('dossier?of=XNL'));
    expect(text).toContain(
      'Several travellers say that the Police of Northland beat people in custody, against article 5(1) of the Penal Code ' +
        'of Northland. unverified [2, First, para 1, sentence 2] several travellers, public since 31 December 2009; ' +
        'press/northland-2010/first/1.2/a',
    );
    expect(text).toContain('Where sources disagree How many cells has a prison in Northland?');
    expect(text).toContain('Dates Of laws, reports, incidents, visits and what states did about treaties');
    expect(text).toContain(
      `Bibliography 3 reports are cited. [1] ‘Profile &amp; &quot;more&quot;’ (4 March 2014) (rights-graph data version ` +
        `${dataVersion}, report odd/profile). Record: ${server.url}/id/odd/profile [2] The Northern Star`,
    );
  });

  test('a dossier is of anything', { timeout: 120_000 }, async () => {
    const ids = ['topic/custody', 'press/northland-2010', 'press/northland-2010/first/1.2/b', 'conflict/cells'];
    const more = ['press/northland-2010/first/1.2', 'press/northland-2010/footnote/1', 'xnl/penal-code/5/1', 'XEM'];
    for (const id of [...ids, ...more]) {
      const response = await ask(`dossier?of=${id}`);
      expect([id, response.status]).toEqual([id, 200]);
      const text = await response.text();
      expect(text).not.toMatch(/undefined|\[object/);
    }
    // A claim stands beside those that it is linked to.
    expect(textOf(await page('dossier?of=press/northland-2012/later/1.3/c'))).toContain(
      'The Northern Star counts 13 cells to a prison in 2011.',
    );
    expect(textOf(await page('dossier?of=press/northland-2010/footnote/1'))).toContain(
      'The Northern Star counts 14 cells to a prison.',
    );
  });

  test('as of a day, each view says so and leaves out what was not public', { timeout: 120_000 }, async () => {
    for (const { name } of VIEWS) {
      const values: Record<string, string> = {
        ...{ profile: 'of=XNL', 'norm-gaps': 'country=XNL&treaty=FAIR-TREATMENT', conflicts: 'about=XNL' },
        ...{ timeline: 'about=XNL', compare: 'ids=XNL,XEM', dossier: 'of=XNL' },
      };
      const path = `${name}?${values[name] ?? ''}&date=2010-12-31&knownAt=2010-12-31`;
      const markup = await page(path);
      expect(textOf(markup)).toContain(
        'As of a day. This page is made of the claims that may hold on 31 December 2010 and that were public by ' +
          '31 December 2010 alone; whether a claim stands is told as of then.',
      );
      expect(markup).not.toContain('ratified the Standard of Fair Treatment in 2011');
      expect(decodeURIComponent(markup)).toContain('@asOf(date: $date, knownAt: $knownAt)');
    }
  });

  test('data come as CSV with ids, addresses and citations, under a name that says what they are', async () => {
    const response = await ask('profile.csv?of=XNL', {});
    const day = new Date().toISOString().slice(0, 10);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="profile-XNL-${dataVersion}-${day}.csv"`,
      'x-table-rows': '17',
      'x-has-next-page': 'false',
      'x-data-version': dataVersion,
    });
    const rows = await rowsOf('profile.csv?of=XNL');
    expect(rows).toHaveLength(17);
    expect(rows[0]).toMatchObject({
      id: 'odd/profile/law-of-the-land/1.1/a',
      // What a spreadsheet would run is made safe.
      statement: `'${ODD}`,
      topics: 'topic/custody',
      reports: 'odd/profile; odd/profile',
      address: `${server.url}/id/odd/profile/law-of-the-land/1.1/a`,
    });
    expect(rows[0]?.['citation']).toContain(`rights-graph data version ${dataVersion}`);
    const gaps = await rowsOf('norm-gaps.csv?country=XNL&treaty=FAIR-TREATMENT');
    expect(gaps.map(({ norm, part, id }) => [norm, part, id])).toEqual([
      ['FAIR-TREATMENT', 'action', 'press/northland-2012/later/1.1/a'],
      ['FAIR-TREATMENT', 'action', 'press/northland-2012/later/1.1/b'],
      ['FAIR-TREATMENT/1', 'finding', 'press/northland-2010/first/1.1/c'],
      ['FAIR-TREATMENT/1', 'provision', 'xnl/penal-code/12'],
    ]);
    expect(await rowsOf('conflicts.csv?about=XNL')).toHaveLength(6);
    expect(await rowsOf('timeline.csv?about=XNL')).toHaveLength(21);
    expect((await rowsOf('compare.csv?ids=XNL,XEM')).some(({ reason }) => reason === 'NOT_RECORDED')).toBe(true);
    expect((await rowsOf('dossier.csv?of=XNL'))[0]?.['reportNumbers']).not.toBe('');
  });

  test('data come as JSON with the queries behind them', async () => {
    const response = await ask('conflicts.json?about=conflict/cells', {});
    const body = (await response.json()) as Record<string, unknown> & {
      rows: Record<string, unknown>[];
      queries: { query: string; variables: object }[];
    };
    expect(body).toMatchObject({
      ...{ view: 'conflicts', dataVersion, next: null, licence: 'https://creativecommons.org/licenses/by/4.0/' },
      address: `${server.url}/view/conflicts?about=conflict/cells`,
    });
    expect(body.rows.map(({ claim }) => claim)).toEqual([
      'press/northland-2010/first/1.2/b',
      'press/northland-2010/second-part/2.1/a',
    ]);
    const [query] = body.queries;
    const again = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(query),
    });
    expect(await again.json()).toMatchObject({ data: { conflicts: { totalCount: 1 } } });
  });

  test.each([
    ['dossier?of=xnl/penal-kode', 404, 'No node has the id "xnl/penal-kode"; the nearest is "xnl/penal-code".'],
    [
      'profile?of=topic/custody',
      400,
      'of= of /view/profile takes the id of a country, and "topic/custody" is a topic. Of it there is /view/conflicts?about=topic/custody, /view/timeline?about=topic/custody, /view/dossier?of=topic/custody.',
    ],
    [
      'norm-gaps?country=XNL&treaty=XEM',
      400,
      'treaty= of /view/norm-gaps takes the id of a treaty, and "XEM" is a country. Of it there is /view/profile?of=XEM, /view/norm-gaps?country=XEM, /view/conflicts?about=XEM, /view/timeline?about=XEM, /view/compare?ids=XEM, /view/dossier?of=XEM.',
    ],
    [
      'profile?country=XNL',
      400,
      'There is no parameter "country" of /view/profile. There is of, report, after, date, knownAt.',
    ],
    [
      'timeline?abuot=XNL',
      400,
      'There is no parameter "abuot" of /view/timeline. Did you mean "about"? There is about, from, to, types, undated, after, date, knownAt.',
    ],
    ['profile?of=XNL&of=XEM', 400, 'of= stands in the address more than once.'],
    ['profile?of=XNL&date=2013-02-30', 400, 'date: "2013-02-30" is no day. Write it as 2013-01-31.'],
    ['timeline?about=XNL&undated=1', 400, 'undated: "1" is not yes: leave it out otherwise.'],
    [
      'compare?ids=XNL,XEM&of=FIGURE',
      400,
      'of: "FIGURE" is none of TREATY_ACTIONS, NORM_GAPS, FIGURES, FINDINGS. Did you mean "FIGURES"?',
    ],
    ['compare?ids=1,2,3,4,5,6,7,8,9', 400, 'ids= has 9 values, and takes 8 at the most.'],
    ['norm-gaps.csv?country=XNL', 400, '/view/norm-gaps needs treaty=: the id of the treaty, for example `CAT`.'],
    [
      'compare.json?ids=XNL',
      400,
      '/view/compare needs ids= (2 or more): the ids of two to eight countries, or of as many articles, with commas between.',
    ],
    [
      'profil?of=XNL',
      404,
      'There is no view "profil". Did you mean "profile"? There is profile, norm-gaps, conflicts, timeline, compare, dossier.',
    ],
    [
      'profile.pdf?of=XNL',
      404,
      'There is no ".pdf" of /view/profile: there is .csv and .json, and the page without either.',
    ],
  ])('%s is refused, to a program and to a reader', async (path, status, sentence) => {
    expect(await refusal(path)).toEqual([status, sentence]);
    const response = await ask(path);
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
    const escaped = sentence.replaceAll('"', '&quot;');
    const markup = await response.text();
    // A reader is asked what is missing.
    if (!sentence.includes(' needs ')) expect(markup).toContain(escaped);
  });

  test('more countries than stand side by side are led on to in parts, each with all else that was asked', async () => {
    const ids = ['KAZ', 'KGZ', 'TJK', 'TKM', 'UZB', 'AZE', 'ARM', 'GEO', 'MDA'];
    const response = await ask(`compare?ids=${ids.join(',')}&of=FINDINGS&after=60&date=2014-01-01`);
    const markup = await response.text();
    expect([response.status, textOf(markup)]).toEqual([400, expect.stringContaining('It is answered in parts:')]);
    const ways = [...markup.matchAll(/<a href="([^"]*compare\?[^"]*)">([^<]*)<\/a>/g)].map(([, path, name]) => [
      path?.replaceAll('&amp;', '&'),
      name,
    ]);
    expect(ways).toEqual([
      ['/view/compare?ids=KAZ,KGZ,TJK,TKM,UZB&of=FINDINGS&date=2014-01-01', 'KAZ, KGZ, TJK, TKM, UZB'],
      ['/view/compare?ids=AZE,ARM,GEO,MDA&of=FINDINGS&date=2014-01-01', 'AZE, ARM, GEO, MDA'],
    ]);
  });

  test('what the API refuses is refused: a cursor of another list, a day to come', async () => {
    expect(await refusal('conflicts?about=XNL&after=nonsense')).toEqual([400, expect.stringContaining('after')]);
    expect(await refusal('dossier?of=XNL&knownAt=2999-01-01')).toEqual([400, expect.stringContaining('2999-01-01')]);
    expect(await refusal('dossier?of=press/northland-2012/later/1.1/b&knownAt=2010-12-31')).toEqual([
      404,
      'No node has the id "press/northland-2012/later/1.1/b" under @asOf: the claim is there, and does not qualify. Ask without the directive, or for other days.',
    ]);
  });

  test('an id that is not there leads to what may have been meant', async () => {
    const markup = await page('dossier?of=xnl/penal-kode');
    expect(markup).toContain('<a href="/id/xnl/penal-code">');
  });

  test('an id that was withdrawn is 410 and leads on, one that was renamed 301', async () => {
    const gone = await ask('profile?of=XSL');
    expect([gone.status, gone.headers.get('location'), gone.headers.get('etag')]).toEqual([410, null, null]);
    expect(gone.headers.get('link')).toContain('</view/profile?of=XNL>; rel="successor-version"');
    const text = await gone.text();
    expect(textOf(text)).toContain('Southland has been part of Northland since 2013.');
    expect(text).toContain('<a href="/view/profile?of=XNL">The same view of what came in its place</a>');
    const without = await ask('dossier?of=press/northland-2010/first/1.2/c');
    expect([without.status, without.headers.get('link')?.includes('successor')]).toEqual([410, false]);
    const renamed = await ask('dossier?of=xnl/criminal-code&date=2012-01-01');
    expect([renamed.status, renamed.headers.get('location')]).toEqual([
      301,
      '/view/dossier?of=xnl/penal-code&date=2012-01-01',
    ]);
    const data = await ask('dossier.csv?of=xnl/criminal-code', {});
    expect([data.status, data.headers.get('location')]).toEqual([301, '/view/dossier.csv?of=xnl/penal-code']);
  });

  test.each(['profile?of=XNL', 'profile.csv?of=XNL', 'profile.json?of=XNL'])(
    '%s answers HEAD, and 304 to who has it, without being made',
    async (path) => {
      const whole = await ask(path);
      const etag = whole.headers.get('etag') ?? '';
      const head = await fetch(`${server.url}/view/${path}`, { method: 'HEAD', headers: { accept: BROWSER } });
      expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', etag]);
      server.graph.reset();
      const again = await ask(path, { accept: BROWSER, 'if-none-match': etag });
      expect([again.status, await again.text(), again.headers.get('vary')]).toEqual([
        304,
        '',
        'accept, accept-encoding',
      ]);
      expect(server.graph.total).toBeLessThanOrEqual(1);
    },
  );

  test('a page has the policy of a page without script, and is compressed', async () => {
    const response = await ask('dossier?of=XNL', { accept: BROWSER, 'accept-encoding': 'br' });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-encoding': 'br',
      'content-security-policy':
        "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    });
  });

  test('every view is named with its parameters, and led to from records', async () => {
    const index = textOf(await page(''));
    for (const { title, about } of VIEWS) expect(index).toContain(`${title} ${about}`);
    const country = await (await fetch(`${server.url}/id/XNL?format=html`)).text();
    for (const path of ['profile?of=XNL', 'norm-gaps?country=XNL', 'conflicts?about=XNL', 'dossier?of=XNL']) {
      expect(country).toContain(`<a href="/view/${path}">`);
    }
    const claim = await (await fetch(`${server.url}/id/press/northland-2010/first/1.2/b?format=html`)).text();
    expect(textOf(claim)).toContain('Views: Conflicts, Dossier');
  });
});

test.each([
  ['UNREACHABLE', '5', 'The database cannot be reached at the moment. Ask again in a few seconds.'],
  [undefined, '10', 'No data is loaded yet. /readyz answers 200 as soon as it is.'],
] as const)('a view says that there is nothing to show: %s', async (code, seconds, sentence) => {
  const { pages, remove } = await framedPages();
  const read = code ? () => Promise.reject(new GraphError(code, 'at 10.0.0.1')) : () => Promise.resolve(undefined);
  const server = await served({ graph: fakeGraph(read), pages });
  const response = await fetch(`${server.url}/view/profile?of=XNL`, { headers: { accept: BROWSER } });
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, seconds]);
  expect(await response.text()).toContain(sentence);
  await server.close();
  await remove();
});

test('without the built pages a view says how to build them, and its data are there', async () => {
  const server = await served({ pages: 'nowhere' });
  const page = await fetch(`${server.url}/view/profile?of=XNL`, { headers: { accept: BROWSER } });
  expect([page.status, await page.text()]).toEqual([
    503,
    'rights-graph answers at /graphql, but its pages are not built. Build them with "npm run build" and start again.\n',
  ]);
  expect((await fetch(`${server.url}/view/`)).status).toBe(503);
  expect((await fetch(`${server.url}/view/profile.csv?of=XNL`)).status).toBe(200);
  await server.close();
});

import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOf } from '../../../src/questions/citation/bibtex-text.js';
import { cite } from '../../../src/questions/citation/citation-styles.js';
import type { CitationStyle } from '../../../src/questions/citation/citation-styles.js';
import type { Cited, CitedReport } from '../../../src/questions/citation/cited.js';
import { tidy } from '../../../src/questions/citation/work.js';
import { assertAlways } from '../../support/random.js';
import { BARE, DATA_VERSION, FOLLOW_UP, MISSION, PROFILE, keyFact, sentence } from './reports.js';

interface Item {
  readonly id: string;
  readonly type: string;
  readonly title?: string;
  readonly number?: string;
  readonly publisher?: string;
  readonly note?: string;
  readonly URL?: string;
  readonly author?: readonly Readonly<Record<string, string>>[];
  readonly issued?: { readonly 'date-parts'?: number[][]; readonly literal?: string };
}

/** The library takes a key of more than 100 letters for no BibTeX unless it is told what the text is. */
const READERS: Readonly<Record<string, string>> = { BibTeX: '@bibtex/text', BibLaTeX: '@biblatex/text' };
const NAMES = Object.keys(READERS);

function parsed(text: string, reader: string | undefined): Item[] {
  const options = { generateGraph: false, ...(reader === undefined ? {} : { forceType: READERS[reader] ?? '' }) };
  return plugins.input.chain(text, options) as Item[];
}

const write = (cited: Cited, style: CitationStyle): string => cite(cited, style, DATA_VERSION);
const ofReport = (report: CitedReport): Cited => ({ kind: 'report', report });

/** The library reads every white space, the no-break space too, as a blank, and each run of them as one. */
const blanks = (text: string | undefined): string | undefined => text?.replace(/\s+/g, ' ').trim();

const ODD = "Пытки & «көнбеу» 50% #1 a_b {c} } \\d ~e ^f $g$ \"h\" ''i'' ``j`` k--l---m <n> |o| ?` !` ,, 😀 and 日本";

describe('a citation library reads the BibTeX', () => {
  it.each(NAMES)('of a UN document: %s', (reader) => {
    const [item] = parsed(write(ofReport({ ...MISSION, publishedOn: '2010-02-17' }), 'BIBTEX'), reader);
    expect(item).toMatchObject({
      id: 'un--a-hrc-14-10',
      type: 'report',
      title: MISSION.name,
      author: [
        { family: 'Special Rapporteur on Torture' },
        { given: 'Theo', 'non-dropping-particle': 'van', family: 'Boven' },
      ],
      issued: { 'date-parts': [[2010, 2, 17]] },
      number: 'A/HRC/14/10',
      publisher: 'United Nations',
      genre: 'Mission report',
      note: 'rights-graph data version 1f2e3d, report un/a-hrc-14-10',
    });
  });

  it.each(NAMES)('of odd signs in every field: %s', (reader) => {
    const report: CitedReport = {
      ...MISSION,
      name: ODD,
      publisher: ODD,
      symbol: 'A/B_1&2 {3}',
      url: 'https://example.org/a_b/%D0%BF?q=1&r=$2#~x',
      authors: [
        { name: ODD, type: 'Institution' },
        { name: ODD, type: 'Person' },
        { name: 'Манфред Новак', type: 'Person' },
      ],
    };
    const [item] = parsed(write(ofReport(report), 'BIBTEX'), reader);
    expect(item).toMatchObject({
      title: ODD,
      publisher: ODD,
      number: 'A/B_1&2 {3}',
      URL: 'https://example.org/a_b/%D0%BF?q=1&r=$2#~x',
      author: [{ family: ODD }, { family: ODD }, { given: 'Манфред', family: 'Новак' }],
    });
  });

  it.each(NAMES)('of dates in doubt, as the words they are: %s', (reader) => {
    const years = ['2011~', '2011?', '2009/2012', '2009/..', '2011'].map((publishedOn) => {
      const [item] = parsed(write(ofReport({ ...BARE, publishedOn }), 'BIBTEX'), reader);
      return item?.issued?.literal ?? item?.issued?.['date-parts'];
    });
    expect(years).toEqual(['about 2011', '2011?', '2009–2012', 'since 2009', [[2011]]]);
  });

  it.each(NAMES)('of a claim, entry by entry: %s', (reader) => {
    const passages = [sentence(PROFILE, 'legal-framework', 5, 1), keyFact(MISSION, 2)];
    const claim = { id: `${PROFILE.id}/legal-framework/5.1/a`, statement: 'So.', passages, statedIn: FOLLOW_UP };
    const items = parsed(write({ kind: 'claim', claim }, 'BIBTEX'), reader);
    expect(items.map(({ title }) => title)).toEqual([FOLLOW_UP.name, PROFILE.name, MISSION.name]);
    expect(items.map(({ URL }) => URL)).toEqual([undefined, PROFILE.url, undefined]);
    expect(new Set(items.map(({ id }) => id)).size).toBe(3);
  });

  it.each(NAMES)('of any title: %s', (reader) => {
    assertAlways(
      fc.property(title(), (name) => {
        const [item] = parsed(write(ofReport({ ...MISSION, name }), 'BIBTEX'), reader);
        expect(blanks(item?.title)).toBe(blanks(tidy(name)));
        expect(item?.number).toBe(MISSION.symbol);
        expect(item?.issued).toEqual({ literal: 'about 2009' });
      }),
      { numRuns: 500 },
    );
  });

  it('which keeps its braces in pairs, counted as BibTeX does, behind a backslash too', () => {
    assertAlways(
      fc.property(title(), (text) => {
        const authors = [{ name: text, type: 'Person' }];
        const written = write(
          ofReport({ ...MISSION, name: text, publisher: text, symbol: text, url: text, authors }),
          'BIBTEX',
        );
        let depth = 0;
        let least = 0;
        for (const sign of written) {
          depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
          least = Math.min(least, depth);
        }
        expect([depth, least]).toEqual([0, 0]);
      }),
    );
  });

  it('under keys of letters, digits and hyphens that ids do not share', () => {
    const slug = fc.stringMatching(/^[a-z0-9]{1,3}(-[a-z0-9]{1,3}){0,2}$/);
    const id = fc.tuple(slug, slug, slug, fc.nat(20), fc.nat(20)).map(([a, b, c, d, e]) => `${a}/${b}/${c}/${d}.${e}`);
    assertAlways(
      fc.property(fc.uniqueArray(id, { maxLength: 30 }), (ids) => {
        const keys = ids.map(keyOf);
        expect(new Set(keys).size).toBe(ids.length);
        for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9-]+$/);
      }),
    );
    expect(keyOf('atlas/x/record/Қостанай, 1_{2}')).toBe(
      'atlas--x--record---u49a--u43e--u441--u442--u430--u43d--u430--u439--u2c--u20-1-u5f--u7b-2-u7d-',
    );
  });
});

describe('the CSL-JSON', () => {
  it('is read by a citation library as it is', () => {
    const text = write(ofReport({ ...MISSION, name: ODD }), 'CSL_JSON');
    expect(parsed(text, undefined)).toEqual(JSON.parse(text));
    expect(parsed(text, undefined)).toMatchObject([{ title: ODD, number: MISSION.symbol }]);
  });

  it('keeps any title', () => {
    assertAlways(
      fc.property(title(), (name) => {
        const [item] = JSON.parse(write(ofReport({ ...BARE, name }), 'CSL_JSON')) as Item[];
        expect(item?.title).toBe(tidy(name));
      }),
    );
  });

  it('has the types and fields of CSL 1.0.2 only, whatever is missing', () => {
    const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value);
    const report = fc.record({
      id: fc.string(),
      name: maybe(fc.string()),
      kind: fc.constantFrom('COUNTRY_PROFILE', 'DECISION', 'PRESS', 'NGO_REPORT', 'INDEX', '?'),
      symbol: maybe(fc.string()),
      publishedOn: maybe(
        fc.constantFrom('2009', '2009-02~', '2009-02-03', '2009/2012?', '../2012', '2009/..', 'soon', ''),
      ),
      url: maybe(fc.string()),
      publisher: maybe(fc.string()),
      authors: fc.array(fc.record({ name: maybe(fc.string()), type: fc.constantFrom('Institution', 'Person') }), {
        maxLength: 4,
      }),
    });
    const locator = fc.record({
      section: maybe(fc.string()),
      paragraph: maybe(fc.nat()),
      sentence: maybe(fc.nat()),
      fact: maybe(fc.nat()),
      record: maybe(fc.string()),
    });
    const passages = fc.array(fc.record({ id: fc.string(), report, locator }), { maxLength: 4 });
    const claim = fc.record({ id: fc.string(), statement: fc.string(), passages, statedIn: maybe(report) });
    assertAlways(
      fc.property(claim, fc.string(), (cited, version) => {
        for (const style of ['BIBTEX', 'OSCOLA'] as const) cite({ kind: 'claim', claim: cited }, style, version);
        const items: unknown = JSON.parse(cite({ kind: 'claim', claim: cited }, 'CSL_JSON', version));
        expect(mistakesOf(items)).toEqual([]);
      }),
    );
  });

  it('is not let through where it is wrong', () => {
    expect(mistakesOf({})).toEqual(['no list of items']);
    expect(mistakesOf([])).toEqual(['no list of items']);
    expect(
      mistakesOf([{ id: 1, type: 'online', title: '', year: 2009, issued: { parts: [] }, author: ['x'] }]),
    ).toEqual(['id: 1', 'type: "online"', 'title: ""', 'year: 2009', 'issued: {"parts":[]}', 'author: ["x"]']);
  });
});

/** Titles of all signs there are, with those that TeX reads in its own way among them more often than chance has it. */
function title(): fc.Arbitrary<string> {
  const sign = fc.oneof(
    fc.constantFrom(...Array.from('&%#_{}\\~^$<>|"\'`-,?!@= '), '\n', ' and ', 'Пытки', '\\textbf{', 'https://'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
  );
  return fc.array(sign, { maxLength: 12 }).map((signs) => signs.join(''));
}

const TYPES = new Set(['report', 'legal_case', 'webpage', 'article-newspaper', 'dataset', 'document']);
const TEXTS = new Set([
  'id',
  'title',
  'authority',
  'number',
  'genre',
  'container-title',
  'publisher',
  'URL',
  'locator',
  'note',
  'annote',
]);
const NAME_PARTS = new Set(['family', 'given', 'non-dropping-particle', 'literal']);

/** What of the items is not in the schema of CSL 1.0.2, or is in it and never ours. */
function mistakesOf(items: unknown): string[] {
  if (!Array.isArray(items) || items.length === 0) return ['no list of items'];
  return items.flatMap((item: Record<string, unknown>) =>
    Object.entries(item)
      .filter(([field, value]) => !isAllowed(field, value))
      .map(([field, value]) => `${field}: ${JSON.stringify(value)}`),
  );
}

function isAllowed(field: string, value: unknown): boolean {
  if (field === 'type') return TYPES.has(String(value));
  if (field === 'issued') return isDate(value);
  if (field === 'author') return Array.isArray(value) && value.length > 0 && value.every(isName);
  return TEXTS.has(field) && typeof value === 'string' && (value !== '' || field === 'id');
}

function isName(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).every(([part, text]) => NAME_PARTS.has(part) && typeof text === 'string' && text !== '');
}

function isDate(value: unknown): boolean {
  const { literal, circa, 'date-parts': dates, ...rest } = value as Record<string, unknown>;
  if (Object.keys(rest).length > 0 || (circa !== undefined && circa !== true)) return false;
  if (dates === undefined) return typeof literal === 'string' && literal !== '' && circa === undefined;
  const isParts = (parts: unknown): boolean =>
    Array.isArray(parts) && parts.length > 0 && parts.length <= 3 && parts.every(Number.isInteger);
  return Array.isArray(dates) && dates.length > 0 && dates.length <= 2 && dates.every(isParts);
}

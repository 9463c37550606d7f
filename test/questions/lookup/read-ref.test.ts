import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articlePaths } from '../../../src/questions/lookup/article-paths.js';
import { COW_STATES } from '../../../src/countries/cow-states.js';
import { countriesByCode, countryByName } from '../../../src/countries/country-codes.js';
import { MOST_ARTICLES } from '../../../src/questions/lookup/read-citation.js';
import { readRef } from '../../../src/questions/lookup/read-ref.js';
import { assertAlways } from '../../support/random.js';

describe('the number of an article', () => {
  it.each<[number: string, below: readonly string[], paths: readonly string[]]>([
    ['4', [], ['4']],
    ['4(2)', [], ['4/2']],
    ['4 (2) (a)', [], ['4/2/a']],
    ['68(3)(1)', [], ['68/3/1']],
    ['4', ['2', 'a'], ['4/2/a']],
    ['347-1', [], ['347.1', '347-1']],
    ['4.2', [], ['4.2', '4/2', '4-2']],
    ['4/2', [], ['4/2', '4.2']],
    ['4/a', [], ['4/a']],
    ['14bis', [], ['14bis', '14/bis']],
    ['4A', [], ['4a', '4/a']],
    ['347-1(2)', ['b'], ['347.1/2/b', '347-1/2/b']],
    ['VII', [], []],
    ['', [], []],
  ])('%s with %j may be %j', (number, below, paths) => {
    expect(articlePaths(number, below)).toEqual(paths);
  });
});

describe('a citation', () => {
  it.each<[ref: string, instrument: string, numbers: readonly string[], stated: boolean]>([
    ['CAT art. 4(2)', 'CAT', ['4(2)'], true],
    ['CAT 4(2)', 'CAT', ['4(2)'], false],
    ['CAT/4/2', 'CAT', ['4/2'], false],
    ['ICCPR Article 7', 'ICCPR', ['7'], true],
    ['ICCPR (Article 7)', 'ICCPR', ['7'], true],
    ['Art.4(2)CAT', 'CAT', ['4(2)'], true],
    ['article 15 of the Convention against Torture', 'Convention against Torture', ['15'], true],
    ['art. 4, para. 2 of the CAT', 'CAT', ['4(2)'], true],
    ['Article 4, paragraph 2 (a), of the CAT', 'CAT', ['4(2)(a)'], true],
    ['paragraph 2 of article 4 of the CAT', 'CAT', ['4(2)'], true],
    ['subparagraph (b) of paragraph 2 of article 4 of the CAT', 'CAT', ['4(2)(b)'], true],
    ['§ 2 of art. 4 CAT', 'CAT', ['4(2)'], true],
    ['CAT art. 4.2', 'CAT', ['4.2'], true],
    ['Art. 347-1 CC', 'CC', ['347-1'], true],
    ['Art. 347–1 CC', 'CC', ['347-1'], true],
    ['347¹ УК РК', 'УК РК', ['347-1'], false],
    ['347-1 УК РК', 'УК РК', ['347-1'], false],
    ['ст. 347-1 УК РК', 'УК РК', ['347-1'], true],
    ['ст.347-1 УК РК', 'УК РК', ['347-1'], true],
    ['ч. 2 ст. 347-1 УК РК', 'УК РК', ['347-1(2)'], true],
    ['пункт «б» части 2 статьи 347-1 УК РК', 'УК РК', ['347-1(2)(б)'], true],
    ['Қылмыстық кодексінің 347-1-бабы', 'Қылмыстық кодексінің', ['347-1'], true],
    ['Criminal Code of Kazakhstan, art. 347.1', 'Criminal Code of Kazakhstan', ['347.1'], true],
    ['Articles 7, 9 and 10 of the ICCPR', 'ICCPR', ['7', '9', '10'], true],
    ['arts. 7 & 10 ICCPR', 'ICCPR', ['7', '10'], true],
    ['articles 2-5 of the CAT', 'CAT', ['2', '3', '4', '5'], true],
    ['articles 2 to 5 of the CAT', 'CAT', ['2', '3', '4', '5'], true],
    ['articles 347-1 of the CC', 'CC', ['347-1'], true],
    ['article 14, paragraphs 1 and 3, of the ICCPR', 'ICCPR', ['14(1)', '14(3)'], true],
    ['articles 1 to 16 of the CAT', 'CAT', ['1', '2', '3', '4', '5', '6', '7', '8'], true],
    ['article 7', '', ['7'], true],
    ['kaz/criminal-code art. 347.1', 'kaz/criminal-code', ['347.1'], true],
    ['kaz/criminal-code/347-1', 'kaz/criminal-code', ['347-1'], false],
  ])('%s', (ref, instrument, numbers, stated) => {
    const { citation } = readRef(ref);
    expect(citation && { ...citation, articles: citation.articles.map(({ number }) => number) }).toEqual({
      instrument,
      stated,
      articles: numbers,
    });
  });

  it.each(['CAT', 'Kazakhstan', 'article', 'Art Gallery', 'статья', 'the Constitution', '398', ''])(
    'is not %j',
    (ref) => {
      expect(readRef(ref).citation).toBeUndefined();
    },
  );
});

describe('a document symbol', () => {
  it.each([
    ['A/HRC/14/10', 'A/HRC/14/10', ''],
    ['a/hrc/14/10', 'A/HRC/14/10', ''],
    ['UN Doc. A/HRC/14/10.', 'A/HRC/14/10', ''],
    ['A/HRC/13/39/ADD.3', 'A/HRC/13/39/Add.3', ''],
    ['A/HRC/WG.6/7/KAZ/3', 'A/HRC/WG.6/7/KAZ/3', ''],
    ['CAT/C/KAZ/CO/2, para. 12', 'CAT/C/KAZ/CO/2', 'para. 12'],
    ['CAT/C/KAZ/CO/2 (2008), paras. 12-14', 'CAT/C/KAZ/CO/2', '2008, paras. 12-14'],
    ['S/RES/1325 (2000)', 'S/RES/1325', '2000'],
  ])('%s', (ref, symbol, place) => {
    expect(readRef(ref).symbol).toEqual({ symbol, place });
  });

  it.each([
    'CAT',
    'kaz/criminal-code/347.1',
    'nobody/at/all',
    'atlas/kazakhstan-2014/footnote/8',
    'art. 4/2 CAT',
    'Report A/HRC/14/10 on Kazakhstan',
  ])('is not %s', (ref) => {
    expect(readRef(ref).symbol).toBeUndefined();
  });
});

describe('the code of a country', () => {
  it.each<[code: string, countries: readonly string[]]>([
    ['KZ', ['ISO_ALPHA_2 KAZ']],
    ['kz', ['ISO_ALPHA_2 KAZ']],
    ['KAZ', ['ISO_ALPHA_3 KAZ']],
    ['398', ['M49 KAZ']],
    ['705', ['M49 SVN', 'COW KAZ']],
    ['KZK', ['COW KAZ']],
    ['cow 705', ['COW KAZ']],
    ['COW: KZK', ['COW KAZ']],
    ['Correlates of War code 705', ['COW KAZ']],
    ['M49 705', ['M49 SVN']],
    ['UN M49 code 398', ['M49 KAZ']],
    ['ISO 3166-1 KZ', ['ISO_ALPHA_2 KAZ']],
    ['ISO 705', ['M49 SVN']],
    ['AUS', ['ISO_ALPHA_3 AUS', 'COW AUT']],
    ['020', ['M49 AND', 'COW CAN']],
    ['20', ['M49 AND', 'COW CAN']],
    ['4', ['M49 AFG']],
    ['2', ['COW USA']],
    ['840', ['M49 USA', 'COW PHL']],
    ['265', ['COW German Democratic Republic']],
    ['GW 705', ['GW KAZ']],
    ['G&W 260', ['GW DEU']],
    ['gwn 340', ['GW SRB']],
    ['Gleditsch-Ward code 973', ['GW TUV']],
    ['Gleditsch and Ward 816', ['GW VNM']],
    ['255', ['COW DEU']],
    ['GW 255', []],
    ['972', ['GW TON']],
    ['260', ['M49 ATF', 'COW German Federal Republic', 'GW DEU']],
    ['GW 327', []],
    ['GW KZK', []],
    ['ZZ', []],
    ['1000', []],
    ['tel 398', []],
    ['Kazakhstan', []],
  ])('%s is %j', (code, countries) => {
    expect(countriesByCode(code).map(({ list, alpha3, name }) => `${list} ${alpha3 ?? name}`)).toEqual(countries);
  });

  it('of Correlates of War is that of one state, with an ISO code or a name', () => {
    for (const key of ['number', 'abbreviation'] as const) {
      const codes = COW_STATES.filter(({ alpha3 }) => alpha3 !== undefined).map((state) => state[key]);
      expect(new Set(codes).size).toBe(codes.length);
    }
    expect(COW_STATES.length).toBe(203);
    expect(COW_STATES.filter(({ alpha3, name }) => (alpha3 === undefined) === (name === undefined))).toEqual([]);
    const unknown = COW_STATES.filter(({ alpha3 }) => alpha3 !== undefined && countriesByCode(alpha3).length === 0);
    expect(unknown).toEqual([]);
  });

  it('names a country with and without what stands in brackets or behind a comma', () => {
    expect(countryByName('slovenia')?.alpha3).toBe('SVN');
    expect(countryByName('IRAN')?.alpha3).toBe('IRN');
    expect(countryByName('Congo')?.alpha3).toBe('COG');
    expect(countryByName('Korea')).toBeUndefined();
    expect(countryByName('Atlantis')).toBeUndefined();
  });
});

describe('what cannot be looked up', () => {
  it.each(['', '   ', '?!.,;', '\u0000\u0007', '\u200b\u202e', '— – …', '🕊️', '\ud83d'])('%j has no word', (ref) => {
    expect(readRef(ref)).toMatchObject({ problem: 'NO_WORD', text: '', ids: [], values: [], codes: [] });
  });

  it('is too long with more than 300 characters, not UTF-16 units', () => {
    expect(readRef('a'.repeat(300)).problem).toBeUndefined();
    expect(readRef('a'.repeat(301)).problem).toBe('TOO_LONG');
    expect(readRef('𐐨'.repeat(300)).problem).toBeUndefined();
    expect(readRef('𐐨'.repeat(301)).problem).toBe('TOO_LONG');
  });
});

const PIECES = fc.constantFrom(
  ...['article', 'Arts.', 'ст.', 'ч.', 'para.', '§', '4', '347-1', '¹', '(2)', '(a)', '/', ',', ' ', '.', '-', 'and'],
  ...['CAT', 'of the', 'УК РК', 'COW', '705', 'CC', 'Kazakhstan', '((((', '))))', ',,,,,,,,', 'A/HRC/14/10', '\u0000'],
);

it('reads any text, and no more of it than there is room for', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(PIECES, { maxLength: 80 }).map((pieces) => pieces.join('')),
    fc.array(PIECES, { maxLength: 40 }).map((pieces) => pieces.join(' ')),
  );
  assertAlways(
    fc.property(anyText, (text) => {
      const read = readRef(text);
      expect(read.citation?.articles.length ?? 0).toBeLessThanOrEqual(MOST_ARTICLES);
      for (const { paths } of read.citation?.articles ?? []) {
        expect(paths.length).toBeGreaterThan(0);
        expect(paths.length).toBeLessThanOrEqual(128);
      }
    }),
  );
});

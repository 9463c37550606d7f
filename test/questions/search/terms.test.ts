import { describe, expect, it } from 'vitest';
import { readQuery } from '../../../src/questions/search/read-query.js';
import { askTokens } from '../../../src/questions/search/search-statements.js';
import { chooseTerms } from '../../../src/questions/search/terms.js';
import type { FoundToken, Terms } from '../../../src/questions/search/terms.js';

function chosen(query: string, whole: readonly FoundToken[], begun: readonly FoundToken[] = [], nodes = 1000): Terms {
  return chooseTerms(readQuery(query), { whole, begun, nodes });
}

function rows({ terms }: Terms): unknown[] {
  return terms.map(({ token, word, factor }) => [token, word, factor]);
}

const CODE: FoundToken = ['code', 'code', 250];
const CODES: FoundToken = ['codes', 'code', 250];
const LAW: FoundToken = ['law', 'law', 1];
const LAWYER: FoundToken = ['lawyer', 'lawyer', 4];

describe('the terms of a query', () => {
  it('weigh rare words more, the word itself more than another form, and what only begins so least', () => {
    // 32 ln(1 + 500.5 / 500.5), 32 ln(1 + 999.5 / 1.5) and 32 ln(1 + 996.5 / 4.5), rounded.
    const [half, one, four] = [22, 208, 173];
    expect(rows(chosen('codes law', [CODE, CODES, LAW], [LAW, LAWYER]))).toEqual([
      ['code', 0, half * 7],
      ['codes', 0, half * 8],
      ['law', 1, one * 8],
      ['lawyer', 1, four],
    ]);
    // Where nothing has it as a whole, what begins so is all there is.
    expect(rows(chosen('codes lawy', [CODE, CODES], [LAWYER])).at(-1)).toEqual(['lawyer', 1, four * 4]);
  });

  it('never weigh what begins so more than the word itself, be it ever so rare', () => {
    const often: FoundToken = ['law', 'law', 900];
    expect(rows(chosen('law', [often], [LAWYER]))).toEqual([
      ['law', 0, 3 * 8],
      ['lawyer', 0, 3],
    ]);
  });

  it('weigh all forms of a Russian word the same', () => {
    expect(
      rows(
        chosen('пыток ', [
          ['пытки', 'пытк', 1],
          ['пыток', 'пытк', 1],
        ]),
      ),
    ).toEqual([
      ['пытки', 0, 192 * 8],
      ['пыток', 0, 192 * 8],
    ]);
  });

  it('are whole numbers, however many nodes there are', () => {
    for (const nodes of [0, 1, 2, 3, 7, 99_999_999]) {
      for (const { factor } of chosen('code', [CODE], [], nodes).terms) {
        expect(Number.isInteger(factor) && factor >= 7).toBe(true);
      }
    }
  });

  it('stand for the parts of a compound where nothing has it as a whole', () => {
    const parts = chosen('code-law lawyer', [CODE, LAW, LAWYER]);
    expect(parts.terms.map(({ token, word }) => [token, word])).toEqual([
      ['code', 0],
      ['law', 1],
      ['lawyer', 2],
    ]);
    expect(parts.missing.map(({ token }) => token)).toEqual(['code-law']);
    const whole = chosen('code-law', [CODE, LAW, ['code-law', 'code-law', 1]]);
    expect(whole.terms.map(({ token }) => token)).toEqual(['code-law']);
    // A part that is asked for anyway counts once.
    expect(chosen('code code-law', [CODE, LAW]).terms.map(({ token }) => token)).toEqual(['code', 'law']);
  });

  it('leave out the most frequent words of a search that would read too many postings', () => {
    const huge: FoundToken = ['code', 'code', 99_999];
    const few = chosen('code law lawyer', [huge, LAW, LAWYER], [], 200_000);
    expect(few.terms.map(({ token }) => token)).toEqual(['law', 'lawyer']);
    expect(few.warnings).toEqual([{ code: 'WORDS_IGNORED', message: 'Words that are too common were ignored: code' }]);
    expect(chosen('code', [['code', 'code', 500_000]], [], 500_000).terms).toHaveLength(1);
  });
});

describe('the words of a query', () => {
  it.each([
    ['What does the profile say about torture?', ['torture'], ['What', 'does', 'the', 'profile', 'say', 'about']],
    [
      'According to HRW, how many people were killed?',
      ['HRW', 'people', 'killed'],
      ['According', 'to', 'how', 'many', 'were'],
    ],
    // Where there is nothing else, they are what is asked for.
    ['the profile', ['profile'], ['the']],
    ['how many', ['how', 'many'], []],
    // An abbreviation is none of them.
    ['CAN torture', ['CAN', 'torture'], []],
  ])('of %s leave out those it is asked with', (query, meant, ignored) => {
    const { words, warnings } = readQuery(query);
    expect(words.map(({ word }) => word.text)).toEqual(meant);
    const message = `Words that are too common were ignored: ${ignored.join(', ')}`;
    const expected = ignored.length > 0 ? [{ code: 'WORDS_IGNORED', message }] : [];
    expect(warnings).toEqual(expected);
  });
});

describe('what is asked of the graph', () => {
  it.each([
    ['two words', 'Codes tortured', { stems: ['code', 'tortur'], begun: 'tortured' }],
    ['a blank at the end', 'codes ', { stems: ['code'], begun: '-' }],
    ['a line break at the end', 'codes\n', { stems: ['code'], begun: '-' }],
    ['a sign at the end', 'codes"', { stems: ['code'], begun: 'codes' }],
    ['one letter', 'code t', { stems: ['code', 't'], begun: '-' }],
    ['a compound', 'x 347.1', { stems: ['x', '347-1', '347', '1'], begun: '347-1' }],
    ['a word twice', 'law code law', { stems: ['law', 'code'], begun: 'law' }],
    ['a common word', 'law of', { stems: ['law'], begun: '-' }],
    ['common words only', 'to be', { stems: ['to', 'be'], begun: 'be' }],
  ])('for %s', (_, query, expected) => {
    expect(askTokens(readQuery(query)).parameters).toEqual({ ...expected, limit: 50 });
  });

  it('is bounded, whatever the query', () => {
    const { parameters } = askTokens(readQuery(Array.from({ length: 250 }, (_, i) => i % 10).join('-')));
    expect((parameters['stems'] as string[]).length).toBeLessThanOrEqual(100);
  });
});

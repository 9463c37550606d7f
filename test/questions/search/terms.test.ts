import { describe, expect, it } from 'vitest';
import { readQuery } from '../../../src/questions/search/read-query.js';
import { askTokens } from '../../../src/questions/search/search-statements.js';
import { chooseTerms } from '../../../src/questions/search/terms.js';
import type { FoundToken, Terms } from '../../../src/questions/search/terms.js';

function chosen(query: string, whole: readonly FoundToken[], begun: readonly FoundToken[] = [], nodes = 1000): Terms {
  return chooseTerms(readQuery(query), { whole, begun, nodes });
}

function rows({ terms }: Terms): unknown[] {
  return terms.map(({ token, word, base, factor }) => [token, word, base, factor]);
}

const CODE: FoundToken = ['code', 'code', 250];
const CODES: FoundToken = ['codes', 'code', 250];
const LAW: FoundToken = ['law', 'law', 1];
const LAWYER: FoundToken = ['lawyer', 'lawyer', 4];

describe('the terms of a query', () => {
  it('weigh rare words more, the word itself more than another form, and what only begins so least', () => {
    expect(rows(chosen('codes law', [CODE, CODES, LAW], [LAW, LAWYER]))).toEqual([
      ['code', 0, 20_000_000, 2 * 3],
      ['codes', 0, 20_000_000, 2 * 4],
      ['law', 1, 20_000_000, 10 * 4],
      ['lawyer', 1, 10_000_000, 8],
    ]);
  });

  it('are whole numbers, however many nodes there are', () => {
    for (const nodes of [0, 1, 2, 3, 7, 99_999_999]) {
      for (const { factor } of chosen('code', [CODE], [], nodes).terms) {
        expect(Number.isInteger(factor) && factor >= 3).toBe(true);
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

import { describe, expect, it } from 'vitest';
import { readQuery } from '../../../src/questions/search/read-query.js';
import { correctable, corrections, distance } from '../../../src/questions/search/similar.js';
import type { SimilarToken } from '../../../src/questions/search/similar.js';

function corrected(query: string, similar: Readonly<Record<string, readonly SimilarToken[]>>): string[] {
  const read = readQuery(query);
  const words = correctable(read.words.map(({ word }) => word));
  return corrections(read, words, new Map(Object.entries(similar)));
}

describe('a distance', () => {
  it.each([
    ['', '', 0],
    ['torture', 'torture', 0],
    ['torture', 'tortur', 1],
    ['torture', 'tortuer', 1],
    ['torture', 'tarture', 1],
    ['refulement', 'refoulement', 1],
    ['kazakstan', 'kazakhstan', 1],
    ['law', 'laws', 1],
    ['abcd', 'badc', 2],
    ['law', 'code', 4],
  ])('from %j to %j is %s', (a, b, expected) => {
    expect(distance(a, b, 9)).toBe(expected);
    expect(distance(b, a, 9)).toBe(expected);
  });

  it('is not worked out where the lengths say enough', () => {
    expect(distance('a', 'abcdefgh', 2)).toBe(3);
  });
});

describe('corrections of a query', () => {
  const T: readonly SimilarToken[] = [
    ['tortured', 'tortured'],
    ['torture', 'Torture'],
    ['torturer', 'torturers'],
    ['tortoise', 'tortoise'],
  ];

  it('come by distance, then in the order given, three at most', () => {
    expect(corrected('torturee', { t: T })).toEqual(['tortured', 'Torture', 'torturers']);
  });

  it('keep the rest of the query', () => {
    expect(corrected(' The "tortuer" of kazakstan! ', { t: T.slice(1, 2), k: [['kazakhstan', 'Kazakhstan']] })).toEqual(
      ['The "Torture" of Kazakhstan!'],
    );
  });

  it('take the best of a word that has fewer', () => {
    const similar = { t: [T[1] as SimilarToken], l: [['laws', 'laws'] as const, ['lax', 'lax'] as const] };
    expect(corrected('tortuer law', similar)).toEqual(['Torture laws', 'Torture lax']);
  });

  it('leave short words nearly as they are, and numbers and what is far away altogether', () => {
    expect(
      corrected('lawn', {
        l: [
          ['loan', 'loan'],
          ['laws', 'laws'],
        ],
      }),
    ).toEqual(['laws']);
    expect(corrected('ab', { a: [['abc', 'abc']] })).toEqual([]);
    expect(corrected('347.2', { 3: [['347-1', '347.1']] })).toEqual([]);
    expect(corrected('xylophone', { x: [['xenophobia', 'xenophobia']] })).toEqual([]);
  });
});

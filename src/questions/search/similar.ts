import type { ReadQuery } from './read-query.js';
import type { Word } from '../../words/words.js';

/** A token as the graph holds it: its id, and how it is mostly written. */
export type SimilarToken = readonly [id: string, surface: string];

const MOST_WORDS = 4;
const MOST = 3;
const SHORTEST = 3;

/** The words of a query for which similar ones are looked for; another number is no correction of a number. */
export function correctable(missing: readonly Word[]): Word[] {
  return missing.filter(({ token }) => token.length >= SHORTEST && !/\p{N}/u.test(token)).slice(0, MOST_WORDS);
}

/** The letter that all similar tokens begin with. */
export function startOf({ token }: Word): string {
  return Array.from(token)[0] ?? '';
}

/**
 * The query with its unknown words replaced by similar ones, the best correction first.
 * @param similar tokens by first letter, the most frequent first.
 */
export function corrections(
  { text }: ReadQuery,
  words: readonly Word[],
  similar: ReadonlyMap<string, readonly SimilarToken[]>,
): string[] {
  const found = words
    .map((word) => ({ word, surfaces: nearest(word.token, similar.get(startOf(word)) ?? []) }))
    .filter(({ surfaces }) => surfaces.length > 0);
  const longest = Math.max(0, ...found.map(({ surfaces }) => surfaces.length));
  const queries = Array.from({ length: longest }, (_, rank) => {
    let at = 0;
    let query = '';
    for (const { word, surfaces } of found) {
      query += text.slice(at, word.start) + (surfaces[rank] ?? surfaces[0] ?? word.text);
      at = word.end;
    }
    return (query + text.slice(at)).trim();
  });
  return [...new Set(queries)];
}

function nearest(token: string, tokens: readonly SimilarToken[]): string[] {
  const most = token.length <= 4 ? 1 : 2;
  return tokens
    .map(([id, surface]) => ({ surface, distance: distance(token, id, most) }))
    .filter((one) => one.distance <= most)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST)
    .map(({ surface }) => surface);
}

/** Letters to insert, drop, replace or exchange with their neighbour; more than `most` where it is more. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      const exchanged = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (row[j - 1] ?? 0) + 1,
        (last[j] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
        exchanged ? (before[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

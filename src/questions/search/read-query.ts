import { isAbbreviation, wordsOf } from '../../words/words.js';
import type { Word } from '../../words/words.js';
import type { SearchWarning } from './warnings.js';
import { charactersIgnored, commonIgnored, emptyQuery, moreIgnored, queryTruncated } from './warnings.js';

/** A word that is searched for. */
export interface AskedWord {
  readonly word: Word;
  /** The last word may still be being typed: tokens that begin with it are found too. */
  readonly begun: boolean;
}

export interface ReadQuery {
  /** The part of the query that was read. */
  readonly text: string;
  readonly words: readonly AskedWord[];
  /** Words that may be the id of a node, which is found by that. */
  readonly ids: readonly string[];
  readonly warnings: readonly SearchWarning[];
}

export const LONGEST_QUERY = 500;
export const MOST_WORDS = 12;
/** What a query may have between its words without anybody taking it for a command; letters are those of `'s`. */
const PLAIN = /[\s,.;:?'’\p{L}]/u;

/** Words that somebody asks with, or by which they mean the source: texts have them too, and are not asked for. */
const ASKING = new Set(
  (
    'about according any can could did do does find give how list many me much please profile said say saying says ' +
    'show some tell tells told'
  ).split(' '),
);

/** What a query asks for, and what of it is ignored. Any text is a query. */
export function readQuery(query: string): ReadQuery {
  const text = query.slice(0, LONGEST_QUERY);
  const all = wordsOf(text);
  const said = all.filter((word) => !word.common);
  const sought = said.filter(({ token, text: written }) => !ASKING.has(token) || isAbbreviation(written));
  // Where a query asks for nothing else, it asks for these words.
  const rare = sought.length > 0 ? sought : said;
  // Where a query has nothing else, a common word is what it asks for.
  const meant = distinct(rare.length > 0 ? rare : all);
  const common = rare.length > 0 ? distinct(all.filter((word) => !rare.includes(word))).map((word) => word.text) : [];
  const last = all.at(-1);
  const ended = /\s/u.test(text.slice(last?.end ?? 0));
  const words = meant.slice(0, MOST_WORDS).map((word) => ({
    word,
    begun: !ended && word.token === last?.token,
  }));
  const characters = ignoredCharacters(text, all);
  const more = meant.slice(MOST_WORDS).map((word) => word.text);
  return {
    text,
    words,
    ids: words.map(({ word }) => word.text).filter((written) => written.includes('/')),
    warnings: [
      ...(query.length > LONGEST_QUERY ? [queryTruncated(query.length, LONGEST_QUERY)] : []),
      ...(all.length === 0 ? [emptyQuery()] : []),
      ...(characters.length > 0 ? [charactersIgnored(characters)] : []),
      ...(common.length > 0 ? [commonIgnored(common)] : []),
      ...(more.length > 0 ? [moreIgnored(more, MOST_WORDS)] : []),
    ],
  };
}

function distinct(words: readonly Word[]): Word[] {
  return words.filter((word, index) => words.findIndex((other) => other.token === word.token) === index);
}

function ignoredCharacters(text: string, words: readonly Word[]): string[] {
  let at = 0;
  let between = '';
  for (const { start, end } of words) {
    between += text.slice(at, start);
    at = end;
  }
  between += text.slice(at);
  return [...new Set(between)].filter((character) => !PLAIN.test(character));
}

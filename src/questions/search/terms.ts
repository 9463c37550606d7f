import type { AskedWord, ReadQuery } from './read-query.js';
import { MOST } from '../../words/postings.js';
import { stemOf } from '../../words/stems.js';
import { commonIgnored, notFound, onlyParts } from './warnings.js';
import type { SearchWarning } from './warnings.js';
import type { Word } from '../../words/words.js';

/** A token as the graph holds it: its id, its stem, and how many nodes have it. */
export type FoundToken = readonly [id: string, stem: string, df: number];

export interface FoundTokens {
  /** Tokens with the stem of a word or of a part of one. */
  readonly whole: readonly FoundToken[];
  /** Tokens that begin with the last word, the most frequent first. */
  readonly begun: readonly FoundToken[];
  /** How many nodes there are. */
  readonly nodes: number;
}

/** A token that is looked for, for one of the words. */
export interface Term {
  readonly token: string;
  /** Which word it is for, as a number. */
  readonly word: number;
  /** What each point of a posting counts. */
  readonly factor: number;
}

export interface Terms {
  readonly terms: readonly Term[];
  /** Words that nothing has as a whole. */
  readonly missing: readonly Word[];
  readonly warnings: readonly SearchWarning[];
}

/** What a posting counts: the word itself more than another form of it. */
const SAME = 8;
const FORM = 7;
/** Russian inflects every noun: which form a text has says little. */
const CYRILLIC = /^[\p{Script=Cyrillic}-]+$/u;
/** What only begins with the word, where something has it as a whole and where nothing has. */
const BEGUN_TOO = 1;
const BEGUN_ONLY = 4;
/** How finely rarities are told apart. */
const RARITY = 32;
/** Postings that a search reads at most, unless its rarest word alone has more. */
const MOST_POSTINGS = 100_000;

interface Sought {
  readonly text: string;
  readonly postings: number;
  readonly terms: readonly Omit<Term, 'word'>[];
}

/** Chooses the tokens to look for, and says which words have none. */
export function chooseTerms({ words }: ReadQuery, found: FoundTokens): Terms {
  const sought: Sought[] = [];
  const missing: Word[] = [];
  const warnings: SearchWarning[] = [];
  const common: string[] = [];
  const tokens = new Set(words.map(({ word }) => word.token));
  for (const one of words) {
    const { word } = one;
    const whole = soughtWord(one, found);
    if (whole) {
      sought.push(whole);
      continue;
    }
    if (word.common) {
      common.push(word.text);
      continue;
    }
    missing.push(word);
    const parts = word.parts.filter((part) => !part.common && !tokens.has(part.token));
    const foundParts = parts.flatMap((part) => soughtWord({ word: part, begun: false }, found) ?? []);
    for (const part of parts) tokens.add(part.token);
    sought.push(...foundParts);
    warnings.push(
      foundParts.length > 0
        ? onlyParts(
            word.text,
            foundParts.map((part) => part.text),
          )
        : notFound(word.text),
    );
  }
  const { kept, dropped } = withinLimit(sought);
  const ignored = [...common, ...dropped.map(({ text }) => text)];
  return {
    terms: kept.flatMap(({ terms }, word) => terms.map((term) => ({ ...term, word }))),
    missing,
    warnings: [...(ignored.length > 0 ? [commonIgnored(ignored)] : []), ...warnings],
  };
}

function soughtWord({ word, begun }: AskedWord, found: FoundTokens): Sought | undefined {
  const stem = stemOf(word.token);
  const forms = found.whole.filter((token) => token[1] === stem);
  const beginnings = begun ? found.begun.filter((token) => token[1] !== stem) : [];
  if (forms.length + beginnings.length === 0) return undefined;
  const rarity = rarityOf(forms, found.nodes);
  const begunRarity = rarityOf(beginnings, found.nodes);
  const begunFactor = forms.length > 0 ? BEGUN_TOO * Math.min(rarity, begunRarity) : BEGUN_ONLY * begunRarity;
  return {
    text: word.text,
    postings: postingsOf([...forms, ...beginnings]),
    terms: [
      ...forms.map(([token]) => ({ token, factor: rarity * (isSame(token, word.token) ? SAME : FORM) })),
      ...beginnings.map(([token]) => ({ token, factor: begunFactor })),
    ],
  };
}

function isSame(form: string, token: string): boolean {
  return form === token || CYRILLIC.test(form);
}

/** What a node counts whose id was asked for, of so many: as one that alone has a word, as well as can be. */
export function idScore(nodes: number): number {
  return MOST * SAME * rarityOf([['', '', 1]], nodes);
}

/** How rare a word is, as the idf of BM25: an integer from 1, by which the points of a node are multiplied. */
function rarityOf(tokens: readonly FoundToken[], nodes: number): number {
  const having = Math.min(nodes, postingsOf(tokens));
  return Math.max(1, Math.round(RARITY * Math.log(1 + (nodes - having + 0.5) / (having + 0.5))));
}

function postingsOf(tokens: readonly FoundToken[]): number {
  return tokens.reduce((sum, [, , df]) => sum + df, 0);
}

/** Leaves out the words that the most nodes have, where all together have too many. */
function withinLimit(sought: readonly Sought[]): { kept: Sought[]; dropped: Sought[] } {
  const kept = new Set<Sought>();
  let total = 0;
  for (const one of [...sought].sort((a, b) => a.postings - b.postings)) {
    total += one.postings;
    if (kept.size === 0 || total <= MOST_POSTINGS) kept.add(one);
  }
  return { kept: sought.filter((one) => kept.has(one)), dropped: sought.filter((one) => !kept.has(one)) };
}

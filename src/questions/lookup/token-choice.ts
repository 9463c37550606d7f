import { withoutUnitedNations } from './law-names.js';
import { kindKeys } from './phrases.js';
import type { Phrase } from './phrases.js';

/** A token of the search index: in how many nodes it stands. */
export interface CountedToken {
  readonly token: string;
  readonly nodes: number;
}

/** By stem. */
export type TokensOfStems = ReadonlyMap<string, readonly CountedToken[]>;

/** By which tokens what a phrase may name is looked for. */
export interface TokenChoice {
  /** All of them. */
  readonly tokens: readonly CountedToken[];
  /** Those that every thing that is called so has; where one is not looked through, something may be missing. */
  readonly needed: readonly string[];
}

/** Words of a phrase that are looked for: a law may be called without the name of its country, which may be the rarest. */
const MOST_STEMS = 3;
const MOST_FORMS = 8;

/** The stems that must be known before tokens can be chosen for a phrase. */
export function stemsOf({ key, kinds }: Phrase): string[] {
  return [...new Set([...key, ...kinds.flatMap((kind) => kindKeys(kind).flat())])];
}

/** The rarest tokens that stand for a phrase; none for a word that nothing has. */
export function chooseTokens(phrase: Phrase, known: TokensOfStems): TokenChoice {
  const own = byRarity(withoutUnitedNations(phrase.key), known);
  // Of a kind of law that is only abbreviated no word of the phrase need stand anywhere.
  const ofKinds = phrase.kinds.flatMap((kind) =>
    kindKeys(kind).flatMap((key) => (key.every((stem) => known.has(stem)) ? byRarity(key, known).slice(0, 1) : [])),
  );
  const stems = [...new Set([...ofKinds, ...own.slice(0, MOST_STEMS)])];
  const tokensOf = (stem: string): readonly CountedToken[] => (known.get(stem) ?? []).slice(0, MOST_FORMS);
  return {
    tokens: stems.flatMap(tokensOf),
    needed: [...new Set([...ofKinds, ...own.slice(0, 1)])].flatMap(tokensOf).map(({ token }) => token),
  };
}

function byRarity(stems: readonly string[], known: TokensOfStems): string[] {
  const nodes = (stem: string): number => (known.get(stem) ?? []).reduce((sum, one) => sum + one.nodes, 0);
  return [...new Set(stems)].filter((stem) => known.has(stem)).sort((a, b) => nodes(a) - nodes(b));
}

import { suggestionList } from 'graphql/jsutils/suggestionList.js';
import type { Ontology } from '../../ontology/ontology.js';
import { beginnings, nearestOf, wholes } from '../../query/miss/nearest.js';
import { ID } from '../../query/run/row.js';
import type { StoredRow } from '../../query/run/row.js';
import { stemOf } from '../../words/stems.js';
import { askSimilar } from '../search/search-statements.js';
import { distance } from '../search/similar.js';
import { candidatesOf } from './facts.js';
import type { Candidates, Facts } from './facts.js';
import { namedBy, tokensOf } from './gather.js';
import type { AskGraph } from './gather.js';
import type { Near } from './decide.js';
import { askById, askIdsBeginning, askValuesBeginning } from './lookup-statements.js';
import type { Phrase } from './phrases.js';
import { phraseOf } from './phrases.js';
import type { ReadRef } from './read-ref.js';

/** A ref that leads to nothing, and among what something near it is looked for. */
export interface NearMiss {
  readonly read: ReadRef;
  readonly near: Near;
}

/** Statements that are sent at most. */
export const NEARNESS = 8;

/** Misses of each kind for which something near is looked for: of the others only the reason is said. */
const MOST_MISSES = 10;
const MOST_NEAR = 5;
/** Names of which the letters are compared. */
const MOST_COMPARED = 20;
/** Of the words of two names, in a hundred, how many must be in both; and how many fewer than in the nearest. */
const SHARED = 50;
const FEWER = 25;
const SHORTEST_WORD = 3;
const MOST_LETTERS = 8;
const SYMBOL = { label: 'Report', property: 'symbol' };

/** By ref, ids of what it may have been meant for, the nearest first. */
export async function nearMisses(
  ontology: Ontology,
  misses: readonly NearMiss[],
  facts: Facts,
  ask: AskGraph,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const of = (...kinds: readonly Near[]): readonly ReadRef[] =>
    misses.flatMap(({ read, near }) => (kinds.includes(near) ? [read] : [])).slice(0, MOST_MISSES);
  const named = misses.filter(({ near }) => near === 'NAME' || near === 'INSTRUMENT').slice(0, MOST_MISSES);
  const found = await Promise.all([
    nearIds(of('ID'), ask),
    nearSymbols(of('SYMBOL'), ask),
    nearNames(ontology, named, facts, ask),
  ]);
  return new Map(found.flat());
}

type Nearest = readonly (readonly [ref: string, ids: readonly string[]])[];

async function nearIds(reads: readonly ReadRef[], ask: AskGraph): Promise<Nearest> {
  if (reads.length === 0) return [];
  const starts = [...new Set(reads.flatMap(({ text }) => beginnings(text)))];
  const above = [...new Set(reads.flatMap(({ text }) => wholes(text)))];
  const [begun, whole] = await Promise.all([
    ask(askIdsBeginning(starts)),
    above.length === 0 ? undefined : ask(askById(above, [], undefined)),
  ]);
  const lists = begun.lists as unknown as string[][];
  const there = new Set(((whole?.rows ?? []) as unknown as StoredRow[]).map((row) => row[ID] as string));
  return reads.map(({ ref, text }) => {
    const alike = starts.flatMap((start, index) => (beginnings(text).includes(start) ? (lists[index] ?? []) : []));
    const nearest = nearestOf(text, [...new Set([...wholes(text).filter((id) => there.has(id)), ...alike])]);
    return [ref, nearest === undefined ? [] : [nearest]];
  });
}

async function nearSymbols(reads: readonly ReadRef[], ask: AskGraph): Promise<Nearest> {
  if (reads.length === 0) return [];
  const starts = [...new Set(reads.flatMap(({ symbol }) => beginnings(symbol?.symbol ?? '')))];
  const [symbols, ids] = await Promise.all([
    ask(askValuesBeginning(SYMBOL, starts, 'symbol')),
    ask(askValuesBeginning(SYMBOL, starts, 'id')),
  ]);
  const written = symbols.lists as unknown as string[][];
  const known = ids.lists as unknown as string[][];
  const idOf = new Map(
    written.flatMap((list, at) => list.map((one, index) => [one, known[at]?.[index] ?? ''] as const)),
  );
  return reads.map(({ ref, symbol }) => {
    const [nearest] = suggestionList(symbol?.symbol ?? '', [...idOf.keys()]);
    return [ref, nearest === undefined ? [] : [idOf.get(nearest) ?? '']];
  });
}

/** By the words of names; where none has enough of them, with words that are not known replaced by similar ones. */
async function nearNames(
  ontology: Ontology,
  misses: readonly NearMiss[],
  facts: Facts,
  ask: AskGraph,
): Promise<Nearest> {
  const first = misses.map((miss) => nearestNames(miss, phraseIn(miss), candidatesOf(facts, phraseIn(miss)), facts));
  const open = misses.filter((_, index) => first[index]?.length === 0);
  const second = new Map(await correctedNames(ontology, open, facts, ask));
  return misses.map((miss, index) => {
    const { ref } = miss.read;
    const near = first[index] ?? [];
    return [ref, near.length > 0 ? near : (second.get(ref) ?? [])];
  });
}

async function correctedNames(
  ontology: Ontology,
  misses: readonly NearMiss[],
  facts: Facts,
  ask: AskGraph,
): Promise<Nearest> {
  const letters = [...new Set(misses.flatMap((miss) => wordsIn(phraseIn(miss)).map(firstOf)))].slice(0, MOST_LETTERS);
  if (letters.length === 0) return [];
  const row = await ask(askSimilar(letters));
  const similar = new Map(row.similar as unknown as [string, [token: string, surface: string][]][]);
  const corrected = misses.map((miss) => {
    const words = wordsIn(phraseIn(miss)).map((word) => nearestWord(word, similar.get(firstOf(word)) ?? []));
    return { miss, phrase: phraseOf(words.join(' ')) };
  });
  const phrases = corrected.map(({ phrase }) => phrase);
  const named = await namedBy(ontology, phrases, await tokensOf(phrases, ask), ask);
  return corrected.map(({ miss, phrase }) => [
    miss.read.ref,
    nearestNames(miss, phrase, candidatesOf({ ...facts, named }, phrase), facts),
  ]);
}

function phraseIn({ read, near }: NearMiss): Phrase {
  return near === 'INSTRUMENT' ? (read.instrument ?? read.phrase) : read.phrase;
}

/** What has most of the words of a phrase in one of its names, and little else. */
function nearestNames(
  { near }: NearMiss,
  phrase: Phrase,
  { found }: Candidates,
  { instruments }: Facts,
): readonly string[] {
  const alike = found
    .filter(({ type }) => near === 'NAME' || instruments.has(type))
    .map(({ id, names }) => {
      const most = Math.max(0, ...names.map(({ key }) => shared(key, phrase.key)));
      const best = names.filter(({ key }) => shared(key, phrase.key) === most);
      return { id, most, texts: best.map(({ text }) => text) };
    })
    .filter(({ most }) => most >= SHARED)
    .sort((a, b) => b.most - a.most || (a.id < b.id ? -1 : 1));
  return alike
    .filter(({ most }) => most + FEWER >= (alike[0]?.most ?? 0))
    .slice(0, MOST_COMPARED)
    .map(({ id, most, texts }) => ({
      id,
      most,
      far: Math.min(...texts.map((text) => lettersApart(text, phrase.text))),
    }))
    .sort((a, b) => b.most - a.most || a.far - b.far)
    .slice(0, MOST_NEAR)
    .map(({ id }) => id);
}

function lettersApart(a: string, b: string): number {
  return distance(a.toLowerCase(), b.toLowerCase(), a.length + b.length);
}

/** Of the words that either has, in a hundred, how many both have; one word of several is none, as in the Convention. */
function shared(a: readonly string[], b: readonly string[]): number {
  const both = new Set(a.filter((word) => b.includes(word))).size;
  const either = new Set([...a, ...b]).size;
  return both === 0 || (both === 1 && either > 1) ? 0 : Math.floor((100 * both) / either);
}

function wordsIn({ text }: Phrase): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []).filter((word) => word.length >= SHORTEST_WORD);
}

function firstOf(word: string): string {
  return Array.from(word)[0] ?? '';
}

function nearestWord(word: string, tokens: readonly (readonly [token: string, surface: string])[]): string {
  const stem = stemOf(word);
  if (tokens.some(([token]) => token === word || stemOf(token) === stem)) return word;
  const most = word.length <= 4 ? 1 : 2;
  const [best] = tokens
    .map(([token]) => ({ token, far: distance(word, token, most) }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far);
  return best?.token ?? word;
}

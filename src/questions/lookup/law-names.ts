import { stemOf } from '../../words/stems.js';
import { placeOf, termsOf } from './phrases.js';
import type { Phrase } from './phrases.js';
import { countryByName } from '../../countries/country-codes.js';

/** Something that has a name. */
export interface Named {
  readonly id: string;
  readonly type: string;
  /** Its names, in all languages. */
  readonly names: readonly Phrase[];
  /** The country whose law it is; undefined for anything that is no law, and for a law of none. */
  readonly country: NamedCountry | undefined;
}

/** All that stands for a country, as keys: its names, their first letters (РК), its codes. */
export interface NamedCountry {
  readonly names: readonly (readonly string[])[];
  readonly others: readonly (readonly string[])[];
}

export function namedCountry(names: readonly string[], codes: readonly string[]): NamedCountry {
  const terms = names.map(termsOf);
  const initials = terms
    .filter((words) => words.length > 1)
    .map((words) => [
      stemOf(
        words
          .map(({ text }) => Array.from(text)[0] ?? '')
          .join('')
          .toLowerCase(),
      ),
    ]);
  return {
    names: terms.map((words) => words.map(({ stem }) => stem)),
    others: [...initials, ...codes.map((code) => [stemOf(code.toLowerCase())])],
  };
}

/**
 * How a phrase names something: by its name, or of a law by its name and a name of its country (`NAME`); of a law without
 * saying the country (`OPEN`); with a word that may only be made of the name of the country (`ADJECTIVE`): Uzbek.
 */
export type NamedBy = 'NAME' | 'OPEN' | 'ADJECTIVE';

const SHORTEST_ADJECTIVE = 4;
/** Letters that an adjective has more than the country: Ugandan. */
const MOST_MORE = 3;

/** How a phrase names a thing; undefined where it does not. */
export function namedBy(phrase: Phrase, named: Named): NamedBy | undefined {
  const { names, country } = named;
  if (names.some(({ key }) => equal(key, phrase.key) || equal(key, withoutUnitedNations(phrase.key)))) return 'NAME';
  if (!country) return undefined;
  const ways = names.flatMap(({ readings }) =>
    readings.flatMap((name) =>
      phrase.readings.flatMap((reading) => countrySaid(reading, withoutCountry(name, country), country) ?? []),
    ),
  );
  return (['NAME', 'OPEN', 'ADJECTIVE'] as const).find((way) => ways.includes(way));
}

/**
 * How a phrase says the country beside the name of a law, wherever it says it: Law of Uganda on Refugees. Undefined
 * where it says something else, or no such name.
 */
function countrySaid(reading: readonly string[], name: readonly string[], country: NamedCountry): NamedBy | undefined {
  if (equal(reading, name)) return 'OPEN';
  if (sequencesOf(country).some((one) => equal(without(reading, one), name))) return 'NAME';
  const [adjective, ...others] = reading.filter((word) => !name.includes(word));
  if (adjective === undefined || others.length > 0 || !isAdjective(adjective, country)) return undefined;
  return equal(without(reading, [adjective]), name) ? 'ADJECTIVE' : undefined;
}

/** The name of a law without that of its country; the name itself where nothing else is left. */
function withoutCountry(name: readonly string[], country: NamedCountry): readonly string[] {
  const said = sequencesOf(country)
    .sort((a, b) => b.length - a.length)
    .find((one) => one.length < name.length && placeOf(name, one) >= 0);
  return said ? without(name, said) : name;
}

/** A key without a sequence that stands in it; as it is where that does not. */
function without(key: readonly string[], sequence: readonly string[]): readonly string[] {
  const at = placeOf(key, sequence);
  return at < 0 ? key : [...key.slice(0, at), ...key.slice(at + sequence.length)];
}

function sequencesOf({ names, others }: NamedCountry): (readonly string[])[] {
  return [...names, ...others];
}

/** Whether a word is the name of the country with another ending, and not the name of another country. */
function isAdjective(word: string, { names }: NamedCountry): boolean {
  if (word.length < SHORTEST_ADJECTIVE || countryByName(word)) return false;
  return names.some(([only = '', ...others]) => {
    if (others.length > 0 || only.length < SHORTEST_ADJECTIVE) return false;
    return only.startsWith(word) || (word.startsWith(only) && word.length - only.length <= MOST_MORE);
  });
}

/** A key without UN before it: UN Convention against Torture. */
export function withoutUnitedNations(key: readonly string[]): readonly string[] {
  if (key[0] === 'un') return key.slice(1);
  return key[0] === 'unit' && key[1] === 'nation' ? key.slice(2) : key;
}

function equal(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && a.length === b.length && a.every((word, index) => word === b[index]);
}

import { stemOf } from '../../words/stems.js';
import { wordsOf } from '../../words/words.js';
import { LAW_KINDS } from './law-kinds.js';

/** A text by which something may be named. */
export interface Phrase {
  readonly text: string;
  /** Its words by their stems, without those that nearly every text has. */
  readonly key: readonly string[];
  /** The key with kinds of laws as one word each, in every way that abbreviations allow. */
  readonly readings: readonly (readonly string[])[];
  /** The kinds of laws that it names, by their place in LAW_KINDS. */
  readonly kinds: readonly number[];
}

/** A word of a phrase. */
interface Term {
  readonly stem: string;
  readonly text: string;
}

/** Words of a phrase that are read. */
const MOST_TERMS = 40;

const KINDS = LAW_KINDS.map(({ names, abbreviations }) => ({
  keys: names.map((name) => termsOf(name).map(({ stem }) => stem)),
  abbreviations,
}));

/** The words that a text is compared by, in order. */
export function termsOf(text: string): Term[] {
  return wordsOf(text)
    .filter((word) => !word.common)
    .slice(0, MOST_TERMS)
    .map((word) => ({ stem: stemOf(word.token), text: word.text }));
}

export function phraseOf(text: string): Phrase {
  const terms = termsOf(text);
  const key = terms.map(({ stem }) => stem);
  const spelled = KINDS.reduce<readonly string[]>(
    (read, { keys }, kind) =>
      keys.reduce((before, names) => {
        const at = placeOf(before, names);
        return at < 0 ? before : [...before.slice(0, at), markOf(kind), ...before.slice(at + names.length)];
      }, read),
    key,
  );
  const shortened = KINDS.flatMap(({ abbreviations }, kind) => {
    const found = terms.find((term) => abbreviations.includes(term.text));
    const at = found ? spelled.indexOf(found.stem) : -1;
    return at < 0 ? [] : [[...spelled.slice(0, at), markOf(kind), ...spelled.slice(at + 1)]];
  });
  const readings = shortened.length > 0 ? shortened : [spelled];
  const kinds = LAW_KINDS.flatMap((_, kind) => (readings.some((one) => one.includes(markOf(kind))) ? [kind] : []));
  return { text, key, readings, kinds };
}

/** The names of a kind of law, as keys. */
export function kindKeys(kind: number): readonly (readonly string[])[] {
  return KINDS[kind]?.keys ?? [];
}

/** Where a sequence stands in another; below 0 where it does not, or is empty. */
export function placeOf(words: readonly string[], sequence: readonly string[]): number {
  if (sequence.length === 0) return -1;
  return words.findIndex((_, at) => sequence.every((word, index) => words[at + index] === word));
}

/** No word has this form. */
function markOf(kind: number): string {
  return `(${kind})`;
}

/**
 * What no text of a seed has: control characters, those that turn the direction of text, halves of characters, and what
 * a decoder writes for bytes that are no UTF-8. They would be stored and shown, and nobody would see them.
 */
const REFUSED = /[\p{Cc}\p{Bidi_Control}\p{Cs}\uFEFF\uFFFD]/u;
/** The same, but for what parts the lines of a file and indents them. */
const REFUSED_IN_FILE = /(?!\n|\t|\r\n)[\p{Cc}\p{Bidi_Control}\p{Cs}\uFEFF\uFFFD]/u;

/** A character that is refused. */
export interface RefusedCharacter {
  /** `U+202E`. */
  readonly name: string;
  /** What it is, and what to do about it: `a control character: take it out.` */
  readonly advice: string;
  /** Where it stands, in UTF-16 units from the beginning of the text. */
  readonly offset: number;
}

/**
 * The first character of a value, a key or a name that cannot stand in a seed.
 * @param lines true where line breaks and tabs may stand, as they do in a block text.
 */
export function refusedCharacter(text: string, lines = false): RefusedCharacter | undefined {
  const found = (lines ? REFUSED_IN_FILE : REFUSED).exec(text);
  return found ? { name: nameOf(found[0]), advice: adviceOn(found[0]), offset: found.index } : undefined;
}

/**
 * The first such character of each line of a file, comments included, with its line and column, counted from 1. A byte
 * order mark may stand at the beginning.
 */
export function refusedInFile(text: string): (RefusedCharacter & { readonly line: number; readonly column: number })[] {
  const lines = text.replace(/^\uFEFF/, '').split(/(?<=\n)/);
  return lines.flatMap((line, index) => {
    const found = refusedCharacter(line, true);
    return found ? [{ ...found, line: index + 1, column: found.offset + 1 }] : [];
  });
}

/** A text for a line of a terminal: what could hide, turn or end it is written by its name, `<U+202E>`. */
export function namedCharacters(text: string): string {
  return text.replace(new RegExp(REFUSED, 'gu'), (character) => `<${nameOf(character)}>`);
}

function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function adviceOn(character: string): string {
  if (character === '\uFFFD') return 'written in place of bytes that are no UTF-8: write it in UTF-8.';
  if (character === '\uFEFF') return 'a byte order mark: take it out.';
  if (character === '\n' || character === '\t') return 'which only a block text (|) may have: take it out.';
  if (/\p{Cs}/u.test(character)) return 'half of a character: take it out, or write the whole.';
  return /\p{Cc}/u.test(character)
    ? 'a control character: take it out.'
    : 'a character that turns the direction of text: take it out.';
}

/** Something that a search could not do as it was asked. */
export interface SearchWarning {
  readonly code: keyof typeof WARNING_CODES;
  readonly message: string;
}

/** Each code, with its description. */
export const WARNING_CODES = {
  EMPTY_QUERY: 'The query has no word.',
  QUERY_TRUNCATED: 'The query is too long, and its end was not read.',
  CHARACTERS_IGNORED: 'The query has characters that are part of no word; there are no operators.',
  WORDS_IGNORED: 'Words that are too common, or one too many, were not searched for.',
  WORD_NOT_FOUND: 'Nothing has the word.',
} as const;

/** Characters and words that one message lists. */
const LISTED = 12;
const LONGEST_WORD = 40;

export function emptyQuery(): SearchWarning {
  return { code: 'EMPTY_QUERY', message: 'The query has no word to search for: a word has letters or digits.' };
}

export function queryTruncated(length: number, read: number): SearchWarning {
  const message = `The query has ${length} characters, and only the first ${read} were read.`;
  return { code: 'QUERY_TRUNCATED', message };
}

export function charactersIgnored(characters: readonly string[]): SearchWarning {
  const message = `Characters that are part of no word were ignored: ${listed(characters.map(visible), ' ')}`;
  return { code: 'CHARACTERS_IGNORED', message };
}

export function commonIgnored(words: readonly string[]): SearchWarning {
  return { code: 'WORDS_IGNORED', message: `Words that are too common were ignored: ${listed(words.map(short))}` };
}

export function moreIgnored(words: readonly string[], most: number): SearchWarning {
  const message = `A search takes at most ${most} words, and these were ignored: ${listed(words.map(short))}`;
  return { code: 'WORDS_IGNORED', message };
}

export function notFound(word: string): SearchWarning {
  return { code: 'WORD_NOT_FOUND', message: `Nothing has the word "${short(word)}".` };
}

export function onlyParts(word: string, parts: readonly string[]): SearchWarning {
  const message = `Nothing has the word "${short(word)}" as a whole; its parts were searched for: ${listed(parts.map(short))}`;
  return { code: 'WORD_NOT_FOUND', message };
}

function listed(texts: readonly string[], separator = ', '): string {
  const rest = texts.length - LISTED;
  return texts.slice(0, LISTED).join(separator) + (rest > 0 ? `${separator}and ${rest} more` : '');
}

function short(word: string): string {
  const characters = Array.from(word);
  return characters.length <= LONGEST_WORD ? word : `${characters.slice(0, LONGEST_WORD).join('')}…`;
}

/** A character that a reader sees, or its number. */
function visible(character: string): string {
  if (/^[\p{P}\p{S}]$/u.test(character)) return character;
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A word of a text, and what it is found by. */
export interface Word {
  /** As the text has it; from `start` to before `end`. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The form it is found by: `347-1` for 347.1, 347-1 and 347¹; `uk-161-3` for UK-161/3. */
  readonly token: string;
  /** Of a compound the words that it is made of, which are found too. */
  readonly parts: readonly Word[];
  /** Of the kind that nearly every sentence has. */
  readonly common: boolean;
}

const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const APOSTROPHE = "'’‘ʹʻʼʽʾʿˈ";
const RUN = `(?:[${SUPERSCRIPT}]+|(?:(?![${SUPERSCRIPT}${APOSTROPHE}])[\\p{L}\\p{N}\\p{M}])+)`;
/** What joins two runs to one word: `347.1`, `UK-161/3`, `O'Brien`, `4(2)`, `68(3)(1)`, `347¹`. */
const JOINT = `(?:[.\\-‐‑–/_·${APOSTROPHE}]|(?<=\\p{N})\\(|\\)\\((?=\\p{N})|(?<=\\p{N})(?=[${SUPERSCRIPT}]))`;
const WORD = new RegExp(`${RUN}(?:${JOINT}${RUN})*`, 'gu');
const PART = new RegExp(RUN, 'gu');
const POSSESSIVE = new RegExp(`[${APOSTROPHE}]s$`, 'iu');
const ACRONYM = /^\p{L}(?:\.\p{L})+$/u;
/** Of letters and digits and what ids are joined by: no acronym and no possessive, which takes long to tell. */
const PLAIN_COMPOUND = /^[A-Za-z0-9]+(?:[-/_][A-Za-z0-9]+)*$/;
const PLAIN_JOINT = /[-/_]/;

/** Characters of a token: longer ones are cut, in texts and queries alike. */
const LONGEST_PART = 64;
const LONGEST = 160;

const COMMON = new Set(
  (
    'a an and are as at be been but by for from had has have he her his if in into is it its nor not of on or our ' +
    'she so than that the their them then there these they this those to was we were what when where which while ' +
    'who whom whose why will with you в во для за и из или к как на не но о об от по при с со у что'
  ).split(' '),
);
/** Never meant as the abbreviations they could be: other search engines take them as commands. */
const COMMANDS = new Set(['and', 'or', 'not']);

/** Plain words that were read lately, as if each began its text: most words of a text stand in many others. */
const known = new Map<string, Word>();
const KNOWN = 20_000;
/** So short that they are no part of the text they come from, which would be held with them. */
const PLAIN = /^[A-Za-z0-9]{1,12}$/;

/**
 * The words of a text, in order: what is stored and what is asked are both read by this.
 * Whatever else the text has lies between them and is not found.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: found, index } of text.matchAll(WORD)) {
    const one = PLAIN.test(found) ? plain(found, index) : word(closed(found, text, index), index);
    if (one) words.push(one);
  }
  return words;
}

/** Of letters and digits alone, which need no look at what joins them. */
function plain(found: string, start: number): Word {
  let one = known.get(found);
  if (!one) {
    if (known.size >= KNOWN) known.clear();
    const token = found.toLowerCase();
    one = { text: found, start: 0, end: found.length, token, parts: [], common: isCommon(found, token) };
    known.set(found, one);
  }
  const { text, token, parts, common } = one;
  return { text, start, end: start + found.length, token, parts, common };
}

function word(found: string, start: number): Word | undefined {
  if (PLAIN_COMPOUND.test(found)) {
    return compound({ text: found, start, end: start + found.length }, plainParts(found, start));
  }
  const own = found.replace(POSSESSIVE, '');
  const at = { text: own, start, end: start + own.length };
  if (ACRONYM.test(own)) return { ...at, token: fold(own), parts: [], common: false };
  const parts: Word[] = [];
  for (const { 0: text, index } of own.matchAll(PART)) {
    const part = PLAIN.test(text) ? plain(text, start + index) : simple(text, start + index);
    if (part) parts.push(part);
  }
  return compound(at, parts);
}

/** The words of a plain compound. */
function plainParts(text: string, start: number): Word[] {
  const parts: Word[] = [];
  let from = start;
  for (const one of text.split(PLAIN_JOINT)) {
    const part = PLAIN.test(one) ? plain(one, from) : simple(one, from);
    if (part) parts.push(part);
    from += one.length + 1;
  }
  return parts;
}

function compound(at: Pick<Word, 'text' | 'start' | 'end'>, parts: readonly Word[]): Word | undefined {
  const [first] = parts;
  if (!first) return undefined;
  if (parts.length === 1) return { ...first, ...at };
  const token = cut(parts.map((part) => part.token).join('-'), LONGEST);
  return { ...at, token, parts, common: false };
}

/** Whether a word is in capitals, as an abbreviation is: WHO, IT, US. */
export function isAbbreviation(text: string): boolean {
  return text.length > 1 && text === text.toUpperCase();
}

function simple(text: string, start: number): Word | undefined {
  const token = fold(text);
  // Marks without a letter are no word.
  if (!/[\p{L}\p{N}]/u.test(token)) return undefined;
  return { text, start, end: start + text.length, token, parts: [], common: isCommon(text, token) };
}

function isCommon(text: string, token: string): boolean {
  return COMMON.has(token) && (!isAbbreviation(text) || COMMANDS.has(token));
}

/** With the bracket that closes the last one it opens: 4(2). */
function closed(found: string, text: string, start: number): string {
  if (!found.includes('(')) return found;
  const open = found.split('(').length - found.split(')').length;
  return open === 1 && text[start + found.length] === ')' ? `${found})` : found;
}

const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  ё: 'е',
};

/** Without case, accents and variants of characters. The breve of й and the dots of ї make letters, and stay. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  // As it is with nearly every word, at a fifth of the time.
  if (/^[a-z0-9]+$/.test(lower)) return cut(lower, LONGEST_PART);
  const plain = lower
    .normalize('NFKD')
    .replace(/([\p{Script=Latin}\p{Script=Greek}\p{N}])\p{M}+/gu, '$1')
    .replace(
      /(\p{Script=Cyrillic})(\p{M}+)/gu,
      (_, letter: string, marks: string) => letter + marks.replace(/[^\u0306\u0308]/gu, ''),
    )
    .normalize('NFC')
    // Once more: some characters have a lower case only when they are decomposed.
    .toLowerCase()
    .replace(/[ßæœøłđðþıςё]/gu, (letter) => UNDECOMPOSED[letter] ?? letter)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '');
  return cut(plain, LONGEST_PART);
}

/** The first characters of a text, none of them halved. */
function cut(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}

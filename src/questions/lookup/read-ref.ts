import { termsOf } from './phrases.js';
import type { Phrase } from './phrases.js';
import { phraseOf } from './phrases.js';
import { countriesByCode } from '../../countries/country-codes.js';
import type { CountryCode } from '../../countries/country-codes.js';
import { readCitation, withoutParts } from './read-citation.js';
import type { Citation } from './read-citation.js';

/** Characters of a ref. */
export const LONGEST_REF = 300;

/** What a text may be: everything that it is looked up as. */
export interface ReadRef {
  /** As it was given. */
  readonly ref: string;
  /** Without control characters, and with single blanks; empty where it is too long or has no letter and no digit. */
  readonly text: string;
  /** Why it cannot be looked up. */
  readonly problem: 'TOO_LONG' | 'NO_WORD' | undefined;
  /** Ids that it may be, itself first, and in the letters that ids of states and treaties, or all others, have. */
  readonly ids: readonly string[];
  /** Values that it may be of which each node has its own: symbols, numbers of treaties, codes. */
  readonly values: readonly string[];
  readonly symbol: DocumentSymbol | undefined;
  readonly codes: readonly CountryCode[];
  readonly citation: Citation | undefined;
  /** The whole as a name. */
  readonly phrase: Phrase;
  /** What names the law or treaty of the citation; undefined where nothing does. */
  readonly instrument: Phrase | undefined;
}

/** The symbol of a UN document. */
export interface DocumentSymbol {
  /** As the United Nations write it: `A/HRC/13/39/Add.3`. */
  readonly symbol: string;
  /** What stood beside it and says where in the document: `para. 12`. */
  readonly place: string;
}

const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const QUOTED = /^["'«“”„‘’](.*)["'»“”‘’]$/su;
const SYMBOL = /(?<![\p{L}\p{N}/])(?:[A-Z]{1,6}(?:\/[A-Za-z0-9.-]{1,20}){2,9})/iu;
/** What lower case symbols begin with: ids begin otherwise. */
const ORGAN = /^(?:[A-Z]+|a|s|e|st|cat|ccpr|cedaw|crc|cerd|cmw|ced|crpd|opcat|hri)\//;
/** A segment that says which paper of a meeting or which change of a document it is, and keeps its small letters. */
const MARKED = /^(?:add|rev|corr|amend|sr|wg|l|conf|misc|sub)\.\d+(?:-\d+)?$/i;
const CAPITAL = /^(?:sr|wg|l|conf)\./i;
/** What may stand beside a symbol, and names nothing else. */
const BESIDE = /\b(?:u\.?n\.?|united nations|doc|docs|document|symbol|of|the|at|see|p|pp|pages?|ibid)\b/giu;
const TREATY_NUMBER = /^([ivx]{1,4}-\d{1,2})(-[a-z])?$/i;

/** Reads a ref; nothing is asked for it. */
export function readRef(ref: string): ReadRef {
  const tooLong = Array.from(ref.slice(0, 2 * LONGEST_REF + 1)).length > LONGEST_REF;
  const cleaned = tooLong ? '' : clean(ref);
  const problem = tooLong ? 'TOO_LONG' : /[\p{L}\p{N}]/u.test(cleaned) ? undefined : 'NO_WORD';
  const text = problem ? '' : cleaned;
  const symbol = symbolIn(text);
  const citation = text === '' ? undefined : readCitation(plainText(text));
  return {
    ref,
    text,
    problem,
    ids: text === '' ? [] : spellings(text),
    values: valuesOf(text, symbol),
    symbol,
    codes: countriesByCode(text),
    citation,
    phrase: phraseOf(text),
    instrument: citation && termsOf(citation.instrument).length > 0 ? phraseOf(citation.instrument) : undefined,
  };
}

/** Whether a text has the form of ids: parts between slashes, and no blank. */
export function isIdLike(text: string): boolean {
  return /^[^\s/]+(?:\/[^\s/]+)+$/u.test(text);
}

/** The text without what nobody sees, with single blanks, without quotation marks around it. */
function clean(ref: string): string {
  return ref
    .normalize('NFC')
    .replace(/[\p{Z}\t\n\r\f\v]+/gu, ' ')
    .replace(/\p{C}/gu, '')
    .trim()
    .replace(QUOTED, '$1')
    .trim();
}

/** With plain dashes, superscripts as `-1`, and no sign at the end. */
function plainText(text: string): string {
  return text
    .replace(new RegExp(`(?<=\\d)\\s?[${SUPERSCRIPT}]+`, 'gu'), (found) => {
      return `-${Array.from(found.trim(), (one) => SUPERSCRIPT.indexOf(one)).join('')}`;
    })
    .replace(/[‐‑‒–—−]/gu, '-')
    .replace(/[\s.,;:]+$/u, '');
}

function spellings(text: string): string[] {
  return [...new Set([text, text.toUpperCase(), text.toLowerCase()])];
}

function valuesOf(text: string, symbol: DocumentSymbol | undefined): string[] {
  if (text === '' || (text.includes(' ') && !symbol)) return [];
  const [, number, letter = ''] = TREATY_NUMBER.exec(text) ?? [];
  const treaty = number === undefined ? [] : [`${number.toUpperCase()}${letter.toLowerCase()}`];
  return [...new Set([text, text.toUpperCase(), ...(symbol ? [symbol.symbol] : []), ...treaty])];
}

function symbolIn(text: string): DocumentSymbol | undefined {
  const found = SYMBOL.exec(text);
  if (!found) return undefined;
  const written = found[0].replace(/[.-]+$/, '');
  if (!ORGAN.test(written) || !/\d/.test(written)) return undefined;
  const beside = `${text.slice(0, found.index)} ${text.slice(found.index + written.length)}`;
  if (/\p{L}/u.test(withoutParts(beside).replace(BESIDE, ' '))) return undefined;
  const segments = written.split('/').map((segment) => {
    if (!MARKED.test(segment)) return segment.toUpperCase();
    return CAPITAL.test(segment)
      ? segment.toUpperCase()
      : segment.charAt(0).toUpperCase() + segment.slice(1).toLowerCase();
  });
  const place = beside
    .replace(/\b(?:u\.?n\.?|united nations)?\s*(?:doc|document|symbol)s?\b\.?/giu, ' ')
    .replace(/[()\s]+/g, ' ')
    .replace(/ (?=[,;.])/g, '')
    .replace(/^[\s,;:.]+|[\s,;:.]+$/g, '');
  return { symbol: segments.join('/'), place };
}

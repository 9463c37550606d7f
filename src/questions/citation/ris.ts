import type { Author } from './author.js';
import type { CitedSource, Reference } from './cited-source.js';
import { issuedInWords } from './issued.js';
import type { Issued } from './issued.js';
import { noteOn, noteOnOriginal } from './note.js';

/**
 * Records in the RIS format (Research Information Systems), one for each report; the original utterance first. A tag is
 * two characters, two blanks, a hyphen and a blank; a record ends with ER.
 */
export function ris(source: CitedSource): string {
  const { original, references } = source;
  const records = references.map((reference) => record(reference, noteOn(reference, source), source));
  if (original) records.unshift(record(original, noteOnOriginal(source), source));
  return records.join('\n\n');
}

function record({ id, work, locators }: Reference, note: string, { statement }: CitedSource): string {
  const lines: (readonly [tag: string, value: string | undefined])[] = [
    ['TY', work.symbol === undefined ? work.genre.ris : 'RPRT'],
    ['ID', id],
    ...work.authors.map((author) => ['AU', nameOf(author)] as const),
    ['TI', work.title],
    ['PB', work.publisher],
    ['PY', work.issued && yearOf(work.issued)],
    ['DA', work.issued && dateOf(work.issued)],
    // The number of a report; M3 is what kind it is, in words.
    ['SN', work.symbol],
    ['M3', work.genre.words],
    ['SE', locators.length === 0 ? undefined : locators.join('; ')],
    ['UR', work.url],
    ['N1', note],
    ['AB', statement],
  ];
  const written = lines.flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${value}`]));
  return [...written, 'ER  - '].join('\n');
}

/** A comma parts family and given names, and would part the name of a body. */
function nameOf(author: Author): string {
  if ('literal' in author) return author.literal.replaceAll(',', '');
  const family = [author.particle, author.family].filter((part) => part !== '').join(' ');
  return `${family}, ${author.given}`;
}

/** The year it begins with. */
function yearOf(issued: Issued): string | undefined {
  const moment = 'at' in issued ? issued.at : (issued.from ?? issued.to);
  return moment && String(moment.year);
}

/** Year, month, day, and in words what has no such form: a range, or a date that is not certain. */
function dateOf(issued: Issued): string {
  const certain = 'at' in issued && issued.at.doubt === '' ? issued.at : undefined;
  if (!certain) return `///${issuedInWords(issued)}`;
  const two = (part: number | undefined): string => (part === undefined ? '' : String(part).padStart(2, '0'));
  return `${certain.year}/${two(certain.month)}/${two(certain.day)}/`;
}

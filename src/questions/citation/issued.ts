import { dateParts, readEdtf } from '../../ontology/edtf.js';

/** A year, a month of a year, or a day. */
export interface Moment {
  readonly year: number;
  readonly month: number | undefined;
  readonly day: number | undefined;
  /** `~` is about, `?` uncertain. */
  readonly doubt: '' | '~' | '?';
}

/** When a work was issued: at one moment, or from one to another, either of which may be open. */
export type Issued = { readonly at: Moment } | { readonly from: Moment | undefined; readonly to: Moment | undefined };

/** Reads the EDTF that the seed allows; undefined where there is none, or another text. */
export function readIssued(edtf: string | null): Issued | undefined {
  const [first = '', second, ...more] = (edtf ?? '').split('/');
  const from = readMoment(first);
  if (second === undefined) return from && { at: from };
  const to = readMoment(second);
  const readable = (from !== undefined || first === '..') && (to !== undefined || second === '..');
  return readable && (from ?? to) !== undefined && more.length === 0 ? { from, to } : undefined;
}

/** As a sentence has it, in the way of OSCOLA: `4 March 2014`, `c 2011`, `2009–2012`, `since 2009`. */
export function issuedInWords(issued: Issued): string {
  return ranged(issued, momentInWords);
}

/** The years alone, in the way of BibTeX, which wants a year to end in its digits: `about 2011`, `2009–2012`. */
export function yearInWords(issued: Issued): string {
  const year = ({ year, doubt }: Moment): string =>
    `${doubt === '~' ? 'about ' : ''}${year}${doubt === '?' ? '?' : ''}`;
  return ranged(issued, year);
}

export function isDoubtful(issued: Issued): boolean {
  const moments = 'at' in issued ? [issued.at] : [issued.from, issued.to];
  return moments.some((moment) => moment !== undefined && moment.doubt !== '');
}

function ranged(issued: Issued, words: (moment: Moment) => string): string {
  if ('at' in issued) return words(issued.at);
  const from = issued.from && words(issued.from);
  const to = issued.to && words(issued.to);
  if (from === undefined) return `until ${to ?? ''}`;
  if (to === undefined) return `since ${from}`;
  return from === to ? from : `${from}–${to}`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

function momentInWords({ year, month, day, doubt }: Moment): string {
  const date = [day, month === undefined ? undefined : MONTHS[month - 1], year].filter((part) => part !== undefined);
  return `${doubt === '~' ? 'c ' : ''}${date.join(' ')}${doubt === '?' ? '?' : ''}`;
}

function readMoment(text: string): Moment | undefined {
  const parts = dateParts(text);
  // A month 13 has the form of a date, and is none.
  if (!parts || 'reason' in readEdtf(text)) return undefined;
  const { year, month, day, doubt } = parts;
  return {
    year: Number(year),
    month: month === undefined ? undefined : Number(month),
    day: day === undefined ? undefined : Number(day),
    doubt,
  };
}

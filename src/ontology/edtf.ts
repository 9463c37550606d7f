/**
 * The first and the last day of a date, as `2012-03-31`; null where it has no bound.
 * A `~` or `?` does not widen it.
 */
export interface Bounds {
  readonly min: string | null;
  readonly max: string | null;
}

const ONE_DATE = '(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?([~?]?)';
const DATE = new RegExp(`^${ONE_DATE}$`);

/** The form of a day; `readEdtf` says whether there is such a day. */
export const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a day that there is: `2012-03-31`. */
export function isDay(text: string): boolean {
  return DAY.test(text) && !('reason' in readEdtf(text));
}

/** What `readEdtf` takes, but for months and days that do not exist, as a regular expression. */
export const EDTF_PATTERN = `^(?:${ONE_DATE}|${ONE_DATE}/(?:${ONE_DATE}|\\.\\.)|\\.\\./${ONE_DATE})$`;

/** A year, a month of a year, or a day, as its digits; about (`~`) or uncertain (`?`). */
export interface DateParts {
  readonly year: string;
  readonly month: string | undefined;
  readonly day: string | undefined;
  readonly doubt: '' | '~' | '?';
}

/** The parts of one date, no interval; undefined where the text is none. */
export function dateParts(text: string): DateParts | undefined {
  const [, year, month, day, doubt] = DATE.exec(text) ?? [];
  return year === undefined ? undefined : { year, month, day, doubt: doubt as DateParts['doubt'] };
}

/** What a curator can write, for error texts. */
export const EDTF_ALLOWED =
  'Write a year "2011", a month "2011-12" or a day "2011-12-16", with ~ after it for about or ? for uncertain, ' +
  'or an interval "2009/2012", "2009/..", "../2012".';

/**
 * Reads the part of the Extended Date/Time Format that the seed uses. The package edtf is no part of it: beyond this
 * pattern it reads numbers as milliseconds and `2009-02-29` as 1 March, and within it nothing is left to parse.
 * @returns the bounds, or the reason why the text is not allowed, as a sentence.
 */
export function readEdtf(text: string): Bounds | { readonly reason: string } {
  const parts = text.split('/');
  const [first = '', second] = parts;
  if (second === undefined) return readDate(first, text);
  if (parts.length > 2 || (first === '..' && second === '..')) return notAllowed(text);
  const open: Bounds = { min: null, max: null };
  const begin = first === '..' ? open : readDate(first, text);
  const end = second === '..' ? open : readDate(second, text);
  if ('reason' in begin) return begin;
  if ('reason' in end) return end;
  if (begin.min !== null && end.max !== null && end.max < begin.min) {
    return { reason: `"${text}" ends before it begins.` };
  }
  return { min: begin.min, max: end.max };
}

/** The bounds of a date that was checked before; throws on any other text. */
export function boundsOf(text: string): Bounds {
  const bounds = readEdtf(text);
  if ('reason' in bounds) throw new Error(bounds.reason);
  return bounds;
}

function readDate(text: string, whole: string): Bounds | { readonly reason: string } {
  const parts = dateParts(text);
  if (!parts) return notAllowed(whole);
  const { year, month, day } = parts;
  if (month === undefined) return { min: `${year}-01-01`, max: `${year}-12-31` };
  if (month < '01' || month > '12') return { reason: `"${whole}" is no date: there is no month ${month}.` };
  const last = daysIn(Number(year), Number(month));
  if (day === undefined) return { min: `${year}-${month}-01`, max: `${year}-${month}-${last}` };
  if (day < '01' || Number(day) > last) {
    return { reason: `"${whole}" is no date: ${year}-${month} has the days 01 to ${last}.` };
  }
  return { min: `${year}-${month}-${day}`, max: `${year}-${month}-${day}` };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function notAllowed(text: string): { readonly reason: string } {
  return { reason: `"${text}" is no date. ${EDTF_ALLOWED}` };
}

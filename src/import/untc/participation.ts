import { isDay } from '../../ontology/edtf.js';
import type { ListColumn } from './list-columns.js';

/** Something a state did about a treaty, as a cell of the depositary's list says it. */
export interface Participation {
  readonly action: string;
  /** `1998-08-26`. */
  readonly date: string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const CELL =
  /^(?:\[\s*)?(\d{1,2})\s+([A-Za-z]{3,9})\.?\s+(\d{4})(?:\s*\])?\s*([A-Za-z]{0,2})\s*((?:[\d*,\s¹²³⁰-⁹]|\[\d+\])*)$/u;

/** What a cell says; undefined where it is empty, and a sentence where it is not understood. */
export function readParticipation(cell: string, column: ListColumn): Participation | string | undefined {
  if (isEmpty(cell)) return undefined;
  const [, day = '', month = '', year = '', letter = ''] = CELL.exec(cell) ?? [];
  const number = MONTHS.indexOf(month.slice(0, 1).toUpperCase() + month.slice(1, 3).toLowerCase()) + 1;
  const date = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (number === 0 || !isDay(date))
    return `"${cell}" is no date such as 26 Aug 1998, with a letter after it or without.`;
  const action = column.letters.get(letter);
  if (action !== undefined) return { action, date };
  const known = [...column.letters.keys()].filter((one) => one !== '');
  if (letter !== '')
    return `The letter "${letter}" beside ${day} ${month} ${year} is none that is known: ${known.join(', ')}.`;
  const why =
    column.unclear.length === 0
      ? 'has a letter for each kind of action'
      : `does not say which this is of: ${column.unclear.join(', ')}`;
  return `${day} ${month} ${year} has no letter, and the head of its column, "${column.head}", ${why}.`;
}

/** Whether a cell says nothing. */
export function isEmpty(cell: string): boolean {
  return cell === '' || cell === '-' || cell === '–';
}

/** What is bracketed was withdrawn or denounced; the list gives the day of the act, not of its end. */
export function isBracketed(cell: string): boolean {
  return cell.startsWith('[');
}

import { isDay } from '../../ontology/edtf.js';

/** Something a state did about a treaty, as a cell of the depositary's list says it. */
export interface Participation {
  readonly action: string;
  /** `1998-08-26`. */
  readonly date: string;
}

/** In which column a date stands. */
export type ListColumn = 'signature' | 'consent' | 'end';

/** The letters that stand beside dates; the depositary's own key is the head of the column. */
const LETTERS: Readonly<Record<ListColumn, Readonly<Record<string, string>>>> = {
  signature: { '': 'SIGNATURE', s: 'DEFINITIVE_SIGNATURE', d: 'SUCCESSION_TO_SIGNATURE' },
  consent: {
    '': 'RATIFICATION',
    a: 'ACCESSION',
    A: 'ACCEPTANCE',
    AA: 'APPROVAL',
    c: 'FORMAL_CONFIRMATION',
    d: 'SUCCESSION',
    s: 'DEFINITIVE_SIGNATURE',
    P: 'PROVISIONAL_APPLICATION',
    p: 'PROVISIONAL_APPLICATION',
  },
  end: { '': 'DENUNCIATION', w: 'DENUNCIATION' },
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const CELL =
  /^(?:\[\s*)?(\d{1,2})\s+([A-Za-z]{3,9})\.?\s+(\d{4})(?:\s*\])?\s*([A-Za-z]{0,2})\s*((?:[\d*,\s¹²³⁰-⁹]|\[\d+\])*)$/u;

/** What a cell says; undefined where it is empty, and a sentence where it is not understood. */
export function readParticipation(cell: string, column: ListColumn): Participation | string | undefined {
  if (cell === '' || cell === '-' || cell === '–') return undefined;
  const [, day = '', month = '', year = '', letter = ''] = CELL.exec(cell) ?? [];
  const number = MONTHS.indexOf(month.slice(0, 1).toUpperCase() + month.slice(1, 3).toLowerCase()) + 1;
  const date = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (number === 0 || !isDay(date))
    return `"${cell}" is no date such as 26 Aug 1998, with a letter after it or without.`;
  const action = LETTERS[column][letter];
  if (action !== undefined) return { action, date };
  const known = Object.keys(LETTERS[column]).filter((one) => one !== '');
  return `The letter "${letter}" beside ${day} ${month} ${year} is none that is known: ${known.join(', ')}.`;
}

/** What is bracketed was withdrawn or denounced; the list gives the day of the act, not of its end. */
export function isBracketed(cell: string): boolean {
  return cell.startsWith('[');
}

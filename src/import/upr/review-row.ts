import { STATE_NAMES, stateByName } from '../../countries/state-names.js';
import type { State } from '../../countries/state-names.js';
import { unknownState } from '../import-report.js';
import type { TableRow } from '../table.js';
import type { ReviewField, TableColumns } from './review-columns.js';

/** A recommendation as a row of the table has it. */
export interface ReviewRow {
  readonly line: number;
  readonly to: NamedState;
  readonly from: readonly NamedState[];
  readonly text: string;
  readonly response: string;
  /** 1 to 5, from the least that is asked to the most; undefined where the table does not say. */
  readonly category: number | undefined;
  readonly issues: readonly string[];
  readonly session: number;
}

export interface NamedState {
  readonly state: State;
  /** As the table calls it. */
  readonly name: string;
}

/** What tables call the answers, in small letters. */
const RESPONSES: Readonly<Record<string, string>> = {
  accepted: 'ACCEPTED',
  supported: 'ACCEPTED',
  noted: 'NOTED',
  rejected: 'REJECTED',
  'not supported': 'REJECTED',
  pending: 'PENDING',
  'no response': 'UNKNOWN',
  'no clear position': 'UNKNOWN',
  'general response': 'UNKNOWN',
  'not clear': 'UNKNOWN',
  '': 'UNKNOWN',
};

/** What a state promises of its own accord stands in the same tables, with itself as the state that recommends. */
const PLEDGE = /^voluntary (?:pledge|commitment)s?$/i;

/** Reads a row, or says why it cannot be read. */
export function readReviewRow(row: TableRow, columns: TableColumns, width: number): ReviewRow | string {
  if (row.cells.length !== width) {
    return `The row has ${row.cells.length} cells and the header ${width}: it may have been cut off.`;
  }
  const cell = (field: ReviewField): string => {
    const index = columns[field];
    return index === undefined ? '' : (row.cells[index] ?? '');
  };
  if (PLEDGE.test(cell('response'))) return 'The row is a voluntary pledge: nobody recommends it.';
  const text = cell('text');
  if (text === '') return 'The row has no text of a recommendation.';
  const to = namedState(cell('to'));
  if (typeof to === 'string') return to;
  const from: NamedState[] = [];
  for (const name of namesIn(cell('from'))) {
    const state = namedState(name);
    if (typeof state === 'string') return state;
    from.push(state);
  }
  if (from.length === 0) return 'The row names nobody who recommends.';
  const response = RESPONSES[cell('response').toLowerCase()];
  if (response === undefined) {
    return `"${cell('response')}" is no answer that is known: ${Object.keys(RESPONSES).filter(Boolean).join(', ')}.`;
  }
  const session = Number(/^\D*(\d{1,2})\b/.exec(cell('session'))?.[1] ?? '0');
  if (session === 0) return `"${cell('session')}" is no number of a session.`;
  const [, category] = /^([1-5])\b/.exec(cell('action')) ?? [];
  return {
    ...{ line: row.line, to, from, text, response, session },
    category: category === undefined ? undefined : Number(category),
    issues: cell('issues')
      .split(/[,;|]/)
      .map((issue) => issue.trim())
      .filter(Boolean),
  };
}

/** One state, unless the whole is no name: a table may list several in a cell. */
function namesIn(cell: string): readonly string[] {
  if (stateByName(cell)) return [cell];
  const names = cell.split(/\s*[;|]\s*/).filter(Boolean);
  // "Korea, Republic of" is one name.
  return names.flatMap((name) => (stateByName(name) ? [name] : name.split(/\s*,\s*/).filter(Boolean)));
}

function namedState(name: string): NamedState | string {
  const state = stateByName(name);
  return state ? { state, name } : unknownState(name, STATE_NAMES);
}

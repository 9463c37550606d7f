import { UnreadableFile } from '../table.js';
import type { Table } from '../table.js';

/** What the importer reads of a row. */
export type ReviewField = 'to' | 'from' | 'text' | 'response' | 'action' | 'issues' | 'session';

/** What tables of the Universal Periodic Review call their columns, in small letters. */
const NAMES: Readonly<Record<ReviewField, readonly string[]>> = {
  to: ['to', 'state under review', 'sur', 'reviewed state'],
  from: ['from', 'recommending state', 'rs', 'recommending state/entity'],
  text: ['text', 'recommendation', 'full recommendation', 'recommendation text'],
  response: ['response', "sur's response", 'sur response', 'status'],
  action: ['action', 'action category', 'category'],
  issues: ['issue', 'issues', 'themes', 'theme'],
  session: ['session', 'upr session'],
};
const NEEDED: readonly ReviewField[] = ['to', 'from', 'text', 'response', 'session'];

/** Where each field stands in a row. */
export type TableColumns = Partial<Readonly<Record<ReviewField, number>>>;

/** @throws UnreadableFile where a column that is needed is missing. */
export function readColumns({ file, header }: Table): TableColumns {
  const names = header.cells.map((name) => name.toLowerCase());
  const columns: Partial<Record<ReviewField, number>> = {};
  for (const [field, known] of Object.entries(NAMES) as [ReviewField, readonly string[]][]) {
    const index = names.findIndex((name) => known.includes(name));
    if (index >= 0) columns[field] = index;
  }
  const missing = NEEDED.filter((field) => columns[field] === undefined);
  if (missing.length === 0) return columns;
  const wanted = missing.map((field) => NAMES[field].map((name) => JSON.stringify(name)).join(' or '));
  const has = header.cells.map((name) => JSON.stringify(name)).join(', ');
  const sentence = `This is no table of recommendations of the Universal Periodic Review: it has no column ${wanted.join(', and none ')}; the first row has ${has}.`;
  throw new UnreadableFile(file, header.line, sentence);
}

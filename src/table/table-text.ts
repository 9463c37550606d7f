import { stringify } from 'csv-stringify/sync';
import { nextSlice, sliceIsOver } from '../turns/slice.js';
import { cellText } from './cell-text.js';
import { rowsOf } from './rows.js';
import type { Row } from './rows.js';
import type { TablePlan } from './table.js';

/** How a table is written. */
export interface TableFormat {
  readonly name: 'csv' | 'jsonl';
  readonly mediaType: string;
  /** What a file of it is called at the end. */
  readonly extension: string;
}

/** The formats by name. */
export const TABLE_FORMATS: Readonly<Record<TableFormat['name'], TableFormat>> = {
  csv: { name: 'csv', mediaType: 'text/csv', extension: 'csv' },
  jsonl: { name: 'jsonl', mediaType: 'application/x-ndjson', extension: 'jsonl' },
};

export interface WriteOptions {
  readonly format: TableFormat['name'];
  /** Whether CSV begins with its names of columns: the first page does. */
  readonly header: boolean;
  /** Whether CSV begins with a byte order mark, by which Excel knows that it is UTF-8. */
  readonly bom: boolean;
  /** Bytes that are written at the most. */
  readonly most: number;
}

/** A table, or a page of it, as it is sent. */
export interface WrittenTable {
  readonly pieces: readonly Buffer[];
  readonly rows: number;
  /** The lists within the rows that are cut off, by name: in how many rows. */
  readonly cut: ReadonlyMap<string, number>;
}

/** Thrown where a table becomes longer than it may. */
export class TableTooLong extends Error {}

/** Rows between two looks at the clock. */
const BETWEEN = 50;

/**
 * Writes the table of an answer, a piece at a time.
 * @param data of an answer without errors to the document of the plan.
 * @throws TableTooLong as soon as it has more bytes than it may.
 */
export async function writeTable(plan: TablePlan, data: unknown, options: WriteOptions): Promise<WrittenTable> {
  const names = plan.columns.map(({ name }) => name);
  return writeRows(names, rowsOf(plan, data), options);
}

/**
 * Writes rows as a table, a piece at a time.
 * @param names of the columns.
 * @throws TableTooLong as soon as it has more bytes than it may.
 */
export async function writeRows(
  names: readonly string[],
  given: Iterable<Row>,
  options: WriteOptions,
): Promise<WrittenTable> {
  const { format, most } = options;
  const text = format === 'csv' ? csvText(names) : jsonText(names);
  const pieces: Buffer[] = [];
  const cut = new Map<string, number>();
  let bytes = 0;
  let rows = 0;
  const push = (piece: string): void => {
    const buffer = Buffer.from(piece);
    bytes += buffer.length;
    if (bytes > most) throw new TableTooLong();
    pieces.push(buffer);
  };
  if (format === 'csv' && options.header) push(`${options.bom ? '\uFEFF' : ''}${text.header}`);
  let waiting: Row[] = [];
  for (const row of given) {
    rows += 1;
    for (const name of row.cut) cut.set(name, (cut.get(name) ?? 0) + 1);
    waiting.push(row);
    if (waiting.length < BETWEEN) continue;
    push(text.of(waiting));
    waiting = [];
    if (sliceIsOver()) await nextSlice();
  }
  push(text.of(waiting));
  return { pieces, rows, cut };
}

interface RowText {
  readonly header: string;
  readonly of: (rows: readonly Row[]) => string;
}

/** RFC 4180: lines end with CRLF. */
function csvText(names: readonly string[]): RowText {
  // A row of one empty cell would be an empty line, and readers pass over these.
  const options = { record_delimiter: '\r\n', ...(names.length === 1 && { quoted_empty: true }) };
  return {
    header: stringify([names], options),
    of: (rows) =>
      stringify(
        rows.map(({ cells }) => cells.map(cellText)),
        options,
      ),
  };
}

/** An object a line, with the names of the columns as keys: of a list a list, null where there is none. */
function jsonText(names: readonly string[]): RowText {
  const keys = names.map((name) => JSON.stringify(name));
  const line = ({ cells }: Row): string =>
    `{${cells.map((cell, at) => `${keys[at]}:${JSON.stringify(cell)}`).join(',')}}\n`;
  return { header: '', of: (rows) => rows.map(line).join('') };
}

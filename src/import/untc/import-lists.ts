import { RecordSet } from '../import-record.js';
import type { RecordFile } from '../import-record.js';
import type { FileReport, RefusedRow } from '../import-report.js';
import { fileNumber, instrumentOfFile } from '../instruments.js';
import type { Instrument } from '../instruments.js';
import { UnreadableFile, openTable, readWholeText } from '../table.js';
import type { Table, TableRow } from '../table.js';
import { entriesOf } from './declaration-entries.js';
import type { DeclarationEntry } from './declaration-entries.js';
import { addDeclarations } from './declaration-records.js';
import { addRow, listReport } from './list-records.js';
import { listColumn } from './list-columns.js';
import type { ListColumn } from './list-columns.js';
import { isBracketed, isEmpty, readParticipation } from './participation.js';
import type { Participation } from './participation.js';
import { readParticipant } from './participants.js';
import type { Participant } from './participants.js';

/** What the files of the depositary became. */
export interface ImportedLists {
  /** Of which year the list is. */
  readonly year: string;
  /** A file of records for each file that was read. */
  readonly outputs: readonly RecordFile[];
  /** The rows as they are, by what follows `record/` in the ids of their passages. */
  readonly texts: ReadonlyMap<string, string>;
  readonly files: readonly FileReport[];
}

interface ReadList {
  readonly report: FileReport;
  readonly instrument: Instrument;
  readonly rows: readonly ListRow[];
}

interface ListRow {
  readonly participant: Participant;
  readonly participation: readonly Participation[];
  readonly row: TableRow;
}

interface ReadTexts {
  readonly file: string;
  readonly encoding: string;
  readonly instrument: Instrument;
  readonly found: readonly DeclarationEntry[];
}

/**
 * Makes records of the lists of the depositary of treaties: of each treaty a table of participants (`4-9.csv`) and a text
 * of declarations (`4-9.txt`), named by its number.
 * @param asOf the year of which the lists are; where none is given, that of the latest day in them.
 * @throws UnreadableFile
 */
export async function importLists(
  files: readonly string[],
  options: { readonly asOf?: string | undefined; readonly encoding?: string | undefined },
): Promise<ImportedLists> {
  const sorted = [...files].sort();
  refuseTwins(sorted);
  const lists = sorted.filter((file) => !file.toLowerCase().endsWith('.txt'));
  const texts = sorted.filter((file) => file.toLowerCase().endsWith('.txt'));
  const read: ReadList[] = [];
  for (const file of lists) read.push(await readList(file, options.encoding));
  const entries: ReadTexts[] = [];
  for (const file of texts) {
    const { text, encoding } = await readWholeText(file, options.encoding);
    const instrument = instrumentNamed(file);
    const { entries: found, before } = entriesOf(text);
    if (before !== undefined || found.length === 0) {
      const sentence = 'This is no text of declarations: each entry begins with a line "#" and the name of a state.';
      throw new UnreadableFile(file, before ?? 1, sentence);
    }
    entries.push({ file, encoding, instrument, found });
  }
  const days = read.flatMap(({ rows }) => rows.flatMap(({ participation }) => participation.map(({ date }) => date)));
  const year = options.asOf ?? days.sort().at(-1)?.slice(0, 4);
  if (year === undefined) {
    throw new UnreadableFile(
      files[0] ?? '',
      1,
      'There is no day in the files to tell their year by: say it with --as-of YEAR.',
    );
  }
  const outputs: RecordFile[] = [];
  const held = new Map<string, string>();
  const reports: FileReport[] = [];
  for (const { report, instrument, rows } of read) {
    const records = new RecordSet();
    records.add(listReport(year));
    for (const { participant, participation, row } of rows) {
      const text = row.cells.join(', ');
      held.set(addRow(records, year, instrument, participant, participation, text), text);
    }
    outputs.push({ name: `untc/status-${year}/${fileNumber(instrument)}`, records: records.sorted() });
    reports.push(report);
  }
  for (const { file, encoding, instrument, found } of entries) {
    const records = new RecordSet();
    records.add(listReport(year));
    const { refused, noted } = addDeclarations(records, held, year, instrument, found);
    outputs.push({ name: `untc/status-${year}/declarations-${fileNumber(instrument)}`, records: records.sorted() });
    reports.push({ file, encoding, rows: found.length, refused, noted });
  }
  return { year, outputs, texts: held, files: reports };
}

/** Two files of one treaty and kind would become one. */
function refuseTwins(files: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const file of files) {
    const { untcNumber } = instrumentNamed(file);
    const kind = file.toLowerCase().endsWith('.txt') ? 'declarations under' : 'participants of';
    const other = seen.get(`${kind} ${untcNumber}`);
    if (other !== undefined) {
      throw new UnreadableFile(file, 1, `The ${kind} ${untcNumber} are in ${other} too: import one of the two.`);
    }
    seen.set(`${kind} ${untcNumber}`, file);
  }
}

async function readList(file: string, encoding: string | undefined): Promise<ReadList> {
  const instrument = instrumentNamed(file);
  const table = await openTable(file, encoding);
  const columns = columnsOf(table);
  const refused: RefusedRow[] = [];
  const noted: RefusedRow[] = [];
  const rows: ListRow[] = [];
  const unread = new Map<string, number>();
  let count = 0;
  for await (const row of table.rows) {
    count += 1;
    for (const head of unreadIn(row, columns)) unread.set(head, (unread.get(head) ?? 0) + 1);
    const read = readRow(row, columns);
    if (typeof read === 'string') {
      refused.push({ line: row.line, reason: read });
      continue;
    }
    const { name, marked, state } = read.participant;
    if (marked) {
      const reason = `"${row.cells[0] ?? ''}" is read as ${name}: what follows is a mark of a footnote.`;
      noted.push({ line: row.line, reason });
    }
    if (state.ended) {
      noted.push({
        line: row.line,
        reason: `${name} is a state that is there no more: it is kept as ${state.alpha3}.`,
      });
    }
    rows.push(read);
  }
  for (const [head, number] of unread) {
    const filled = number === 1 ? '1 row has something there' : `${number} rows have something there`;
    const reason = `Nothing is read below "${head}", which names no kind of action that is known: ${filled}.`;
    noted.push({ line: table.header.line, reason });
  }
  return { report: { file, encoding: table.encoding, rows: count, refused, noted }, instrument, rows };
}

interface Columns {
  readonly heads: readonly string[];
  readonly of: readonly (ListColumn | undefined)[];
}

/** Participants come first; columns of kinds of action follow, in any order. */
function columnsOf({ file, header }: Table): Columns {
  const of = header.cells.map((head, index) => (index === 0 ? undefined : listColumn(head)));
  if (/^participant/i.test(header.cells[0] ?? '') && of.some((column) => column !== undefined)) {
    return { heads: header.cells, of };
  }
  const has = header.cells.map((name) => JSON.stringify(name)).join(', ');
  const sentence = `This is no list of the depositary: its columns are "Participant" and one or more of signature, ratification, accession and the like; the first row has ${has}.`;
  throw new UnreadableFile(file, header.line, sentence);
}

/** The heads below which the row has something that is not read. */
function unreadIn({ cells }: TableRow, { heads, of }: Columns): readonly string[] {
  return cells.flatMap((cell, index) => (index === 0 || of[index] || isEmpty(cell) ? [] : (heads[index] ?? [])));
}

/** What a row says, or why it says nothing that is certain. */
function readRow(row: TableRow, columns: Columns): ListRow | string {
  if (row.cells.length !== columns.heads.length) {
    return `The row has ${row.cells.length} cells and the header ${columns.heads.length}: it may have been cut off.`;
  }
  const participant = readParticipant(row.cells[0] ?? '');
  if (typeof participant === 'string') return participant;
  const participation: Participation[] = [];
  for (const [index, cell] of row.cells.entries()) {
    const column = columns.of[index];
    const read = column === undefined ? undefined : readParticipation(cell, column);
    if (typeof read === 'string') return read;
    if (read && isBracketed(cell)) {
      return `${cell} is in brackets: the act was withdrawn, and the list does not say when.`;
    }
    if (read) participation.push(read);
  }
  if (participation.length > 0) return { participant, participation, row };
  const [unread] = unreadIn(row, columns);
  return unread === undefined
    ? 'The row has no date.'
    : `The row has something only below "${unread}", which is not read.`;
}

function instrumentNamed(file: string): Instrument {
  const instrument = instrumentOfFile(file);
  if (instrument) return instrument;
  const sentence =
    'The name of the file does not say which treaty it is of: name it by chapter and number, as 4-9.csv for IV-9 or 4-9-b.csv for IV-9-b.';
  throw new UnreadableFile(file, 1, sentence);
}

import { csvRows } from './csv-rows.js';
import type { Operation } from './requests.js';

/** Rows, and cells, that are drawn at the most; a file has all of them. */
const MOST_ROWS = 200;
const MOST_CELLS = 4_000;
/** Characters of a cell that are drawn at the most. */
const MOST_IN_CELL = 1_000;

/** The answer to an operation as a table, as far as it is drawn, and as a file. */
export interface Table {
  readonly columns: readonly string[];
  /** The first rows. */
  readonly rows: readonly (readonly string[])[];
  /** How many there are in the answer. */
  readonly total: number;
  /** What is not there, each in a sentence. */
  readonly notes: readonly string[];
  /** CSV with a byte order mark, by which spreadsheets know that it is UTF-8. */
  readonly file: Blob;
}

/** The server made a table, or says why it makes none. */
export type AskedTable =
  | { readonly kind: 'table'; readonly list: string | undefined; readonly choices: Choices; readonly table: Table }
  | {
      readonly kind: 'refused';
      readonly list: string | undefined;
      readonly choices: Choices;
      readonly sentences: readonly string[];
    };

/** What may be the rows, by response keys: several where the answer has several lists. */
export type Choices = readonly string[];

interface Refusal {
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly lists?: readonly string[]; readonly objects?: readonly string[] };
  }[];
}

/**
 * Asks the server for the table of an operation. Where its answer has several lists, the first one is taken and all are
 * said.
 * @param list which list becomes rows; undefined for the only one.
 * @param choices that are known already.
 */
export async function askTable(operation: Operation, list?: string, choices: Choices = []): Promise<AskedTable> {
  const response = await sent(operation, list);
  if (response.headers.get('content-type')?.startsWith('text/csv')) {
    return { kind: 'table', list, choices, table: await tableOf(response) };
  }
  const errors = ((await response.json()) as Refusal).errors ?? [];
  const { lists = [], objects = [] } = errors[0]?.extensions ?? {};
  const [first] = lists;
  if (list === undefined && first !== undefined) return askTable(operation, first, [...lists, ...objects]);
  return { kind: 'refused', list, choices, sentences: errors.map(({ message }) => message) };
}

function sent(operation: Operation, list: string | undefined): Promise<Response> {
  const parameters = new URLSearchParams({ format: 'csv', bom: '1', ...(list !== undefined && { list }) });
  return fetch(`/graphql?${parameters.toString()}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(operation),
  });
}

async function tableOf(response: Response): Promise<Table> {
  const file = await response.blob();
  // Read as text, the byte order mark is not there any more.
  const [columns = [], ...rows] = csvRows(await file.text(), 1 + MOST_ROWS);
  const most = Math.min(MOST_ROWS, Math.ceil(MOST_CELLS / Math.max(1, columns.length)));
  return {
    columns,
    rows: rows.slice(0, most).map((row) => row.map(shortened)),
    total: Number(response.headers.get('x-table-rows') ?? rows.length),
    notes: notesOf(response.headers),
    file,
  };
}

function shortened(cell: string): string {
  return cell.length <= MOST_IN_CELL ? cell : `${cell.slice(0, MOST_IN_CELL)}…`;
}

function notesOf(headers: Headers): string[] {
  const cut = headers.get('x-table-cut');
  const leftOut = headers.get('x-table-left-out');
  return [
    ...(headers.get('x-has-next-page') === 'true'
      ? ['The list goes on: ask for more with a higher first, or for the next page with after.']
      : []),
    ...(cut === null ? [] : [`Cut off in some rows, since their page is full: ${cut}.`]),
    ...(leftOut === null ? [] : [`In the query, and not in these rows: ${leftOut}.`]),
  ];
}

import { LICENCE } from '../page/record-page.js';
import type { ShownView, View, ViewTable } from './view-type.js';
import type { AskedText } from './view-question.js';

/** What a file of the data of a view says beside it. */
export interface ViewFileParts {
  readonly view: View;
  readonly shown: ShownView;
  readonly queries: readonly AskedText[];
  readonly dataVersion: string;
  readonly day: string;
  /** The whole address of the page. */
  readonly address: string;
  /** The whole address of the file that goes on. */
  readonly next: string | undefined;
}

const MOST_IN_NAME = 80;

/** What a file is called: what it is of, the data version and the day. */
export function viewFileName(name: string, ids: readonly string[], dataVersion: string, day: string): string {
  const of = ids.map((id) => id.replace(/[^\w.]+/g, '-')).join('-');
  return `${[name, of]
    .filter((part) => part !== '')
    .join('-')
    .slice(0, MOST_IN_NAME)}-${dataVersion}-${day}`;
}

/** The data of a view as JSON, with what it is of and how to ask for it again. */
export function viewJson({ view, shown, queries, dataVersion, day, address, next }: ViewFileParts): string {
  const document = {
    ...{ view: view.name, title: shown.heading, address, dataVersion, date: day, licence: LICENCE },
    queries: queries.flatMap(({ query, variables, label }) => (label === undefined ? [] : [{ query, variables }])),
    next: next ?? null,
    rows: objectsOf(shown.table),
  };
  return `${JSON.stringify(document)}\n`;
}

function objectsOf({ columns, rows }: ViewTable): readonly Readonly<Record<string, unknown>>[] {
  return rows.map((cells) => Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? null])));
}

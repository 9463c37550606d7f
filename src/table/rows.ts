import type { InnerList } from './table-columns.js';
import type { TablePlan } from './table.js';

/** The value of a cell: a value of the answer; of what lies within a list a list of them. */
export type Cell = unknown;

/** A row of a table, a cell for each column; and the names of the lists within it that are cut off. */
export interface Row {
  readonly cells: readonly Cell[];
  readonly cut: readonly string[];
}

/** What an answer says of the list of the rows. */
export interface Page {
  readonly hasNextPage: boolean;
  /** Where the next page begins; null where there is none, or where the list has no cursors. */
  readonly endCursor: string | null;
  readonly totalCount: number | null;
}

/** The rows of an answer without errors to the document of a plan, one after the other. */
export function* rowsOf({ columns, rows }: TablePlan, data: unknown): Generator<Row> {
  for (const item of itemsOf(rows, valueAt(data, rows.keys))) {
    for (const row of rows.exploded.reduce(explodeAll, [item])) {
      const cells = columns.map(({ keys }) => valueAt(row, keys));
      const cut = rows.inner.flatMap(({ name, more }) => (more && isTrueSomewhere(valueAt(row, more)) ? [name] : []));
      yield { cells, cut };
    }
  }
}

/** What the answer says of the list of the rows; undefined where it is no page. */
export function pageIn({ rows }: TablePlan, data: unknown): Page | undefined {
  const { page, keys, rowKeys } = rows;
  if (!page) return undefined;
  const holder = valueAt(data, page.keys);
  const total = page.totalCount && valueAt(holder, page.totalCount);
  const totalCount = typeof total === 'number' ? total : null;
  const next = page.hasNextPage && valueAt(holder, page.hasNextPage);
  const cursor = page.endCursor && valueAt(holder, page.endCursor);
  const count = itemsOf({ ...rows, rowKeys }, valueAt(data, keys)).length;
  const hasNextPage = page.hasNextPage ? next === true : totalCount !== null && count < totalCount;
  return { hasNextPage, endCursor: typeof cursor === 'string' ? cursor : null, totalCount };
}

function itemsOf({ kind, rowKeys }: TablePlan['rows'], value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return [];
  if (kind === 'one') return [value];
  if (rowKeys) return connectionRows(value, rowKeys);
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** Under each key of its rows the row of the same place. */
function connectionRows(connection: unknown, rowKeys: readonly string[]): unknown[] {
  const lists = rowKeys.map((key) => own(connection, key));
  const length = Math.max(0, ...lists.map((list) => (Array.isArray(list) ? list.length : 0)));
  return Array.from({ length }, (_, index) => ({
    ...(connection as object),
    ...Object.fromEntries(rowKeys.map((key, at) => [key, (lists[at] as readonly unknown[] | null)?.[index] ?? null])),
  }));
}

function explodeAll(rows: readonly unknown[], list: InnerList): unknown[] {
  return rows.flatMap((row) => explode(row, list.keys, list.rowKeys));
}

/** A copy of what leads to a list for each thing in the list, which stands in its place; one with null where it is empty. */
function explode(value: unknown, [key, ...rest]: readonly string[], rowKeys: readonly string[] | undefined): unknown[] {
  if (typeof value !== 'object' || value === null) return [value];
  if (key !== undefined) {
    return explode(own(value, key), rest, rowKeys).map((below) => ({ ...value, [key]: below }));
  }
  const rows = rowKeys ? connectionRows(value, rowKeys) : [...(value as readonly unknown[])];
  if (rows.length > 0) return rows;
  return [rowKeys ? { ...value, ...Object.fromEntries(rowKeys.map((one) => [one, null])) } : null];
}

/** What stands at the end of response keys: of lists on the way a list of what stands at each end. */
function valueAt(value: unknown, keys: readonly string[], from = 0): unknown {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((item: unknown) => valueAt(item, keys, from));
  const key = keys[from];
  return key === undefined ? value : valueAt(own(value, key), keys, from + 1);
}

function own(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : null;
}

function isTrueSomewhere(value: unknown): boolean {
  return Array.isArray(value) ? value.some(isTrueSomewhere) : value === true;
}

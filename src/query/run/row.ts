import type { Value } from '../../graph/graph.js';

/** A row as it comes back: its columns in the order of `columnsOfRow`. */
export type StoredRow = readonly Value[];

/** The columns every row begins with: its concrete type, its id, and its place in the natural order. */
const FIXED = ['type', 'id', 'sortKey'] as const;
export const TYPE = 0;
export const ID = 1;

/** All columns of a row, in the order they come back in. */
export function columnsOfRow(columns: readonly string[]): string[] {
  return [...FIXED, ...columns.filter((column) => !FIXED.some((fixed) => fixed === column))];
}

/** Where each column of a row stands. */
export function positionsOf(columns: readonly string[]): ReadonlyMap<string, number> {
  return new Map(columnsOfRow(columns).map((column, index) => [column, index]));
}

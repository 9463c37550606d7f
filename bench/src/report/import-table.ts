import { digits } from './table.js';
import type { Table } from './table.js';

/** Of one turn, in milliseconds. */
export interface ImportTurn {
  /** Reading the files, before the graph is written to. */
  readonly read: number;
  /** Until the graph is whole, and all of it is held against the rules. */
  readonly load: number;
  /** From the start of a server to its first answer, without a snapshot and with one. */
  readonly first: number;
  readonly later: number;
  readonly busyBefore: number;
}

/** A row for each turn, in seconds. */
export function importTable(turns: readonly ImportTurn[]): Table {
  const seconds = (milliseconds: number): string => `${digits(milliseconds / 1000)} s`;
  return [
    ['read', 'load', 'both', 'first start', 'from the snapshot', 'busy before'],
    ...turns.map(({ read, load, first, later, busyBefore }) => [
      ...[read, load, read + load, first, later].map(seconds),
      digits(busyBefore),
    ]),
  ];
}

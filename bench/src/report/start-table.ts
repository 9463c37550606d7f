import type { StartResult } from '../measure/starts.js';
import { digits } from './table.js';
import type { Table } from './table.js';

/** A row for each seed: seconds to the first answer, without a snapshot and with one. */
export function startTable(results: readonly StartResult[]): Table {
  const seconds = (milliseconds: number): string => `${digits(milliseconds / 1000)} s`;
  return [
    ['seed', 'first start, which loads', 'from the snapshot', 'of', 'load before'],
    ...results.map(({ name, first, later, median, busyBefore }) => [
      name,
      seconds(first),
      seconds(median),
      later.map((one) => digits(one / 1000)).join(', '),
      digits(busyBefore),
    ]),
  ];
}

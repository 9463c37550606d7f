import type { Value, Write } from '../graph/graph.js';
import { statement } from '../graph/statement.js';

const BATCH = 1000;

/** A statement for each thousand rows, which it takes as one parameter; none where there are no rows. */
export function batches(
  name: string,
  names: Readonly<Record<string, string>>,
  parameter: string,
  rows: readonly Value[],
): Write[] {
  const writes: Write[] = [];
  for (let start = 0; start < rows.length; start += BATCH) {
    writes.push({ statement: statement(name, names), parameters: { [parameter]: rows.slice(start, start + BATCH) } });
  }
  return writes;
}

/** Runs of items whose rows together are at most so many, or a single item that has more. */
export function* chunks<T>(items: readonly T[], rowsOf: (item: T) => number, most: number): Generator<T[]> {
  let chunk: T[] = [];
  let rows = 0;
  for (const item of items) {
    const own = rowsOf(item);
    if (chunk.length > 0 && rows + own > most) {
      yield chunk;
      chunk = [];
      rows = 0;
    }
    chunk.push(item);
    rows += own;
  }
  if (chunk.length > 0) yield chunk;
}

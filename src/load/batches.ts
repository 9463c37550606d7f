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

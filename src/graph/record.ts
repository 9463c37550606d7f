import { GraphError } from './graph.js';
import type { Row } from './graph.js';

/**
 * The one record of an answer, or undefined where it has none.
 * @throws GraphError FAILED where it has more: a statement collects what it found into one record.
 */
export function onlyRecord(statementName: string, records: readonly Row[]): Row | undefined {
  if (records.length > 1) {
    throw new GraphError(
      'FAILED',
      `cypher/${statementName}.cypher: returned ${records.length} records; allowed is one, with everything collected`,
    );
  }
  return records[0];
}

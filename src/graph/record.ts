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

/**
 * What the guard of a change set returned.
 * @throws GraphError CONFLICT where that is nothing.
 */
export function checkGuard(statementName: string, records: readonly Row[]): void {
  if (records.length > 0) return;
  throw new GraphError('CONFLICT', `cypher/${statementName}.cypher: no record; somebody else changed the graph`);
}

import { GraphError } from '../graph.js';
import type { Statement } from '../graph.js';

const FIRST_WORD = /^\s*(\w*)/;
const READING = new Set(['MATCH', 'OPTIONAL', 'UNWIND', 'WITH', 'RETURN', 'CALL']);

/**
 * Refuses schema statements: no rollback takes them back.
 * What else a statement writes is refused and rolled back where it runs.
 * @throws GraphError FAILED
 */
export function checkReading({ name, text }: Statement): void {
  const word = FIRST_WORD.exec(text)?.[1] ?? '';
  if (READING.has(word.toUpperCase())) return;
  throw new GraphError(
    'FAILED',
    `cypher/${name}.cypher: starts with ${JSON.stringify(word)}; a read starts with ${[...READING].join(', ')}`,
  );
}

import { GraphError } from '../graph.js';
import type { ChangeSet, Key } from '../graph.js';
import { createConstraint, createIndex, without } from '../schema.js';
import { statement } from '../statement.js';
import type { EngineProcess } from './engine-process.js';

/**
 * Applies a change set in the process: the schema first, then all writes in one transaction.
 * @throws GraphError FAILED, or ProcessLost; nothing is written then.
 */
export async function load(
  engine: EngineProcess,
  { unique, indexed, writes }: ChangeSet,
  onProgress?: (done: number) => void,
): Promise<void> {
  for (const key of unique) {
    await refuseDuplicates(engine, key);
    await engine.send({ kind: 'define', statement: createConstraint(key) });
  }
  // A constraint of this engine brings no index.
  for (const key of [...unique, ...without(indexed, unique)]) {
    await engine.send({ kind: 'define', statement: createIndex(key) });
  }
  await engine.send({ kind: 'begin' });
  for (const [index, write] of writes.entries()) {
    await engine.send({ kind: 'write', ...write });
    onProgress?.(index + 1);
  }
  await engine.send({ kind: 'commit' });
}

async function refuseDuplicates(engine: EngineProcess, { label, property }: Key): Promise<void> {
  const duplicates = statement('duplicate-values', { label, property });
  const [row] = await engine.send({ kind: 'read', statement: duplicates, parameters: {} });
  if (row?.['total'] === 0) return;
  throw new GraphError('FAILED', `${label}.${property} cannot be made unique: nodes share a value already`);
}

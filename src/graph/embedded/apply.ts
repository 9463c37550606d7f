import { GraphError } from '../graph.js';
import type { ChangeSet, Key } from '../graph.js';
import { checkGuard } from '../record.js';
import { createConstraint, createIndex, without } from '../schema.js';
import { statement } from '../statement.js';
import type { EngineProcess } from './engine-process.js';

/**
 * Applies a change set in the process: the schema first, then all writes in one transaction.
 * @throws GraphError FAILED or CONFLICT, or ProcessLost; nothing is written then.
 */
export async function apply(
  engine: EngineProcess,
  { unique, indexed, guard, writes, mark }: ChangeSet,
  onProgress?: (done: number) => void,
): Promise<void> {
  for (const key of unique) {
    await refuseDuplicates(engine, key);
    await engine.send({ kind: 'define', statement: createConstraint(key) });
  }
  // A constraint of this engine brings no index, and an index holds one property without order.
  for (const { label, property } of [...unique, ...without(indexed, unique)]) {
    await engine.send({ kind: 'define', statement: createIndex({ label, property }) });
  }
  await engine.send({ kind: 'begin' });
  try {
    if (guard) checkGuard(guard.statement.name, await engine.send({ kind: 'write', ...guard }));
    // One after the other, but none waits for the answer to the one before: the engine works while rows are made.
    const answers = writes.map((write) => engine.send({ kind: 'write', ...write }));
    for (const answer of answers) answer.catch(() => undefined);
    for (const [index, answer] of answers.entries()) {
      await answer;
      onProgress?.(index + 1);
    }
    if (mark) checkGuard(mark.statement.name, await engine.send({ kind: 'alone', ...mark }));
    await engine.send({ kind: 'commit' });
  } catch (error) {
    await engine.send({ kind: 'rollback' }).catch(() => undefined);
    throw error;
  }
}

async function refuseDuplicates(engine: EngineProcess, { label, property }: Key): Promise<void> {
  const duplicates = statement('duplicate-values', { label, property });
  const [row] = await engine.send({ kind: 'read', statement: duplicates, parameters: {} });
  if (row?.['total'] === 0) return;
  throw new GraphError('FAILED', `${label}.${property} cannot be made unique: nodes share a value already`);
}

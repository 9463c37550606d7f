import { GraphError } from '../graph.js';
import type { ChangeSet, Key, Row, Write } from '../graph.js';
import { checkGuard } from '../record.js';
import { createConstraint, createIndex, without } from '../schema.js';
import { statement } from '../statement.js';
import type { EngineProcess } from './engine-process.js';

/**
 * Applies a change set in the process: the schema first, then all writes, in one transaction unless the graph is marked.
 * @throws GraphError FAILED or CONFLICT, or ProcessLost; nothing is written then. FAILED where the graph is marked: some
 * is, and the process is of no use any more.
 */
export async function apply(
  engine: EngineProcess,
  changeSet: ChangeSet,
  onProgress?: (done: number) => void,
): Promise<void> {
  const { unique, indexed } = changeSet;
  for (const key of unique) {
    await refuseDuplicates(engine, key);
    await engine.send({ kind: 'define', statement: createConstraint(key) });
  }
  // A constraint of this engine brings no index, and an index holds one property without order.
  for (const { label, property } of [...unique, ...without(indexed, unique)]) {
    await engine.send({ kind: 'define', statement: createIndex({ label, property }) });
  }
  await (changeSet.marked ? eachAlone : atOnce)(engine, changeSet, onProgress);
}

type Apply = typeof apply;

const atOnce: Apply = async (engine, { guard, writes, mark }, onProgress) => {
  await engine.send({ kind: 'begin' });
  try {
    if (guard) checkGuard(guard.statement.name, await engine.send({ kind: 'write', ...guard }));
    await all(writes, (write) => engine.send({ kind: 'write', ...write }), onProgress);
    if (mark) checkGuard(mark.statement.name, await engine.send({ kind: 'alone', ...mark }));
    await engine.send({ kind: 'commit' });
  } catch (error) {
    await engine.send({ kind: 'rollback' }).catch(() => undefined);
    throw error;
  }
};

/** What a transaction would make one is one because nobody else writes, and a process that has a part of it is ended. */
const eachAlone: Apply = async (engine, { guard, writes }, onProgress) => {
  if (guard) checkGuard(guard.statement.name, await engine.send({ kind: 'alone', ...guard }));
  const send = ({ creates, ...write }: Write): Promise<readonly Row[]> =>
    engine.send(creates ? { kind: 'create', ...write, creates } : { kind: 'alone', ...write });
  await all(writes, send, onProgress);
};

/** One after the other, but none waits for the answer to the one before: the engine works while rows are made. */
async function all(
  writes: readonly Write[],
  send: (write: Write) => Promise<unknown>,
  onProgress: ((done: number) => void) | undefined,
): Promise<void> {
  const answers = writes.map(send);
  for (const answer of answers) answer.catch(() => undefined);
  for (const [index, answer] of answers.entries()) {
    await answer;
    onProgress?.(index + 1);
  }
}

async function refuseDuplicates(engine: EngineProcess, { label, property }: Key): Promise<void> {
  const duplicates = statement('duplicate-values', { label, property });
  const [row] = await engine.send({ kind: 'read', statement: duplicates, parameters: {} });
  if (row?.['total'] === 0) return;
  throw new GraphError('FAILED', `${label}.${property} cannot be made unique: nodes share a value already`);
}

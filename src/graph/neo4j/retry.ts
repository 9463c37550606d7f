import { setTimeout as sleep } from 'node:timers/promises';
import { isDeadlock, isTransient, toGraphError } from './driver-errors.js';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_600;
/** A server that is not there is asked once more only: what failed first may have been an old connection. */
const TRIES_WHERE_LOST = 2;
/** Where there are several, another one is asked each time. */
export const TRIES_WHERE_ROUTED = 4;

/**
 * Asks again as long as what failed may succeed in a moment.
 * @param statementName what is asked.
 * @param wanted whether somebody still waits for the answer.
 * @param triesWhereLost how often a server is asked that is not there.
 * @throws GraphError
 */
export async function retried<T>(
  statementName: string,
  work: () => Promise<T>,
  wanted: () => boolean,
  triesWhereLost = TRIES_WHERE_LOST,
): Promise<T> {
  for (let attempt = 1, pause = FIRST_PAUSE_MS; ; attempt++, pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      const failure = toGraphError(error, statementName);
      const tried = failure.code === 'UNREACHABLE' && attempt >= triesWhereLost;
      if (!isTransient(error) || tried || !wanted()) throw failure;
    }
    await sleep(pause);
  }
}

/** How often a transaction that others were in the way of is tried. */
const TRIES_WHERE_TANGLED = 20;

/**
 * Makes a transaction again where it and another one waited for each other, and the database rolled it back.
 * @param wanted whether somebody still waits for it.
 * @throws GraphError
 */
export async function untangled(work: () => Promise<void>, wanted: () => boolean): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work();
      return;
    } catch (error) {
      if (!isDeadlock(error) || attempt >= TRIES_WHERE_TANGLED || !wanted()) throw error;
    }
    // Not both at the same moment.
    await sleep(FIRST_PAUSE_MS * attempt * Math.random());
  }
}

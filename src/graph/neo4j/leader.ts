import { setTimeout as sleep } from 'node:timers/promises';
import { GraphError } from '../graph.js';
import { isLostLeader } from './driver-errors.js';

/** One try to write. */
export interface Attempt {
  /** Set where something may be in the database that stays there when the transaction fails. */
  lasting: boolean;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1_600;
/** For how long a cluster may have no leader, in milliseconds: an election takes some seconds. */
const ELECTION_MS = 15_000;

/**
 * Writes, and again where the leader of a cluster was lost before anything could last: with the next leader.
 * @param work throws GraphError.
 * @param again whether there may be another leader, and somebody still wants the write.
 * @param election for how many milliseconds there may be none.
 * @throws GraphError
 */
export async function led(
  work: (attempt: Attempt) => Promise<void>,
  again: () => boolean,
  election = ELECTION_MS,
): Promise<void> {
  const until = performance.now() + election;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    const attempt: Attempt = { lasting: false };
    try {
      await work(attempt);
      return;
    } catch (error) {
      const isLost = error instanceof GraphError && isLostLeader(error.cause);
      if (!isLost || attempt.lasting || !again() || performance.now() > until) throw error;
    }
    await sleep(pause);
  }
}

import { failed, reasonOf, TimedOut } from './client.js';
import type { Client } from './client.js';
import type { Unmeasured } from './result.js';

/** What one server did in one turn. */
export interface Turn {
  readonly milliseconds: readonly number[];
  /** From the first request to the last answer. */
  readonly elapsed: number;
}

/** A turn that ended because a request had no answer. */
export class TurnFailed extends Error {
  constructor(readonly outcome: Unmeasured) {
    super(outcome.reason);
  }
}

export interface TurnOptions {
  readonly url: string;
  readonly clients: readonly Client[];
  /** The body of the next request. */
  readonly next: () => string;
  /** No request is begun after this time; each client sends one at least. */
  readonly milliseconds: number;
  readonly timeout: number;
}

/**
 * Lets every client ask one request after the other until the time is up.
 * @throws TurnFailed with the first request that has no answer.
 */
export async function takeTurn({ url, clients, next, milliseconds, timeout }: TurnOptions): Promise<Turn> {
  const times: number[] = [];
  const started = performance.now();
  let stopped = false;
  const work = async (client: Client): Promise<void> => {
    do {
      const body = next();
      try {
        const answer = await client.post(url, body, timeout);
        if (failed(answer)) throw new TurnFailed(outcomeOf(reasonOf(answer)));
        times.push(answer.milliseconds);
      } catch (error) {
        stopped = true;
        throw asTurnFailed(error);
      }
    } while (!stopped && performance.now() - started < milliseconds);
  };
  await settled(clients.map(work));
  return { milliseconds: times, elapsed: performance.now() - started };
}

/** Waits for all, so that nothing of one turn runs in the next; then throws what the first of them threw. */
async function settled(works: readonly Promise<void>[]): Promise<void> {
  const ends = await Promise.allSettled(works);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** What an error that a server answered means for the cell. */
export function outcomeOf({ code, message }: { readonly code: string; readonly message: string }): Unmeasured {
  if (code === 'LIMIT_EXCEEDED' || code === 'OVERLOADED') return { kind: 'refused', reason: `${code}: ${message}` };
  if (code === 'DEADLINE_EXCEEDED') return { kind: 'timed out', reason: message };
  return { kind: 'failed', reason: `${code}: ${message}` };
}

/** Whatever a request threw as what it means for the cell. */
export function asTurnFailed(error: unknown): TurnFailed {
  if (error instanceof TurnFailed) return error;
  if (error instanceof TimedOut) return new TurnFailed({ kind: 'timed out', reason: error.message });
  const message = error instanceof Error ? error.message : String(error);
  return new TurnFailed({ kind: 'failed', reason: message });
}

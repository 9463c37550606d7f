import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { GraphError } from '../graph/graph.js';
import type { ChangeSet, Graph, Parameters, Write } from '../graph/graph.js';
import { statement } from '../graph/statement.js';
import { LOCK_KEY } from './keys.js';
import { LoadRunningError } from './refusals.js';
import { readState } from './stored.js';
import type { LoadState } from './stored.js';

/**
 * One load at a time. Who loads writes its name on the lock, and each of its transactions begins with asking
 * whether the name still stands there: whose place was taken writes nothing any more. So a load may take the place of
 * one that seems dead without being sure of it, and no two of them ever mix. To ask is to lock: who takes a place waits
 * for the transaction that asked before. Transactions side by side would wait for each other, so each asks on a lane, a
 * lock of its own, and who takes the place closes all lanes.
 */
export interface Lock {
  readonly owner: string;
  /** What is there, now that nobody else loads. */
  readonly state: LoadState | undefined;
  /** The guard of each transaction that is alone. */
  readonly guard: Write;
  /** Guards of transactions that run side by side: at most one at a time has each. */
  readonly lanes: readonly Write[];
  /** Sent in a transaction before the first that has a lane. */
  readonly openLanes: Write;
  /** Says that the load is alive, where some time has passed since the last sign. @throws GraphError CONFLICT */
  renew(): Promise<void>;
  /** Lets others load. */
  release(): Promise<void>;
}

export interface LockOptions {
  /** For how long another load may give no sign of life, in milliseconds, before its place is taken. */
  readonly patience: number;
  readonly say: (line: string) => void;
}

/** How many transactions of a load run side by side. */
const LANES = ['load-lane/1', 'load-lane/2', 'load-lane/3'];
/** How often a load says that it is alive where it does not write, and how often another one looks. */
const RENEW_MS = 3_000;
const LOOK_MS = 500;

/**
 * @throws LoadRunningError where another load is alive.
 * @throws GraphError
 */
export async function takeLock(graph: Graph, { patience, say }: LockOptions): Promise<Lock> {
  const owner = `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`;
  for (;;) {
    const state = await readState(graph);
    if (state?.owner !== undefined) await mustBeDead(graph, state, patience, say);
    const since = new Date().toISOString();
    try {
      const taken = change(write('take-load', { owner, since, was: state?.owner ?? '' }), write('close-lanes', {}));
      await graph.apply(state?.hasLock ? taken : { ...taken, unique: [LOCK_KEY] });
    } catch (error) {
      // Another one was faster.
      if (isConflict(error)) continue;
      throw error;
    }
    // Not what stood there before: a whole load may have come between.
    return held(graph, owner, await readState(graph));
  }
}

function held(graph: Graph, owner: string, state: LoadState | undefined): Lock {
  const guard = write('hold-load', { owner });
  let renewed = performance.now();
  return {
    owner,
    state,
    guard,
    lanes: LANES.map((lane) => write('hold-lane', { lane, owner })),
    openLanes: write('take-lanes', { lanes: LANES, owner }),
    renew: async () => {
      if (performance.now() - renewed < RENEW_MS) return;
      await graph.apply(change(guard));
      renewed = performance.now();
    },
    release: () => graph.apply(change(guard, write('release-load', {}))),
  };
}

/** Who loads, for people. */
export function loaderName({ owner, since }: Pick<LoadState, 'owner' | 'since'>): string {
  const [host, pid] = (owner ?? '').split('/');
  return `process ${pid} on ${host}, since ${since}`;
}

export function isConflict(error: unknown): boolean {
  return error instanceof GraphError && error.code === 'CONFLICT';
}

/** @throws LoadRunningError where the other load gives a sign of life. */
async function mustBeDead(graph: Graph, other: LoadState, patience: number, say: LockOptions['say']): Promise<void> {
  const name = loaderName(other);
  if (!isGone(other.owner ?? '')) {
    say(`Another load holds the database: ${name}. Waiting up to ${patience / 1000} s for a sign of life from it.`);
    const until = performance.now() + patience;
    while (performance.now() < until) {
      await sleep(Math.min(LOOK_MS, patience));
      const now = await readState(graph);
      if (now?.owner !== other.owner) return;
      if (now?.beat !== other.beat) throw new LoadRunningError(name);
    }
  }
  say(`A load did not end: ${name}. Taking its place.`);
}

/** Whether a process of this machine that began a load has ended; of another machine nobody knows. */
function isGone(owner: string): boolean {
  const [host, pid] = owner.split('/');
  if (host !== hostname() || !/^\d+$/.test(pid ?? '')) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function write(name: string, parameters: Parameters): Write {
  return { statement: statement(name), parameters };
}

function change(guard: Write, ...writes: readonly Write[]): ChangeSet {
  return { unique: [], indexed: [], guard, writes };
}

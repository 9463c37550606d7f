import { setTimeout as sleep } from 'node:timers/promises';
import { GraphError } from '../graph/graph.js';
import type { Graph } from '../graph/graph.js';
import { askDataVersion } from '../query/run/statements.js';

export type Readiness =
  | { readonly ready: true; readonly dataVersion: string }
  | { readonly ready: false; readonly reason: 'NOT_LOADED' | 'LOADING' }
  | { readonly ready: false; readonly reason: 'DATABASE_UNAVAILABLE'; readonly error?: GraphError };

/** How long the database may take to say that it is there, in milliseconds: longer than connecting to it may. */
const PATIENCE_MS = 4_000;
/** How long whoever asks a running server waits for the database, in milliseconds; then what was last known is said. */
const WAIT_MS = 80;
/** For how long what was last known holds, in milliseconds. */
const KNOWN_MS = 5_000;
/** Beyond what an operation may take, in milliseconds: to ask whether it is ready ends nothing that others wait for. */
const BEYOND_MS = 1_000;
/** It takes turns with those who ask for data, as one of them. */
const CLIENT = 'readiness';

/** Most loads are at work for less, in milliseconds between one look and the next; all of them are over within WAIT_MS. */
const PAUSES_MS = [5, 10, 20];

/** Whether the graph can answer now: it is reached, and something is loaded, as a whole. */
export async function readiness(graph: Graph, patience: number = PATIENCE_MS): Promise<Readiness> {
  const { statement, parameters } = askDataVersion();
  const deadline = performance.now() + patience;
  try {
    for (const pause of [...PAUSES_MS, undefined]) {
      const row = await graph.read(statement, parameters, deadline, CLIENT);
      if (!row) return { ready: false, reason: 'NOT_LOADED' };
      const { load, version } = row;
      if (typeof load === 'string' && load !== '' && typeof version === 'string') {
        return { ready: true, dataVersion: version };
      }
      if (pause !== undefined) await sleep(pause);
    }
    return { ready: false, reason: 'LOADING' };
  } catch (error) {
    if (error instanceof GraphError) return { ready: false, reason: 'DATABASE_UNAVAILABLE', error };
    throw error;
  }
}

/** Knows whether a graph that is asked for data can answer, and says so at once, however busy it is. */
export class ReadinessProbe {
  #asked: Promise<Readiness> | undefined;
  #known: { readonly state: Readiness; readonly until: number } | undefined;

  /** @param milliseconds that an operation may take. */
  constructor(
    private readonly graph: Graph,
    private readonly milliseconds: number,
  ) {}

  async state(): Promise<Readiness> {
    // All who ask meanwhile share one statement.
    this.#asked ??= this.#ask().finally(() => (this.#asked = undefined));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), WAIT_MS);
    });
    try {
      const state = await Promise.race([this.#asked, late]);
      if (state) return state;
    } finally {
      clearTimeout(timer);
    }
    if (this.#known && performance.now() < this.#known.until) return this.#known.state;
    return { ready: false, reason: 'DATABASE_UNAVAILABLE' };
  }

  async #ask(): Promise<Readiness> {
    const state = await readiness(this.graph, this.milliseconds + BEYOND_MS);
    this.#known = { state, until: performance.now() + KNOWN_MS };
    return state;
  }
}

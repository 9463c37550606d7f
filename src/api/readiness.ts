import { setTimeout as sleep } from 'node:timers/promises';
import { GraphError } from '../graph/graph.js';
import type { Graph } from '../graph/graph.js';
import { askDataVersion } from '../query/run/statements.js';

export type Readiness =
  | { readonly ready: true; readonly dataVersion: string }
  | { readonly ready: false; readonly reason: 'NOT_LOADED' | 'LOADING' }
  | { readonly ready: false; readonly reason: 'DATABASE_UNAVAILABLE'; readonly error: GraphError };

/** How long the database may take to say that it is there, in milliseconds: longer than connecting to it may. */
const PATIENCE_MS = 4_000;

/** Most loads are at work for less, in milliseconds between one look and the next. */
const PAUSES_MS = [10, 20, 40];

/** Whether the graph can answer now: it is reached, and something is loaded, as a whole. */
export async function readiness(graph: Graph): Promise<Readiness> {
  const { statement, parameters } = askDataVersion();
  const deadline = performance.now() + PATIENCE_MS;
  try {
    for (const pause of [...PAUSES_MS, undefined]) {
      const row = await graph.read(statement, parameters, deadline);
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

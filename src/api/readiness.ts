import { GraphError } from '../graph/graph.js';
import type { Graph } from '../graph/graph.js';
import { askDataVersion } from '../query/run/statements.js';

export type Readiness =
  | { readonly ready: true; readonly dataVersion: string }
  | { readonly ready: false; readonly reason: 'NOT_LOADED' | 'LOADING' }
  | { readonly ready: false; readonly reason: 'DATABASE_UNAVAILABLE'; readonly error: GraphError };

/** How long the database may take to say that it is there, in milliseconds: longer than connecting to it may. */
const PATIENCE_MS = 4_000;

/** Whether the graph can answer now: it is reached, and something is loaded, as a whole. */
export async function readiness(graph: Graph): Promise<Readiness> {
  const { statement, parameters } = askDataVersion();
  try {
    const row = await graph.read(statement, parameters, performance.now() + PATIENCE_MS);
    if (!row) return { ready: false, reason: 'NOT_LOADED' };
    // While a load of several transactions is at work there is no version.
    if (typeof row.version !== 'string') return { ready: false, reason: 'LOADING' };
    return { ready: true, dataVersion: row.version };
  } catch (error) {
    if (error instanceof GraphError) return { ready: false, reason: 'DATABASE_UNAVAILABLE', error };
    throw error;
  }
}

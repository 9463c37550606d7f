import { GraphError } from '../graph/graph.js';
import type { Graph } from '../graph/graph.js';
import { askDataVersion } from '../query/run/statements.js';

export type Readiness =
  | { readonly ready: true; readonly dataVersion: string }
  /** Not loaded; or, with the error, not there. */
  | { readonly ready: false; readonly error?: GraphError };

/** How long the database may take to say that it is there, in milliseconds: longer than connecting to it may. */
const PATIENCE_MS = 4_000;

/** Whether the graph can answer now: it is reached, and something is loaded. */
export async function readiness(graph: Graph): Promise<Readiness> {
  const { statement, parameters } = askDataVersion();
  try {
    const row = await graph.read(statement, parameters, performance.now() + PATIENCE_MS);
    return row ? { ready: true, dataVersion: row.version as string } : { ready: false };
  } catch (error) {
    if (error instanceof GraphError) return { ready: false, error };
    throw error;
  }
}

import type { Graph, Row } from '../graph/graph.js';

/** The version of the API: raised by hand when a change could break a client. */
export const API_VERSION = '0.1.0';

export interface Meta {
  readonly apiVersion: string;
  readonly dataVersion: string;
  readonly engine: string;
  readonly counts: readonly { readonly type: string; readonly count: number }[];
}

/** What `meta` answers, from the graph's record of its data version. */
export async function meta(graph: Graph, row: Row): Promise<Meta> {
  const { engine } = await graph.describe();
  const counts = JSON.parse(row.counts as string) as Record<string, number>;
  return {
    apiVersion: API_VERSION,
    dataVersion: row.version as string,
    engine,
    counts: Object.entries(counts).map(([type, count]) => ({ type, count })),
  };
}

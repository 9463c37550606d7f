import type { Graph } from '../../src/graph/graph.js';

export interface CountedGraph extends Graph {
  /** How often each statement was read since the last reset, by its name. */
  readonly counts: Readonly<Record<string, number>>;
  readonly total: number;
  readonly reset: () => void;
}

/** The same graph, counting what it is asked. */
export function counting(graph: Graph): CountedGraph {
  let counts: Record<string, number> = {};
  return {
    get counts() {
      return counts;
    },
    get total() {
      return Object.values(counts).reduce((sum, count) => sum + count, 0);
    },
    reset: () => {
      counts = {};
    },
    read: (statement, parameters, deadline, client) => {
      counts[statement.name] = (counts[statement.name] ?? 0) + 1;
      return graph.read(statement, parameters, deadline, client);
    },
    apply: (changeSet, onProgress) => graph.apply(changeSet, onProgress),
    describe: () => graph.describe(),
    close: () => graph.close(),
  };
}

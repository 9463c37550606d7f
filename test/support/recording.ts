import type { ChangeSet, Graph, Parameters, Statement } from '../../src/graph/graph.js';

export interface Sent {
  readonly statement: Statement;
  readonly parameters: Parameters;
}

export interface RecordingGraph extends Graph {
  /** What was read, in order. */
  readonly reads: Sent[];
  readonly changes: readonly ChangeSet[];
}

/** The same graph, keeping what it is asked; change sets are only kept, unless they go in. */
export function recording(graph: Graph, applies: boolean): RecordingGraph {
  const reads: Sent[] = [];
  const changes: ChangeSet[] = [];
  return {
    reads,
    changes,
    read: (statement, parameters, deadline) => {
      reads.push({ statement, parameters });
      return graph.read(statement, parameters, deadline);
    },
    apply: async (changeSet, onProgress) => {
      changes.push(changeSet);
      if (applies) await graph.apply(changeSet, onProgress);
    },
    describe: () => graph.describe(),
    close: () => graph.close(),
  };
}

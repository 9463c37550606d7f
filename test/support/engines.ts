import { inject } from 'vitest';
import { openEmbedded } from '../../src/graph/embedded/embedded.js';
import type { Graph } from '../../src/graph/graph.js';
import { openNeo4j } from '../../src/graph/neo4j/neo4j.js';
import { empty } from './neo4j/connection.js';

export interface Engine {
  readonly name: 'embedded' | 'neo4j';
  /** An empty graph; whoever opens it closes it. There is one Neo4j, so a new graph empties it under the last one. */
  readonly open: () => Promise<Graph>;
}

/** The engines that tests run on, for describe.each: the embedded one always, Neo4j where one is available. */
export function engines(): Engine[] {
  const embedded: Engine = { name: 'embedded', open: openEmbedded };
  const neo4j = inject('neo4j');
  if ('absent' in neo4j) return [embedded];
  const { connection } = neo4j;
  const open = async (): Promise<Graph> => {
    await empty(connection);
    return openNeo4j(connection);
  };
  return [embedded, { name: 'neo4j', open }];
}

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
    read: (statement, parameters, deadline) => {
      counts[statement.name] = (counts[statement.name] ?? 0) + 1;
      return graph.read(statement, parameters, deadline);
    },
    apply: (changeSet, onProgress) => graph.apply(changeSet, onProgress),
    describe: () => graph.describe(),
    close: () => graph.close(),
  };
}

import { openEmbedded } from '../../src/graph/embedded/embedded.js';
import type { Graph } from '../../src/graph/graph.js';
import { openNeo4j } from '../../src/graph/neo4j/neo4j.js';
import { empty, emptyOfNodes } from './neo4j/connection.js';
import { neo4jUnderTest } from './neo4j/borrowed.js';

export interface Engine {
  readonly name: 'embedded' | 'neo4j';
  /**
   * A graph without nodes; whoever opens it closes it. A file of tests has one Neo4j, so a new graph empties it under the
   * last one. Neo4j keeps its plans, whatever is loaded: nearly all that tests take there is to plan the same statements.
   */
  readonly open: () => Promise<Graph>;
  /** The same for so much that plans made for a small graph are a burden: Neo4j makes them anew when it is loaded. */
  readonly openLarge: () => Promise<Graph>;
  /** The same without constraints and indexes too, and with plans made anew for what is loaded, as a server does. */
  readonly openNew: () => Promise<Graph>;
}

/** The engines that tests run on, for describe.each: the embedded one always, Neo4j where one is available. */
export function engines(): Engine[] {
  const embedded: Engine = {
    name: 'embedded',
    ...{ open: openEmbedded, openLarge: openEmbedded, openNew: openEmbedded },
  };
  if ('absent' in neo4jUnderTest) return [embedded];
  const { connection } = neo4jUnderTest;
  const open = async (): Promise<Graph> => {
    await emptyOfNodes(connection);
    return openNeo4j({ ...connection, keepsPlans: true });
  };
  const openLarge = async (): Promise<Graph> => {
    await emptyOfNodes(connection);
    return openNeo4j(connection);
  };
  const openNew = async (): Promise<Graph> => {
    await empty(connection);
    return openNeo4j(connection);
  };
  return [embedded, { name: 'neo4j', open, openLarge, openNew }];
}

import { connectionIn } from '../database/connection.js';
import { built } from '../built.js';
import { shippedOntology, loadWorld } from '../load.js';

// node loader.js NODES: loads a world into the Neo4j that the environment names, and prints what came of it as JSON.

const connection = connectionIn(process.env);
if (!connection) throw new Error('NEO4J_TEST_URI is not set: the loader is started by the benchmark.');
const { openNeo4j } = await built('graph/neo4j/neo4j');
const graph = openNeo4j(connection);
try {
  const loaded = await loadWorld(graph, await shippedOntology(), Number(process.argv[2]));
  process.stdout.write(`${JSON.stringify(loaded)}\n`);
} finally {
  await graph.close();
}

import { connectionIn } from '../database/connection.js';
import { built } from '../built.js';
import { shippedOntology, loadWorld } from '../load.js';
import { childOf, memoryOf } from './memory.js';

// node loader.js NODES [embedded]: loads a world into the Neo4j that the environment names, or into an embedded engine
// that ends with this process, and prints what came of it as JSON.

const connection = process.argv[3] === 'embedded' ? undefined : connectionIn(process.env);
if (!connection && process.argv[3] !== 'embedded') {
  throw new Error('NEO4J_TEST_URI is not set: the loader is started by the benchmark.');
}
const { openNeo4j } = await built('graph/neo4j/neo4j');
const { openEmbedded } = await built('graph/embedded/embedded');
const graph = connection ? openNeo4j(connection) : await openEmbedded();
try {
  const loaded = await loadWorld(graph, await shippedOntology(), Number(process.argv[2]));
  const engine = connection ? undefined : await memoryOf((await childOf(process.pid)) ?? 0);
  const own = await memoryOf(process.pid);
  process.stdout.write(`${JSON.stringify({ ...loaded, loaderMemory: own?.most, engineMemory: engine?.most })}\n`);
} finally {
  await graph.close();
}

import { GraphError } from '../graph/graph.js';
import type { Graph } from '../graph/graph.js';
import { LoadRefusal } from '../load/refusals.js';
import { EXIT, Exit } from './exit.js';
import type { Settings } from './settings.js';

/**
 * Opens the engine that the settings name, and closes it when the work is done.
 * @throws Exit where the graph fails, or what the work throws.
 */
export async function withGraph<T>(settings: Settings, work: (graph: Graph) => Promise<T>): Promise<T> {
  try {
    const graph = await openGraph(settings);
    try {
      return await work(graph);
    } finally {
      await graph.close();
    }
  } catch (error) {
    if (error instanceof GraphError) throw graphExit(error, settings);
    if (error instanceof LoadRefusal) throw new Exit(EXIT.failure, error.message, { cause: error });
    throw error;
  }
}

/** Reading the driver takes 0.15 s, so each engine is read only where it is used. */
async function openGraph({ neo4j }: Settings): Promise<Graph> {
  if (!neo4j) {
    const { openEmbedded } = await import('../graph/embedded/embedded.js');
    return openEmbedded();
  }
  const { openNeo4j } = await import('../graph/neo4j/neo4j.js');
  // A database without authentication takes any password.
  return openNeo4j({ ...neo4j, password: neo4j.password ?? '' });
}

/** What a graph throws, as a sentence for the one who started the command. */
export function graphExit(error: GraphError, { neo4j }: Settings): Exit {
  const [code, sentence] = neo4j ? neo4jProblem(error, neo4j.uri) : embeddedProblem(error);
  return new Exit(code, sentence, { cause: error });
}

type Failure = readonly [code: Exit['code'], sentence: string];

function neo4jProblem({ code, message }: GraphError, uri: string): Failure {
  switch (code) {
    case 'UNREACHABLE':
    case 'CLOSED':
      return [EXIT.databaseUnreachable, `Neo4j cannot be reached at ${uri}: is it running, and is NEO4J_URI right?`];
    case 'UNAUTHORIZED':
      return [
        EXIT.databaseUnreachable,
        `Neo4j at ${uri} refuses the user or the password: check NEO4J_USER and NEO4J_PASSWORD.`,
      ];
    case 'DEADLINE':
      return [EXIT.failure, `Neo4j at ${uri} took too long to answer.`];
    case 'TOO_LARGE':
      return [
        EXIT.failure,
        `Neo4j at ${uri} ran out of memory, and nothing was changed: give it more (server.memory.heap.max_size).`,
      ];
    case 'CONFLICT':
    case 'FAILED':
      return [EXIT.failure, `Neo4j at ${uri} failed: ${message}`];
  }
}

function embeddedProblem({ code, message }: GraphError): Failure {
  const unreachable = code === 'UNREACHABLE' || code === 'CLOSED';
  return [unreachable ? EXIT.databaseUnreachable : EXIT.failure, `The embedded engine failed: ${message}`];
}

import { DEFAULT_LIMITS } from '../../src/api/limits.js';
import { openEmbedded } from '../../src/graph/embedded/embedded.js';
import type { Graph } from '../../src/graph/graph.js';
import { createApp } from '../../src/http/app.js';
import { loaded, shipped } from './seeded.js';

/**
 * The whole server with the shipped data, on a free port.
 * @param open the engine, the embedded one unless another is given.
 */
export async function startServer(
  open: () => Promise<Graph> = openEmbedded,
): Promise<{ url: string; close: () => Promise<void> }> {
  const { ontology, records } = await shipped();
  const graph = await loaded(await open(), ontology, records);
  const app = await createApp({ ontology, graph, limits: DEFAULT_LIMITS, log: () => {} });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    close: async () => {
      await app.close();
      await graph.close();
    },
  };
}

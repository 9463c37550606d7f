import { DEFAULT_LIMITS } from '../../src/api/limits.js';
import { openEmbedded } from '../../src/graph/embedded/embedded.js';
import { createApp } from '../../src/http/app.js';
import { loaded, shipped } from './seeded.js';

/** The whole server with the shipped data on the embedded engine, on a free port. */
export async function startServer(): Promise<{ url: string; close: () => Promise<void> }> {
  const { ontology, records } = await shipped();
  const graph = await loaded(await openEmbedded(), ontology, records);
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

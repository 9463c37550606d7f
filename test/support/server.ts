import { DEFAULT_LIMITS } from '../../src/api/limits.js';
import { openEmbedded } from '../../src/graph/embedded/embedded.js';
import type { Graph } from '../../src/graph/graph.js';
import { createApp } from '../../src/http/app.js';
import { loaded, shipped } from './seeded.js';
import type { Seeded } from './seeded.js';

/** A server under test. */
export interface TestServer {
  readonly url: string;
  /** Stops answering: nobody listens at its address. */
  readonly stop: () => Promise<void>;
  /** Answers again, at the same address. */
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * The whole server, on a free port.
 * @param open the engine, the embedded one unless another is given.
 * @param seeded the data, that which ships unless other is given.
 */
export async function startServer(
  open: () => Promise<Graph> = openEmbedded,
  seeded: () => Promise<Pick<Seeded, 'ontology' | 'records'>> = shipped,
): Promise<TestServer> {
  const { ontology, records } = await seeded();
  const graph = await loaded(await open(), ontology, records);
  const begin = async (port: number) => {
    const app = await createApp({ ontology, graph, limits: DEFAULT_LIMITS, log: () => {} });
    return { app, url: await app.listen({ host: '127.0.0.1', port }) };
  };
  const { url, ...first } = await begin(0);
  let { app } = first;
  return {
    url,
    stop: () => app.close(),
    start: async () => {
      ({ app } = await begin(Number(new URL(url).port)));
    },
    close: async () => {
      await app.close();
      await graph.close();
    },
  };
}

import { connect } from 'node:net';
import { once } from 'node:events';
import { DEFAULT_LIMITS } from '../../src/api/limits.js';
import { openEmbedded } from '../../src/graph/embedded/embedded.js';
import type { Graph } from '../../src/graph/graph.js';
import { createApp } from '../../src/http/app.js';
import type { AppOptions } from '../../src/http/app.js';
import { counting } from '../support/counting.js';
import type { CountedGraph } from '../support/counting.js';
import { fictional, loaded } from '../support/seeded.js';

export interface Served {
  readonly url: string;
  readonly graph: CountedGraph;
  readonly app: Awaited<ReturnType<typeof createApp>>;
  readonly logged: readonly string[];
  close(): Promise<void>;
}

/** A listening server; over the fictional country, unless another graph is given. */
export async function served(options: Partial<AppOptions> = {}): Promise<Served> {
  const { ontology, records } = await fictional();
  const graph = counting(options.graph ?? (await loaded(await openEmbedded(), ontology, records)));
  const logged: string[] = [];
  const log = (message: string): void => void logged.push(message);
  const app = await createApp({ ontology, limits: DEFAULT_LIMITS, log, ...options, graph });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    graph,
    app,
    logged,
    close: async () => {
      await app.close();
      await graph.close();
    },
  };
}

/** A graph that answers nothing but this. */
export function fakeGraph(read: Graph['read']): Graph {
  return {
    read,
    apply: () => Promise.reject(new Error('Not asked for')),
    describe: () => Promise.resolve({ engine: 'embedded', version: undefined, address: undefined }),
    close: () => Promise.resolve(),
  };
}

/** Sends what fetch would correct, and reads until the server ends the connection. */
export async function raw(url: string, request: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let read = '';
  socket.setEncoding('utf8').on('data', (data: string) => (read += data));
  socket.write(request.replaceAll('\n', '\r\n'));
  await once(socket, 'close');
  return read;
}

/** The head of an answer by lines, and its body. */
export function partsOf(answer: string): { status: string; headers: Record<string, string>; body: string } {
  const [head = '', ...rest] = answer.split('\r\n\r\n');
  const [status = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  return { status, headers: Object.fromEntries(headers), body: rest.join('\r\n\r\n') };
}

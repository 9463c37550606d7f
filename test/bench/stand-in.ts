import { createServer } from 'node:http';
import type { ServerName } from '../../bench/src/servers/names.js';
import type { RunningServer } from '../../bench/src/servers/start.js';

/** What a server answers to a body, as status and text; undefined where it never answers. */
export type Reply = (
  body: Readonly<Record<string, unknown>>,
  request: number,
) => readonly [status: number, text: string] | undefined;

/** A server that answers what a test wants, in place of one that is measured. */
export async function standIn(name: ServerName, reply: Reply): Promise<RunningServer> {
  let requests = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
      const answer = reply(body, (requests += 1));
      if (answer) response.writeHead(answer[0], { 'content-type': 'application/json' }).end(answer[1]);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    name,
    url: `http://127.0.0.1:${port}/graphql`,
    memory: async () => undefined,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

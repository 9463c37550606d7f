import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/api/limits.js';
import { served } from './served.js';
import type { Served } from './served.js';

let server: Served | undefined;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server?.close();
});

/** Says how long a body is, and sends a part of it. */
async function begin(url: string, bytes: number): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  sockets.push(socket);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${bytes}\r\n\r\n{"query":`,
  );
  return socket;
}

const ask = (url: string): Promise<Response> =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ meta { dataVersion } }' }),
  });

describe('bodies that are held at once', () => {
  it('are bounded for a client, and there is room again when they are gone', async () => {
    server = await served({ limits: { ...DEFAULT_LIMITS, requestBytes: 1_000 } });
    const { url } = server;
    for (let body = 0; body < 8; body++) await begin(url, 1_000);
    let refused: Response | undefined;
    // A connection that is open may not have been read yet.
    while (refused?.status !== 503) refused = await ask(url);
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(await refused.json()).toEqual({
      errors: [
        {
          message:
            'The server holds 32000 bytes of requests at once and 8000 of one client, and there is no room. Ask again in a few seconds.',
          extensions: { code: 'OVERLOADED' },
        },
      ],
    });
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toMatch(/rights_graph_errors_total\{code="OVERLOADED"\} [1-9]/);
    for (const socket of sockets.splice(0)) socket.destroy();
    let answered: Response | undefined;
    while (answered?.status !== 200) answered = await ask(url);
  });
});

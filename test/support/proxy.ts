import { connect, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';

/** Stands between a driver and its server, and can be cut. */
export interface Proxy {
  readonly uri: string;
  /** What was sent to the server so far. Bolt leaves text as it is. */
  readonly sent: () => string;
  /** Ends all connections and refuses new ones. */
  readonly cut: () => Promise<void>;
  /** Passes nothing on any more, in neither direction, and tells nobody: a cable that was pulled. */
  readonly freeze: () => void;
  /** Lets new connections through again. */
  readonly restore: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** @param uri of the server: `bolt://host:port`. */
export async function openProxy(uri: string): Promise<Proxy> {
  const target = new URL(uri);
  const sockets = new Set<Socket>();
  const sent: Buffer[] = [];
  let port = 0;
  let server: Server | undefined;

  const listen = (): Promise<void> =>
    new Promise((resolve, reject) => {
      server = createServer((inside) => {
        const outside = connect(Number(target.port || 7687), target.hostname);
        inside.on('data', (data) => sent.push(data));
        for (const [socket, other] of [
          [inside, outside],
          [outside, inside],
        ] as const) {
          sockets.add(socket);
          socket.pipe(other);
          socket.on('error', () => socket.destroy());
          socket.on('close', () => {
            sockets.delete(socket);
            other.destroy();
          });
        }
      });
      server.on('error', reject);
      server.listen(port, '127.0.0.1', () => {
        const address = server?.address();
        if (address && typeof address === 'object') port = address.port;
        resolve();
      });
    });
  const cut = async (): Promise<void> => {
    const closing = server;
    server = undefined;
    for (const socket of sockets) socket.destroy();
    if (closing) await new Promise((resolve) => closing.close(resolve));
  };

  await listen();
  return {
    uri: `${target.protocol}//127.0.0.1:${port}`,
    sent: () => Buffer.concat(sent).toString('latin1'),
    cut,
    freeze: () => {
      for (const socket of sockets) socket.unpipe().pause();
    },
    restore: async () => {
      if (!server) await listen();
    },
    close: cut,
  };
}

import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Stands between a driver and its server, and can be cut. */
export interface Proxy {
  readonly uri: string;
  /** What was sent to the server so far. Bolt leaves text as it is. */
  readonly sent: () => string;
  /** Ends all connections and refuses new ones. */
  readonly cut: () => Promise<void>;
  /** Passes nothing on any more, in neither direction, and tells nobody: a cable that was pulled. */
  readonly freeze: () => void;
  /** Keeps each piece for so long before it passes it on, in milliseconds, until it is thawed. */
  readonly slow: (ms: number) => void;
  /** Passes on again what came meanwhile, and all else at once. */
  readonly thaw: () => void;
  /** Lets new connections through again. */
  readonly restore: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * @param uri of the server: `bolt://host:port`.
 * @param records whether what is sent is kept.
 */
export async function openProxy(uri: string, { records = true } = {}): Promise<Proxy> {
  const target = new URL(uri);
  const sockets = new Set<Socket>();
  const sent: Buffer[] = [];
  let port = 0;
  let server: Server | undefined;
  let pause = 0;
  /** Until when nothing passes; undefined where all does. */
  let frozen: Promise<void> | undefined;
  let melt = (): void => undefined;

  const pass = async (from: Socket, to: Socket, onPiece: (piece: Buffer) => void): Promise<void> => {
    for await (const piece of from) {
      onPiece(piece as Buffer);
      if (pause > 0) await sleep(pause);
      await frozen;
      if (to.destroyed) return;
      if (!to.write(piece as Buffer)) await Promise.race([once(to, 'drain'), once(to, 'close')]);
    }
    to.end();
  };
  const listen = (): Promise<void> =>
    new Promise((resolve, reject) => {
      server = createServer((inside) => {
        const outside = connect(Number(target.port || 7687), target.hostname);
        for (const [socket, other] of [
          [inside, outside],
          [outside, inside],
        ] as const) {
          sockets.add(socket);
          socket.on('error', () => socket.destroy());
          socket.on('close', () => {
            sockets.delete(socket);
            other.destroy();
          });
        }
        const keep = (piece: Buffer): void => {
          if (records) sent.push(piece);
        };
        // What ends in the middle has ended both of them already.
        pass(inside, outside, keep).catch(() => undefined);
        pass(outside, inside, () => undefined).catch(() => undefined);
      });
      server.on('error', reject);
      server.listen(port, '127.0.0.1', () => {
        const address = server?.address();
        if (address && typeof address === 'object') port = address.port;
        resolve();
      });
    });
  const thaw = (): void => {
    pause = 0;
    frozen = undefined;
    melt();
  };
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
    freeze: () => void (frozen ??= new Promise((resolve) => (melt = resolve))),
    slow: (ms) => void (pause = ms),
    thaw,
    restore: async () => {
      thaw();
      if (!server) await listen();
    },
    close: cut,
  };
}

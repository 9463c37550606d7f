import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import type { Connection } from './connection.js';

/** A Neo4j that tests may use, or why there is none. */
export type Neo4jUnderTest = { readonly connection: Connection } | { readonly absent: string };

/**
 * Lends each Neo4j to one test process at a time. Whoever connects is told of one as soon as one is there and free,
 * and has it until the connection ends: so it comes back however the process ends.
 */
export interface Lender {
  readonly port: number;
  readonly add: (lent: Neo4jUnderTest) => void;
  readonly close: () => Promise<void>;
}

/** @param onAsk is told, when a process asks, how many want one or have one now. */
export async function openLender(onAsk: (wanted: number) => void = () => undefined): Promise<Lender> {
  const free: Neo4jUnderTest[] = [];
  const waiting: Socket[] = [];
  const open = new Set<Socket>();

  function add(lent: Neo4jUnderTest): void {
    const next = waiting.shift();
    if (!next) return void free.push(lent);
    next.once('close', () => add(lent)).write(JSON.stringify(lent));
  }
  const server = createServer((socket) => {
    open.add(socket);
    // A process that is killed is no mistake here; that the connection closes is enough.
    socket.on('error', () => undefined).resume();
    socket.once('close', () => {
      open.delete(socket);
      if (waiting.includes(socket)) waiting.splice(waiting.indexOf(socket), 1);
    });
    waiting.push(socket);
    onAsk(open.size);
    const lent = free.shift();
    if (lent) add(lent);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    add,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

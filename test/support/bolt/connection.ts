import type { Socket } from 'node:net';
import { Structure, pack, unpack } from './packstream.js';
import type { Packed, PackedMap } from './packstream.js';

/** Messages of Bolt, by their tags. */
export const TAGS = {
  HELLO: 0x01,
  GOODBYE: 0x02,
  RESET: 0x0f,
  RUN: 0x10,
  BEGIN: 0x11,
  COMMIT: 0x12,
  ROLLBACK: 0x13,
  DISCARD: 0x2f,
  PULL: 0x3f,
  ROUTE: 0x66,
  LOGON: 0x6a,
  SUCCESS: 0x70,
  RECORD: 0x71,
  IGNORED: 0x7e,
  FAILURE: 0x7f,
} as const;

const MAGIC = 0x6060b017;
const HANDSHAKE = 20;
/** Bolt 5.4, as Neo4j 5.13 and later speak it. */
const VERSION = Buffer.of(0, 0, 4, 5);

/** Why a request fails, as the database says it. */
export class Failure extends Error {
  constructor(
    readonly code: string,
    message = code,
  ) {
    super(message);
  }
}

/** What answers the requests of one connection, one after the other. */
export interface Requests {
  /**
   * @returns what the success says; records go to the callback before it.
   * @throws Failure
   */
  readonly answer: (message: Structure, record: (fields: readonly Packed[]) => void) => Promise<PackedMap>;
  /** What is at work is for nothing. */
  readonly reset: () => void;
}

/** Speaks Bolt on a socket: the handshake, chunks, and which requests are ignored after a failure. */
export function speakBolt(socket: Socket, requests: Requests): void {
  let received: Buffer = Buffer.alloc(0);
  let parts: Buffer[] = [];
  let greeted = false;
  let failed = false;
  let last: Promise<void> = Promise.resolve();

  const send = (tag: number, ...fields: Packed[]): void => {
    if (socket.destroyed) return;
    const bytes = pack(new Structure(tag, fields));
    const chunks: Buffer[] = [];
    for (let at = 0; at < bytes.length; at += 0xffff) {
      const chunk = bytes.subarray(at, at + 0xffff);
      const size = Buffer.alloc(2);
      size.writeUInt16BE(chunk.length);
      chunks.push(size, chunk);
    }
    socket.write(Buffer.concat([...chunks, Buffer.alloc(2)]));
  };
  const handle = async (message: Structure): Promise<void> => {
    if (message.tag === TAGS.RESET) {
      failed = false;
      send(TAGS.SUCCESS, {});
      return;
    }
    if (message.tag === TAGS.GOODBYE) return void socket.end();
    if (failed) {
      send(TAGS.IGNORED);
      return;
    }
    try {
      const said = await requests.answer(message, (fields) => send(TAGS.RECORD, fields));
      send(TAGS.SUCCESS, said);
    } catch (error) {
      failed = true;
      const { code, message: text } =
        error instanceof Failure ? error : new Failure('Neo.DatabaseError.General.UnknownError', String(error));
      send(TAGS.FAILURE, { code, message: text });
    }
  };
  const take = (message: Packed): void => {
    if (!(message instanceof Structure)) throw new Error('Bolt: a message is a structure');
    // It overtakes what is at work.
    if (message.tag === TAGS.RESET) requests.reset();
    last = last.then(() => handle(message));
  };
  const read = (): void => {
    if (!greeted) {
      if (received.length < HANDSHAKE) return;
      if (received.readUInt32BE(0) !== MAGIC) return void socket.destroy();
      received = received.subarray(HANDSHAKE);
      greeted = true;
      socket.write(VERSION);
    }
    for (;;) {
      if (received.length < 2) return;
      const size = received.readUInt16BE(0);
      if (received.length < 2 + size) return;
      const part = received.subarray(2, 2 + size);
      received = received.subarray(2 + size);
      if (size > 0) parts.push(part);
      else if (parts.length > 0) {
        const whole = Buffer.concat(parts);
        parts = [];
        take(unpack(whole));
      }
    }
  };
  socket.on('data', (data: Buffer) => {
    received = Buffer.concat([received, data]);
    read();
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => requests.reset());
}

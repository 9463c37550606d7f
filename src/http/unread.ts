import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Connections on which a request has its answer while its body still arrives. */
const answered = new WeakSet<Socket>();

export function isAnswered(socket: Socket): boolean {
  return answered.has(socket);
}

/**
 * Answers a request whose body has not been read, and reads the rest of it all the same, to throw it away: a connection
 * that is closed while something arrives is reset, and a client that writes to the end before it reads (as Python's
 * urllib does) would never see the answer. A body beyond the bound ends with its connection, and so does one that takes
 * longer than a request may.
 * @param most bytes that are read and thrown away.
 */
export function answerUnread(request: FastifyRequest, reply: FastifyReply, text: string, most: number): void {
  throwAway(request.raw, most);
  if (reply.raw.shouldKeepAlive) {
    // Fastify closes after a body that it did not read; that is not needed where the rest is read.
    void reply.removeHeader('connection').send(text);
    return;
  }
  // The answer is the last one, and Node would close with it.
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) reply.raw.setHeader(name, value);
  reply.raw.setHeader('content-length', Buffer.byteLength(text));
  reply.raw.statusCode = reply.statusCode;
  halfClose(request.raw, reply.raw, text);
}

function throwAway(request: IncomingMessage, most: number): void {
  const { socket } = request;
  let left = most;
  answered.add(socket);
  request.once('end', () => answered.delete(socket));
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) socket.destroy();
  });
}

/** Ends the side that writes with the answer, and the side that reads with the body. */
function halfClose(request: IncomingMessage, response: ServerResponse, text: string): void {
  const { socket } = request;
  response.write(text, () => {
    socket.end();
    if (request.readableEnded) socket.destroySoon();
    else request.once('end', () => socket.destroySoon());
  });
}

import type { FastifyRequest, onRequestHookHandler } from 'fastify';
import { overloaded } from '../api/queue.js';
import { Room } from '../turns/room.js';
import { clientOf } from './client.js';
import { refuseError } from './refusal.js';

/** How many bodies of the largest size are held at once, while they arrive and wait: in all, and of one client. */
const BODIES = 32;
const BODIES_OF_ONE = 8;

/**
 * Bounds the bytes of bodies that are held at once: they arrive before it is the turn of their operation.
 * @param onRefused told of each that finds no room, by code.
 */
export function roomForBody(bodyBytes: number, onRefused: (code: string) => void): onRequestHookHandler {
  const size = { all: BODIES * bodyBytes, ofOne: BODIES_OF_ONE * bodyBytes };
  const room = new Room(size);
  return (request, reply, done) => {
    const bytes = bytesOf(request, bodyBytes);
    const leave = bytes === 0 ? undefined : room.take(clientOf(request.ip), bytes);
    if (leave) reply.raw.once('close', leave);
    if (leave || bytes === 0) {
      done();
      return;
    }
    onRefused('OVERLOADED');
    refuseError(
      request,
      reply,
      overloaded(
        `The server holds ${size.all} bytes of requests at once and ${size.ofOne} of one client, and there is no room.`,
      ),
    );
  };
}

/** As many as it says, or may have; none of a body that is refused for its size. */
function bytesOf({ headers }: FastifyRequest, most: number): number {
  const length = headers['content-length'];
  if (length === undefined) return headers['transfer-encoding'] === undefined ? 0 : most;
  const bytes = Number(length);
  return bytes <= most ? bytes : 0;
}

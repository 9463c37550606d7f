import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Client } from '../turns/turns.js';
import { clientOf } from './client.js';
import { refusalOf } from './refusal.js';

/** How many bodies of the largest size are held at once, while they arrive and wait: in all, and of one client. */
const BODIES = 32;
const BODIES_OF_ONE = 8;

/**
 * Bounds the bytes of bodies that are held at once: they arrive before it is the turn of their operation.
 * @param onRefused told of each that finds no room, by code.
 */
export function limitBodies(app: FastifyInstance, bodyBytes: number, onRefused: (code: string) => void): void {
  const held = new Map<Client, number>();
  let all = 0;
  app.addHook('onRequest', (request, reply, done) => {
    const bytes = bytesOf(request, bodyBytes);
    const client = clientOf(request.ip);
    const own = held.get(client) ?? 0;
    if (bytes > 0 && (all + bytes > BODIES * bodyBytes || own + bytes > BODIES_OF_ONE * bodyBytes)) {
      const { status, code, headers, body } = refusalOf(noRoom(bodyBytes));
      onRefused(code);
      void reply.code(status).headers(headers).send(body);
      return;
    }
    all += bytes;
    held.set(client, own + bytes);
    reply.raw.once('close', () => {
      all -= bytes;
      const left = (held.get(client) ?? 0) - bytes;
      if (left > 0) held.set(client, left);
      else held.delete(client);
    });
    done();
  });
}

/** As many as it says, or may have; none of a body that is refused for its size. */
function bytesOf({ headers }: FastifyRequest, most: number): number {
  const length = headers['content-length'];
  if (length === undefined) return headers['transfer-encoding'] === undefined ? 0 : most;
  const bytes = Number(length);
  return bytes <= most ? bytes : 0;
}

function noRoom(bodyBytes: number): GraphQLError {
  const [all, own] = [BODIES * bodyBytes, BODIES_OF_ONE * bodyBytes];
  return new GraphQLError(
    `The server holds ${all} bytes of requests at once and ${own} of one client, and there is no room. Ask again in a few seconds.`,
    { extensions: { code: 'OVERLOADED', http: { status: 503, headers: new Map([['retry-after', '2']]) } } },
  );
}

import { Readable } from 'node:stream';
import { HeaderMap } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { ApiContext } from '../api/context.js';
import type { Limits } from '../api/limits.js';
import { DATA_VERSION_HEADER } from '../api/loaded.js';
import { overloaded } from '../api/queue.js';
import type { Turn } from '../api/queue.js';
import type { Api } from '../api/server.js';
import { Room } from '../turns/room.js';
import { nextSlice } from '../turns/slice.js';
import { mustNotNestMore } from './brackets.js';
import { clientOf } from './client.js';
import { refuseError } from './refusal.js';

/** How many of the largest answers are held until somebody has read them: in all, and of one client. */
const ANSWERS = 10;
const ANSWERS_OF_ONE = 4;
/** Bytes of answers that need no room: whoever asks for many of these has many turns to wait for. */
const UNCOUNTED = 16_000;

/** What answers `/graphql`. */
export interface GraphqlRoute {
  readonly api: Api;
  readonly limits: Limits;
  /** Told of each request that is refused before it is an operation, or before its answer is sent, by code. */
  readonly onRefused: (code: string) => void;
  /** Told which context a request has. */
  readonly belongs: ((request: FastifyRequest, context: ApiContext) => void) | undefined;
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<string | Readable | FastifyReply>;

/** Only JSON is read, and not before it is the turn of its operation. */
export function readLater(app: FastifyInstance): void {
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => done(null, text));
}

/**
 * Answers `/graphql` by GET and POST. A turn begins before anything is read of a request, and ends when its answer is
 * written: reading, checking and planning take time too. What is inspected against the limits is what is run: both are
 * read from the address here, once, since two readers of one address can be made to see two different queries.
 */
export function graphqlHandler(app: FastifyInstance, route: GraphqlRoute): Handler {
  const { api, limits, onRefused } = route;
  const room = new Room({ all: ANSWERS * limits.answerBytes, ofOne: ANSWERS_OF_ONE * limits.answerBytes });
  const readBody = bodyReader(app, limits.nesting);

  const operate = async (request: FastifyRequest, reply: FastifyReply, turn: Turn): Promise<string | Readable> => {
    const search = request.method === 'GET' ? searchOf(request.url) : '';
    const parameters = new URLSearchParams(search);
    for (const name of ['variables', 'extensions']) mustNotNestMore(name, parameters.get(name) ?? '', limits.nesting);
    const sent = request.method === 'GET' ? undefined : await readBody(request);
    const query = request.method === 'GET' ? parameters.get('query') : queryIn(sent);
    let context: ApiContext | undefined;
    const { status, headers, body } = await api.server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: request.method, headers: headersOf(request), search, body: sent },
      context: async () => {
        context = api.contextFor(query, turn, wantedVersion(request));
        route.belongs?.(request, context);
        return context;
      },
    });
    if (body.kind !== 'complete') throw new Error('An answer in parts, though nothing asks for one');
    for (const [name, value] of headers) void reply.header(name, value);
    void reply.code(status ?? 200);
    const { pieces, counts } = context?.written ?? {};
    const held = pieces ?? (body.string.length > UNCOUNTED ? [Buffer.from(body.string)] : undefined);
    const answer = held ? sendPieces(held, turn.client, reply, room) : body.string;
    counts?.();
    return answer;
  };

  return async (request, reply) => {
    try {
      const turn = await api.queue.enter(clientOf(request.ip));
      try {
        await nextSlice();
        return await operate(request, reply, turn);
      } finally {
        turn.leave();
      }
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      onRefused(String(error.extensions['code']));
      refuseError(request, reply, error);
      return reply;
    }
  };
}

function bodyReader(app: FastifyInstance, nesting: number): (request: FastifyRequest) => Promise<unknown> {
  const json = app.getDefaultJsonParser('error', 'error');
  return (request) => {
    const text = request.body as string | undefined;
    if (text === undefined) return Promise.resolve(undefined);
    mustNotNestMore('body', text, nesting);
    return new Promise((resolve, reject) => {
      void json(request, text, (error, value) => (error ? reject(error) : resolve(value)));
    });
  };
}

/** @throws GraphQLError OVERLOADED where too much is held that nobody has read yet. */
function sendPieces(pieces: readonly Buffer[], client: string, reply: FastifyReply, room: Room): Readable {
  const bytes = pieces.reduce((sum, { length }) => sum + length, 0);
  const leave = room.take(client, bytes);
  if (!leave) {
    const { all, ofOne } = room.size;
    throw overloaded(
      `The server holds ${all} bytes of answers that are not read yet and ${ofOne} for one client, and there is no room.`,
    );
  }
  reply.raw.once('close', leave);
  void reply.header('content-length', bytes);
  return Readable.from(pieces);
}

function wantedVersion({ headers }: FastifyRequest): string | undefined {
  const given = headers[DATA_VERSION_HEADER];
  return Array.isArray(given) ? given.join(', ') : given;
}

function searchOf(url: string): string {
  const start = url.indexOf('?');
  return start === -1 ? '' : (url.slice(start).split('#', 1)[0] ?? '');
}

function queryIn(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'query' in body ? body.query : undefined;
}

function headersOf(request: FastifyRequest): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

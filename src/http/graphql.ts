import { HeaderMap } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { GraphQLError } from 'graphql';
import type { ApiContext } from '../api/context.js';
import type { Limits } from '../api/limits.js';
import { overloaded } from '../api/queue.js';
import { DATA_VERSION_HEADER } from '../api/loaded.js';
import type { Api } from '../api/server.js';
import { Room } from '../turns/room.js';
import { nextSlice } from '../turns/slice.js';
import { clientOf } from './client.js';
import { mustNotNestMore } from './brackets.js';
import { refusalOf } from './refusal.js';

/** How many of the largest answers are held until somebody has read them: in all, and of one client. */
const ANSWERS = 10;
const ANSWERS_OF_ONE = 4;

/** What answers `/graphql`, by GET and POST. */
export interface GraphqlRoute {
  readonly api: Api;
  readonly limits: Limits;
  /** Told of each request that is refused before it is read, by code. */
  readonly onRefused: (code: string) => void;
}

/**
 * The turn begins before anything is read of a request, and ends when its answer is written: reading, checking and
 * planning take time too. What is inspected against the limits is what is run: both are read from the address here,
 * once, since two readers of one address can be made to see two different queries.
 */
export function serveGraphql(app: FastifyInstance, { api, limits, onRefused }: GraphqlRoute): void {
  // Only JSON is read, and not before its turn.
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => done(null, text));
  const json = app.getDefaultJsonParser('error', 'error');
  const readBody = (request: FastifyRequest): Promise<unknown> => {
    const text = request.body as string | undefined;
    if (text === undefined) return Promise.resolve(undefined);
    mustNotNestMore('body', text, limits.nesting);
    return new Promise((resolve, reject) => {
      void json(request, text, (error, value) => (error ? reject(error) : resolve(value)));
    });
  };

  const { answerBytes } = limits;
  const room = new Room({ all: ANSWERS * answerBytes, ofOne: ANSWERS_OF_ONE * answerBytes });
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<string | Readable> => {
    const client = clientOf(request.ip);
    const turn = await api.queue.enter(client);
    let context: ApiContext | undefined;
    try {
      await nextSlice();
      const search = request.method === 'GET' ? searchOf(request.url) : '';
      const parameters = new URLSearchParams(search);
      for (const name of ['variables', 'extensions']) mustNotNestMore(name, parameters.get(name) ?? '', limits.nesting);
      const requestBody = request.method === 'GET' ? undefined : await readBody(request);
      const query = request.method === 'GET' ? parameters.get('query') : queryIn(requestBody);
      const { status, headers, body } = await api.server.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: request.method, headers: headersOf(request), search, body: requestBody },
        context: async () => (context = api.contextFor(query, turn, wantedVersion(request))),
      });
      if (body.kind !== 'complete') throw new Error('An answer in parts, though nothing asks for one');
      for (const [name, value] of headers) void reply.header(name, value);
      void reply.code(status ?? 200);
      if (!context?.pieces) return body.string;
      const { pieces } = context;
      const bytes = pieces.reduce((sum, { length }) => sum + length, 0);
      const leave = room.take(client, bytes);
      if (!leave)
        throw overloaded(
          `The server holds ${ANSWERS * answerBytes} bytes of answers that nobody has read yet, ${ANSWERS_OF_ONE * answerBytes} of one client, and there is no room.`,
        );
      reply.raw.once('close', leave);
      void reply.header('content-length', bytes);
      return Readable.from(pieces);
    } finally {
      turn.leave();
    }
  };

  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    exposeHeadRoute: false,
    handler: (request, reply) =>
      answer(request, reply).catch((error: unknown) => {
        if (!(error instanceof GraphQLError)) throw error;
        const { status, code, headers, body } = refusalOf(error);
        onRefused(code);
        return reply.code(status).headers(headers).send(body);
      }),
  });
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

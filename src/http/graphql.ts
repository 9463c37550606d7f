import { Readable } from 'node:stream';
import { HeaderMap } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { ApiContext } from '../api/context.js';
import type { Limits } from '../api/limits.js';
import { DATA_VERSION_HEADER } from '../api/loaded.js';
import { overloaded } from '../api/queue.js';
import type { Turn } from '../api/queue.js';
import type { Api, ApiRequest } from '../api/server.js';
import type { Ontology } from '../ontology/ontology.js';
import { Room } from '../turns/room.js';
import { nextSlice } from '../turns/slice.js';
import { answerForm } from './answer-form.js';
import type { AnswerForm } from './answer-form.js';
import { mustNotNestMore } from './brackets.js';
import { isVisit, leadToPlayground } from './browser-visit.js';
import { clientOf } from './client.js';
import { compressed } from './compression.js';
import { isKnown, unchanged } from './entity-tag.js';
import type { AnswerTags } from './entity-tag.js';
import { refuseError } from './refusal.js';
import { answerTable } from './table-answer.js';
import type { TableAnswer } from './table-answer.js';
import { addVary } from './vary.js';

/** How many of the largest answers are held until somebody has read them: in all, and of one client. */
const ANSWERS = 10;
const ANSWERS_OF_ONE = 4;
/** Bytes of answers that need no room: whoever asks for many of these has many turns to wait for. */
const UNCOUNTED = 16_000;

/** What answers `/graphql`. */
export interface GraphqlRoute {
  readonly api: Api;
  readonly ontology: Ontology;
  readonly limits: Limits;
  /** Told of each request that is refused before it is an operation, or before its answer is sent, by code. */
  readonly onRefused: (code: string) => void;
  /** Told which context a request has. */
  readonly belongs: ((request: FastifyRequest, context: ApiContext) => void) | undefined;
  readonly tags: AnswerTags;
}

type Answer = string | Buffer | Readable | FastifyReply;
type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<Answer>;

/** What a client has already: the tag, and of which data it is. */
interface Known {
  readonly tag: string;
  readonly dataVersion?: string;
}

/** How an answer begins that has nothing but errors. */
const ERRORS = '{"errors"';

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
  const { api, ontology, limits, onRefused, tags } = route;
  const room = new Room({ all: ANSWERS * limits.answerBytes, ofOne: ANSWERS_OF_ONE * limits.answerBytes });
  const readBody = bodyReader(app, limits.nesting);

  const tableFor = async (
    request: FastifyRequest,
    form: AnswerForm,
    operation: () => (ApiRequest & { readonly query: string }) | undefined,
    turn: Turn,
  ): Promise<TableAnswer | undefined> => {
    const asked = form.kind === 'table' ? operation() : undefined;
    if (form.kind !== 'table' || !asked) return undefined;
    const contextFor = (query: string): ApiContext => {
      const context = api.contextFor(query, turn, wantedVersion(request));
      route.belongs?.(request, context);
      return context;
    };
    return answerTable({ api, ontology, limits, contextFor }, form, asked);
  };

  /** @throws GraphQLError OVERLOADED */
  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { client }: Turn,
    whole: readonly Buffer[],
  ): Promise<Answer> => {
    const pieces = await compressed(request, reply, whole);
    const bytes = pieces.reduce((sum, { length }) => sum + length, 0);
    if (bytes > UNCOUNTED) return sendPieces(pieces, client, reply, room);
    // Of what is no operation the log reads the errors.
    return pieces === whole ? Buffer.concat(pieces).toString() : Buffer.concat(pieces);
  };

  /** What the client has that is what it would be answered now; undefined where that is not known. */
  const known = async (request: FastifyRequest, turn: Turn): Promise<Known | undefined> => {
    if (request.method !== 'GET' || request.headers['if-none-match'] === undefined) return undefined;
    const tag = tags.tag(request, undefined);
    if (isKnown(request, tag)) return { tag };
    // What cannot be known is said by the operation.
    const dataVersion = await api.dataVersionNow(turn, wantedVersion(request)).catch(() => undefined);
    if (dataVersion === undefined) return undefined;
    const tagOfData = tags.tag(request, dataVersion);
    return isKnown(request, tagOfData) ? { tag: tagOfData, dataVersion } : undefined;
  };

  const operate = async (request: FastifyRequest, reply: FastifyReply, turn: Turn): Promise<Answer> => {
    const address = searchOf(request.url);
    const search = request.method === 'GET' ? address : '';
    const parameters = new URLSearchParams(search);
    const form = answerForm(request.headers.accept, new URLSearchParams(address));
    for (const name of ['variables', 'extensions']) mustNotNestMore(name, parameters.get(name) ?? '', limits.nesting);
    const same = await known(request, turn);
    if (same) {
      if (same.dataVersion !== undefined) void reply.header(DATA_VERSION_HEADER, same.dataVersion);
      return unchanged(reply, same.tag);
    }
    const before = tags.tag(request, undefined);
    /** None where a day began meanwhile: which of the two it is of is not known. */
    const tag = (dataVersion: string | undefined): void => {
      if (request.method !== 'GET' || tags.tag(request, undefined) !== before) return;
      void reply.header('etag', tags.tag(request, dataVersion));
    };
    const sent = request.method === 'GET' ? undefined : await readBody(request);
    const query = request.method === 'GET' ? parameters.get('query') : queryIn(sent);
    const table = await tableFor(request, form, () => requestIn(request.method, parameters, sent), turn);
    if (table) {
      for (const [name, value] of table.headers) void reply.header(name, value);
      void reply.code(table.status);
      const { written } = table.context;
      if (table.status === 200 && written.isWhole) tag(table.headers.get(DATA_VERSION_HEADER));
      const answer = await send(request, reply, turn, table.pieces);
      written.counts?.();
      return answer;
    }
    let context: ApiContext | undefined;
    const { status, headers, body } = await api.server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: request.method, headers: headersOf(request, form), search, body: sent },
      context: async () => {
        context = api.contextFor(query, turn, wantedVersion(request));
        route.belongs?.(request, context);
        return context;
      },
    });
    if (body.kind !== 'complete') throw new Error('An answer in parts, though nothing asks for one');
    for (const [name, value] of headers) void reply.header(name, value);
    // Only an operation that is refused comes here without its table.
    void reply.code(form.kind === 'table' ? Math.max(status ?? 200, 400) : (status ?? 200));
    const { pieces, counts, isWhole } = context?.written ?? {};
    // What became too long while it was written has an error in its place.
    if (isWhole && (pieces || !body.string.startsWith(ERRORS))) tag(headers.get(DATA_VERSION_HEADER));
    const answer = await send(request, reply, turn, pieces ?? [Buffer.from(body.string)]);
    counts?.();
    return answer;
  };

  return async (request, reply) => {
    addVary(reply, 'accept');
    if (isVisit(request)) return leadToPlayground(reply);
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

/** The operation of a request; undefined where the request is none as it has to be. */
function requestIn(
  method: string,
  parameters: URLSearchParams,
  sent: unknown,
): (ApiRequest & { readonly query: string }) | undefined {
  const given = method === 'GET' ? sentInAddress(parameters) : sent;
  if (!isRecord(given)) return undefined;
  const { query, operationName, variables, extensions } = given;
  if (typeof query !== 'string' || query === '') return undefined;
  if (!isAbsent(operationName) && typeof operationName !== 'string') return undefined;
  if (!isAbsent(variables) && !isRecord(variables)) return undefined;
  if (!isAbsent(extensions) && !isRecord(extensions)) return undefined;
  return {
    query,
    ...(typeof operationName === 'string' && { operationName }),
    ...(isRecord(variables) && { variables }),
  };
}

/** Undefined where something stands there twice, or is no JSON. */
function sentInAddress(parameters: URLSearchParams): unknown {
  const names = ['query', 'operationName', 'variables', 'extensions'];
  if (names.some((name) => parameters.getAll(name).length > 1)) return undefined;
  try {
    return Object.fromEntries(
      names.map((name) => {
        const text = parameters.get(name);
        return [
          name,
          text === null || name === 'query' || name === 'operationName' ? text : (JSON.parse(text) as unknown),
        ];
      }),
    );
  } catch {
    return undefined;
  }
}

function isAbsent(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where a table is asked for, what is answered in its place is JSON. */
function headersOf(request: FastifyRequest, form: AnswerForm): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  if (form.kind === 'table' || form.isNamed) headers.set('accept', 'application/json');
  return headers;
}

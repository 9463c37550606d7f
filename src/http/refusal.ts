import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { ErrorCode, Log } from '../api/errors.js';
import { nearestAddress } from '../page/no-such-address.js';
import type { Address } from '../page/no-such-address.js';
import type { Origins } from './cors.js';
import { headersFor, pathOf } from './headers.js';
import { takesPages } from './record-form.js';
import { refuseAddressWithPage, refuseWithPage } from './refusal-page.js';
import { answerUnread, isAnswered } from './unread.js';
import { addVary } from './vary.js';

const METHODS = ['GET', 'HEAD', 'POST'] as const;
const NO_ADDRESS = 'The address cannot be read: a "%" is followed by two hexadecimal digits.';
const UNREADABLE = 'The request cannot be read.';
/** Of a body that is not read, so many times the bytes of the largest that is are taken and thrown away. */
const THROWN_AWAY = 16;
/** Characters of a header that are repeated to the client. */
const REPEATED = 40;

/** What those are told who ask for what there is not. */
export interface Refusing {
  readonly addresses: readonly Address[];
  /** What pages are put into; undefined where there are none. */
  readonly frame: string | undefined;
  readonly log: Log;
}

/**
 * Answers what no route answers, and what Fastify refuses before a route sees it, in the form of a GraphQL error; with a
 * page, who looks in a browser for an address that there is not.
 */
export function refuse(app: FastifyInstance, { addresses, frame, log }: Refusing): void {
  const paths = addresses.map((address) => address.path);
  app.setNotFoundHandler((request, reply) => {
    const path = pathOf(request.url);
    const allowed = METHODS.filter((method) => app.hasRoute({ method, url: path }));
    if (allowed.length > 0) {
      const sentence = `${path} takes ${allowed.join(', ')}, not ${request.method}.`;
      void reply.header('allow', allowed.join(', '));
      refuseWith(request, reply, 405, sentence, 'METHOD_NOT_ALLOWED');
      return;
    }
    const meant = request.method === 'GET' ? otherSlashes(app, path, paths) : undefined;
    if (meant !== undefined) {
      void reply
        .code(308)
        .header('location', meant + request.url.slice(path.length))
        .send();
      return;
    }
    if (frame !== undefined && isReader(request, reply)) {
      void refuseAddressWithPage(reply, path, addresses, frame);
      return;
    }
    const near = nearestAddress(path, addresses);
    const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
    refuseWith(request, reply, 404, `There is no ${path}.${hint} There is ${paths.join(', ')}.`, 'NOT_FOUND');
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) {
      const sentence = BY_CODE[error.code]?.(request) ?? UNREADABLE;
      refuseWith(request, reply, status, sentence, status === 413 ? 'LIMIT_EXCEEDED' : 'BAD_REQUEST');
      return;
    }
    log(`${request.method} ${pathOf(request.url)} failed`, error);
    refuseWith(request, reply, 500, 'Something went wrong on the server.', 'INTERNAL_SERVER_ERROR');
  });
}

/** The address that is meant by one with slashes at its end, or without the one that is there. */
function otherSlashes(app: FastifyInstance, path: string, paths: readonly string[]): string | undefined {
  const without = path.replace(/\/+$/, '');
  if (without !== path) return paths.includes(without) ? without : undefined;
  return app.hasRoute({ method: 'GET', url: `${path}/` }) ? `${path}/` : undefined;
}

/** Whether somebody looks in a browser, which sends no body; the answer says that it hangs on what they take. */
function isReader({ method, headers }: FastifyRequest, reply: FastifyReply): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  addVary(reply, 'accept');
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  return !hasBody && takesPages(headers.accept);
}

const EXAMPLE = '{"query": "{ meta { dataVersion } }"}';

const BY_CODE: Readonly<Record<string, (request: FastifyRequest) => string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ({ server }) =>
    `The body is larger than ${server.initialConfig.bodyLimit} bytes. Send a shorter query, or its values as variables in several operations.`,
  FST_ERR_CTP_INVALID_JSON_BODY: () => `The body is no JSON. Send ${EXAMPLE} with content-type: application/json.`,
  FST_ERR_CTP_EMPTY_JSON_BODY: () => `The body is empty. Send ${EXAMPLE}.`,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () =>
    `The content-type is not supported. Send ${EXAMPLE} with content-type: application/json.`,
};

/** Refuses a body that is compressed, before it is read: a hook for routes that read one. */
export function refuseCompressed(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const coding = request.headers['content-encoding']?.trim() ?? '';
  if (request.method === 'GET' || coding === '' || coding.toLowerCase() === 'identity') {
    done();
    return;
  }
  const named = JSON.stringify(coding.length > REPEATED ? `${coding.slice(0, REPEATED)}…` : coding);
  const sentence = `The body is compressed (content-encoding: ${named}), and bodies are read uncompressed only. Send it as it is, without content-encoding.`;
  void reply.header('accept-encoding', 'identity');
  refuseWith(request, reply, 415, sentence, 'BAD_REQUEST');
}

/**
 * Answers a request with one error, whether its body has arrived or not.
 * @param more what its extensions have beside the code.
 */
export function refuseWith(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  sentence: string,
  code: ErrorCode,
  more: Extensions = {},
): void {
  const text = JSON.stringify(body(sentence, code, more));
  refusals.set(request, code);
  void reply.code(status).type(CONTENT_TYPE);
  if (request.raw.complete || request.method === 'HEAD') void reply.send(text);
  else answerUnread(request, reply, text, THROWN_AWAY * (request.server.initialConfig.bodyLimit ?? 0));
}

/** Refuses with an error that was made for a client. */
export function refuseError(request: FastifyRequest, reply: FastifyReply, { message, extensions }: GraphQLError): void {
  const { code, http, ...more } = extensions as {
    code: ErrorCode;
    http?: { status: number; headers?: ReadonlyMap<string, string> };
  };
  for (const [name, value] of http?.headers ?? []) void reply.header(name, value);
  refuseWith(request, reply, http?.status ?? 400, message, code, more);
}

const CONTENT_TYPE = 'application/json; charset=utf-8';

const refusals = new WeakMap<FastifyRequest, ErrorCode>();

/** The code with which a request was refused here; undefined for one that was not. */
export function refusalOf(request: FastifyRequest): ErrorCode | undefined {
  return refusals.get(request);
}

/** For an address that no router can read: no hook has run for it. @param frame what pages are put into. */
export function refuseBadAddress(
  origins: Origins,
  frame: string | undefined,
): (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => void {
  return (error, request, reply) => {
    void reply.headers(headersFor(pathOf(request.url), origins, request.headers.origin));
    const status = error.statusCode ?? 400;
    if (frame !== undefined && isReader(request, reply)) {
      void refuseWithPage(reply, new GraphQLError(NO_ADDRESS, { extensions: { http: { status } } }), frame);
      return;
    }
    refuseWith(request, reply, status, NO_ADDRESS, 'BAD_REQUEST');
  };
}

/** For what is no request at all: there is only a socket to write to, and nobody knows the page that asks. */
export function answerUnreadable(origins: Origins): (error: NodeJS.ErrnoException, socket: Socket) => void {
  return (error, socket) => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return;
    if (socket.writable && !isAnswered(socket)) socket.end(unreadableAnswer(error.code, origins));
    socket.destroySoon();
  };
}

function unreadableAnswer(reason: string | undefined, origins: Origins): string {
  const [status, sentence, code] = unreadable(reason);
  const text = JSON.stringify(body(sentence, code));
  const headers = {
    ...headersFor('', origins),
    'content-type': CONTENT_TYPE,
    'content-length': String(Buffer.byteLength(text)),
    connection: 'close',
  };
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  return `${lines.join('\r\n')}\r\n\r\n${text}`;
}

function unreadable(reason: string | undefined): readonly [status: number, sentence: string, code: ErrorCode] {
  switch (reason) {
    case 'HPE_HEADER_OVERFLOW':
      return [431, 'The address and the headers are too long together. Send the query by POST.', 'LIMIT_EXCEEDED'];
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return [408, 'The request took too long to arrive.', 'BAD_REQUEST'];
    default:
      return [400, UNREADABLE, 'BAD_REQUEST'];
  }
}

type Extensions = Readonly<Record<string, unknown>>;

function body(message: string, code: ErrorCode, more: Extensions = {}): { errors: object[] } {
  return { errors: [{ message, extensions: { code, ...more } }] };
}

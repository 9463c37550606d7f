import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import type { Log } from '../api/errors.js';
import { HEADERS, headersFor, pathOf } from './headers.js';

const METHODS = ['GET', 'HEAD', 'POST'] as const;
const NO_ADDRESS = 'The address cannot be read: a "%" is followed by two hexadecimal digits.';
const UNREADABLE = 'The request cannot be read.';

/** Answers what no route answers, and what Fastify refuses before a route sees it, in the form of a GraphQL error. */
export function refuse(app: FastifyInstance, addresses: readonly string[], log: Log): void {
  app.setNotFoundHandler((request, reply) => {
    const path = pathOf(request.url);
    const allowed = METHODS.filter((method) => app.hasRoute({ method, url: path }));
    if (allowed.length > 0) {
      const sentence = `${path} takes ${allowed.join(', ')}, not ${request.method}.`;
      return reply.code(405).header('allow', allowed.join(', ')).send(body(sentence, 'METHOD_NOT_ALLOWED'));
    }
    return reply.code(404).send(body(`There is no ${path}. There is ${addresses.join(', ')}.`, 'NOT_FOUND'));
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) {
      // Fastify closes after a body that it did not read, and a client that still sends then never sees the answer.
      // Without that Node reads on and throws away, for as long as a request may take.
      reply.removeHeader('connection');
      const sentence = BY_CODE[error.code]?.(app) ?? UNREADABLE;
      return reply.code(status).send(body(sentence, status === 413 ? 'LIMIT_EXCEEDED' : 'BAD_REQUEST'));
    }
    log(`${request.method} ${pathOf(request.url)} failed`, error);
    return reply.code(500).send(body('Something went wrong on the server.', 'INTERNAL_SERVER_ERROR'));
  });
}

const EXAMPLE = '{"query": "{ meta { dataVersion } }"}';

const BY_CODE: Readonly<Record<string, (app: FastifyInstance) => string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: (app) =>
    `The body is larger than ${app.initialConfig.bodyLimit} bytes. Send a shorter query, or its values as variables in several operations.`,
  FST_ERR_CTP_INVALID_JSON_BODY: () => `The body is no JSON. Send ${EXAMPLE} with content-type: application/json.`,
  FST_ERR_CTP_EMPTY_JSON_BODY: () => `The body is empty. Send ${EXAMPLE}.`,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => `The content-type is not supported. Send application/json.`,
};

/** What is sent of an error that was made for a client, and with which status. */
export function refusalOf({ message, extensions }: GraphQLError): {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ReturnType<typeof body>;
} {
  const { code, http } = extensions as {
    code: string;
    http?: { status: number; headers: ReadonlyMap<string, string> };
  };
  const headers = Object.fromEntries(http?.headers ?? []);
  return { status: http?.status ?? 400, code, headers, body: body(message, code) };
}

/** For an address that no router can read: no hook has run for it. */
export function refuseBadAddress(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  void reply
    .code(error.statusCode ?? 400)
    .headers(headersFor(pathOf(request.url)))
    .send(body(NO_ADDRESS, 'BAD_REQUEST'));
}

/** For what is no request at all: there is only a socket to write to. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [status, sentence, code] = unreadable(error.code);
  const text = JSON.stringify(body(sentence, code));
  const headers = {
    ...HEADERS,
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(text)),
    connection: 'close',
  };
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  if (socket.writable) socket.end(`${lines.join('\r\n')}\r\n\r\n${text}`);
  socket.destroySoon();
}

function unreadable(code: string | undefined): readonly [status: number, sentence: string, code: string] {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return [431, 'The address and the headers are too long together. Send the query by POST.', 'LIMIT_EXCEEDED'];
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return [408, 'The request took too long to arrive.', 'BAD_REQUEST'];
    default:
      return [400, UNREADABLE, 'BAD_REQUEST'];
  }
}

function body(message: string, code: string): { errors: { message: string; extensions: { code: string } }[] } {
  return { errors: [{ message, extensions: { code } }] };
}

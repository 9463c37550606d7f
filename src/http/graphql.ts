import { HeaderMap } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiContext } from '../api/context.js';
import type { Api } from '../api/server.js';

/**
 * Answers `/graphql` by GET and POST. What is inspected against the limits is what is run: both are read from the
 * address here, once, since two readers of one address can be made to see two different queries.
 * @param belongs is told which context a request has.
 */
export function graphqlHandler(
  api: Api,
  belongs?: (request: FastifyRequest, context: ApiContext) => void,
): (request: FastifyRequest, reply: FastifyReply) => Promise<string> {
  return async (request, reply) => {
    const search = request.method === 'GET' ? searchOf(request.url) : '';
    const query = request.method === 'GET' ? new URLSearchParams(search).get('query') : queryIn(request.body);
    const { status, headers, body } = await api.server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: request.method, headers: headersOf(request), search, body: request.body },
      context: async () => {
        const context = api.contextFor(query, request.ip);
        belongs?.(request, context);
        return context;
      },
    });
    if (body.kind !== 'complete') throw new Error('An answer in parts, though nothing asks for one');
    for (const [name, value] of headers) void reply.header(name, value);
    void reply.code(status ?? 200);
    return body.string;
  };
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

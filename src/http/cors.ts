import type { FastifyInstance } from 'fastify';
import { DATA_VERSION_HEADER } from '../api/loaded.js';
import { TABLE_HEADERS } from './table-headers.js';

/** The origins whose pages may read answers: every one, or these. */
export type Origins = '*' | readonly string[];

const EXPOSED = [DATA_VERSION_HEADER, ...TABLE_HEADERS].join(', ');

/** For how long a browser need not ask again whether it may ask, in seconds. */
const PREFLIGHT_AGE = 86_400;

/**
 * What an answer says to a browser about who may read it; nothing to a page that may not.
 * @param origin of the page that asks, as the browser names it.
 */
export function originHeaders(origins: Origins, origin: string | undefined): Readonly<Record<string, string>> {
  const readable = { 'access-control-expose-headers': EXPOSED };
  if (origins === '*') return { 'access-control-allow-origin': '*', ...readable };
  // A cache must not give one page the answer that names another.
  const vary = { vary: 'origin' };
  return isAllowed(origins, origin) ? { ...vary, 'access-control-allow-origin': origin, ...readable } : vary;
}

/**
 * Answers browsers that ask, before they send a request from another page, whether they may. By hand, since
 * @fastify/cors would save only these lines: it works by hooks, and what is refused before any hook runs needs
 * `originHeaders` all the same.
 */
export function answerPreflights(app: FastifyInstance, origins: Origins): void {
  app.options('*', ({ headers }, reply) => {
    if (origins !== '*' && !isAllowed(origins, headers.origin)) return reply.code(204).send();
    return reply
      .code(204)
      .headers({
        'access-control-allow-methods': 'GET, HEAD, POST',
        'access-control-allow-headers': headers['access-control-request-headers'] ?? 'content-type',
        // A page of the web may ask a server in the reader's own network, where the browser leaves that to the server.
        ...(headers['access-control-request-private-network'] === 'true' && {
          'access-control-allow-private-network': 'true',
        }),
        'access-control-max-age': String(PREFLIGHT_AGE),
        vary: `${origins === '*' ? '' : 'origin, '}access-control-request-headers`,
      })
      .send();
  });
}

function isAllowed(origins: readonly string[], origin: string | undefined): origin is string {
  return origin !== undefined && origins.includes(origin);
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';

/** What is said to somebody who opens `/graphql` in a browser; the browser goes on by itself. */
const SENTENCE =
  '<!doctype html><title>rights-graph</title><p>Programs ask here: by POST, or by GET with <code>?query=</code>. People ask in the <a href="/playground">playground</a>.</p>\n';

/** Whether a request is of somebody who opened the address in a browser, and asks nothing. */
export function isVisit({ method, query, headers }: FastifyRequest): boolean {
  if (method !== 'GET' || headers.accept === undefined || Object.hasOwn(query as object, 'query')) return false;
  // Whoever takes anything is a program.
  if (!headers.accept.includes('text/html')) return false;
  const types = ['text/html', 'application/json', 'application/graphql-response+json'];
  return new Negotiator({ headers: { accept: headers.accept } }).mediaType(types) === 'text/html';
}

/** Leads to the playground. */
export function leadToPlayground(reply: FastifyReply): FastifyReply {
  return reply.code(303).header('location', '/playground').type('text/html; charset=utf-8').send(SENTENCE);
}

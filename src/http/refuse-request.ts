import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { refusalFor } from '../api/errors.js';
import { refuseError } from './refusal.js';
import { refuseWithPage } from './refusal-page.js';

/** Where a route refuses. */
interface Refusing {
  /** What pages are put into; undefined where the pages are not built. */
  readonly frame: string | undefined;
  /** Told of each request that is refused, by code. */
  readonly onRefused: (code: string) => void;
  /** Whether somebody reads the answer, who is best answered by a page. */
  readonly isForReader: boolean;
}

/** Answers a request that failed: a page for a reader, JSON for a program. @throws what is a defect of ours. */
export function refuseRequest(
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
  { frame, onRefused, isForReader }: Refusing,
): FastifyReply {
  const refusal = error instanceof GraphQLError ? error : refusalFor(error);
  if (!refusal) throw error;
  onRefused(String(refusal.extensions['code']));
  if (isForReader && frame !== undefined) return refuseWithPage(reply, refusal, frame);
  refuseError(request, reply, refusal);
  return reply;
}

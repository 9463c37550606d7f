import type { FastifyRequest } from 'fastify';
import type { Turn } from '../api/queue.js';
import type { Api } from '../api/server.js';
import { isKnown } from './entity-tag.js';
import type { AnswerTags } from './entity-tag.js';

/** The data version of what the client has, where that is what it would be answered now. */
export async function knownVersion(
  request: FastifyRequest,
  { api, tags }: { readonly api: Api; readonly tags: AnswerTags },
  turn: Turn,
): Promise<string | undefined> {
  if (request.headers['if-none-match'] === undefined) return undefined;
  // What cannot be known is said by the operations.
  const version = await api.dataVersionNow(turn).catch(() => undefined);
  return version !== undefined && isKnown(request, tags.tag(request, version)) ? version : undefined;
}

import type { ApolloServerOptions } from '@apollo/server';
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { ApiContext } from './context.js';

/**
 * Of all documents together that are kept, parsed and found valid. A token takes about 200 bytes of the heap, with what
 * is made of it, so these are some 40 MB; what Apollo Server keeps if not told is four times as much.
 */
const KEPT_TOKENS = 200_000;

export type DocumentStore = NonNullable<ApolloServerOptions<ApiContext>['documentStore']>;

/**
 * Documents that passed, for Apollo Server: an application sends the same ones again and again, and those that come
 * once only push each other out.
 * @param most tokens of all of them together.
 */
export function keptDocuments(most = KEPT_TOKENS): DocumentStore {
  const kept = new LRUCache<string, DocumentNode>({ maxSize: most, sizeCalculation: tokensOf });
  return {
    get: async (key) => kept.get(key),
    set: async (key, document) => void kept.set(key, document),
    delete: async (key) => kept.delete(key),
  };
}

/** Of the parser's own list, which is as long as the text of the document has tokens. */
function tokensOf({ loc }: DocumentNode): number {
  let tokens = 1;
  for (let token = loc?.startToken; token; token = token.next ?? undefined) tokens += 1;
  return tokens;
}

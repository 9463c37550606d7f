import { HeaderMap } from '@apollo/server';
import type { ApolloServerPlugin } from '@apollo/server';
import { LRUCache } from 'lru-cache';
import type { ApiContext } from './context.js';
import type { ResultWriter } from './result-writer.js';

/** Introspections that are remembered with their answers, by text and variables. */
const KEPT = 20;

/**
 * Keeps the answers of operations that ask for no data, introspection above all: they are large, take long to make, and
 * are the same for ever. Such an answer is one object each time, so that its JSON can be kept too.
 */
export function keptAnswers(writer: Pick<ResultWriter, 'keep'>): ApolloServerPlugin<ApiContext> {
  const kept = new LRUCache<string, Record<string, unknown>>({ max: KEPT });
  return {
    requestDidStart: async ({ request }) => {
      let key: string | undefined;
      return {
        responseForOperation: async ({ queryHash, operationName, contextValue: { plan } }) => {
          if (!plan || plan.roots.length > 0) return null;
          key = JSON.stringify([queryHash, operationName, request.variables ?? {}]);
          const data = kept.get(key);
          if (!data) return null;
          return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult: { data } } };
        },
        willSendResponse: async ({ response: { body } }) => {
          if (key === undefined || body.kind !== 'single') return;
          const { data, errors } = body.singleResult;
          if (!data || errors) return;
          kept.set(key, data);
          writer.keep(data);
        },
      };
    },
  };
}

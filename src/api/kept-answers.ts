import { HeaderMap } from '@apollo/server';
import type { ApolloServerPlugin } from '@apollo/server';
import { execute } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { ApiContext } from './context.js';
import { inSlicedTypes } from './introspection.js';
import type { ResultWriter } from './result-writer.js';

/** So many are remembered with their answers, by text and variables. */
const KEPT = 20;

/**
 * Answers introspections that ask for no data, and keeps the answers: they are large, take long to make, and are the same
 * for ever. Such an answer is one object each time, so that its JSON can be kept too.
 */
export function keptAnswers(schema: GraphQLSchema, writer: Pick<ResultWriter, 'keep'>): ApolloServerPlugin<ApiContext> {
  const sliced = inSlicedTypes(schema);
  const kept = new LRUCache<string, Record<string, unknown>>({ max: KEPT });
  const introspected = async (
    document: DocumentNode,
    operationName: string | null,
    variableValues: Record<string, unknown> | undefined,
  ): Promise<Record<string, unknown> | undefined> => {
    const { data, errors } = await execute({ schema: sliced, document, operationName, variableValues });
    return errors ? undefined : (data ?? undefined);
  };
  return {
    requestDidStart: async ({ request }) => {
      let key: string | undefined;
      return {
        responseForOperation: async ({ queryHash, operationName, document, contextValue }) => {
          const { plan, introspects = false } = contextValue;
          // What asks for neither is made at once, and would only take a place.
          if (!introspects || !plan || plan.roots.length > 0) return null;
          key = JSON.stringify([queryHash, operationName, request.variables ?? {}]);
          const data = kept.get(key) ?? (await introspected(document, operationName, request.variables));
          // What fails is said by the execution.
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

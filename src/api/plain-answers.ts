import { HeaderMap } from '@apollo/server';
import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { Answerer } from './answerer.js';
import { Completion } from './completion.js';
import type { ApiContext } from './context.js';

/**
 * Completes answers that hold nothing but values. Whatever else there is, an error or a notice, is left to the execution,
 * which finds the same answer.
 */
export function plainAnswers(schema: GraphQLSchema, answerer: Answerer): ApolloServerPlugin<ApiContext> {
  return {
    requestDidStart: async () => ({
      responseForOperation: async ({ contextValue }) => {
        const { plan, selectionSets } = contextValue;
        if (!plan || !selectionSets || plan.roots.length === 0) return null;
        contextValue.answer ??= answerer.answer(contextValue);
        const answer = await contextValue.answer.catch(() => undefined);
        if (!answer) return null;
        const data = await new Completion(schema, selectionSets, contextValue.large ?? new Set()).data(answer.data);
        if (!data) return null;
        return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult: { data } } };
      },
    }),
  };
}

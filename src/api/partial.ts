import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { ErrorCode } from '../query/error-codes.js';
import type { ApiContext } from './context.js';

/** With these nothing at all is answered, whatever else was there: who asks is to ask again, or to ask another server. */
const NOTHING: ReadonlySet<unknown> = new Set<ErrorCode>([
  'OVERLOADED',
  'LOADING',
  'NOT_LOADED',
  'DATABASE_UNAVAILABLE',
]);

/**
 * Lets the HTTP status say what the answer is. Errors bring the status of a refusal (400, 503): an answer of which a part
 * is there gets 200 all the same, as the GraphQL-over-HTTP specification has it; one of which nothing is there keeps the
 * status, and has no data, as where the operation is refused before it runs.
 */
export const partialAnswers: ApolloServerPlugin<ApiContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response: { body, http } }) => {
      if (body.kind !== 'single' || (http.status ?? 200) < 400) return;
      const { data, errors = [] } = body.singleResult;
      if (!data) return;
      if (isNothing(data, errors)) delete body.singleResult.data;
      else http.status = 200;
    },
  }),
};

function isNothing(data: Record<string, unknown>, errors: readonly GraphQLFormattedError[]): boolean {
  if (errors.some(({ extensions }) => NOTHING.has(extensions?.['code']))) return true;
  const failed = new Set(errors.map(({ path }) => path?.[0]));
  return Object.entries(data).every(([key, value]) => value === null && failed.has(key));
}

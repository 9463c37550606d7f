import type { ApolloServerPlugin } from '@apollo/server';
import { answerCitation } from '../questions/answer-citation/answer-citation.js';
import { answerNodes, nodesLeft } from '../questions/answer-citation/answer-nodes.js';
import type { ApiContext } from './context.js';

/**
 * Says how to cite an answer, where the operation asks for it. It comes after what decides whether there is an answer:
 * of what is not there no source is named.
 */
export const citing: ApolloServerPlugin<ApiContext> = {
  requestDidStart: async ({ request }) => ({
    willSendResponse: async ({ response: { body }, operation, contextValue }) => {
      const { answer, asOf, dataVersion } = contextValue;
      if (body.kind !== 'single' || !body.singleResult.data || !answer || dataVersion === undefined) return;
      const { singleResult } = body;
      // What failed as a whole is said by its errors.
      const answered = await answer.catch(() => undefined);
      if (!answered?.sources) return;
      const { data, sources } = answered;
      const { errors = [] } = singleResult;
      const nodes = errors.length === 0 ? await answerNodes(data) : await nodesLeft(data, singleResult.data);
      const citation = answerCitation(
        {
          query: request.query ?? '',
          variables: request.variables ?? {},
          operationName: operation?.name?.value ?? null,
          dataVersion,
          date: new Date().toISOString().slice(0, 10),
          asOf,
        },
        sources,
        nodes,
      );
      singleResult.extensions = { ...singleResult.extensions, citation };
    },
  }),
};

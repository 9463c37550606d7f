import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, Kind, OperationTypeNode, getVariableValues } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode } from 'graphql';
import { readAsOf } from '../query/as-of/as-of.js';
import { costOf } from '../query/cost/cost.js';
import type { CostLimits } from '../query/cost/cost.js';
import { UNKNOWN_SIZES } from '../query/cost/sizes.js';
import type { Sizes } from '../query/cost/sizes.js';
import { asInvalid, invalid } from '../query/invalid.js';
import { planOperation } from '../query/plan/planner.js';
import type { Planning } from '../query/plan/planner.js';
import { SelectionSets } from '../query/plan/selection-sets.js';
import { asError } from '../query/run/answer-object.js';
import { cites } from '../questions/answer-citation/cite-directive.js';
import { planSources, sourcesCost } from '../questions/answer-citation/sources-plan.js';
import type { Answerer } from './answerer.js';
import type { ApiContext } from './context.js';
import { retryAfter } from './errors.js';
import { introspectionLimit } from './introspection.js';
import { DATA_VERSION_HEADER } from './loaded.js';
import type { ResultWriter } from './result-writer.js';

/** Plans an operation before it runs, so that what cannot be asked is refused before a statement is sent. */
export function planning(
  over: Planning,
  limits: CostLimits,
  answerer: Answerer,
  writer: Pick<ResultWriter, 'large'>,
): ApolloServerPlugin<ApiContext> {
  const { ontology, schema } = over;
  const introspection = introspectionLimit(schema);
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ operation, document, request, contextValue }) => {
        // A document without the named operation is reported by the execution.
        if (!operation) return;
        if (operation.operation !== OperationTypeNode.QUERY) {
          throw invalid(`This API is read only: it answers queries, and no ${operation.operation}.`);
        }
        const variables = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {});
        // Variables of a wrong type are reported by the execution.
        if (!variables.coerced) return;
        try {
          const selectionSets = new SelectionSets(schema, operation, fragmentsOf(document), variables.coerced);
          contextValue.introspects = introspection(selectionSets);
          const asOf = readAsOf(schema, operation, variables.coerced, Date.now());
          const plan = planOperation(over, selectionSets, asOf);
          contextValue.asOf = asOf;
          contextValue.plan = plan;
          contextValue.selectionSets = selectionSets;
          const sizes = plan.roots.length > 0 ? await sizesFor(contextValue, answerer) : UNKNOWN_SIZES;
          const sources = cites(operation) && plan.roots.length > 0 ? planSources(over, selectionSets) : undefined;
          if (sources) contextValue.sources = sources;
          contextValue.costing = costOf(ontology, plan, sizes, limits, (rows) =>
            sources ? sourcesCost(sources, sizes, rows) : [],
          );
        } catch (error) {
          throw asInvalid(error);
        }
      },
      willSendResponse: async ({ response, contextValue }) => {
        if (response.body.kind !== 'single') return;
        const { singleResult } = response.body;
        const { asOf, plan, costing, spent, notices, large, dataVersion, written } = contextValue;
        const said = notices.list();
        written.isWhole = Boolean(singleResult.data) && !singleResult.errors && said.length === 0;
        if (dataVersion !== undefined) response.http.headers.set(DATA_VERSION_HEADER, dataVersion);
        if (singleResult.data && large && large.size > 0) {
          writer.large(singleResult.data, (pieces) => (written.pieces = pieces));
        }
        const pause = retryAfter(singleResult.errors ?? []);
        if (pause !== undefined) {
          response.http.status = 503;
          response.http.headers.set('retry-after', String(pause));
        }
        if (!costing || !plan || plan.roots.length === 0) return;
        const { atMost, filters } = costing;
        const cost = { atMost, spent, ...(filters.length > 0 && { filter: filters }) };
        singleResult.extensions = {
          ...singleResult.extensions,
          cost,
          ...(asOf && { asOf: { date: asOf.date ?? null, knownAt: asOf.knownAt ?? null } }),
          ...(said.length > 0 && { notices: said }),
        };
      },
    }),
  };
}

/**
 * How large the graph is. Where that cannot be known nothing is asked of it: each root field says why.
 * @throws GraphQLError where the data is not what the client wants.
 */
async function sizesFor(context: ApiContext, { loaded }: Answerer): Promise<Sizes> {
  try {
    return (await loaded.now(context.turn, context.wantedVersion)).sizes;
  } catch (error) {
    if (error instanceof GraphQLError) throw error;
    context.answer = Promise.reject(asError(error));
    context.answer.catch(() => undefined);
    return UNKNOWN_SIZES;
  }
}

function fragmentsOf({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> {
  return Object.fromEntries(
    definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
}

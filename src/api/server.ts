import { ApolloServer } from '@apollo/server';
import type { ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { Kind, OperationTypeNode, getVariableValues } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Graph } from '../graph/graph.js';
import type { Ontology } from '../ontology/ontology.js';
import { costOf } from '../query/cost.js';
import type { Cost } from '../query/cost.js';
import type { Plan } from '../query/plan.js';
import { asInvalid, invalid } from '../query/invalid.js';
import { planOperation } from '../query/planner.js';
import { Selections } from '../query/selections.js';
import type { Answer } from '../query/waves.js';
import { questions } from '../questions/questions.js';
import type { Question } from '../query/question.js';
import { Answerer } from './answerer.js';
import { LOADING_CODE, RETRY_AFTER, errorFormatter } from './errors.js';
import type { Log } from './errors.js';
import { inspectDocument } from './inspect.js';
import { limitList } from './limits.js';
import type { Limits } from './limits.js';
import { Queue } from './queue.js';
import type { Client } from './queue.js';
import { apiSchema } from './schema.js';

/** What belongs to one operation. */
export interface ApiContext {
  readonly client: Client;
  /** A moment of `performance.now()`. */
  readonly deadline: number;
  plan?: Plan;
  /** What the operation may cost at the most. */
  cost?: Cost;
  /** What it cost. */
  readonly spent: Spent;
  answer?: Promise<Answer>;
}

export interface Spent {
  rows: number;
  statements: number;
}

export interface Api {
  readonly schema: GraphQLSchema;
  readonly server: ApolloServer<ApiContext>;
  readonly queue: Queue;
  /**
   * The context for a request.
   * @throws GraphQLError where the document is too large.
   */
  contextFor(query: unknown, client?: Client): ApiContext;
}

export interface ApiOptions {
  readonly ontology: Ontology;
  readonly graph: Graph;
  readonly limits: Limits;
  readonly log: Log;
  /** Told of every operation when it is answered. */
  readonly plugins?: readonly ApolloServerPlugin<ApiContext>[];
}

/** The API over a graph, ready to answer. */
export async function startApi(options: ApiOptions): Promise<Api> {
  const { ontology, graph, limits, log, plugins = [] } = options;
  const asked = questions(limitList(limits));
  const queue = new Queue(limits);
  const answerer = new Answerer(ontology, graph, queue);
  const schema = apiSchema(ontology, asked, async (_source, _args, context: ApiContext, info) => {
    context.answer ??= answerer.answer(context);
    const { data } = await context.answer;
    return data[info.path.key];
  });
  const server = new ApolloServer<ApiContext>({
    schema,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      planning(options, schema, asked, answerer),
      ...plugins,
    ],
    formatError: errorFormatter(log),
    includeStacktraceInErrorResponses: false,
    introspection: true,
    // There are no cookies and nothing to change, so a page of somebody else can forge nothing.
    csrfPrevention: false,
    stopOnTerminationSignals: false,
    persistedQueries: false,
  });
  await server.start();
  return {
    schema,
    server,
    queue,
    contextFor: (query, client = '') => {
      if (typeof query === 'string') inspectDocument(query, limits);
      return { client, deadline: performance.now() + limits.milliseconds, spent: { rows: 0, statements: 0 } };
    },
  };
}

/** Plans an operation before it runs, so that what cannot be asked is refused before a statement is sent. */
function planning(
  { ontology, limits }: ApiOptions,
  schema: GraphQLSchema,
  asked: readonly Question[],
  answerer: Answerer,
): ApolloServerPlugin<ApiContext> {
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
        const sizes = await answerer.sizes(contextValue.deadline);
        try {
          const selections = selectionsOf(schema, operation, document, variables.coerced);
          contextValue.plan = planOperation(ontology, schema, selections, asked, sizes);
          contextValue.cost = costOf(ontology, contextValue.plan, sizes, limits);
        } catch (error) {
          throw asInvalid(error);
        }
      },
      willSendResponse: async ({ response, contextValue: { plan, cost, spent } }) => {
        if (response.body.kind !== 'single') return;
        if (response.body.singleResult.errors?.some(({ extensions }) => extensions?.code === LOADING_CODE)) {
          response.http.status = 503;
          response.http.headers.set('retry-after', String(RETRY_AFTER));
        }
        if (!cost || !plan || plan.roots.length === 0) return;
        const { singleResult } = response.body;
        singleResult.extensions = { ...singleResult.extensions, cost: { atMost: cost, spent } };
      },
    }),
  };
}

function selectionsOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  document: DocumentNode,
  variables: Record<string, unknown>,
): Selections {
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  return new Selections(schema, operation, fragments, variables);
}

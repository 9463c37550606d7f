import { ApolloServer } from '@apollo/server';
import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { Kind, OperationTypeNode, getVariableValues } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Graph } from '../graph/graph.js';
import type { Ontology } from '../ontology/ontology.js';
import { planOperation } from '../query/plan.js';
import type { Plan } from '../query/plan.js';
import { Selections } from '../query/selections.js';
import { runWaves } from '../query/waves.js';
import type { Answer, Answering } from '../query/waves.js';
import { QUESTIONS } from '../questions/questions.js';
import { errorFormatter, NotLoadedError } from './errors.js';
import type { Log } from './errors.js';
import { inspectDocument } from './inspect.js';
import type { Limits } from './limits.js';
import { apiSchema } from './schema.js';

/** What belongs to one operation. */
export interface ApiContext {
  /** A moment of `performance.now()`. */
  readonly deadline: number;
  plan?: Plan;
  answer?: Promise<Answer>;
}

export interface Api {
  readonly schema: GraphQLSchema;
  readonly server: ApolloServer<ApiContext>;
  /**
   * The context for a request.
   * @throws GraphQLError where the document is too large.
   */
  contextFor(query: unknown): ApiContext;
}

export interface ApiOptions {
  readonly ontology: Ontology;
  readonly graph: Graph;
  readonly limits: Limits;
  readonly log: Log;
}

/** The API over a graph, ready to answer. */
export async function startApi(options: ApiOptions): Promise<Api> {
  const { ontology, graph, limits, log } = options;
  const schema = apiSchema(ontology, async (_source, _args, context: ApiContext, info) => {
    context.answer ??= answer(ontology, graph, context);
    const { data } = await context.answer;
    return data[info.path.key];
  });
  const server = new ApolloServer<ApiContext>({
    schema,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      planning(ontology, schema),
    ],
    formatError: errorFormatter(log),
    includeStacktraceInErrorResponses: false,
    introspection: true,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    persistedQueries: false,
  });
  await server.start();
  return {
    schema,
    server,
    contextFor: (query) => {
      if (typeof query === 'string') inspectDocument(query, limits);
      return { deadline: performance.now() + limits.milliseconds };
    },
  };
}

/** Plans an operation before it runs, so that a bad argument is refused before a statement is sent. */
function planning(ontology: Ontology, schema: GraphQLSchema): ApolloServerPlugin<ApiContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ operation, document, request, contextValue }) => {
        // A document without the named operation is reported by the execution.
        if (operation?.operation !== OperationTypeNode.QUERY) return;
        const variables = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {});
        // Variables of a wrong type are reported by the execution.
        if (!variables.coerced) return;
        contextValue.plan = planOperation(
          ontology,
          schema,
          selectionsOf(schema, operation, document, variables.coerced),
          QUESTIONS,
        );
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

/** Runs the plan; once more where a load came between its first and its last statement. */
async function answer(ontology: Ontology, graph: Graph, context: ApiContext): Promise<Answer> {
  const plan = context.plan ?? { roots: [] };
  const source: Answering = {
    send: async ({ statement, parameters }) => {
      const row = await graph.read(statement, parameters, context.deadline);
      if (!row) throw new NotLoadedError('No data version in the graph');
      return row;
    },
    describe: () => graph.describe(),
  };
  const first = await runWaves(ontology, plan, source);
  return first.versions.size > 1 ? runWaves(ontology, plan, source) : first;
}

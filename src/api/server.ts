import { ApolloServer } from '@apollo/server';
import type { ApolloServerPlugin, GraphQLRequest } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { FormattedExecutionResult, GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Graph } from '../graph/graph.js';
import type { Ontology } from '../ontology/ontology.js';
import { Missing } from '../query/missing.js';
import type { HeldTexts } from '../questions/passage-text/held-texts.js';
import { derivedFields, questions } from '../questions/questions.js';
import { inSlices } from '../turns/slice.js';
import { Answerer } from './answerer.js';
import { citing } from './citing.js';
import type { ApiContext } from './context.js';
import { errorFormatter } from './errors.js';
import type { Log } from './errors.js';
import { inspectDocument } from './inspect.js';
import { limitList } from './limits.js';
import type { Limits } from './limits.js';
import { keptAnswers } from './kept-answers.js';
import { keptDocuments } from './kept-documents.js';
import { DATA_VERSION_HEADER } from './loaded.js';
import { Notices } from './notices.js';
import { partialAnswers } from './partial.js';
import { plainAnswers } from './plain-answers.js';
import { planning } from './planning.js';
import { Queue } from './queue.js';
import type { Turn } from './queue.js';
import { RecurringTexts } from './recurring.js';
import type { Recurring } from './recurring.js';
import { resultWriter } from './result-writer.js';
import { apiSchema } from './schema/api-schema.js';

/** Characters of all documents together that are remembered as inspected. */
const KEPT_CHARACTERS = 5_000_000;
/** The client of what does not come over HTTP. */
const OURSELVES = '';
/** So many notices does an answer have; of each miss among them the nearest is looked for. */
const MOST_NOTICES = 5;

export interface Api {
  readonly schema: GraphQLSchema;
  readonly server: ApolloServer<ApiContext>;
  readonly queue: Queue;
  /**
   * The context for a request. The document is inspected here and not in a plugin: plugins see it when Apollo has
   * parsed and validated it, and validation is what a large document makes slow.
   * @throws GraphQLError where the document is too large.
   */
  contextFor(query: unknown, turn: Turn, wantedVersion?: string): ApiContext;
  /**
   * Asks which data is loaded now.
   * @param wantedVersion a data version that it must not be older than.
   * @throws as an operation does that reads data.
   */
  dataVersionNow(turn: Turn, wantedVersion?: string): Promise<string>;
  /** Answers an operation as objects, in the turn of its context. */
  execute<Data = Record<string, unknown>>(request: ApiRequest, context: ApiContext): Promise<Executed<Data>>;
  /**
   * Answers an operation that does not come over HTTP, when it is its turn.
   * @throws GraphQLError where the document is too large, or no place is left.
   */
  answer<Data = Record<string, unknown>>(request: ApiRequest): Promise<FormattedExecutionResult<Data>>;
  /**
   * The same, with the data version that the answer is of.
   * @param wantedVersion a data version that it must not be older than.
   */
  answerAt(request: ApiRequest, wantedVersion?: string): Promise<Executed>;
}

export type ApiRequest = Pick<GraphQLRequest, 'query' | 'variables' | 'operationName'>;

/** An answer, with what HTTP says beside it. */
export interface Executed<Data = Record<string, unknown>> {
  readonly result: FormattedExecutionResult<Data>;
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  /** Of which data it is; undefined where none was read. */
  readonly dataVersion: string | undefined;
}

export interface ApiOptions {
  readonly ontology: Ontology;
  readonly graph: Graph;
  readonly limits: Limits;
  readonly log: Log;
  /** The texts of reports that the server holds; none where it is not said. */
  readonly texts?: HeldTexts;
  /** Told of every operation when it is answered. */
  readonly plugins?: readonly ApolloServerPlugin<ApiContext>[];
  /** Which statements are worth a plan of their own; those that have come often where nothing is given. */
  readonly recurring?: Recurring;
}

function recurringTexts(graph: Graph): Recurring {
  return new RecurringTexts(({ statement, parameters }, deadline) => graph.read(statement, parameters, deadline));
}

/** The API over a graph, ready to answer. */
export async function startApi(options: ApiOptions): Promise<Api> {
  const { ontology, graph, limits, log, texts, plugins = [], recurring = recurringTexts(graph) } = options;
  const rootFields = questions(limitList(limits));
  const fields = derivedFields(texts);
  const queue = new Queue(limits);
  const answerer = new Answerer(ontology, graph, limits, recurring);
  const schema = apiSchema(ontology, rootFields, fields, async (_source, _args, context: ApiContext, info) => {
    context.answer ??= answerer.answer(context);
    const { data } = await context.answer;
    const found = data[info.path.key];
    if (found instanceof Missing) {
      context.notices.add(found.sentence, [info.path.key]);
      return null;
    }
    return context.large?.has(found) ? inSlices(found as readonly unknown[]) : found;
  });
  const writer = resultWriter(limits);
  const server = new ApolloServer<ApiContext>({
    schema,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      keptAnswers(schema, writer),
      planning({ ontology, schema, questions: rootFields, derivedFields: fields }, limits, answerer, writer),
      plainAnswers(schema, answerer),
      partialAnswers,
      citing,
      ...plugins,
    ],
    formatError: errorFormatter(log, schema),
    includeStacktraceInErrorResponses: false,
    introspection: true,
    // There are no cookies and nothing to change, so a page of somebody else can forge nothing.
    csrfPrevention: false,
    stopOnTerminationSignals: false,
    persistedQueries: false,
    documentStore: keptDocuments(),
    stringifyResult: (result) => writer.write(result),
  });
  // Texts that passed: an application sends the same ones again and again.
  const inspected = new LRUCache<string, true>({
    max: 1_000,
    maxSize: KEPT_CHARACTERS,
    sizeCalculation: (_, text) => text.length + 1,
  });
  const contextFor = (query: unknown, turn: Turn, wantedVersion?: string): ApiContext => {
    if (typeof query === 'string' && inspected.get(query) === undefined) {
      inspectDocument(query, limits);
      inspected.set(query, true);
    }
    return {
      turn,
      ...(wantedVersion !== undefined && { wantedVersion }),
      spent: { rows: 0, statements: 0 },
      written: { pieces: undefined, counts: undefined, isWhole: false },
      notices: new Notices(MOST_NOTICES),
    };
  };
  const execute = async <Data>(request: ApiRequest, contextValue: ApiContext): Promise<Executed<Data>> => {
    const { body, http } = await server.executeOperation<Data>(request, { contextValue });
    if (body.kind !== 'single') throw new Error('An answer in parts, though nothing asks for one');
    const dataVersion = http.headers.get(DATA_VERSION_HEADER);
    return { result: body.singleResult, status: http.status ?? 200, headers: http.headers, dataVersion };
  };
  const answerAt = async <Data>(request: ApiRequest, wantedVersion?: string): Promise<Executed<Data>> => {
    const turn = await queue.enter(OURSELVES);
    try {
      return await execute<Data>(request, contextFor(request.query, turn, wantedVersion));
    } finally {
      turn.leave();
    }
  };
  await server.start();
  return {
    schema,
    server,
    queue,
    contextFor,
    dataVersionNow: async (turn, wantedVersion) => (await answerer.loaded.fresh(turn, wantedVersion)).dataVersion,
    execute,
    answerAt,
    answer: async <Data>(request: ApiRequest) => (await answerAt<Data>(request)).result,
  };
}

import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { inspect } from 'node:util';
import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import type { Limits } from '../../api/limits.js';
import { startApi } from '../../api/server.js';
import { GraphError } from '../../graph/graph.js';
import type { Graph } from '../../graph/graph.js';
import type { Ontology } from '../../ontology/ontology.js';
import type { HeldTexts } from '../../questions/passage-text/held-texts.js';
import { graphExit, withGraph } from '../engine.js';
import { EXIT, Exit } from '../exit.js';
import type { ExitCode } from '../exit.js';
import { prepareData } from '../data.js';
import { prepareSources } from '../held-sources.js';
import { print, say } from '../output.js';
import { emptySentence, loadingSentence } from '../settings.js';
import type { Settings } from '../settings.js';

export interface QueryOptions {
  /** JSON, or @FILE with JSON in it. */
  readonly variables?: string;
  readonly operation?: string;
}

interface QueryRequest {
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly operationName?: string;
}

interface QueryAnswer {
  readonly json: string;
  readonly errors: readonly GraphQLFormattedError[];
  /** Why the graph failed, if it did: an answer says it in words for clients only. */
  readonly lost: GraphError | undefined;
}

/**
 * `rights-graph query`: prints the answer to the query in a file, or on standard input where the file is `-`.
 * @returns failure where the answer has errors.
 * @throws Exit (usage) where the file or the variables cannot be read; after an answer with errors, Exit where the
 * graph failed or is empty.
 */
export async function query(
  settings: Settings,
  seed: string | undefined,
  file: string,
  options: QueryOptions,
): Promise<ExitCode> {
  const request = await readRequest(file, options);
  const sources = await prepareSources(settings.sources);
  const { ontology, fill } = await prepareData(settings, seed);
  return withGraph(settings, async (graph) => {
    await fill(graph);
    await sources.verify(ontology, graph);
    const { json, errors, lost } = await answer(
      { ontology, graph, limits: settings.limits, texts: sources.texts },
      request,
    );
    print(json);
    if (lost) throw graphExit(lost, settings);
    const codes = errors.map(({ extensions }) => extensions?.['code']);
    if (codes.includes('NOT_LOADED')) throw new Exit(EXIT.failure, emptySentence(settings));
    if (codes.includes('LOADING')) throw new Exit(EXIT.failure, loadingSentence(settings));
    return errors.length > 0 ? EXIT.failure : EXIT.ok;
  });
}

async function answer(
  over: { ontology: Ontology; graph: Graph; limits: Limits; texts: HeldTexts },
  request: QueryRequest,
): Promise<QueryAnswer> {
  let lost: GraphError | undefined;
  const log = (message: string, error: unknown): void => {
    if (error instanceof GraphError) lost = error;
    else say(`${message}\n${inspect(error)}`);
  };
  const api = await startApi({ ...over, log });
  try {
    const { errors = [], data, extensions } = await api.answer(request);
    const result = {
      ...(errors.length > 0 && { errors }),
      ...(data !== undefined && { data }),
      ...(extensions && { extensions }),
    };
    return { json: JSON.stringify(result, null, 2), errors, lost };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { json: JSON.stringify({ errors: [error] }, null, 2), errors: [error.toJSON()], lost };
  } finally {
    await api.server.stop();
  }
}

async function readRequest(file: string, { variables, operation }: QueryOptions): Promise<QueryRequest> {
  const read = {
    query:
      file === '-' ? await text(process.stdin) : await readText(file, 'The query file', ' Use - for standard input.'),
    variables: variables === undefined ? {} : await readVariables(variables),
  };
  return operation === undefined ? read : { ...read, operationName: operation };
}

async function readVariables(given: string): Promise<Record<string, unknown>> {
  const json = given.startsWith('@') ? await readText(given.slice(1), 'The file of the variables') : given;
  const variables = parsed(json);
  if (typeof variables === 'object' && variables !== null && !Array.isArray(variables)) {
    return variables as Record<string, unknown>;
  }
  throw new Exit(
    EXIT.usage,
    `--variables must be a JSON object, for example '{"id": "KAZ"}', or @FILE with one in it.`,
  );
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

async function readText(file: string, what: string, advice = ''): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new Exit(EXIT.usage, `${what} ${JSON.stringify(file)} cannot be read.${advice}`, { cause: error });
  }
}

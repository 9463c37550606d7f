import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { inspect } from 'node:util';
import { GraphQLError } from 'graphql';
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import { startApi } from '../../api/server.js';
import type { Api } from '../../api/server.js';
import { GraphError } from '../../graph/graph.js';
import type { TableFormat } from '../../table/table-text.js';
import { openOutput } from '../answer-output.js';
import type { AnswerOutput } from '../answer-output.js';
import { graphExit, withGraph } from '../engine.js';
import { EXIT, Exit } from '../exit.js';
import type { ExitCode } from '../exit.js';
import { prepareData } from '../data.js';
import { prepareSources } from '../held-sources.js';
import { print, say } from '../output.js';
import { progressBar } from '../progress.js';
import { emptySentence, loadingSentence } from '../settings.js';
import type { Settings } from '../settings.js';
import { errorLines, planQuery, writeQuery } from './query-table.js';
import type { TableOptions, TableQuery, TableRun } from './query-table.js';

export interface QueryOptions {
  /** JSON, or @FILE with JSON in it. */
  readonly variables?: string;
  readonly operation?: string;
  /** JSON where it is not said. */
  readonly format?: TableFormat['name'] | 'json';
  /** Which list of the answer becomes rows. */
  readonly list?: string;
  /** Which list within the rows becomes rows of its own. */
  readonly explode?: string;
  /** Whether the pages of the list are followed to the end. */
  readonly all?: boolean;
  /** Whether CSV begins with a byte order mark. */
  readonly bom?: boolean;
  /** A file in the place of standard output. */
  readonly output?: string;
}

interface QueryRequest {
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly operationName?: string;
}

/** Why the graph failed, if it did: an answer says it in words for clients only. */
interface Trouble {
  lost: GraphError | undefined;
}

/**
 * `rights-graph query`: prints the answer to the query in a file, or on standard input where the file is `-`, as JSON or
 * as a table.
 * @returns failure where the answer has errors: of a table nothing more is printed then.
 * @throws Exit (usage) where the file, the variables or the options cannot be read, or the answer has no such table;
 * after an answer with errors, Exit where the graph failed or is empty.
 */
export async function query(
  settings: Settings,
  seed: string | undefined,
  file: string,
  options: QueryOptions,
): Promise<ExitCode> {
  const table = tableOptions(options);
  const request = await readRequest(file, options);
  const sources = await prepareSources(settings.sources);
  const { ontology, fill, keep } = await prepareData(settings, seed);
  return withGraph(settings, async (graph) => {
    const trouble: Trouble = { lost: undefined };
    const log = (message: string, error: unknown): void => {
      if (error instanceof GraphError) trouble.lost = error;
      else say(`${message}\n${inspect(error)}`);
    };
    const { limits } = settings;
    const api = await startApi({ ontology, graph, limits, texts: sources.texts, log });
    try {
      const planned = table && planQuery({ ontology, schema: api.schema }, request, table);
      const output = await openOutput(options.output);
      try {
        await fill(graph);
        await sources.verify(ontology, graph);
        const errors = table
          ? await answerTable({ api, limits, output }, request, planned)
          : await answerJson(api, output, request, options.output);
        if (errors.length > 0) await output.discard();
        return ended(errors, trouble, settings);
      } catch (error) {
        await output.discard();
        throw error;
      }
    } finally {
      await keep();
      await api.server.stop();
    }
  });
}

function ended(errors: readonly GraphQLFormattedError[], { lost }: Trouble, settings: Settings): ExitCode {
  if (lost) throw graphExit(lost, settings);
  const codes = errors.map(({ extensions }) => extensions?.['code']);
  if (codes.includes('NOT_LOADED')) throw new Exit(EXIT.failure, emptySentence(settings));
  if (codes.includes('LOADING')) throw new Exit(EXIT.failure, loadingSentence(settings));
  return errors.length > 0 ? EXIT.failure : EXIT.ok;
}

/** Undefined for JSON. */
function tableOptions({
  format = 'json',
  list,
  explode,
  all = false,
  bom = false,
}: QueryOptions): TableOptions | undefined {
  const forTables = { '--list': list !== undefined, '--explode': explode !== undefined, '--all': all, '--bom': bom };
  const [useless] = Object.entries(forTables).flatMap(([name, isGiven]) => (isGiven ? [name] : []));
  if (format === 'json') {
    if (useless === undefined) return undefined;
    throw new Exit(EXIT.usage, `${useless} is for tables: add --format csv${bom ? '' : ' or --format jsonl'}.`);
  }
  if (bom && format !== 'csv') throw new Exit(EXIT.usage, '--bom is for --format csv: JSON has no byte order mark.');
  return { format, list, explode, all, bom };
}

async function answerTable(
  run: Pick<TableRun, 'api' | 'limits' | 'output'>,
  request: QueryRequest,
  planned: TableQuery | undefined,
): Promise<readonly GraphQLFormattedError[]> {
  const progress = progressBar(process.stderr, 'Reading pages');
  const errors = planned
    ? await writeQuery({ ...run, progress, say }, planned)
    : ((await answered(run.api, request)).errors ?? []);
  progress.end();
  for (const line of errorLines(errors)) say(line);
  return errors;
}

/** What is not answered as a whole is printed all the same, and not written to a file. */
async function answerJson(
  api: Pick<Api, 'answerAt'>,
  output: AnswerOutput,
  request: QueryRequest,
  file: string | undefined,
): Promise<readonly GraphQLFormattedError[]> {
  const { errors = [], data, extensions } = await answered(api, request);
  const result = {
    ...(errors.length > 0 && { errors }),
    ...(data !== undefined && { data }),
    ...(extensions && { extensions }),
  };
  const json = JSON.stringify(result, null, 2);
  if (errors.length > 0) {
    print(json);
    if (file !== undefined) say(`${file} was not written: the answer has errors.`);
    return errors;
  }
  await output.write([Buffer.from(`${json}\n`)]);
  await output.end();
  return [];
}

async function answered(api: Pick<Api, 'answerAt'>, request: QueryRequest): Promise<FormattedExecutionResult> {
  try {
    return (await api.answerAt(request)).result;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { errors: [error.toJSON()] };
  }
}

async function readRequest(file: string, { variables, operation }: QueryOptions): Promise<QueryRequest> {
  // Whoever writes the query where its file belongs is shown how.
  const advice = file.includes('{')
    ? ` It looks like a query: give it on standard input, as in echo '{ meta { dataVersion } }' | rights-graph query -`
    : ' Use - for standard input.';
  const read = {
    query: file === '-' ? await text(process.stdin) : await readText(file, 'The query file', advice),
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

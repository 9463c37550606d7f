import { GraphQLError } from 'graphql';
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import type { ApiContext } from '../api/context.js';
import { TooLong, jsonPieces } from '../api/json-text.js';
import { tooManyBytes } from '../api/limits.js';
import type { Limits } from '../api/limits.js';
import type { Api, ApiRequest } from '../api/server.js';
import type { Ontology } from '../ontology/ontology.js';
import { pageIn } from '../table/rows.js';
import type { Page } from '../table/rows.js';
import { TableError } from '../table/table-error.js';
import { TableTooLong, writeTable } from '../table/table-text.js';
import type { WrittenTable } from '../table/table-text.js';
import { addedSentence, errorsOf, planTable } from '../table/table.js';
import type { TablePlan } from '../table/table.js';
import { tableType } from './answer-form.js';
import type { TableAsk } from './answer-form.js';

export interface TableRoute {
  readonly api: Pick<Api, 'schema' | 'execute'>;
  readonly ontology: Ontology;
  readonly limits: Pick<Limits, 'answerBytes'>;
  /** Makes the context of a document. */
  readonly contextFor: (query: string) => ApiContext;
}

export interface TableAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly pieces: readonly Buffer[];
  readonly context: ApiContext;
}

const JSON_TYPE = 'application/json; charset=utf-8';
/** Characters of what a header repeats: servers and clients read no more than some thousand. */
const MOST_IN_HEADER = 4_000;
const MOST_IN_NAME = 100;

/** The status of an answer with an error where JSON has 200: a table is all of the answer, or none. */
const STATUS: Readonly<Record<string, number>> = {
  LIMIT_EXCEEDED: 400,
  BAD_USER_INPUT: 400,
  DEADLINE_EXCEEDED: 504,
};

/**
 * Answers an operation with a table; where it has errors, with all of its answer as JSON.
 * @returns undefined where the operation is not valid: then its errors are those of any answer.
 * @throws GraphQLError BAD_USER_INPUT where the table cannot be made as it was asked for, LIMIT_EXCEEDED where it, or its
 * document, is too large.
 */
export async function answerTable(
  route: TableRoute,
  ask: TableAsk,
  request: ApiRequest & { readonly query: string },
): Promise<TableAnswer | undefined> {
  const { api, limits } = route;
  // What is too large is refused before it is looked at.
  route.contextFor(request.query);
  const plan = planned(route, ask, request);
  if (!plan) return undefined;
  const context = enlarged(route, plan);
  const { result, status, headers } = await api.execute({ ...request, query: plan.query }, context);
  const { errors = [], data } = result;
  if (errors.length > 0 || !data) {
    const answer = { ...result, errors: errorsOf(plan, errors) };
    return {
      status: status < 400 ? statusOf(errors) : status,
      headers: new Map([...headers, ['content-type', JSON_TYPE]]),
      pieces: await jsonOf(answer, limits),
      context,
    };
  }
  const table = await written(plan, data, ask, limits);
  const said = saidOf(plan, table, pageIn(plan, data), noticesOf(result));
  const name = `${(request.operationName ?? 'answer').slice(0, MOST_IN_NAME)}${suffix(headers.get('x-data-version'))}`;
  return {
    status: 200,
    headers: new Map([
      ...headers,
      ['content-type', tableType(ask.format)],
      ['content-disposition', `attachment; filename="${name}.${ask.format.extension}"`],
      ...said,
    ]),
    pieces: table.pieces,
    context,
  };
}

function planned(
  { api, ontology }: TableRoute,
  { list, explode }: TableAsk,
  { query, operationName, variables }: ApiRequest & { readonly query: string },
): TablePlan | undefined {
  try {
    return planTable(
      { ontology, schema: api.schema },
      { query, operationName, variables, list, explode },
      (option, path) => `${option}=${path}`,
    );
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    throw new GraphQLError(error.message, {
      extensions: { code: 'BAD_USER_INPUT', ...error.choices, http: { status: 400 } },
    });
  }
}

/** The context of the document that is sent, which is larger than the one that was given. */
function enlarged({ contextFor }: TableRoute, { query, added }: TablePlan): ApiContext {
  try {
    return contextFor(query);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new GraphQLError(`${error.message}${addedSentence(added)}`, { extensions: error.extensions });
  }
}

async function written(
  plan: TablePlan,
  data: unknown,
  { format, bom }: TableAsk,
  limits: Pick<Limits, 'answerBytes'>,
): Promise<WrittenTable> {
  try {
    return await writeTable(plan, data, { format: format.name, header: true, bom, most: limits.answerBytes });
  } catch (error) {
    if (error instanceof TableTooLong) throw tooManyBytes(limits);
    throw error;
  }
}

async function jsonOf(
  result: FormattedExecutionResult,
  limits: Pick<Limits, 'answerBytes'>,
): Promise<readonly Buffer[]> {
  try {
    return await jsonPieces(result, limits.answerBytes);
  } catch (error) {
    if (error instanceof TooLong) throw tooManyBytes(limits);
    throw error;
  }
}

function statusOf(errors: readonly GraphQLFormattedError[]): number {
  const [first = 500] = errors
    .map(({ extensions }) => STATUS[String(extensions?.['code'])] ?? 500)
    .sort((a, b) => b - a);
  return first;
}

function saidOf(
  { leftOut }: TablePlan,
  { rows, cut }: WrittenTable,
  page: Page | undefined,
  notices: readonly string[],
): readonly (readonly [string, string])[] {
  const { hasNextPage, endCursor } = page ?? {};
  return [
    ['x-table-rows', String(rows)],
    ...(page ? [['x-has-next-page', String(hasNextPage)] as const] : []),
    ...(hasNextPage && endCursor && endCursor.length <= MOST_IN_HEADER ? [['x-end-cursor', endCursor] as const] : []),
    ...(cut.size > 0 ? [['x-table-cut', namesText([...cut.keys()])] as const] : []),
    ...(leftOut.length > 0 ? [['x-table-left-out', namesText(leftOut)] as const] : []),
    ...(notices.length > 0 ? [['x-notices', noticesText(notices)] as const] : []),
  ];
}

function noticesOf({ extensions }: FormattedExecutionResult): readonly string[] {
  const notices = (extensions?.['notices'] ?? []) as readonly { readonly message: string }[];
  return notices.map(({ message }) => message);
}

function namesText(names: readonly string[]): string {
  const text = names.join(', ');
  return text.length <= MOST_IN_HEADER ? text : `${text.slice(0, MOST_IN_HEADER)}...`;
}

/** As JSON in ASCII: a header takes no more. */
function noticesText(notices: readonly string[]): string {
  const text = JSON.stringify(notices).replace(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return text.length <= MOST_IN_HEADER ? text : '["There are notices that are too long for a header: ask for JSON."]';
}

function suffix(dataVersion: string | undefined): string {
  return dataVersion === undefined ? '' : `-${dataVersion}`;
}

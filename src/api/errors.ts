import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { GraphError } from '../graph/graph.js';
import type { GraphErrorCode } from '../graph/graph.js';
import { isErrorCode } from '../query/error-codes.js';
import type { ErrorCode } from '../query/error-codes.js';
import { withHint } from './hints.js';

export type { ErrorCode };

/** Takes what a client must not see. */
export type Log = (message: string, error: unknown) => void;

interface PublicError {
  readonly code: ErrorCode;
  readonly sentence: string;
}

const UNAVAILABLE: PublicError = {
  code: 'DATABASE_UNAVAILABLE',
  sentence: 'The database cannot be reached at the moment. Ask again in a few seconds.',
};

const BY_GRAPH_ERROR: Readonly<Record<Exclude<GraphErrorCode, 'CONFLICT' | 'FAILED'>, PublicError>> = {
  DEADLINE: {
    code: 'DEADLINE_EXCEEDED',
    sentence: 'The answer took too long and was given up. Ask for less: lower first:, or ask in several operations.',
  },
  UNREACHABLE: UNAVAILABLE,
  UNAUTHORIZED: UNAVAILABLE,
  CLOSED: UNAVAILABLE,
  TOO_LARGE: {
    code: 'DEADLINE_EXCEEDED',
    sentence:
      'The answer took more memory than the database has. Ask for less: lower first:, or ask in several operations.',
  },
};

/** Raised where a statement finds no data: nothing was loaded yet. */
export class NotLoadedError extends Error {}

const NOT_LOADED: PublicError = {
  code: 'NOT_LOADED',
  sentence: 'No data is loaded yet. /readyz answers 200 as soon as it is.',
};

/** Raised where a load is at work that does not end soon, or was cut off. */
export class LoadingError extends Error {}

/** Raised where the data was replaced each time that an operation was run. */
export class ChangingError extends Error {}

const LOADING: PublicError = {
  code: 'LOADING',
  sentence: 'The data is being replaced at the moment. /readyz answers 200 as soon as it is whole again.',
};

const CHANGING: PublicError = {
  code: 'LOADING',
  sentence:
    'The data was replaced again and again while the answer was read, so nothing of it is shown. Ask again when the loads have ended.',
};

/** What another server may answer, or this one soon: for how many seconds a client should wait before it asks again. */
const RETRY_AFTER: ReadonlyMap<unknown, number> = new Map<ErrorCode, number>([
  ['LOADING', 10],
  ['NOT_LOADED', 10],
  ['DATABASE_UNAVAILABLE', 5],
]);

/** The seconds to wait before asking again; undefined where none of the errors calls for it. */
export function retryAfter(errors: readonly GraphQLFormattedError[]): number | undefined {
  const pauses = errors.flatMap(({ extensions }) => RETRY_AFTER.get(extensions?.['code']) ?? []);
  return pauses.length > 0 ? Math.max(...pauses) : undefined;
}

/** What Apollo Server calls for each error: masks everything that was not written for a client. */
export function errorFormatter(
  log: Log,
  schema: GraphQLSchema,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const original = unwrapResolverError(error);
    const known = publicError(original);
    if (known) {
      if (original instanceof GraphError) log(`${known.code}: ${original.message}`, original);
      return { ...formatted, message: known.sentence, extensions: { code: known.code } };
    }
    const code = formatted.extensions?.code;
    if (isErrorCode(code) && code !== 'INTERNAL_SERVER_ERROR') {
      const message = withHint(schema, formatted.message, original);
      return { ...formatted, message, extensions: withoutStack(formatted.extensions) };
    }
    const reference = randomUUID().slice(0, 8);
    log(`INTERNAL_SERVER_ERROR ${reference}`, original);
    return {
      ...formatted,
      message: `Something went wrong on the server. The log has the details under ${reference}.`,
      extensions: { code: 'INTERNAL_SERVER_ERROR', reference },
    };
  };
}

/** What a client is told of an error outside of GraphQL, with its HTTP status; undefined where that is for the log only. */
export function refusalFor(error: unknown): GraphQLError | undefined {
  const known = publicError(error);
  if (!known) return undefined;
  const { code, sentence } = known;
  const seconds = RETRY_AFTER.get(code);
  const headers = new Map(seconds === undefined ? [] : [['retry-after', String(seconds)]]);
  return new GraphQLError(sentence, { extensions: { code, http: { status: 503, headers } } });
}

function publicError(error: unknown): PublicError | undefined {
  if (error instanceof NotLoadedError) return NOT_LOADED;
  if (error instanceof LoadingError) return LOADING;
  if (error instanceof ChangingError) return CHANGING;
  if (!(error instanceof GraphError) || error.code === 'FAILED' || error.code === 'CONFLICT') return undefined;
  return BY_GRAPH_ERROR[error.code];
}

function withoutStack(extensions: Record<string, unknown> | undefined): Record<string, unknown> {
  const { stacktrace: _, ...rest } = extensions ?? {};
  return rest;
}

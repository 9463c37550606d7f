/**
 * Every code that an error of the API may carry. What has another one is a defect and leaves the server as
 * INTERNAL_SERVER_ERROR; docs/api.md says of each what it means.
 */
export const ERROR_CODES = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'LIMIT_EXCEEDED',
  'DEADLINE_EXCEEDED',
  'OVERLOADED',
  'NOT_LOADED',
  'LOADING',
  'DATA_VERSION_UNKNOWN',
  'DATABASE_UNAVAILABLE',
  'UNAUTHORIZED',
  'NOT_FOUND',
  'METHOD_NOT_ALLOWED',
  'INTERNAL_SERVER_ERROR',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

const KNOWN: ReadonlySet<unknown> = new Set(ERROR_CODES);

export function isErrorCode(code: unknown): code is ErrorCode {
  return KNOWN.has(code);
}

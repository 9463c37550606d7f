import { Neo4jError } from 'neo4j-driver';
import { GraphError } from '../graph.js';
import type { GraphErrorCode } from '../graph.js';

const UNREACHABLE = new Set([
  'ServiceUnavailable',
  'SessionExpired',
  'Neo.TransientError.General.DatabaseUnavailable',
  'Neo.TransientError.Database.DatabaseUnavailable',
  'Neo.ClientError.Database.DatabaseNotFound',
]);
const LOST_BOOKMARKS = new Set([
  'Neo.ClientError.Transaction.InvalidBookmark',
  'Neo.ClientError.Transaction.InvalidBookmarkMixture',
  'Neo.TransientError.Transaction.BookmarkTimeout',
]);
const DEADLINE = new Set([
  'Neo.ClientError.Transaction.TransactionTimedOut',
  'Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration',
  'Neo.ClientError.Transaction.Terminated',
  'Neo.TransientError.Transaction.Terminated',
]);
const TOO_LARGE = new Set([
  'Neo.TransientError.General.OutOfMemoryError',
  'Neo.TransientError.General.MemoryPoolOutOfMemoryError',
  'Neo.TransientError.General.TransactionMemoryLimit',
]);

/**
 * What the driver throws, as the port throws it; what the database said goes no further than message and cause.
 * @param statementName what was asked, if anything.
 */
export function toGraphError(error: unknown, statementName?: string): GraphError {
  if (error instanceof GraphError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Neo4jError ? error.code : '';
  const where = statementName === undefined ? '' : `cypher/${statementName}.cypher: `;
  return new GraphError(graphErrorCode(code, message), `${where}${code && `${code}: `}${message}`, { cause: error });
}

function graphErrorCode(code: string, message: string): GraphErrorCode {
  if (UNREACHABLE.has(code)) return 'UNREACHABLE';
  if (DEADLINE.has(code)) return 'DEADLINE';
  if (TOO_LARGE.has(code)) return 'TOO_LARGE';
  if (code.startsWith('Neo.ClientError.Security.')) return 'UNAUTHORIZED';
  // The driver gives this one no code.
  if (message.startsWith('Connection acquisition timed out')) return 'UNREACHABLE';
  return 'FAILED';
}

/** Whether a server does not have what a bookmark stands for, and may never have it. */
export function isLostBookmark(error: unknown): boolean {
  return error instanceof Neo4jError && LOST_BOOKMARKS.has(error.code);
}

/** Whether a server of a cluster is no longer the one that takes writes, or is gone. */
export function isLostLeader(error: unknown): boolean {
  return error instanceof Neo4jError && error.code === 'SessionExpired';
}

/**
 * Whether the same read may succeed in a moment.
 * A database out of memory is called transient too, but is only made worse by asking again.
 */
export function isTransient(error: unknown): boolean {
  if (isLostBookmark(error)) return true;
  return error instanceof Neo4jError && error.retryable && ['FAILED', 'UNREACHABLE'].includes(toGraphError(error).code);
}

/** Whether two transactions waited for each other: one of them was rolled back, and nothing of it is left. */
export function isDeadlock(error: unknown): boolean {
  const cause = error instanceof GraphError ? error.cause : error;
  return cause instanceof Neo4jError && cause.code === 'Neo.TransientError.Transaction.DeadlockDetected';
}

import { createHash } from 'node:crypto';
import type { Value } from '../graph/graph.js';

export interface Owner {
  readonly type: string;
  readonly id: string;
}

/** The owner of a root list. */
export const NOBODY: Owner = { type: '', id: '' };

/** Where a row stands: in which list, under which owner, at which place of the order. */
export interface Place {
  /** Names the list: field, filter and order, without its page. */
  readonly list: string;
  /** The node whose list it is; empty for a root list. */
  readonly owner: Owner;
  /** The values that the order compares, of this row. */
  readonly at: readonly Value[];
}

/** What is wrong with a cursor; the sentence begins after the name of the argument. */
export class CursorError extends Error {}

const CHECKSUM = 8;

/** A cursor: opaque, and checked when it comes back. */
export function encodeCursor(place: Place): string {
  const body = JSON.stringify([place.list, place.owner.type, place.owner.id, ...place.at]);
  return Buffer.from(digest(body) + body, 'utf8').toString('base64url');
}

/**
 * The place that a cursor stands for.
 * @throws CursorError where it is none, was cut short or was changed.
 */
export function decodeCursor(cursor: string): Place {
  if (!/^[A-Za-z0-9_-]+$/.test(cursor)) {
    throw new CursorError('is no cursor of this API: take the text of cursor or pageInfo.endCursor as it is.');
  }
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const body = text.slice(CHECKSUM);
  if (!body.startsWith('[') || !body.endsWith(']')) {
    throw new CursorError('was cut short: take the text of cursor or pageInfo.endCursor as a whole.');
  }
  if (digest(body) !== text.slice(0, CHECKSUM)) {
    throw new CursorError(
      'was changed: its checksum is wrong; take the text of cursor or pageInfo.endCursor as it is.',
    );
  }
  const [list, type, id, ...at] = JSON.parse(body) as [string, string, string, ...Value[]];
  return { list, owner: { type, id }, at };
}

/** A short name for a list, the same for the same parts. */
export function listName(parts: readonly unknown[]): string {
  return digest(JSON.stringify(parts));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, CHECKSUM);
}

import { createHash } from 'node:crypto';
import type { Value } from '../../graph/graph.js';

export interface Owner {
  readonly type: string;
  readonly id: string;
}

/** The owner of a root list. */
export const NOBODY: Owner = { type: '', id: '' };

/** Where a row stands: in which list, under which owner, at which place of the order. */
export interface CursorPlace {
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
const BEGINNING = /^[0-9a-f]{8}\[/;
const NONE = 'is no cursor of this API: take the text of cursor or pageInfo.endCursor as it is.';

/** A cursor: opaque, and checked when it comes back. */
export function encodeCursor(place: CursorPlace): string {
  const body = JSON.stringify([place.list, place.owner.type, place.owner.id, ...place.at]);
  return Buffer.from(digest(body) + body, 'utf8').toString('base64url');
}

/**
 * The place that a cursor stands for.
 * @throws CursorError where it is none, was cut short or was changed.
 */
export function decodeCursor(cursor: string): CursorPlace {
  if (!/^[A-Za-z0-9_-]+$/.test(cursor)) {
    throw new CursorError(NONE);
  }
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!BEGINNING.test(text)) throw new CursorError(NONE);
  const body = text.slice(CHECKSUM);
  if (!body.endsWith(']')) {
    throw new CursorError('was cut short: take the text of cursor or pageInfo.endCursor as a whole.');
  }
  if (digest(body) !== text.slice(0, CHECKSUM)) {
    throw new CursorError(
      'was changed: its checksum is wrong; take the text of cursor or pageInfo.endCursor as it is.',
    );
  }
  return placeOf(body);
}

/** Anybody can work out a checksum: only what we could have written goes to the database. */
function placeOf(body: string): CursorPlace {
  let given: unknown;
  try {
    given = JSON.parse(body);
  } catch {
    throw new CursorError(NONE);
  }
  const [list, type, id, ...at] = given as readonly unknown[];
  // Every order ends with the natural one, which is a text.
  const isOurs = [list, type, id, at.at(-1)].every((one) => typeof one === 'string') && at.every(isScalar);
  if (!isOurs) throw new CursorError(NONE);
  return { list: list as string, owner: { type: type as string, id: id as string }, at: at as Value[] };
}

function isScalar(value: unknown): boolean {
  if (typeof value === 'number') return Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  return value === null || typeof value === 'string' || typeof value === 'boolean';
}

/** A short name for each part of what a list is, the same for the same part. */
export function listName(parts: readonly unknown[]): string {
  return parts.map((part) => digest(JSON.stringify(part))).join(' ');
}

/** The first part in which two lists differ; undefined where they are the same. */
export function differsIn(one: string, other: string): number | undefined {
  const parts = other.split(' ');
  const index = one.split(' ').findIndex((part, at) => part !== parts[at]);
  return index < 0 ? undefined : index;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, CHECKSUM);
}

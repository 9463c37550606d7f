import { createHash } from 'node:crypto';
import type { SeedRecord, SeedValue } from '../records/seed-record.js';

/** What a record says, whatever file and whatever order says it: that is hashed, kept and compared. */
export interface Said {
  readonly id: string;
  readonly type: string;
  /** By name, in the order of the names; null where what is written was refused. */
  readonly columns: Readonly<Record<string, SeedValue | null>>;
  /** Ids by name of the relation, both in order. */
  readonly relations: Readonly<Record<string, readonly string[]>>;
}

export function saidBy({ id, type, columns, relations }: SeedRecord): Said {
  return {
    id,
    type,
    columns: inOrder([...columns].map(([name, { value }]) => [name, value ?? null])),
    relations: inOrder([...relations].map(([name, { to }]) => [name, to.map((one) => one.id).sort(byText)])),
  };
}

/** The first 16 digits of the SHA-256 of type, columns and relations. */
export function hashOf({ type, columns, relations }: Said): string {
  return shortDigest(JSON.stringify([type, Object.entries(columns), Object.entries(relations)]));
}

/** The first 16 digits of the SHA-256 of a text, in hexadecimal. */
export function shortDigest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 16);
}

/** By code units: the same on every machine. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function inOrder<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries([...entries].sort(([a], [b]) => byText(a, b)));
}

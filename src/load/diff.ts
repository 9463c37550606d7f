import { createHash } from 'node:crypto';
import { byText } from './derive.js';
import type { GraphRecord } from './derive.js';

/** What a graph holds of a record: enough to tell whether it differs. */
export interface StoredRecord {
  readonly id: string;
  readonly type: string;
  readonly hash: string;
}

export interface Diff {
  readonly added: readonly GraphRecord[];
  readonly changed: readonly { readonly record: GraphRecord; readonly storedType: string }[];
  readonly removed: readonly StoredRecord[];
  readonly unchanged: readonly GraphRecord[];
}

/** What has to be done to a graph that holds `stored`, so that it holds `records`. */
export function diff(stored: readonly StoredRecord[], records: readonly GraphRecord[]): Diff {
  const before = new Map(stored.map((one) => [one.id, one]));
  const ids = new Set(records.map((record) => record.id));
  const added: GraphRecord[] = [];
  const changed: { record: GraphRecord; storedType: string }[] = [];
  const unchanged: GraphRecord[] = [];
  for (const record of records) {
    const old = before.get(record.id);
    if (!old) added.push(record);
    else if (old.type === record.type && old.hash === record.properties.hash) unchanged.push(record);
    else changed.push({ record, storedType: old.type });
  }
  return { added, changed, removed: stored.filter((one) => !ids.has(one.id)), unchanged };
}

/** All records of the graph after the diff is applied. */
export function recordsAfter({ added, changed, unchanged }: Diff): GraphRecord[] {
  return [...added, ...changed.map(({ record }) => record), ...unchanged];
}

/** Which data a graph holds, as twelve hexadecimal characters: equal records give equal versions. */
export function dataVersion(records: readonly GraphRecord[]): string {
  const pairs = records.map((record) => [record.id, record.properties.hash] as const).sort(byText(([id]) => id));
  return createHash('sha256').update(JSON.stringify(pairs)).digest('hex').slice(0, 12);
}

/** How many records there are of each type, by name of the type; types without records are left out. */
export function countsByType(records: readonly GraphRecord[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { type } of records) counts.set(type, (counts.get(type) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(byText(([type]) => type)));
}

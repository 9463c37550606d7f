import { byText } from './derive.js';
import type { GraphRecord } from './derive.js';

/**
 * To how many nodes of one type the most connected node leads, by `RELATION DIRECTION TYPE`:
 * `ABOUT IN Finding` is the most findings that are about one entity. It bounds what a query can cost.
 */
export function degrees(records: readonly GraphRecord[]): Record<string, number> {
  const types = new Map(records.map(({ id, type }) => [id, type]));
  const most = new Map<string, number>();
  const count = (counts: Map<string, number>, key: string): void => {
    const next = (counts.get(key) ?? 0) + 1;
    counts.set(key, next);
    if (next > (most.get(key) ?? 0)) most.set(key, next);
  };
  const incoming = new Map<string, Map<string, number>>();
  for (const { type, relations } of records) {
    const outgoing = new Map<string, number>();
    for (const [relation, to] of relations) {
      count(outgoing, `${relation} OUT ${types.get(to) ?? ''}`);
      let counts = incoming.get(to);
      if (!counts) incoming.set(to, (counts = new Map<string, number>()));
      count(counts, `${relation} IN ${type}`);
    }
  }
  return Object.fromEntries([...most].sort(byText(([key]) => key)));
}

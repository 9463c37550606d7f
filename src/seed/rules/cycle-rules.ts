import { referencesOf } from '../records/seed-record.js';
import type { SeedRecord } from '../records/seed-record.js';
import type { Breach, Rule, SeedView } from './rule.js';

export const CYCLE_RULES: readonly Rule[] = [
  {
    id: 'no-circle-of-supersession',
    sentence: 'No claim supersedes itself, not even by way of others.',
    check: (seed) => circles(seed, 'supersedes'),
  },
  {
    id: 'no-circle-of-parts',
    sentence: 'Nothing is broader than itself, part of itself or within itself, not even by way of others.',
    check: (seed) => ['broader', 'partOf', 'within'].flatMap((field) => circles(seed, field)),
  },
];

/** One breach for each way back, at the reference that closes it. Walks without recursion: a chain may be long. */
function circles({ records, byId }: SeedView, field: string): Breach[] {
  const breaches: Breach[] = [];
  const done = new Set<SeedRecord>();
  for (const start of records) {
    if (done.has(start) || !start.relations.has(field)) continue;
    const path: { readonly record: SeedRecord; next: number }[] = [];
    const onPath = new Set<SeedRecord>();
    const enter = (record: SeedRecord): void => {
      path.push({ record, next: 0 });
      onPath.add(record);
    };
    enter(start);
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const reference = referencesOf(step.record, field)[step.next++];
      if (!reference) {
        path.pop();
        onPath.delete(step.record);
        done.add(step.record);
        continue;
      }
      const target = byId.get(reference.id);
      if (!target || done.has(target)) continue;
      if (!onPath.has(target)) {
        enter(target);
        continue;
      }
      const ids = path.map(({ record }) => record.id);
      const circle = [...ids.slice(ids.indexOf(target.id)), target.id].join(', ');
      breaches.push({ at: reference.at, what: `"${field}" leads in a circle: ${circle}.` });
    }
  }
  return breaches;
}

import { referencesOf } from '../records/seed-record.js';
import type { SeedRecord } from '../records/seed-record.js';
import type { SeedView } from './rule.js';

/** The conflicts that each claim takes part in. */
export function conflictsByClaim({ ofType }: SeedView): ReadonlyMap<string, readonly string[]> {
  const conflicts = new Map<string, string[]>();
  for (const conflict of ofType('Conflict')) {
    for (const { id } of referencesOf(conflict, 'claims')) {
      conflicts.set(id, [...(conflicts.get(id) ?? []), conflict.id]);
    }
  }
  return conflicts;
}

/** Whether a conflict says that two claims differ. */
export function shareConflict(
  inConflict: ReadonlyMap<string, readonly string[]>,
  one: SeedRecord,
  other: SeedRecord,
): boolean {
  return (inConflict.get(one.id) ?? []).some((id) => inConflict.get(other.id)?.includes(id));
}

import type { SeedColumn, SeedRecord, SeedRelation, SeedValue } from '../../../src/seed/records/seed-record.js';

const AT = { file: 'generated', line: 1, column: 1 };

/** A record as a seed file would say it; values and ids that are undefined are left out. */
export function record(
  type: string,
  id: string,
  values: Readonly<Record<string, SeedValue | undefined>>,
  leads: Readonly<Record<string, readonly string[]>>,
): SeedRecord {
  const columns = new Map<string, SeedColumn>();
  for (const [field, value] of Object.entries(values)) {
    if (value !== undefined) columns.set(field, { at: AT, value, itemsAt: [] });
  }
  const relations = new Map<string, SeedRelation>();
  for (const [field, ids] of Object.entries(leads)) {
    if (ids.length > 0) relations.set(field, { at: AT, to: ids.map((to) => ({ id: to, at: AT })) });
  }
  return { id, type, at: AT, columns, relations };
}

import type { SeedRecord, SeedValue } from '../../src/seed/records/seed-record.js';

const AT = { file: 'made.yaml', line: 1, column: 1 };

/** A record that no file says; an id that is given twice to a relation counts once. */
export function madeRecord(
  type: string,
  id: string,
  columns: Record<string, SeedValue>,
  relations: Record<string, readonly string[]> = {},
): SeedRecord {
  return {
    ...{ id, type, at: AT },
    columns: new Map(Object.entries(columns).map(([name, value]) => [name, { at: AT, value, itemsAt: [] }])),
    relations: new Map(
      Object.entries(relations).map(([name, to]) => [
        name,
        { at: AT, to: [...new Set(to)].map((one) => ({ id: one, at: AT })) },
      ]),
    ),
  };
}

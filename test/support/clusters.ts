import type { SeedColumn, SeedRecord } from '../../src/seed/records/seed-record.js';
import type { Ontology } from '../../src/ontology/ontology.js';
import { nodeType } from '../../src/ontology/ontology.js';

/** Every so many copies lack a date. */
const UNDATED = 4;
const FIRST_YEAR = 1900;
const YEARS = 97;

/**
 * Copies of a seed side by side, each with ids and unique values of its own: labels grow with their number, what a
 * node is related to does not. Dates of publication differ, and some are missing.
 */
export function clusters(ontology: Ontology, records: readonly SeedRecord[], from: number, to: number): SeedRecord[] {
  return Array.from({ length: to - from }, (_, index) => from + index).flatMap((copy) =>
    records.map((record) => copyOf(ontology, record, copy)),
  );
}

/** The id that a record has in a copy. */
export function idIn(copy: number, id: string): string {
  return `c${copy}-${id}`;
}

function copyOf(ontology: Ontology, record: SeedRecord, copy: number): SeedRecord {
  const { fields } = nodeType(ontology, record.type);
  const columns = new Map<string, SeedColumn>();
  for (const [name, column] of record.columns) {
    const field = fields.get(name);
    if (name === 'publishedOn') {
      if (copy % UNDATED !== 0) columns.set(name, { ...column, value: String(FIRST_YEAR + (copy % YEARS)) });
    } else if (field?.kind === 'column' && field.unique && typeof column.value === 'string') {
      columns.set(name, { ...column, value: `${column.value}-${copy}` });
    } else columns.set(name, column);
  }
  const relations = new Map(
    [...record.relations].map(([name, relation]) => [
      name,
      { ...relation, to: relation.to.map((one) => ({ ...one, id: idIn(copy, one.id) })) },
    ]),
  );
  return { ...record, id: idIn(copy, record.id), columns, relations };
}

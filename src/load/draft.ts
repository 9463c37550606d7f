import { absentFields } from '../seed/records/seed-record.js';
import type { SeedRecord, SeedValue } from '../seed/records/seed-record.js';

/** A record on its way from the seed to the graph: without positions, still to be filled in. */
export interface Draft {
  readonly id: string;
  readonly type: string;
  /** Its number among the records, from 0 on. */
  readonly place: number;
  readonly columns: Map<string, SeedValue>;
  /** Ids by field, of direction OUT. */
  readonly relations: Map<string, readonly string[]>;
}

export type Drafts = ReadonlyMap<string, Draft>;

/** Drafts by id, in the order of the records. */
export function draftsOf(records: readonly SeedRecord[]): Drafts {
  return new Map(records.map((record, place) => [record.id, draftOf(record, place)]));
}

function draftOf(record: SeedRecord, place: number): Draft {
  const columns = new Map<string, SeedValue>();
  for (const [name, { value }] of record.columns) if (value !== undefined) columns.set(name, value);
  const relations = new Map<string, readonly string[]>();
  for (const [name, { to }] of record.relations)
    relations.set(
      name,
      to.map((reference) => reference.id),
    );
  return { id: record.id, type: record.type, place, columns, relations };
}

/** The text of a column, if it is one. */
export function textOf(draft: Draft | undefined, column: string): string | undefined {
  const value = draft?.columns.get(column);
  return typeof value === 'string' ? value : undefined;
}

/** The record that a to-one relation leads to. */
export function oneOf(drafts: Drafts, draft: Draft | undefined, relation: string): Draft | undefined {
  const id = draft?.relations.get(relation)?.[0];
  return id === undefined ? undefined : drafts.get(id);
}

/** Whether `absent` gives a reason why the field has no value. */
export function isAbsent(draft: Draft, field: string): boolean {
  return absentFields(draft.columns.get('absent')).includes(field);
}

import type { StoredScalar } from '../../ontology/scalars.js';
import type { Written, WrittenObject } from '../../ontology/stored-form.js';
import type { Position } from '../problem.js';

export type SeedScalar = StoredScalar;
/** A value with fields of its own, such as an alias. */
export type SeedObject = WrittenObject;
export type SeedItem = SeedScalar | SeedObject;
export type SeedValue = Written;

export interface SeedColumn {
  readonly at: Position;
  /** Undefined where the reader refused what is written; the mistake is reported already. */
  readonly value: SeedValue | undefined;
  /** Where each item of a list stands. */
  readonly itemsAt: readonly Position[];
}

/** The id of another record, and where it is written. */
export interface SeedReference {
  readonly id: string;
  readonly at: Position;
}

export interface SeedRelation {
  readonly at: Position;
  readonly to: readonly SeedReference[];
}

/** A record as its file says it: nothing is filled in yet. Relations are those of direction OUT. */
export interface SeedRecord {
  readonly id: string;
  readonly type: string;
  readonly at: Position;
  readonly columns: ReadonlyMap<string, SeedColumn>;
  readonly relations: ReadonlyMap<string, SeedRelation>;
}

/** Whether the field is written, even if the reader refused its value. */
export function isWritten(record: SeedRecord, field: string): boolean {
  return record.columns.has(field) || (record.relations.get(field)?.to.length ?? 0) > 0;
}

/** Where the field is written, else where the record begins. */
export function positionOf(record: SeedRecord, field: string): Position {
  return record.columns.get(field)?.at ?? record.relations.get(field)?.at ?? record.at;
}

/** The text of a column, if it is one. */
export function textOf(record: SeedRecord, field: string): string | undefined {
  const value = record.columns.get(field)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** The items of a list column with their places; none where it is not written. */
export function itemsOf(record: SeedRecord, field: string): { readonly item: SeedItem; readonly at: Position }[] {
  const column = record.columns.get(field);
  if (!column || !Array.isArray(column.value)) return [];
  const items: readonly SeedItem[] = column.value;
  return items.map((item, index) => ({ item, at: column.itemsAt[index] ?? column.at }));
}

/** The records that a relation leads to. */
export function referencesOf(record: SeedRecord, field: string): readonly SeedReference[] {
  return record.relations.get(field)?.to ?? [];
}

/** The fields that a value of `absent` gives a reason for. */
export function absentFields(value: SeedValue | undefined): string[] {
  const items: readonly SeedItem[] = Array.isArray(value) ? value : [];
  return items.flatMap((item) => (typeof item === 'object' && typeof item.field === 'string' ? [item.field] : []));
}

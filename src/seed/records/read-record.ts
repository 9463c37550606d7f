import { isWorkedOut } from '../../ontology/ontology.js';
import type { NodeType, Relation } from '../../ontology/ontology.js';
import { problemAt } from '../problem.js';
import type { TreeEntry } from '../tree.js';
import { readColumn } from './columns.js';
import { declare, declareNested } from './declared-ids.js';
import { missingFields, unknownField } from './fields.js';
import { nestedRecords } from './nested-records.js';
import { readReferences } from './read-references.js';
import type { PlacedRecord, RecordReading } from './record-reading.js';
import type { SeedColumn, SeedRelation } from './seed-record.js';

/** Reads a record field by field, and the records nested in it where they stand. */
export function readRecord(reading: RecordReading, placed: PlacedRecord, entries: readonly TreeEntry[]): void {
  const { ontology, problems } = reading;
  const { id, at, type, nesting } = placed;
  if (!declare(reading, placed, type.name)) {
    declareNested(reading, id, entries);
    return;
  }
  const columns = new Map<string, SeedColumn>();
  const relations = new Map<string, SeedRelation>();
  if (nesting) relations.set(nesting.field.name, { at, to: [{ id: nesting.ownerId, at }] });
  const written = new Set(relations.keys());
  for (const entry of entries) {
    const field = entry.key === 'id' ? undefined : type.fields.get(entry.key);
    const name = `Field "${entry.key}" of ${type.name}`;
    written.add(entry.key);
    if (!field) problems.push(unknownField(type, entry));
    else if (isWorkedOut(field)) {
      problems.push(problemAt(entry.at, `${name} is worked out at load: leave it out.`));
    } else if (field.kind === 'column') {
      columns.set(field.name, readColumn(ontology, field, name, entry.at, entry.value, problems));
    } else if (field.direction === 'OUT') {
      relations.set(field.name, readRelation(reading, field, name, entry, nesting));
    } else readNested(reading, type, id, field, entry);
  }
  problems.push(...missingFields(type, id, at, written));
  reading.records.push({ id, type: type.name, at, columns, relations });
}

/** Reads the records nested under a relation of direction IN. */
export function readNested(
  reading: RecordReading,
  owner: NodeType,
  ownerId: string,
  relation: Relation,
  entry: TreeEntry,
): void {
  for (const { placed, entries } of nestedRecords(reading, owner, ownerId, relation, entry)) {
    readRecord(reading, placed, entries);
  }
}

function readRelation(
  { problems }: RecordReading,
  field: Relation,
  name: string,
  entry: TreeEntry,
  nesting: PlacedRecord['nesting'],
): SeedRelation {
  const references = readReferences(field, name, entry.value, problems);
  if (nesting?.field.name !== field.name) return { at: entry.at, to: references };
  const again = field.many ? references.find((one) => one.id === nesting.ownerId) : references[0];
  if (again) {
    const sentence = `${name} is "${nesting.ownerId}" already, because the record is written under it: leave it out here.`;
    problems.push(problemAt(again.at, sentence));
  }
  const others = field.many ? references.filter((one) => one !== again) : [];
  return { at: entry.at, to: [{ id: nesting.ownerId, at: entry.at }, ...others] };
}

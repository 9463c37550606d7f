import { membersOf } from '../../ontology/ontology.js';
import type { NodeType, Relation } from '../../ontology/ontology.js';
import { problemAt } from '../problem.js';
import { didYouMean } from '../suggest.js';
import type { TreeEntry, TreeMap } from '../tree.js';
import { declareUntyped } from './declared-ids.js';
import type { PlacedRecord, RecordReading } from './record-reading.js';
import type { SeedReference } from './seed-record.js';
import { writingField } from './writing-field.js';

/** A record nested in another, and what is written in it. */
export interface NestedRecord {
  readonly placed: PlacedRecord;
  readonly entries: readonly TreeEntry[];
}

/**
 * The records written under a relation of direction IN. One is given before the next is looked at, so that whoever
 * reads each as it comes declares ids in reading order.
 */
export function* nestedRecords(
  reading: RecordReading,
  owner: NodeType,
  ownerId: string,
  relation: Relation,
  { value }: TreeEntry,
): Generator<NestedRecord> {
  if (value.kind === 'refused') return;
  const name = `Field "${relation.name}" of ${owner.name}`;
  if (value.kind !== 'map') {
    reading.problems.push(problemAt(value.at, writtenElsewhere(reading, owner, ownerId, relation, name)));
    return;
  }
  for (const nested of value.entries) {
    if (nested.value.kind === 'refused') continue;
    if (nested.value.kind !== 'map') {
      const sentence = `${name} takes a record under each key, written as a mapping.`;
      reading.problems.push(problemAt(nested.at, sentence));
      continue;
    }
    const at = { id: `${ownerId}/${nested.key}`, at: nested.at };
    const record = nestedRecord(reading, owner, ownerId, relation, at, nested.value);
    if (record) yield record;
    // Declared all the same, so that a reference to it is no second mistake.
    else declareUntyped(reading, at, nested.value.entries);
  }
}

/** Undefined, with a mistake, where it is not clear what the record is. */
function nestedRecord(
  reading: RecordReading,
  owner: NodeType,
  ownerId: string,
  relation: Relation,
  at: SeedReference,
  node: TreeMap,
): NestedRecord | undefined {
  const { ontology, problems } = reading;
  const abstract = ontology.abstracts.has(relation.target);
  const type = abstract ? nestedType(reading, relation, at, node) : ontology.nodes.get(relation.target);
  if (!type) return undefined;
  const field = writingField(ontology, owner, relation, type);
  if (!field) {
    const place = `under "${relation.name}" of ${owner.name}`;
    const sentence = `A record of type ${type.name} cannot be written ${place}: it has no field for that relation.`;
    problems.push(problemAt(at.at, sentence));
    return undefined;
  }
  const entries = abstract ? node.entries.filter((entry) => entry.key !== 'type') : node.entries;
  return { placed: { ...at, type, nesting: { field, ownerId } }, entries };
}

function nestedType(
  { ontology, problems }: RecordReading,
  relation: Relation,
  at: SeedReference,
  node: TreeMap,
): NodeType | undefined {
  const names = membersOf(ontology, relation.target).map((type) => type.name);
  const entry = node.entries.find(({ key }) => key === 'type');
  if (!entry) {
    problems.push(problemAt(at.at, `"${at.id}" needs a "type": one of ${names.join(', ')}.`));
    return undefined;
  }
  const { value } = entry;
  const name = value.kind === 'scalar' ? value.source : '';
  if (names.includes(name)) return ontology.nodes.get(name);
  if (value.kind !== 'refused') {
    const sentence = `Unknown type "${name}".${didYouMean(name, names)} Allowed here are ${names.join(', ')}.`;
    problems.push(problemAt(value.at, sentence));
  }
  return undefined;
}

/** Why ids cannot stand under a relation of direction IN, and where they are written instead. */
function writtenElsewhere(
  { ontology }: RecordReading,
  owner: NodeType,
  ownerId: string,
  relation: Relation,
  name: string,
): string {
  const [writer] = membersOf(ontology, relation.target).flatMap(
    (type) => writingField(ontology, owner, relation, type) ?? [],
  );
  const nested = `${name} takes records under their keys, not ids.`;
  if (!writer) return nested;
  const value = writer.many ? `[${ownerId}]` : ownerId;
  return `${nested} To link a record that is written elsewhere, write "${writer.name}: ${value}" in that ${relation.target}.`;
}

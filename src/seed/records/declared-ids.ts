import { WITHDRAWN } from '../../ontology/ontology.js';
import { printPosition, problemAt } from '../problem.js';
import type { TreeEntry, TreeNode } from '../tree.js';
import { ID_PATTERN } from './id.js';
import type { RecordReading } from './record-reading.js';
import type { SeedReference } from './seed-record.js';

/** Takes note of the id of a record; false where it is taken. */
export function declare({ declared, problems }: RecordReading, { id, at }: SeedReference, type: string): boolean {
  const other = declared.get(id);
  if (other && (type === WITHDRAWN) !== (other.type === WITHDRAWN)) {
    const [withdrawal, again] = type === WITHDRAWN ? [at, other.at] : [other.at, at];
    const sentence = `The id "${id}" was withdrawn, as ${printPosition(withdrawal)} says, and is never used again: give this record another id, or take it out.`;
    problems.push(problemAt(again, sentence));
    return false;
  }
  if (other) {
    problems.push(problemAt(at, `The id "${id}" is used twice: first at ${printPosition(other.at)}.`));
    return false;
  }
  if (!ID_PATTERN.test(id)) {
    const sentence = `"${id}" is no id: an id is made of letters A to Z, digits and . _ - in segments separated by single slashes.`;
    problems.push(problemAt(at, sentence));
  }
  declared.set(id, { at, type });
  return true;
}

/** Takes note of the ids in a file whose type is not known, so that a reference to one is no second mistake. */
export function declareAll(reading: RecordReading, root: TreeNode): void {
  for (const node of root.kind === 'list' ? root.items : [root]) {
    const id = node.kind === 'map' ? node.entries.find(({ key }) => key === 'id')?.value : undefined;
    if (node.kind !== 'map' || id?.kind !== 'scalar') continue;
    declareUntyped(reading, { id: id.source, at: node.at }, node.entries);
  }
}

/** Takes note of the id of a record that cannot be read, and of those nested in it. */
export function declareUntyped(reading: RecordReading, { id, at }: SeedReference, entries: readonly TreeEntry[]): void {
  if (!reading.declared.has(id)) reading.declared.set(id, { at, type: undefined });
  declareNested(reading, id, entries);
}

/** Takes note of the ids of records nested in one that cannot be read. */
export function declareNested(reading: RecordReading, ownerId: string, entries: readonly TreeEntry[]): void {
  for (const { value } of entries) {
    if (value.kind !== 'map') continue;
    for (const { key, at, value: nested } of value.entries) {
      if (nested.kind === 'map') declareUntyped(reading, { id: `${ownerId}/${key}`, at }, nested.entries);
    }
  }
}

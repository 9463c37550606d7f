import type { NodeType } from '../../ontology/ontology.js';
import { problemAt } from '../problem.js';
import type { TreeEntry, TreeMap, TreeNode } from '../tree.js';
import { unknownField } from './fields.js';
import { readNested, readRecord } from './read-record.js';
import type { RecordReading } from './record-reading.js';
import type { SeedReference } from './seed-record.js';

/** Reads a file: one record or a list of records of the type of its folder. */
export function readFile(reading: RecordReading, type: NodeType, root: TreeNode): void {
  for (const node of root.kind === 'list' ? root.items : [root]) {
    if (node.kind === 'map') readTop(reading, type, node);
    else if (node.kind !== 'refused') {
      const sentence = `A record starts with "id": a file in ${type.plural} holds one, or a list of them.`;
      reading.problems.push(problemAt(node.at, sentence));
    }
  }
}

function readTop(reading: RecordReading, type: NodeType, node: TreeMap): void {
  const { problems } = reading;
  const [id, continues] = ['id', 'continues'].map((key) => node.entries.find((entry) => entry.key === key));
  if (id && continues) problems.push(problemAt(continues.at, 'A record has either "id" or "continues", not both.'));
  const control = id ?? continues;
  if (!control) {
    const sentence = 'A record starts with "id", or with "continues" and the id of the record that it continues.';
    problems.push(problemAt(node.at, sentence));
    return;
  }
  const reference = readId(reading, control);
  if (!reference) return;
  const entries = node.entries.filter((entry) => entry !== id && entry !== continues);
  if (id) readRecord(reading, { ...reference, type }, entries);
  else readContinuation(reading, type, reference, entries);
}

/** The fields of the record stand in its own file, so that they are looked for in one place only. */
function readContinuation(
  reading: RecordReading,
  type: NodeType,
  { id, at }: SeedReference,
  entries: readonly TreeEntry[],
): void {
  reading.continuations.push({ id, at, type });
  for (const entry of entries) {
    const field = type.fields.get(entry.key);
    if (!field) reading.problems.push(unknownField(type, entry));
    else if (field.kind === 'relation' && field.direction === 'IN') readNested(reading, type, id, field, entry);
    else {
      const sentence = `A file that continues a record holds only records nested in it: write "${entry.key}" where "${id}" is written.`;
      reading.problems.push(problemAt(entry.at, sentence));
    }
  }
}

function readId({ problems }: RecordReading, { key, value }: TreeEntry): SeedReference | undefined {
  if (value.kind === 'refused') return undefined;
  if (value.kind === 'scalar' && typeof value.value === 'string') return { id: value.value, at: value.at };
  const source = value.kind === 'scalar' ? value.source : '';
  const advice = source === '' ? '.' : `: write it in quotes: "${source}".`;
  problems.push(problemAt(value.at, `"${key}" takes an id as a text${advice}`));
  return undefined;
}

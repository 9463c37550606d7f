import type { Column, Ontology } from '../../ontology/ontology.js';
import { problemAt } from '../problem.js';
import type { Position, Problem } from '../problem.js';
import { didYouMean } from '../suggest.js';
import type { TreeNode } from '../tree.js';
import type { SeedColumn, SeedItem, SeedObject, SeedScalar } from './seed-record.js';
import { readSingleValue } from './single-value.js';

/**
 * Reads the value of a column as the ontology wants it.
 * @param name the field as error texts name it: `Field "kind" of Law`.
 * @param problems where the mistakes go.
 */
export function readColumn(
  ontology: Ontology,
  column: Column,
  name: string,
  at: Position,
  node: TreeNode,
  problems: Problem[],
): SeedColumn {
  const read = (one: TreeNode): SeedItem | undefined => readItem(ontology, column, name, one, problems);
  if (!column.list) return { at, value: read(node), itemsAt: [] };
  if (node.kind === 'refused') return { at, value: undefined, itemsAt: [] };
  if (node.kind !== 'list') {
    problems.push(problemAt(node.at, `${name} takes a list: write [...], or one line with "- " for each value.`));
    return { at, value: undefined, itemsAt: [] };
  }
  if (node.items.length === 0) problems.push(emptyList(name, node.at));
  const items = node.items.flatMap((one) => {
    const item = read(one);
    return item === undefined ? [] : [{ item, at: one.at }];
  });
  return { at, value: items.map(({ item }) => item), itemsAt: items.map((one) => one.at) };
}

function readItem(
  ontology: Ontology,
  column: Column,
  name: string,
  node: TreeNode,
  problems: Problem[],
): SeedItem | undefined {
  if (node.kind === 'refused') return undefined;
  if (column.of === 'value') return readObject(ontology, column, name, node, problems);
  if (node.kind !== 'scalar') {
    const form = node.kind === 'list' ? 'a list' : 'a mapping';
    problems.push(problemAt(node.at, `${name} takes one value, not ${form}.`));
    return undefined;
  }
  const value = readSingleValue(ontology, column, name, node);
  if (typeof value !== 'object') return value;
  problems.push(problemAt(node.at, value.sentence));
  return undefined;
}

/** An empty list says nothing; whether something is missing is said by leaving the field out, or by "absent". */
export function emptyList(name: string, at: Position): Problem {
  return problemAt(at, `${name} is an empty list: leave it out.`);
}

function readObject(
  ontology: Ontology,
  column: Column,
  name: string,
  node: TreeNode,
  problems: Problem[],
): SeedObject | undefined {
  const type = ontology.values.get(column.type);
  if (!type) throw new Error(`No value type ${column.type} in the ontology`);
  const fields = [...type.fields.keys()];
  if (node.kind !== 'map') {
    problems.push(problemAt(node.at, `${name} takes a mapping with the fields ${fields.join(', ')}.`));
    return undefined;
  }
  const before = problems.length;
  const values = new Map<string, SeedScalar>();
  for (const entry of node.entries) {
    const field = type.fields.get(entry.key);
    if (!field) {
      const hint = didYouMean(entry.key, fields) || ` Its fields are ${fields.join(', ')}.`;
      problems.push(problemAt(entry.at, `Unknown field "${entry.key}" of ${type.name}.${hint}`));
      continue;
    }
    const value = readItem(ontology, field, `Field "${field.name}" of ${type.name}`, entry.value, problems);
    if (value !== undefined && typeof value !== 'object') values.set(field.name, value);
  }
  for (const field of type.fields.values()) {
    if (!field.required || node.entries.some((entry) => entry.key === field.name)) continue;
    problems.push(problemAt(node.at, `${type.name} needs a value for "${field.name}".`));
  }
  // In the order of the ontology, so that the order in the file makes no difference.
  const ordered = fields.flatMap((field): [string, SeedScalar][] => {
    const value = values.get(field);
    return value === undefined ? [] : [[field, value]];
  });
  return problems.length > before ? undefined : Object.fromEntries(ordered);
}

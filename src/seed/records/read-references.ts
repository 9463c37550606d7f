import type { Relation } from '../../ontology/ontology.js';
import { problemAt } from '../problem.js';
import type { Problem } from '../problem.js';
import type { TreeNode } from '../tree.js';
import { emptyList } from './columns.js';
import type { SeedReference } from './seed-record.js';
import { inQuotes } from './single-value.js';

/**
 * Reads the ids under a relation of direction OUT. Whether they exist is checked when all files are read.
 * @param name the field as error texts name it.
 */
export function readReferences(relation: Relation, name: string, node: TreeNode, problems: Problem[]): SeedReference[] {
  if (node.kind === 'refused') return [];
  if (node.kind === 'map') {
    problems.push(
      problemAt(node.at, `${name} takes ${ids(relation)}, not a record: write the record in a file of its own.`),
    );
    return [];
  }
  if (relation.many !== (node.kind === 'list')) {
    const given = node.kind === 'list' ? 'a list' : 'one';
    problems.push(problemAt(node.at, `${name} takes ${ids(relation)}, not ${given}.`));
    if (node.kind === 'scalar') return [];
  }
  const items = node.kind === 'list' ? node.items : [node];
  if (items.length === 0) problems.push(emptyList(name, node.at));
  const references: SeedReference[] = [];
  for (const item of relation.many ? items : items.slice(0, 1)) {
    const reference = readReference(name, item, problems);
    if (!reference) continue;
    if (references.some((one) => one.id === reference.id)) {
      problems.push(problemAt(reference.at, `${name} has the id "${reference.id}" twice.`));
      continue;
    }
    references.push(reference);
  }
  return references;
}

function readReference(name: string, node: TreeNode, problems: Problem[]): SeedReference | undefined {
  if (node.kind === 'refused') return undefined;
  if (node.kind !== 'scalar' || node.value === null || node.value === '') {
    problems.push(problemAt(node.at, `${name} takes the id of a record here.`));
    return undefined;
  }
  if (typeof node.value === 'string') return { id: node.value, at: node.at };
  problems.push(
    problemAt(node.at, `${name} takes an id, but ${node.source} is read as a ${typeof node.value}: ${inQuotes(node)}`),
  );
  return undefined;
}

function ids(relation: Relation): string {
  return relation.many ? 'a list of ids' : 'one id';
}

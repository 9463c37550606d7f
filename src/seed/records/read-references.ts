import { membersOf, relationsOf } from '../../ontology/ontology.js';
import type { NodeType, Ontology, Relation } from '../../ontology/ontology.js';
import { problemAt } from '../problem.js';
import type { Position, Problem } from '../problem.js';
import type { YamlNode } from '../yaml/yaml.js';
import { emptyList, inQuotes } from './columns.js';
import type { Reference } from './seed-record.js';

/** The field of `type` that writes the relationship which `owner` shows from its end (direction IN). */
export function writingField(
  ontology: Ontology,
  owner: NodeType,
  relation: Relation,
  type: NodeType,
): Relation | undefined {
  return relationsOf(type).find(
    (candidate) =>
      candidate.type === relation.type &&
      candidate.direction === 'OUT' &&
      membersOf(ontology, candidate.target).some((member) => member.name === owner.name),
  );
}

/**
 * Reads the ids under a relation of direction OUT. Whether they exist is checked when all files are read.
 * @param name the field as error texts name it.
 */
export function readReferences(relation: Relation, name: string, node: YamlNode, problems: Problem[]): Reference[] {
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
  const references: Reference[] = [];
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

function readReference(name: string, node: YamlNode, problems: Problem[]): Reference | undefined {
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

/** Why ids cannot stand under a relation of direction IN, and where they are written instead. */
export function writtenElsewhere(
  ontology: Ontology,
  owner: NodeType,
  ownerId: string,
  relation: Relation,
  name: string,
  at: Position,
): Problem {
  const writers = membersOf(ontology, relation.target).flatMap(
    (type) => writingField(ontology, owner, relation, type) ?? [],
  );
  const writer = writers[0];
  const nested = `${name} takes records under their keys, not ids.`;
  if (!writer) return problemAt(at, nested);
  const value = writer.many ? `[${ownerId}]` : ownerId;
  return problemAt(
    at,
    `${nested} To link a record that is written elsewhere, write "${writer.name}: ${value}" in that ${relation.target}.`,
  );
}

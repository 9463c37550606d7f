import { membersOf, relationsOf } from '../../ontology/ontology.js';
import type { Ontology, Relation } from '../../ontology/ontology.js';

/** A relation that a filter goes through, and the type that has it. */
export interface Hop {
  readonly owner: string;
  readonly relation: Relation;
}

/** How to ask the same from the far end, in two operations. */
export function otherEnd(ontology: Ontology, hops: readonly Hop[]): string {
  const last = hops.at(-1);
  if (!last) return '';
  const back = inverse(ontology, last);
  const ids = back === undefined ? 'id' : back.many ? `${back.name} { nodes { id } }` : `${back.name} { id }`;
  // Without a field that leads back, the ids are of the nodes at the far end.
  const rest = hops.slice(0, back === undefined ? hops.length : -1).map(({ relation }) => relation.name);
  const then = rest.length === 0 ? 'These are the ids you look for' : `Then filter by ${rest.join('.')} with these ids`;
  const lists = rootLists(ontology, last.relation.target).map(
    (list) => `{ ${list}(filter: ...) { nodes { ${ids} } } }`,
  );
  return `Ask from the other end: ${lists.join(' and ')}. ${then}.`;
}

/** The root lists in which all nodes of a type stand: those of its families, or of each type whose family has none. */
function rootLists(ontology: Ontology, target: string): string[] {
  const node = ontology.nodes.get(target);
  if (node) return [node.plural];
  const lists = { Entity: 'entities', Claim: 'claims', Evidence: undefined, Withdrawn: undefined };
  return [...new Set(membersOf(ontology, target).map(({ family, plural }) => lists[family] ?? plural))];
}

/** The field at the end of a hop that leads back to where it began, and to as few other types as possible. */
function inverse(ontology: Ontology, { owner, relation }: Hop): Relation | undefined {
  const end = ontology.nodes.get(relation.target) ?? ontology.abstracts.get(relation.target);
  const owners = members(ontology, owner);
  const [narrowest] = (end ? relationsOf(end) : [])
    .filter(({ type, direction }) => type === relation.type && direction !== relation.direction)
    .map((back) => ({ back, reaches: members(ontology, back.target) }))
    .filter(({ reaches }) => owners.every((name) => reaches.includes(name)))
    .sort((a, b) => a.reaches.length - b.reaches.length);
  return narrowest?.back;
}

function members(ontology: Ontology, typeName: string): string[] {
  return membersOf(ontology, typeName).map(({ name }) => name);
}

import { isWorkedOut, membersOf, relationsOf } from '../../ontology/ontology.js';
import type { NodeType, Ontology, Relation } from '../../ontology/ontology.js';

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
      !isWorkedOut(candidate) &&
      membersOf(ontology, candidate.target).some((member) => member.name === owner.name),
  );
}

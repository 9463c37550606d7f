import type { Row } from '../../graph/graph.js';
import { membersOf } from '../../ontology/ontology.js';
import type { Ontology, Relation } from '../../ontology/ontology.js';

/** How large the graph is: what bounds the cost of an operation. */
export interface Sizes {
  readonly dataVersion: string;
  /** How many nodes there are of a type, an interface or a union. */
  count(typeName: string): number;
  /** To how many nodes a relation leads from one node at the most. */
  degree(relation: Relation): number;
}

/** The sizes that a load recorded, from the record of the data version. */
export function sizesOf(ontology: Ontology, row: Row): Sizes {
  const counts = numbers(row.counts);
  const degrees = numbers(row.degrees);
  const sum = (typeName: string, numberOf: (member: string) => number): number =>
    membersOf(ontology, typeName).reduce((total, member) => total + numberOf(member.name), 0);
  return {
    dataVersion: row.version as string,
    count: (typeName) => sum(typeName, (member) => counts[member] ?? 0),
    degree: ({ type, direction, target, many }) =>
      many ? sum(target, (member) => degrees[`${type} ${direction} ${member}`] ?? 0) : 1,
  };
}

function numbers(json: unknown): Readonly<Record<string, number | undefined>> {
  return typeof json === 'string' ? (JSON.parse(json) as Record<string, number>) : {};
}

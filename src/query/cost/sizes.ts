import type { ValueFigures } from '../../graph/figures.js';
import type { Row } from '../../graph/graph.js';
import { fieldsType, membersOf } from '../../ontology/ontology.js';
import type { Ontology, Relation } from '../../ontology/ontology.js';
import type { ColumnCondition } from '../filter/condition.js';

/** How large the graph is: what bounds the cost of an operation. */
export interface Sizes {
  /** How many nodes there are of a type, an interface or a union, or with a label. */
  count(typeName: string): number;
  /** To how many nodes a relation leads from one node at the most. */
  degree(relation: Relation): number;
  /** From how many nodes of a type a relation leads to one node at the most. */
  degreeBack(owner: string, relation: Relation): number;
  /** How many relationships of a relation start at nodes of a type, at the most. */
  total(owner: string, relation: Relation): number;
  /** How many nodes of a type meet a condition on a column, at the most. */
  withValue(typeName: string, condition: ColumnCondition): number;
  /** How many nodes of a type have no value in an indexed column; undefined for any other column. */
  withoutValue(typeName: string, column: string): number | undefined;
}

/** The sizes that a load recorded, from the record of the data version. */
export function sizesOf(ontology: Ontology, row: Row): Sizes {
  const counts = figures<number>(row.counts);
  const degrees = figures<number>(row.degrees);
  const totals = figures<number>(row.totals);
  const values = figures<ValueFigures>(row.values);
  const sum = (typeName: string, numberOf: (member: string) => number): number =>
    membersOf(ontology, typeName).reduce((total, member) => total + numberOf(member.name), 0);
  const count = (typeName: string): number => sum(typeName, (member) => counts[member] ?? 0);
  const back = ({ direction }: Relation): string => (direction === 'OUT' ? 'IN' : 'OUT');
  return {
    count,
    degree: ({ type, direction, target, many }) =>
      many ? sum(target, (member) => degrees[`${type} ${direction} ${member}`] ?? 0) : 1,
    degreeBack: (owner, relation) =>
      sum(owner, (member) => degrees[`${relation.type} ${back(relation)} ${member}`] ?? 0),
    total: (owner, relation) => {
      const { type, direction, target } = relation;
      return Math.min(
        sum(target, (member) => totals[`${type} ${direction} ${member}`] ?? 0),
        sum(owner, (member) => totals[`${type} ${back(relation)} ${member}`] ?? 0),
      );
    },
    withValue: (typeName, { column, operator, value }) => {
      const field = fieldsType(ontology, typeName).fields.get(column.name);
      // A field of a value is no field of the type, and counted all the same.
      if (field?.kind === 'relation' || (operator !== 'eq' && operator !== 'in')) return count(typeName);
      const wanted = operator === 'eq' ? [value] : (value as readonly unknown[]);
      if (field?.unique) return wanted.length;
      return sum(typeName, (member) => {
        const known = values[`${member}.${column.name}`];
        if (!known) return counts[member] ?? 0;
        const { most, values: each } = known;
        return wanted.reduce<number>((total, one) => total + (each ? (each[String(one)] ?? 0) : most), 0);
      });
    },
    withoutValue: (typeName, column) => {
      const known = membersOf(ontology, typeName).map((member) => values[`${member.name}.${column}`]?.missing);
      return known.reduce((total, one) => (total === undefined || one === undefined ? undefined : total + one), 0);
    },
  };
}

/** Of a graph about which nothing is known: nothing is refused for its size. */
export const UNKNOWN_SIZES: Sizes = {
  count: () => 0,
  degree: () => 0,
  degreeBack: () => 0,
  total: () => 0,
  withValue: () => 0,
  withoutValue: () => undefined,
};

function figures<T>(json: unknown): Readonly<Record<string, T | undefined>> {
  return typeof json === 'string' ? (JSON.parse(json) as Record<string, T>) : {};
}

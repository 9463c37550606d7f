import type { Column, Relation } from '../../ontology/ontology.js';
import type { Operator } from '../../ontology/scalars.js';
import type { Value } from '../../graph/graph.js';

/** A filter as conditions on a node: what it says, whatever way it is asked. */
export type Condition =
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | ColumnCondition
  | RelationCondition;

export interface ColumnCondition {
  readonly kind: 'column';
  readonly column: FilteredColumn;
  readonly operator: Operator;
  readonly value: Value;
  /** Where it stands in the filter, for errors. */
  readonly path: string;
}

export type FilteredColumn = Pick<Column, 'name' | 'type' | 'list' | 'indexed'>;

/** At least one node that the relation leads to meets the condition. */
export interface RelationCondition {
  readonly kind: 'relation';
  /** The type that has the field. */
  readonly owner: string;
  readonly relation: Relation;
  readonly inner: Condition;
}

/** The conditions that must all hold: those of an `and` side by side, however it is nested. */
export function conjuncts(condition: Condition): Condition[] {
  return condition.kind === 'all' ? condition.of.flatMap(conjuncts) : [condition];
}

/** Whether anything is asked of another node. */
export function leadsAway(condition: Condition): boolean {
  switch (condition.kind) {
    case 'column':
      return false;
    case 'relation':
      return true;
    case 'not':
      return leadsAway(condition.of);
    default:
      return condition.of.some(leadsAway);
  }
}

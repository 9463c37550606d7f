import type { Column, Relation } from '../../ontology/ontology.js';
import type { Operator } from '../../ontology/scalars.js';
import type { Value } from '../../graph/graph.js';

/** A filter as conditions on a node: what it says, whatever way it is asked. */
export type Condition =
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | ColumnCondition
  | RelationCondition
  /** Of holds, and conditions within it can speak of the node by the name. */
  | { readonly kind: 'named'; readonly name: string; readonly of: Condition }
  /** It is the node of that name. */
  | { readonly kind: 'same'; readonly name: string }
  /** It comes after the node of that name, by texts of both in this order; a missing one comes first. */
  | { readonly kind: 'after'; readonly name: string; readonly by: readonly string[] };

export interface ColumnCondition {
  readonly kind: 'column';
  readonly column: FilteredColumn;
  readonly operator: Operator;
  readonly value: Value;
  /** What a missing value counts as. No index serves such a test: a list that most nodes pass is read in its order. */
  readonly missing?: '' | '~';
  /** Where it stands in the filter, for errors. */
  readonly path: string;
}

export type FilteredColumn = Pick<Column, 'name' | 'type' | 'list' | 'indexed'>;

/** The column that says the concrete type: filters on an interface have it, under the name `type`. */
export const TYPE_COLUMN: FilteredColumn = { name: 'type', type: 'TypeName', list: false, indexed: false };

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
    case 'same':
    case 'after':
      return false;
    case 'relation':
      return true;
    case 'not':
    case 'named':
      return leadsAway(condition.of);
    default:
      return condition.of.some(leadsAway);
  }
}

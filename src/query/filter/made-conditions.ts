import { boundColumns } from '../../ontology/scalars.js';
import type { Relation } from '../../ontology/ontology.js';
import type { Operator } from '../../ontology/scalars.js';
import type { Value } from '../../graph/graph.js';
import type { Condition, FilteredColumn, RelationCondition } from './condition.js';

/** Where a condition stands that no filter says: there is nothing in it to refuse. */
const PATH = '';

export function all(...of: readonly Condition[]): Condition {
  return { kind: 'all', of };
}

export function any(...of: readonly Condition[]): Condition {
  return { kind: 'any', of };
}

export function not(of: Condition): Condition {
  return { kind: 'not', of };
}

export function has(column: FilteredColumn, operator: Operator, value: Value): Condition {
  return { kind: 'column', column, operator, value, path: PATH };
}

/** A comparison of days in which a missing one comes before all (`''`) or after all (`'~'`). */
export function day(column: FilteredColumn, operator: 'lte' | 'gte', value: string, missing: '' | '~'): Condition {
  return { kind: 'column', column, operator, value, missing, path: PATH };
}

export function some(owner: string, relation: Relation, inner: Condition): RelationCondition {
  return { kind: 'relation', owner, relation, inner };
}

/** The column of days that bounds another one. */
export function bound(column: string, side: 'min' | 'max'): FilteredColumn {
  return { name: boundColumns(column)[side], type: 'Date', list: false, indexed: false };
}

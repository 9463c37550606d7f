import type { Parameters } from '../../graph/graph.js';
import { statement } from '../../graph/statement.js';
import { labelOf } from '../../ontology/ontology.js';
import type { Ontology, Relation } from '../../ontology/ontology.js';
import { hop } from '../hop.js';
import type { List } from '../plan/fetches.js';
import { afterClause, orderClause } from '../plan/order.js';
import type { Root } from '../plan/plan.js';
import type { Ask } from './ask.js';
import { columnsOfRow } from './row.js';

export function askKeys(ontology: Ontology, root: Extract<Root, { kind: 'keys' }>): Ask {
  return {
    statement: statement('node-by-id', { label: labelOf(ontology, root.target) }),
    parameters: { keys: [...new Set(root.ids)], cols: columnsOfRow(root.selection.columns) },
  };
}

export function askUnique(root: Extract<Root, { kind: 'unique' }>): Ask {
  return {
    statement: statement('node-by-unique', { label: root.target, property: root.property }),
    parameters: { value: root.value, cols: columnsOfRow(root.selection.columns) },
  };
}

export function askList(ontology: Ontology, list: List): Ask {
  return {
    statement: statement('list-page', { label: labelOf(ontology, list.target) }, pageClauses(list)),
    parameters: pageParameters(list),
  };
}

export function askListCount(ontology: Ontology, list: List): Ask {
  return {
    statement: statement('list-count', { label: labelOf(ontology, list.target) }, { where: list.where.clause }),
    parameters: list.where.parameters,
  };
}

export function askRelated(ontology: Ontology, relation: Relation, list: List, keys: readonly string[]): Ask {
  return {
    statement: statement(
      'related-page',
      { label: labelOf(ontology, list.target) },
      { relation: hop(relation), ...pageClauses(list) },
    ),
    parameters: { keys, ...pageParameters(list) },
  };
}

export function askRelatedCount(ontology: Ontology, relation: Relation, list: List, keys: readonly string[]): Ask {
  return {
    statement: statement(
      'related-count',
      { label: labelOf(ontology, list.target) },
      { relation: hop(relation), where: list.where.clause },
    ),
    parameters: { keys, ...list.where.parameters },
  };
}

export function askOne(
  ontology: Ontology,
  relation: Relation,
  columns: readonly string[],
  keys: readonly string[],
): Ask {
  return {
    statement: statement('related-one', { label: labelOf(ontology, relation.target) }, { relation: hop(relation) }),
    parameters: { keys, cols: columnsOfRow(columns) },
  };
}

export function askDataVersion(): Ask {
  return { statement: statement('data-version'), parameters: {} };
}

function pageClauses(list: List): { where: string; order: string } {
  const { clause } = list.where;
  const after = list.after && afterClause(list.order, list.after.at).clause;
  return { where: after ? `${clause} AND ${after}` : clause, order: orderClause(list.order) };
}

/** One row more than the page, to know whether there is a next one. */
function pageParameters(list: List): Parameters {
  return {
    cols: columnsOfRow(list.columns),
    limit: list.first + 1,
    ...(list.after && afterClause(list.order, list.after.at).parameters),
    ...list.where.parameters,
  };
}

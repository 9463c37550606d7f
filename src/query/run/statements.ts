import { statement } from '../../graph/statement.js';
import { labelOf } from '../../ontology/ontology.js';
import type { Ontology, Relation } from '../../ontology/ontology.js';
import type { Condition } from '../filter/condition.js';
import { setText, testText } from '../filter/filter-text.js';
import type { FilterText } from '../filter/filter-text.js';
import type { FilterWay } from '../filter/filter-way.js';
import type { Trial } from '../filter/trial.js';
import { farLabel, hop, hopBack } from '../hop.js';
import { mostRows } from '../plan/fetches.js';
import type { List, One } from '../plan/fetches.js';
import { orderClause } from '../plan/order.js';
import type { OrderPart } from '../plan/order.js';
import type { Root } from '../plan/plan.js';
import type { Ask } from './ask.js';
import { afterCursor, countedNodes, relatedTest, rootNodes, rootNodesByValue, triedNodes } from './list-texts.js';
import { NOTHING_BELOW } from './nested.js';
import type { Below } from './nested.js';
import { columnsOfRow } from './row.js';

export function askKeys(ontology: Ontology, root: Extract<Root, { kind: 'keys' }>, below?: Below): Ask {
  return askNodes(ontology, { ...root, columns: root.selection.columns }, below);
}

/** Nodes that are asked for by their ids. */
export interface NodesById {
  readonly target: string;
  readonly ids: readonly string[];
  readonly qualifying: Condition | undefined;
  readonly columns: readonly string[];
}

/** Rows of the nodes that are there, in the order of their ids. */
export function askNodes(
  ontology: Ontology,
  { target, ids, qualifying, columns }: NodesById,
  { clauses, parameters }: Below = NOTHING_BELOW,
): Ask {
  const where = qualifyingText(ontology, qualifying);
  return {
    statement: statement('node-by-id', { label: labelOf(ontology, target) }, { where: where.text, ...clauses }),
    parameters: { keys: [...new Set(ids)], cols: columnsOfRow(columns), ...where.parameters, ...parameters },
  };
}

export function askUnique(ontology: Ontology, root: Extract<Root, { kind: 'unique' }>): Ask {
  const where = qualifyingText(ontology, root.qualifying);
  return {
    statement: statement('node-by-unique', { label: root.target, property: root.property }, { where: where.text }),
    parameters: { value: root.value, cols: columnsOfRow(root.selection.columns), ...where.parameters },
  };
}

/** What the nodes `n` of a clause before must meet, as a clause of its own. */
function qualifyingText(ontology: Ontology, condition: Condition | undefined): FilterText {
  if (!condition) return { text: '', parameters: {} };
  const { text, parameters } = testText(ontology, condition);
  return { text: `WITH *\nWHERE ${text}\n`, parameters };
}

/**
 * A page of a root list.
 * @param limit how many rows.
 */
export function askList(
  ontology: Ontology,
  list: List,
  filter: FilterWay | undefined,
  part: OrderPart,
  limit: number,
  below: Below = NOTHING_BELOW,
): Ask {
  if (part === 'present' && list.order[0]?.direction === 'DESC') return askListByValue(ontology, list, filter, limit);
  const { nodes, order, parameters } = rootNodes(ontology, list, filter, part);
  return {
    statement: statement('list-page', {}, { nodes, order, ...below.clauses }),
    parameters: { cols: columnsOfRow(list.columns), limit, ...parameters, ...below.parameters },
  };
}

/** A page from the first nodes of a root list, as far as it is full after them. */
export function askTrial(ontology: Ontology, list: List, trial: Trial, below: Below = NOTHING_BELOW): Ask {
  const { nodes, order, parameters } = triedNodes(ontology, list, trial);
  return {
    statement: statement('list-page', {}, { nodes, order, ...below.clauses }),
    parameters: { cols: columnsOfRow(list.columns), limit: mostRows(list), ...parameters, ...below.parameters },
  };
}

/** An index gives values from the highest on, but then what is equal in reverse too: each value is asked for itself. */
function askListByValue(ontology: Ontology, list: List, filter: FilterWay | undefined, limit: number): Ask {
  const { column, nodes, equal, within, order, parameters } = rootNodesByValue(ontology, list, filter);
  return {
    statement: statement('list-page-by-value', { column }, { nodes, equal, within, order }),
    parameters: { cols: columnsOfRow(list.columns), limit, ...parameters },
  };
}

export function askListCount(ontology: Ontology, list: List, filter: FilterWay | undefined): Ask {
  const { text, parameters } = countedNodes(ontology, list, filter);
  return { statement: statement('list-count', {}, { nodes: text }), parameters };
}

/** A page for each parent. */
export function askRelated(
  ontology: Ontology,
  relation: Relation,
  list: List,
  filter: FilterWay | undefined,
  keys: readonly string[],
  below: Below = NOTHING_BELOW,
): Ask {
  const after = afterCursor(list, 'whole');
  const order = orderClause(list.order);
  const page = { keys, cols: columnsOfRow(list.columns), limit: mostRows(list), ...after.parameters };
  if (filter?.kind === 'set') {
    const { text, parameters } = setText(ontology, filter.set, after.tests);
    const back = hopBack(relation);
    return {
      statement: statement('related-page-of-set', {}, { nodes: text, back, order }),
      parameters: { ...page, ...parameters },
    };
  }
  const { text, parameters } = relatedTest(ontology, list);
  const where = [text, ...after.tests].join(' AND ');
  const of = { relation: hop(relation), ofLabel: farLabel(ontology, relation), where, order };
  const clauses = { ...of, ...below.clauses };
  return {
    statement: statement('related-page', {}, clauses),
    parameters: { ...page, ...parameters, ...below.parameters },
  };
}

/** How many there are, for each parent; of a set only for those that have one. */
export function askRelatedCount(
  ontology: Ontology,
  relation: Relation,
  list: List,
  filter: FilterWay | undefined,
  keys: readonly string[],
): Ask {
  if (filter?.kind === 'set') {
    const { text, parameters } = setText(ontology, filter.set);
    const clauses = { nodes: text, back: hopBack(relation) };
    return { statement: statement('related-count-of-set', {}, clauses), parameters: { keys, ...parameters } };
  }
  const { text, parameters } = relatedTest(ontology, list);
  return {
    statement: statement(
      'related-count',
      {},
      { relation: hop(relation), ofLabel: farLabel(ontology, relation), where: text },
    ),
    parameters: { keys, ...parameters },
  };
}

export function askOne(
  ontology: Ontology,
  { relation, qualifying, selection: { columns } }: One,
  keys: readonly string[],
  { clauses, parameters }: Below = NOTHING_BELOW,
): Ask {
  const where = qualifyingText(ontology, qualifying);
  const of = { relation: hop(relation), ofLabel: farLabel(ontology, relation), where: where.text };
  return {
    statement: statement('related-one', {}, { ...of, ...clauses }),
    parameters: { keys, cols: columnsOfRow(columns), ...where.parameters, ...parameters },
  };
}

export function askDataVersion(): Ask {
  return { statement: statement('data-version'), parameters: {} };
}

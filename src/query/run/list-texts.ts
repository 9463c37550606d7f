import type { Value } from '../../graph/graph.js';
import { quoted } from '../../graph/statement.js';
import { labelOf } from '../../ontology/ontology.js';
import type { Ontology } from '../../ontology/ontology.js';
import { hasPlace, setText, testText } from '../filter/filter-text.js';
import type { FilterText } from '../filter/filter-text.js';
import type { FilterWay } from '../filter/filter-way.js';
import type { NodeSet } from '../filter/node-set.js';
import type { Trial } from '../filter/trial.js';
import type { List } from '../plan/fetches.js';
import { NATURAL, afterClause, orderClause, orderedWithin } from '../plan/order.js';
import type { OrderPart } from '../plan/order.js';

/** The clauses of a statement that lists nodes `n`, and the values they need. */
export interface ListText {
  readonly nodes: string;
  readonly order: string;
  readonly parameters: Readonly<Record<string, Value>>;
}

/** The nodes of a root list, from the cursor on. */
export function rootNodes(ontology: Ontology, list: List, filter: FilterWay | undefined, part: OrderPart): ListText {
  const set = rootSet(ontology, list, filter);
  const after = afterCursor(list, part);
  const { text, parameters } = setText(ontology, set, [...after.tests, ...indexTests(set, list, part)]);
  const equal = part === 'whole' ? equalColumn(set, list) : undefined;
  const order = equal === undefined ? orderClause(list.order, part) : orderedWithin(equal, list.order);
  return { nodes: text, order, parameters: { ...parameters, ...after.parameters } };
}

/** Those of the first nodes of a root list that meet its filter, from the cursor on. */
export function triedNodes(ontology: Ontology, list: List, { condition, candidates }: Trial): ListText {
  const after = afterCursor(list, 'whole');
  const first = setText(ontology, everyNode(labelOf(ontology, list.target)), [...after.tests, hasPlace('n')]);
  const test = testText(ontology, condition);
  const order = orderClause(list.order);
  return {
    nodes: `${first.text}\nWITH n ORDER BY ${order} LIMIT $candidates\nWITH n\nWHERE ${test.text}`,
    order,
    parameters: { candidates, ...first.parameters, ...after.parameters, ...test.parameters },
  };
}

/** The nodes of a root list that have a value in the first column that they are ordered by, and those that have one of them. */
export function rootNodesByValue(
  ontology: Ontology,
  list: List,
  filter: FilterWay | undefined,
): ListText & { readonly column: string; readonly equal: string; readonly within: string } {
  const [{ column } = NATURAL, ...rest] = list.order;
  const set = rootSet(ontology, list, filter);
  const equal = setText(ontology, set, [`n.${quoted(column)} = value`]);
  const within = orderedWithin(column, rest);
  return { ...rootNodes(ontology, list, filter, 'present'), column, equal: equal.text, within };
}

/** All nodes that a root list counts. */
export function countedNodes(ontology: Ontology, list: List, filter: FilterWay | undefined): FilterText {
  return setText(ontology, rootSet(ontology, list, filter));
}

/** The test on each node of a list below the root. */
export function relatedTest(ontology: Ontology, { condition }: List): FilterText {
  return testText(ontology, condition);
}

/** Tests of what comes after the cursor of a list; none without a cursor. */
export function afterCursor(
  { after, order }: List,
  part: OrderPart,
): { readonly tests: readonly string[]; readonly parameters: Readonly<Record<string, Value>> } {
  if (!after) return { tests: [], parameters: {} };
  // The part of missing values begins anew after the last row that has one.
  if (part === 'missing' && after.at[0] !== null) return { tests: [], parameters: {} };
  const { clause, parameters } = afterClause(order, after.at, part);
  return { tests: [clause], parameters };
}

/** Tests that hold for every node of the part, so that an index can serve its order. */
function indexTests(set: NodeSet, { order }: List, part: OrderPart): string[] {
  const [first = NATURAL] = order;
  if (set.start.kind !== 'label') return [];
  if (part === 'missing') return [`n.${quoted(first.column)} IS NULL`];
  if (part === 'present') return [`n.${quoted(first.column)} IS NOT NULL`];
  return first.column === NATURAL.column ? [hasPlace('n')] : [];
}

/** A column that has one value in all nodes of a list in natural order: an index of it has them in that order. */
function equalColumn(set: NodeSet, { order }: List): string | undefined {
  if (set.start.kind !== 'label' || set.members.length > 0 || order[0]?.column !== NATURAL.column) return undefined;
  const found = set.tests.find((test) => test.kind === 'column' && test.operator === 'eq' && test.column.indexed);
  return found?.kind === 'column' ? found.column.name : undefined;
}

function rootSet(ontology: Ontology, { target }: List, filter: FilterWay | undefined): NodeSet {
  return filter?.kind === 'set' ? filter.set : everyNode(labelOf(ontology, target));
}

function everyNode(label: string): NodeSet {
  return { start: { kind: 'label', label }, tests: [], members: [], looked: 0, size: 0 };
}

import type { Value } from '../../graph/graph.js';
import { quoted } from '../../graph/statement.js';
import { labelOf } from '../../ontology/ontology.js';
import type { Ontology } from '../../ontology/ontology.js';
import { setText, testText } from '../filter/filter-text.js';
import type { FilterText } from '../filter/filter-text.js';
import type { FilterWay } from '../filter/filter-way.js';
import type { NodeSet } from '../filter/node-set.js';
import type { List } from '../plan/fetches.js';
import { NATURAL, afterClause, orderClause } from '../plan/order.js';
import type { OrderPart } from '../plan/order.js';

/** The clauses of a statement that lists nodes `n`, and the values they need. */
export interface ListText {
  readonly nodes: string;
  readonly order: string;
  readonly parameters: Readonly<Record<string, Value>>;
}

/** The nodes of a root list, from the cursor on. */
export function rootNodes(ontology: Ontology, list: List, filter: FilterWay | undefined, part: OrderPart): ListText {
  const after = afterCursor(list, part);
  const set = filter?.kind === 'set' ? filter.set : everyNode(labelOf(ontology, list.target));
  const scans = set.start.kind === 'label';
  const { text, parameters } = setText(ontology, set, [...after.tests, ...(scans ? indexTests(list, part) : [])]);
  return { nodes: text, order: orderClause(list.order, part), parameters: { ...parameters, ...after.parameters } };
}

/** All nodes that a root list counts. */
export function countedNodes(ontology: Ontology, list: List, filter: FilterWay | undefined): FilterText {
  return setText(ontology, filter?.kind === 'set' ? filter.set : everyNode(labelOf(ontology, list.target)));
}

/** The test on each node of a list below the root. */
export function relatedTest(ontology: Ontology, { condition }: List): FilterText {
  return condition ? testText(ontology, condition) : { text: 'true', parameters: {} };
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
function indexTests({ order, after }: List, part: OrderPart): string[] {
  const [first = NATURAL] = order;
  if (part === 'missing') return [`n.${quoted(first.column)} IS NULL`];
  if (part === 'present') return [`n.${quoted(first.column)} IS NOT NULL`];
  return first.column === NATURAL.column && !after ? [`n.${quoted(NATURAL.column)} IS NOT NULL`] : [];
}

function everyNode(label: string): NodeSet {
  return { start: { kind: 'label', label }, tests: [], members: [], looked: 0, size: 0 };
}

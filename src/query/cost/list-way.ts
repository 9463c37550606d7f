import { fieldsType } from '../../ontology/ontology.js';
import type { Ontology, Relation } from '../../ontology/ontology.js';
import type { FilterWay } from '../filter/filter-way.js';
import { relatedWay, rootWay } from '../filter/filter-way.js';
import { trialOf } from '../filter/trial.js';
import type { Trial } from '../filter/trial.js';
import { mostRows, wantsRows } from '../plan/fetches.js';
import type { List } from '../plan/fetches.js';
import { NATURAL } from '../plan/order.js';
import type { OrderPart } from '../plan/order.js';
import type { Sizes } from './sizes.js';

/** How a list is asked, chosen by what the load recorded. */
export interface ListWay {
  /** Undefined where the list has no filter. */
  readonly filter: FilterWay | undefined;
  /** What is asked for a page first, where that is likely to fill it. */
  readonly trial: Trial | undefined;
  /**
   * The statements for a page, asked one after the other until it is full. An index holds no missing value: rows that
   * have a value in the column they are ordered by come from it first, those beside the cursor before those after it;
   * the others come after them.
   */
  readonly parts: readonly OrderPart[];
  /** Rows that come back for each parent at the most, as far as is recorded. */
  readonly rowsOfEach: number;
}

export type ListWays = ReadonlyMap<List, ListWay>;

/** A list below the root is read whole: its nodes are found over a relation, which no index orders. */
export function relatedListWay(
  ontology: Ontology,
  sizes: Sizes,
  relation: Relation,
  list: List,
  parents: number,
): ListWay {
  const filter = list.condition && relatedWay(ontology, sizes, relation, list.condition, parents);
  const rowsOfEach = wantsRows(list) ? Math.min(list.first, sizes.degree(relation)) : 0;
  return { filter, trial: undefined, parts: ['whole'], rowsOfEach };
}

/** @param most nodes that a filter may look at. */
export function rootListWay(ontology: Ontology, sizes: Sizes, list: List, most: number): ListWay {
  const filter = list.condition && rootWay(ontology, sizes, list.target, list.condition);
  const trial = trialFor(sizes, list, filter, most);
  const rowsOfEach = wantsRows(list) ? Math.min(list.first, sizes.count(list.target)) : 0;
  return { filter, trial, parts: partsOf(ontology, sizes, list, filter), rowsOfEach };
}

/** Only in natural order, of which an index has the first nodes. */
function trialFor(sizes: Sizes, list: List, filter: FilterWay | undefined, most: number): Trial | undefined {
  const { condition, order, target } = list;
  if (!condition || filter?.kind !== 'set' || order[0] !== NATURAL || !wantsRows(list)) return undefined;
  return trialOf(sizes, target, condition, mostRows(list), filter.set, most);
}

function partsOf(
  ontology: Ontology,
  sizes: Sizes,
  { order, target, after }: List,
  filter: FilterWay | undefined,
): readonly OrderPart[] {
  const [first] = order;
  const scans = filter?.kind !== 'set' || (filter.set.start.kind === 'label' && filter.set.members.length === 0);
  if (!first?.indexed || !scans) return ['whole'];
  if (sizes.withoutValue(target, first.column) === undefined) return ['whole'];
  // After a missing value come only missing ones.
  if (after?.at[0] === null) return ['missing'];
  const present: readonly OrderPart[] = after ? ['tied', 'present'] : ['present'];
  // Not by the figures: a load may have come since, and rows that it brought must not be left out.
  const column = fieldsType(ontology, target).fields.get(first.column);
  return column?.kind === 'column' && column.required ? present : [...present, 'missing'];
}

import { NODE } from '../../ontology/ontology.js';
import type { Fetch } from '../plan/fetches.js';
import { stepsOf } from '../plan/fetch-order.js';
import type { Plan } from '../plan/plan.js';
import type { ListWays } from './list-way.js';
import type { Sizes } from './sizes.js';

/** How often a node may come in one answer to a nested statement, on average, before what is below it is asked once. */
const MOST_REPEATED = 2;

/**
 * The fetches that may be asked within the statement that finds their parents: those with one place in the plan, whose
 * nodes are found from the parent, and whose parents do not come again and again. A nested statement answers a node
 * as often as something leads to it; a statement of its own asks what is below a node once.
 */
export function nestable(plan: Plan, sizes: Sizes, ways: ListWays): Set<Fetch> {
  const places = new Map<Fetch, number>();
  const repeated = new Set<Fetch>();
  for (const [step, below] of stepsOf(plan)) {
    const repeats = (step.kind === 'one' || step.kind === 'related') && repetition(step, sizes) > MOST_REPEATED;
    for (const fetch of below) {
      places.set(fetch, (places.get(fetch) ?? 0) + 1);
      if (repeats) repeated.add(fetch);
    }
  }
  const nests = [...places].filter(([fetch, count]) => count === 1 && !repeated.has(fetch) && isFound(fetch, ways));
  return new Set(nests.map(([fetch]) => fetch));
}

/** Not a list that its filter finds from elsewhere, and not one after a cursor, which is checked against its parent. */
function isFound(fetch: Fetch, ways: ListWays): boolean {
  if (fetch.kind === 'one') return true;
  const { list } = fetch;
  return !list.after && ways.get(list)?.filter?.kind !== 'set';
}

/** How many nodes lead to one that the relation leads to, on average. */
function repetition({ relation }: Fetch, sizes: Sizes): number {
  return sizes.total(NODE, relation) / Math.max(1, sizes.count(relation.target));
}

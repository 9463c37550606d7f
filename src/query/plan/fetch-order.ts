import { fetchesOf, rowSelections } from './fetches.js';
import type { Fetch, Selection } from './fetches.js';
import type { Plan, Root } from './plan.js';

/** Which fetches can begin when a root or a fetch is done. */
export interface FetchOrder {
  /** The fetches for which nothing else is waited for any more; each is named once. */
  next(done: Root | Fetch): Fetch[];
}

/**
 * The order in which a plan is fetched: a fetch begins when all that may lead to it is done. The same fetch may be
 * reached from several places, since equal field nodes are fetched once.
 */
export function fetchOrder(plan: Plan): FetchOrder {
  const below = stepsOf(plan);
  const missing = new Map<Fetch, number>();
  for (const fetch of [...below.values()].flat()) missing.set(fetch, (missing.get(fetch) ?? 0) + 1);
  return {
    next: (done) =>
      (below.get(done) ?? []).filter((fetch) => {
        const left = (missing.get(fetch) ?? 0) - 1;
        missing.set(fetch, left);
        return left === 0;
      }),
  };
}

/** Each root and fetch of a plan with the fetches that begin from its nodes. */
export function stepsOf(plan: Plan): ReadonlyMap<Root | Fetch, readonly Fetch[]> {
  const below = new Map<Root | Fetch, readonly Fetch[]>();
  const visit = (step: Root | Fetch): void => {
    if (below.has(step)) return;
    const fetches = [...new Set(selectionsOf(step).flatMap(fetchesBelow))];
    below.set(step, fetches);
    fetches.forEach(visit);
  };
  plan.roots.forEach(visit);
  return below;
}

/**
 * Fetches whose parents are known before anything is read, because they are asked for by id: they can be sent beside
 * the statement that reads the parents. Not below an interface, where the type of the parent decides what is fetched,
 * and not after a cursor, which is checked first.
 */
export function knownParents(plan: Plan): Map<Fetch, Set<string>> {
  const known = new Map<Fetch, Set<string>>();
  for (const root of plan.roots) {
    if (root.kind !== 'keys') continue;
    const shape = root.selection.shapes.get(root.target);
    for (const fetch of shape ? fetchesOf(shape) : []) {
      if (fetch.kind === 'related' && fetch.list.after) continue;
      const ids = known.get(fetch) ?? new Set<string>();
      for (const id of root.ids) ids.add(id);
      known.set(fetch, ids);
    }
  }
  return known;
}

/** What a root or a fetch makes of its nodes. */
export function selectionsOf(step: Root | Fetch): readonly Selection[] {
  switch (step.kind) {
    case 'question':
      return step.plan.selections;
    case 'list':
    case 'related':
      return rowSelections(step.list);
    default:
      return [step.selection];
  }
}

function fetchesBelow(selection: Selection): Fetch[] {
  return [...selection.shapes.values()].flatMap(fetchesOf);
}

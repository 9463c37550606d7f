import { slices } from '../../query/cost/portions.js';

/** Nodes that one statement is asked for. */
export const PORTION = 50;

/**
 * What is asked of some nodes, a portion beside the other; of no nodes nothing is.
 * @param portion how many nodes are asked for with one statement.
 */
export function inPortions<T>(
  ids: readonly string[],
  ask: (keys: readonly string[]) => Promise<T>,
  portion = PORTION,
): Promise<T[]> {
  return Promise.all(ids.length === 0 ? [] : slices(ids, portion).map(ask));
}

/** What was read of the portions, by node. */
export function joined<T>(portions: readonly ReadonlyMap<string, T>[]): ReadonlyMap<string, T> {
  return new Map(portions.flatMap((portion) => [...portion]));
}

/** Numbers from 0 to below 1, the same ones for the same seed on every machine. */
export type Random = () => number;

/** A source of numbers (mulberry32): small, and good enough to choose who is connected to whom. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A place from 0 to below `length` with a long tail: the first places come far more often than the last ones. */
export function longTailed(random: Random, length: number): number {
  return Math.min(length - 1, Math.floor(length * random() ** 2));
}

/** A place from 0 to below `length`, each as often as another. */
export function anyOf(random: Random, length: number): number {
  return Math.min(length - 1, Math.floor(length * random()));
}

/**
 * Shares a number of things out among owners with a long tail: the first owner has the most, each has one at least
 * where there are enough.
 * @returns how many each owner has; they add up to `total`.
 */
export function shares(total: number, owners: number): number[] {
  // The integral of the same curve that longTailed draws from.
  const ends = Array.from({ length: owners + 1 }, (_, index) => Math.sqrt(index / owners));
  const spare = Math.max(0, total - owners);
  const base = total - spare;
  return ends.slice(1).map((end, index) => {
    const start = ends[index] ?? 0;
    const extra = Math.round(spare * end) - Math.round(spare * start);
    return extra + (index < base ? 1 : 0);
  });
}

/**
 * Whether the thing at `index` of `total` is one of `chosen` that lie evenly among them.
 * @returns true for exactly `chosen` of all indexes.
 */
export function isChosen(index: number, chosen: number, total: number): boolean {
  return Math.floor(((index + 1) * chosen) / total) > Math.floor((index * chosen) / total);
}

import { interquartileRange, median } from './statistics.js';

/** Which way a number is good: milliseconds are better when they are lower, requests per second when higher. */
export type Better = 'lower' | 'higher';

export type Verdict =
  /** By what factor ours is better than the other: below 1 it is worse. */
  | { readonly kind: 'ratio'; readonly ratio: number }
  /** The rounds lie further apart than the two servers do. */
  | { readonly kind: 'no difference can be told' };

/**
 * Compares two servers by what each had in every round. Nothing is said where the spread of the rounds, of whichever
 * server has more of it, is as large as the difference of their medians.
 * @param ours one number for each round.
 * @param other the same of the other server.
 */
export function verdict(ours: readonly number[], other: readonly number[], better: Better): Verdict {
  const [mine, theirs] = [median(ours), median(other)];
  const spread = Math.max(interquartileRange(ours), interquartileRange(other));
  if (spread >= Math.abs(mine - theirs)) return { kind: 'no difference can be told' };
  return { kind: 'ratio', ratio: better === 'lower' ? theirs / mine : mine / theirs };
}

import type { Sizes } from '../cost/sizes.js';
import type { Condition } from './condition.js';
import type { NodeSet } from './node-set.js';
import { lookedByTests } from './node-set.js';

/** A page is tried first from the first nodes of a list: each is tested. Where it is not full, the set is asked. */
export interface Trial {
  readonly condition: Condition;
  /** How many nodes are tested. */
  readonly candidates: number;
  /** Nodes that are looked at, at the most. */
  readonly looked: number;
}

/** A set that looks at fewer nodes is found as soon as a page is tried. */
const WORTH_FROM = 5_000;
/** How many standard deviations more than the expected number of nodes are tested, so that it is seldom for nothing. */
const DEVIATIONS = 3;
/** How many times less than the set a trial is expected to look at, before it is worth a statement more. */
const WORTH = 4;

/**
 * Whether a page is worth a trial: where most nodes meet the condition, it is full after a few.
 * @param rows of the page.
 * @param set that finds all nodes that meet it.
 * @param most nodes that may be looked at.
 */
export function trialOf(
  sizes: Sizes,
  target: string,
  condition: Condition,
  rows: number,
  set: NodeSet,
  most: number,
): Trial | undefined {
  if (set.looked < WORTH_FROM) return undefined;
  const expected = expectation(sizes, target, condition);
  if (rows === 0 || !expected || expected.share <= 0) return undefined;
  const spare = 1 + DEVIATIONS * Math.sqrt((1 - expected.share) / rows);
  const candidates = Math.ceil((rows / expected.share) * spare);
  // The whole list is no trial.
  if (candidates >= sizes.count(target)) return undefined;
  if ((candidates + candidates * expected.looked) * WORTH > set.looked) return undefined;
  const looked = candidates + lookedByTests(sizes, condition, candidates);
  return looked > most ? undefined : { condition, candidates, looked };
}

/** The share of nodes that meet a condition, and how many others are looked at for one of them, on average. */
interface Expectation {
  readonly share: number;
  readonly looked: number;
}

/** Undefined where the load recorded nothing to go by. Nodes are taken to be alike: what is wrong costs a statement. */
function expectation(sizes: Sizes, typeName: string, condition: Condition): Expectation | undefined {
  switch (condition.kind) {
    case 'column': {
      const count = sizes.count(typeName);
      const found = sizes.withValue(typeName, condition);
      return found < count ? { share: found / count, looked: 0 } : undefined;
    }
    case 'relation': {
      const { owner, relation, inner } = condition;
      const inside = expectation(sizes, relation.target, inner);
      const count = sizes.count(owner);
      if (!inside || count === 0) return undefined;
      const each = sizes.total(owner, relation) / count;
      const tested = inside.share > 0 ? Math.min(each, 1 / inside.share) : each;
      return { share: 1 - (1 - inside.share) ** each, looked: tested * (1 + inside.looked) };
    }
    case 'not': {
      const inside = expectation(sizes, typeName, condition.of);
      return inside && { share: 1 - inside.share, looked: inside.looked };
    }
    // Of nodes that speak of one another nothing is recorded.
    case 'named':
    case 'same':
    case 'after':
      return undefined;
    default: {
      const inside = condition.of.map((one) => expectation(sizes, typeName, one));
      const known = inside.filter((one) => one !== undefined);
      if (known.length < inside.length) return undefined;
      const looked = known.reduce((sum, one) => sum + one.looked, 0);
      const none = known.reduce((rest, { share }) => rest * (1 - share), 1);
      const all = known.reduce((rest, { share }) => rest * share, 1);
      return { share: condition.kind === 'all' ? all : 1 - none, looked };
    }
  }
}

import type { Plan } from './profile.js';

/** What each statement that answers reads at its end. */
const LAST = /^v:DataVersion$/;
const JOINS = ['Apply', 'CartesianProduct'];
/** A property of anything but that node. */
const OTHER_PROPERTY = /\b(?!v\.)[a-z]\w*\.\w/i;

/**
 * Whether a plan looks up the data version when it has read all else: Neo4j runs the left side of a join to its row
 * before it begins with the right one. Above the join no property is read but that of the data version.
 * @returns why not, or nothing.
 */
export function notReadLast(plan: Plan): string | undefined {
  const [only, right, ...more] = plan.children;
  if (!only || more.length > 0) return `${plan.name} (${plan.details}) is where the data version should be read`;
  if (!right) {
    if (OTHER_PROPERTY.test(plan.details))
      return `${plan.name} (${plan.details}) comes after the data version was read`;
    return notReadLast(only);
  }
  if (!JOINS.includes(plan.name)) return `${plan.name} (${plan.details}) is no join that runs its left side first`;
  if (right.name !== 'NodeByLabelScan' || !LAST.test(right.details) || right.children.length > 0) {
    return `${right.name} (${right.details}) is read last`;
  }
  return undefined;
}

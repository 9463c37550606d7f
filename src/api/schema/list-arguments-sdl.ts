import { PAGE } from '../../query/plan/page.js';
import { literal } from '../../query/sdl.js';

const AFTER = 'The cursor of the row after which the page begins';

/** The arguments of a root list. */
export function rootListArguments(target: string): string {
  return listArguments(target, {
    first: `How many, ${PAGE.default} where it is not said, at most ${PAGE.root}.`,
    after: `${AFTER}: \`pageInfo.endCursor\` of the page before.`,
  });
}

/** The arguments of a list below the root. */
export function nestedListArguments(target: string): string {
  return listArguments(target, {
    first: `How many of each, ${PAGE.default} where it is not said, at most ${PAGE.nested}.`,
    after: `${AFTER}; only where the list has one owner.`,
  });
}

function listArguments(target: string, { first, after }: { readonly first: string; readonly after: string }): string {
  return `(
    ${literal(first)}
    first: Int = ${PAGE.default}
    ${literal(after)}
    after: String
    "Which ones."
    filter: ${target}Filter
    "In which order: by the first of these, then by the next; missing values last, equal ones in the natural order of ids."
    orderBy: [${target}Order!]
  )`;
}

/** `treatyActions` as a reader says it: `treaty actions`. */
export function words(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

import type { FieldNode } from 'graphql';
import { invalid } from '../../query/invalid.js';
import { numberWithin } from '../../query/number-within.js';
import { COMPARE } from './compare-types.js';

export const SUBJECTS = ['TREATY_ACTIONS', 'NORM_GAPS', 'FIGURES', 'FINDINGS'] as const;

export type Subject = (typeof SUBJECTS)[number];

export interface CompareArguments {
  readonly ids: readonly string[];
  /** Years of the one country that is asked for; undefined where several things are compared. */
  readonly years: readonly number[] | undefined;
  /** Undefined where nothing is said. */
  readonly of: readonly Subject[] | undefined;
  readonly treaty: string | undefined;
  readonly first: number;
  readonly each: number;
}

const FIRST_YEAR = 1;
const LAST_YEAR = 9999;

/**
 * The arguments of a comparison, checked as far as nothing needs to be known of the ids.
 * @throws GraphQLError that says what is allowed.
 */
export function compareArguments(node: FieldNode, args: Readonly<Record<string, unknown>>): CompareArguments {
  const ids = args.ids as readonly string[];
  const years = (args.years ?? undefined) as readonly number[] | undefined;
  const again = repeated(ids) ?? repeated(years ?? []);
  if (again !== undefined) {
    throw invalid(`compare puts different things side by side, and ${JSON.stringify(again)} was given twice.`, node);
  }
  if (years === undefined) {
    mustBeSeveral(node, 'ids', ids.length, ids.length === 1 ? ' For years of one country give years:.' : '');
  } else {
    if (ids.length !== 1) {
      throw invalid(`compare(years:) takes years of one country, and ${ids.length} ids were given. Give one.`, node);
    }
    mustBeSeveral(node, 'years', years.length, '');
    for (const year of years) numberWithin(node, 'compare(years:)', year, { least: FIRST_YEAR, most: LAST_YEAR });
  }
  const of = (args.of ?? undefined) as readonly Subject[] | undefined;
  const treaty = (args.treaty ?? undefined) as string | undefined;
  if (of?.includes('NORM_GAPS') === true && treaty === undefined) {
    throw invalid('compare(of: NORM_GAPS) needs the treaty whose norm gaps are meant: give treaty:.', node);
  }
  if (of !== undefined && treaty !== undefined && !of.includes('NORM_GAPS')) {
    throw invalid(
      'compare(treaty:) is for norm gaps, and of: does not name NORM_GAPS. Add it, or leave treaty out.',
      node,
    );
  }
  return {
    ids,
    years,
    of,
    treaty,
    first: numberWithin(node, 'compare(first:)', args.first ?? COMPARE.rowsDefault, { least: 0, most: COMPARE.rows }),
    each: numberWithin(node, 'compare(each:)', args.each ?? COMPARE.eachDefault, { least: 0, most: COMPARE.each }),
  };
}

function mustBeSeveral(node: FieldNode, name: string, number: number, hint: string): void {
  if (number >= 2 && number <= COMPARE.columns) return;
  const given = number === 1 ? '1 was' : `${number} were`;
  throw invalid(`compare(${name}:) takes 2 to ${COMPARE.columns}, and ${given} given.${hint}`, node);
}

function repeated<T>(items: readonly T[]): T | undefined {
  return items.find((item, index) => items.indexOf(item) !== index);
}

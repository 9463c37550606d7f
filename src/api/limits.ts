import type { GraphQLError } from 'graphql';
import { invalid } from '../query/invalid.js';
import { FILTER } from '../query/filter/filter-limits.js';
import { PAGE } from '../query/plan/page.js';
import type { Limit } from '../questions/meta/meta.js';

/**
 * What one operation may ask for, and how many run at once: by name, the default and what is counted. Types, settings
 * (`LIMIT_FILTER_NODES` for `filterNodes`), `meta { limits }` and the table of the README follow from here.
 */
export const LIMITS = {
  requestBytes: { value: 1_000_000, description: "bytes of a request's body" },
  tokens: { value: 5_000, description: 'tokens of a document: words, numbers, texts and punctuation' },
  fields: { value: 500, description: 'fields written in an operation' },
  aliases: { value: 100, description: 'fields under another name in an operation' },
  directives: { value: 50, description: 'directives in an operation' },
  depth: { value: 16, description: 'fields below one another' },
  nesting: { value: 64, description: 'brackets within one another in a document, or in the body of a request' },
  rows: { value: 100_000, description: 'rows that an operation may return, worked out before it runs' },
  cells: {
    value: 400_000,
    description: 'values that an operation may answer, worked out before it runs: of each row, one for each field',
  },
  answerBytes: { value: 20_000_000, description: 'bytes of an answer' },
  statements: { value: 100, description: 'statements that an operation may send' },
  filterNodes: {
    value: 2_000_000,
    description: 'nodes that the filters of an operation may look at, worked out before it runs',
  },
  milliseconds: { value: 10_000, description: 'milliseconds for an operation, waiting included' },
  running: { value: 8, description: 'operations that run at once' },
  heavy: {
    value: 2,
    description: 'heavy operations at once: those that may answer more than an eighth of the values of LIMIT_CELLS',
  },
  waiting: { value: 100, description: 'operations that wait for their turn' },
} as const satisfies Record<string, Omit<Limit, 'name'>>;

export type LimitName = keyof typeof LIMITS;
export type Limits = Readonly<Record<LimitName, number>>;

export const LIMIT_NAMES = Object.keys(LIMITS) as readonly LimitName[];

export const DEFAULT_LIMITS = Object.fromEntries(LIMIT_NAMES.map((name) => [name, LIMITS[name].value])) as Limits;

/** Limits that no setting changes. */
const FIXED_LIMITS: readonly Limit[] = [
  { name: 'firstDefault', value: PAGE.default, description: 'rows of a page where first: is not given' },
  { name: 'firstOfRoot', value: PAGE.root, description: 'rows of a page of a root list' },
  { name: 'firstOfNested', value: PAGE.nested, description: 'rows of a page of a nested list, and ids in nodes(ids:)' },
  { name: 'filterHops', value: FILTER.hops, description: 'relations that a filter goes through' },
  { name: 'filterDepth', value: FILTER.depth, description: 'levels of conditions in a filter' },
  { name: 'filterConditions', value: FILTER.conditions, description: 'conditions in a filter' },
  { name: 'filterValues', value: FILTER.values, description: 'values in one list of a filter' },
];

/** For an answer that is larger than it may be. */
export function tooManyBytes({ answerBytes }: Pick<Limits, 'answerBytes'>): GraphQLError {
  return invalid(
    `The answer has more than ${answerBytes} bytes, and no more are allowed. Lower first:, ask for fewer fields, or ask in several operations.`,
    undefined,
    'LIMIT_EXCEEDED',
  );
}

/** All limits as they are in force, for `meta { limits }`. */
export function limitList(limits: Limits): readonly Limit[] {
  return [
    ...LIMIT_NAMES.map((name) => ({ name, value: limits[name], description: LIMITS[name].description })),
    ...FIXED_LIMITS,
  ];
}

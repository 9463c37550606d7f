import { FILTER } from '../query/filter.js';
import { PAGE } from '../query/page.js';
import type { Limit } from '../questions/meta/meta.js';

/** What one operation may ask for, and how many run at once. Checked before a statement is sent. */
export interface Limits {
  /** Bytes of a request's body. */
  readonly requestBytes: number;
  /** Tokens of a document: words, numbers, texts and punctuation. */
  readonly tokens: number;
  /** Fields written in an operation. */
  readonly fields: number;
  /** Fields under another name in an operation. */
  readonly aliases: number;
  /** Directives in an operation. */
  readonly directives: number;
  /** Fields below one another. */
  readonly depth: number;
  /** Rows that an operation may return, worked out before it runs. */
  readonly rows: number;
  /** Statements that an operation may send. */
  readonly statements: number;
  /** Nodes that one filter may look at. */
  readonly filterNodes: number;
  /** Milliseconds for the whole operation, waiting included. */
  readonly milliseconds: number;
  /** Operations that run at once. */
  readonly running: number;
  /** Operations that wait for their turn. */
  readonly waiting: number;
}

export const DEFAULT_LIMITS: Limits = {
  requestBytes: 1_000_000,
  tokens: 5_000,
  fields: 500,
  aliases: 100,
  directives: 50,
  depth: 16,
  rows: 100_000,
  statements: 100,
  filterNodes: 2_000_000,
  milliseconds: 10_000,
  running: 8,
  waiting: 100,
};

/** What each limit is, for `meta { limits }` and the settings. */
export const LIMIT_DESCRIPTIONS: Readonly<Record<keyof Limits, string>> = {
  requestBytes: "bytes of a request's body",
  tokens: 'tokens of a document: words, numbers, texts and punctuation',
  fields: 'fields written in an operation',
  aliases: 'fields under another name in an operation',
  directives: 'directives in an operation',
  depth: 'fields below one another',
  rows: 'rows that an operation may return, worked out before it runs',
  statements: 'statements that an operation may send',
  filterNodes: 'nodes that one filter may look at, worked out before it runs',
  milliseconds: 'milliseconds for an operation, waiting included',
  running: 'operations that run at once',
  waiting: 'operations that wait for their turn',
};

export const LIMIT_NAMES = Object.keys(LIMIT_DESCRIPTIONS) as readonly (keyof Limits)[];

/** Limits that no setting changes. */
export const FIXED_LIMITS: Readonly<Record<string, { readonly value: number; readonly description: string }>> = {
  firstDefault: { value: PAGE.default, description: 'rows of a page where first: is not given' },
  firstOfRoot: { value: PAGE.root, description: 'rows of a page of a root list' },
  firstOfNested: { value: PAGE.nested, description: 'rows of a page of a nested list, and ids in nodes(ids:)' },
  filterHops: { value: FILTER.hops, description: 'relations that a filter goes through' },
  filterDepth: { value: FILTER.depth, description: 'levels of conditions in a filter' },
  filterConditions: { value: FILTER.conditions, description: 'conditions in a filter' },
  filterValues: { value: FILTER.values, description: 'values in one list of a filter' },
};

/** All limits, for `meta { limits }`. */
export function limitList(limits: Limits): readonly Limit[] {
  return [
    ...LIMIT_NAMES.map((name) => ({ name, value: limits[name], description: LIMIT_DESCRIPTIONS[name] })),
    ...Object.entries(FIXED_LIMITS).map(([name, limit]) => ({ name, ...limit })),
  ];
}

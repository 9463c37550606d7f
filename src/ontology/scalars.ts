import { boundsOf, DAY, EDTF_PATTERN, isDay, readEdtf } from './edtf.js';
import { URL_PATTERN, whyNoAddress } from './url.js';

/** What a property of a node can hold, one or a list. */
export type StoredScalar = string | number | boolean;

/** The operators that a filter may have on a value; src/query/filter/operators.ts says what each does. */
export type Operator =
  | 'eq'
  | 'ne'
  | 'in'
  | 'gt'
  | 'gte'
  | 'lt'
  | 'lte'
  | 'contains'
  | 'containsIgnoringCase'
  | 'startsWith'
  | 'isNull'
  | 'has'
  | 'isEmpty';

/** What was read of a value that somebody wrote, or why it is not allowed, as a sentence. */
export type Reading = { readonly value: StoredScalar } | { readonly reason: string };

/** Null where it has no bound. */
export interface ScalarBounds {
  readonly min: StoredScalar | null;
  readonly max: StoredScalar | null;
}

/** The columns that hold the first and the last value that a column stands for; absent where it has no bound. */
export function boundColumns(column: string): { readonly min: string; readonly max: string } {
  return { min: `${column}Min`, max: `${column}Max` };
}

/** Whether the values of a column stand for more than one, so that bounds are stored beside them. */
export function hasBounds(
  ontology: { readonly scalars: ReadonlyMap<string, Scalar> },
  column: { readonly type: string; readonly list: boolean },
): boolean {
  return !column.list && ontology.scalars.get(column.type)?.bounds !== undefined;
}

/** All that the API, the seed reader and the engines need to know of a scalar. */
export interface Scalar {
  /** What JSON and YAML write it as. */
  readonly form: 'text' | 'number' | 'truth value';
  /** What a curator may write where the form is wrong: `a whole number without quotes`. */
  readonly takes: string;
  /** True where YAML programs read the text as something else, such as a date, unless it stands in quotes. */
  readonly quoted: boolean;
  /** Reads what a curator or a client wrote; what it returns is stored as it is. */
  readonly read: (given: unknown) => Reading;
  /**
   * The first and the last value it stands for, where it stands for more than one. They are stored beside it
   * (`boundColumns`), and comparisons and orders use them.
   */
  readonly bounds?: (value: StoredScalar) => ScalarBounds;
  readonly operators: readonly Operator[];
  /** What JSON Schema (draft 7) says of it. */
  readonly jsonSchema: Readonly<Record<string, unknown>>;
}

const COMPARED: readonly Operator[] = ['eq', 'ne', 'in', 'gt', 'gte', 'lt', 'lte', 'isNull'];

/** Of a list of any scalar or enum. */
export const LIST_OPERATORS: readonly Operator[] = ['has', 'isEmpty'];
/** Of an enum. */
export const ENUM_OPERATORS: readonly Operator[] = ['eq', 'ne', 'in', 'isNull'];

const MOST_INT = 2 ** 31 - 1;

const TEXT = {
  form: 'text',
  takes: 'a text',
  quoted: false,
  read: (given) => (typeof given === 'string' ? { value: given } : { reason: 'It is written as text, in quotes.' }),
  jsonSchema: { type: 'string', minLength: 1 },
} satisfies Partial<Scalar>;

/**
 * Every scalar that schema.graphql may use. One more is one more entry here, and its line in schema.graphql.
 * The first five are GraphQL's own: it reads what clients write of them.
 */
export const SCALARS: Readonly<Record<string, Scalar>> = {
  ID: { ...TEXT, operators: ['eq', 'ne', 'in'] },
  String: {
    ...TEXT,
    operators: ['eq', 'ne', 'in', 'contains', 'containsIgnoringCase', 'startsWith', 'gt', 'gte', 'lt', 'lte', 'isNull'],
  },
  Int: {
    form: 'number',
    takes: 'a whole number without quotes',
    quoted: false,
    read: (given) =>
      typeof given === 'number' && Number.isInteger(given) && Math.abs(given) <= MOST_INT
        ? { value: given }
        : { reason: `It is a whole number from ${-MOST_INT} to ${MOST_INT}.` },
    operators: COMPARED,
    jsonSchema: { type: 'integer' },
  },
  Float: {
    form: 'number',
    takes: 'a number without quotes',
    quoted: false,
    read: (given) =>
      typeof given === 'number' && Number.isFinite(given) ? { value: given } : { reason: 'It is a number.' },
    operators: COMPARED,
    jsonSchema: { type: 'number' },
  },
  Boolean: {
    form: 'truth value',
    takes: 'true or false',
    quoted: false,
    read: (given) => (typeof given === 'boolean' ? { value: given } : { reason: 'It is true or false.' }),
    operators: ['eq', 'ne', 'isNull'],
    jsonSchema: { type: 'boolean' },
  },
  EDTF: {
    ...TEXT,
    quoted: true,
    read: (given) => {
      if (typeof given !== 'string') return TEXT.read(given);
      const bounds = readEdtf(given);
      return 'reason' in bounds ? bounds : { value: given };
    },
    bounds: (value) => boundsOf(String(value)),
    operators: COMPARED,
    jsonSchema: { type: 'string', pattern: EDTF_PATTERN },
  },
  Date: {
    ...TEXT,
    quoted: true,
    read: (given) => {
      if (typeof given !== 'string') return TEXT.read(given);
      return isDay(given)
        ? { value: given }
        : { reason: `${JSON.stringify(given)} is no day. Write it like "2012-03-31".` };
    },
    operators: COMPARED,
    jsonSchema: { type: 'string', pattern: DAY.source },
  },
  URL: {
    ...TEXT,
    read: (given) => {
      if (typeof given !== 'string') return TEXT.read(given);
      const reason = whyNoAddress(given);
      return reason === undefined ? { value: given } : { reason };
    },
    operators: ['eq', 'ne', 'in', 'contains', 'containsIgnoringCase', 'startsWith', 'isNull'],
    jsonSchema: { type: 'string', pattern: URL_PATTERN },
  },
};

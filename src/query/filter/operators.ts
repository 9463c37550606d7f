import type { Value } from '../../graph/graph.js';
import type { Operator } from '../../ontology/scalars.js';

/** What an operator of filters does: the API describes it from here, and statements are written from here. */
export interface OperatorRule {
  readonly description: string;
  /** What it takes: one value of the type, a list of values, a part of one as text, or true and false. */
  readonly takes: 'value' | 'values' | 'part' | 'truth';
  /**
   * The condition in Cypher.
   * @param property what is compared, as Cypher names it.
   * @param parameter makes a value a parameter and gives its name.
   */
  readonly condition: (property: string, value: Value, parameter: (value: Value) => string) => string;
  /** Of values that have bounds: what it says then, and which stored bound is compared with which given one. */
  readonly ofBounds?: {
    readonly description: string;
    readonly stored: 'min' | 'max';
    readonly given: 'min' | 'max';
  };
}

/** A comparison that no missing value passes; written so that an index can serve it. */
function comparing(sign: string): OperatorRule['condition'] {
  return (property, value, parameter) => `(${property} IS NOT NULL AND ${property} ${sign} ${parameter(value)})`;
}

function missing(property: string, value: Value): string {
  return value === true ? `${property} IS NULL` : `${property} IS NOT NULL`;
}

export const OPERATORS: Readonly<Record<Operator, OperatorRule>> = {
  eq: {
    description: 'Equal to; a missing value is equal to nothing. For null use `isNull`.',
    takes: 'value',
    condition: comparing('='),
  },
  ne: {
    description: 'Not equal to; a missing value is unequal to everything.',
    takes: 'value',
    condition: (property, value, parameter) => `(${property} IS NULL OR ${property} <> ${parameter(value)})`,
  },
  in: {
    description: 'One of; an empty list matches nothing.',
    takes: 'values',
    condition: comparing('IN'),
  },
  gt: {
    description: 'Greater, later or after in the order of characters.',
    takes: 'value',
    condition: comparing('>'),
    ofBounds: { description: 'Begins after this has ended.', stored: 'min', given: 'max' },
  },
  gte: {
    description: 'Greater or equal.',
    takes: 'value',
    condition: comparing('>='),
    ofBounds: { description: 'Begins no earlier than this begins.', stored: 'min', given: 'min' },
  },
  lt: {
    description: 'Less, earlier or before in the order of characters.',
    takes: 'value',
    condition: comparing('<'),
    ofBounds: { description: 'Ends before this begins.', stored: 'max', given: 'min' },
  },
  lte: {
    description: 'Less or equal.',
    takes: 'value',
    condition: comparing('<='),
    ofBounds: { description: 'Ends no later than this ends.', stored: 'max', given: 'max' },
  },
  contains: {
    description: 'Has this text in it, letter case as written.',
    takes: 'part',
    condition: comparing('CONTAINS'),
  },
  containsIgnoringCase: {
    description: 'Has this text in it, in letters of any case.',
    takes: 'part',
    // Both engines take the same letters for each other; test/graph/lower-case.test.ts compares all that have a case.
    condition: (property, value, parameter) =>
      `(${property} IS NOT NULL AND toLower(${property}) CONTAINS toLower(${parameter(value)}))`,
  },
  startsWith: {
    description: 'Begins with this text, letter case as written.',
    takes: 'part',
    condition: comparing('STARTS WITH'),
  },
  isNull: { description: 'True: has no value. False: has one.', takes: 'truth', condition: missing },
  has: {
    description: 'Has this one.',
    takes: 'value',
    condition: (property, value, parameter) => `(${property} IS NOT NULL AND ${parameter(value)} IN ${property})`,
  },
  // An empty list is not stored.
  isEmpty: { description: 'True: has none. False: has some.', takes: 'truth', condition: missing },
};

/** What operators say of values that have bounds, where that differs. */
export const WRITTEN_EXACTLY: Partial<Readonly<Record<Operator, string>>> = {
  eq: 'Written exactly so.',
  ne: 'Not written so.',
  in: 'Written as one of these; an empty list matches nothing.',
};

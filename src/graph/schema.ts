import type { Key, Statement } from './graph.js';
import { statement } from './statement.js';

/** The statement that makes the values of a key unique. */
export function createConstraint(key: Key): Statement {
  return statement('create-constraint', { name: `unique_${key.label}_${key.property}`, ...names(key) });
}

/** The statement that makes nodes be found by a key. */
export function createIndex(key: Key): Statement {
  return statement('create-index', { name: `index_${key.label}_${key.property}`, ...names(key) });
}

/** The keys of the first list that are not in the second. */
export function without(keys: readonly Key[], others: readonly Key[]): Key[] {
  return keys.filter((key) => !others.some((other) => other.label === key.label && other.property === key.property));
}

function names(key: Key): { label: string; property: string } {
  return { label: key.label, property: key.property };
}

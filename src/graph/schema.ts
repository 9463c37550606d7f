import type { Key, Statement } from './graph.js';
import { quoted, statement } from './statement.js';

/** The statement that makes the values of a key unique. */
export function createConstraint(key: Key): Statement {
  return statement('create-constraint', {
    name: `unique_${key.label}_${key.property}`,
    label: key.label,
    property: key.property,
  });
}

/** The statement that makes nodes be found by a key. */
export function createIndex({ label, property, then }: Key): Statement {
  const properties = then === undefined ? [property] : [property, then];
  return statement(
    'create-index',
    { name: ['index', label, ...properties].join('_'), label },
    { properties: properties.map((name) => `n.${quoted(name)}`).join(', ') },
  );
}

/** The keys of the first list that are not in the second. */
export function without(keys: readonly Key[], others: readonly Key[]): Key[] {
  return keys.filter((key) => !others.some((other) => other.label === key.label && other.property === key.property));
}

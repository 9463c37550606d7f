import { GraphError } from './graph.js';
import type { ChangeSet, Parameters } from './graph.js';

/** The embedded engine dies of a deeply nested or cyclic parameter; no statement of ours needs more than this. */
const MAX_DEPTH = 32;

/**
 * Refuses parameters that the engines would take differently, or not survive.
 * @throws GraphError FAILED with the place and the reason.
 */
export function checkParameters(statementName: string, parameters: Parameters): void {
  const refuse = (path: string, what: string): never => {
    throw new GraphError('FAILED', `cypher/${statementName}.cypher: parameter $${path} ${what}`);
  };
  const check = (value: unknown, path: string, depth: number): void => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) refuse(path, `is ${value}; allowed are finite numbers`);
      if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
        refuse(path, `is ${value}; allowed are integers up to ${Number.MAX_SAFE_INTEGER}`);
      }
      return;
    }
    if (typeof value !== 'object') refuse(path, `is of type ${typeof value}; allowed is what JSON has`);
    // A cycle has no end, so it is caught here too.
    if (depth > MAX_DEPTH) {
      refuse(path.split(/[.[]/, 1)[0] ?? path, `is nested deeper than ${MAX_DEPTH} levels, or contains itself`);
    }
    if (Array.isArray(value)) {
      // Not forEach: it passes over holes.
      for (let index = 0; index < value.length; index++) check(value[index], `${path}[${index}]`, depth + 1);
    } else {
      const prototype: unknown = Object.getPrototypeOf(value);
      if (prototype !== Object.prototype && prototype !== null) refuse(path, 'is not a plain object');
      for (const [key, item] of Object.entries(value as object)) check(item, `${path}.${key}`, depth + 1);
    }
  };
  for (const [key, value] of Object.entries(parameters)) check(value, key, 1);
}

/** @throws GraphError FAILED for the first parameter of a change set that the engines would not survive. */
export function checkWrites({ guard, writes, mark }: ChangeSet): void {
  for (const { statement, parameters } of [guard ?? [], writes, mark ?? []].flat()) {
    checkParameters(statement.name, parameters);
  }
}

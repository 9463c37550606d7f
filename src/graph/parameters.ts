import { GraphError } from './graph.js';
import type { ChangeSet, Parameters } from './graph.js';

/** The embedded engine dies of a deeply nested or cyclic parameter; no statement of ours needs more than this. */
const MAX_DEPTH = 32;
const TOO_DEEP = `is nested deeper than ${MAX_DEPTH} levels, or contains itself`;

/**
 * Refuses parameters that the engines would take differently, or not survive.
 * @throws GraphError FAILED with the place and the reason.
 */
export function checkParameters(statementName: string, parameters: Parameters): void {
  for (const [key, value] of Object.entries(parameters)) {
    const found = refused(value, 1);
    if (found)
      throw new GraphError('FAILED', `cypher/${statementName}.cypher: parameter $${key}${found.at} ${found.what}`);
  }
}

/** Why a value is refused, and where in it: the place is made on the way back, since nearly all are taken. */
interface Refused {
  readonly at: string;
  readonly what: string;
}

function refused(value: unknown, depth: number): Refused | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return here(`is ${value}; allowed are finite numbers`);
    if (!Number.isInteger(value) || Number.isSafeInteger(value)) return undefined;
    return here(`is ${value}; allowed are integers up to ${Number.MAX_SAFE_INTEGER}`);
  }
  if (typeof value !== 'object') return here(`is of type ${typeof value}; allowed is what JSON has`);
  // A cycle has no end, so it is caught here too.
  if (depth > MAX_DEPTH) return here(TOO_DEEP);
  if (Array.isArray(value)) {
    // Not forEach: it passes over holes.
    for (let index = 0; index < value.length; index++) {
      const found = refused(value[index], depth + 1);
      if (found) return below(`[${index}]`, found);
    }
    return undefined;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return here('is not a plain object');
  for (const [key, item] of Object.entries(value)) {
    const found = refused(item, depth + 1);
    if (found) return below(`.${key}`, found);
  }
  return undefined;
}

function here(what: string): Refused {
  return { at: '', what };
}

/** What is nested too deep is said of the whole parameter. */
function below(at: string, found: Refused): Refused {
  return found.what === TOO_DEEP ? found : { at: `${at}${found.at}`, what: found.what };
}

/** @throws GraphError FAILED for the first parameter of a change set that the engines would not survive. */
export function checkWrites({ guard, writes, mark }: ChangeSet): void {
  for (const { statement, parameters } of [guard ?? [], writes, mark ?? []].flat()) {
    checkParameters(statement.name, parameters);
  }
}

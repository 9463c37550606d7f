import { expect, it } from 'vitest';
import type { Parameters, Value } from '../../src/graph/graph.js';
import { checkParameters } from '../../src/graph/parameters.js';

/** What the types forbid and JavaScript lets through. */
const untyped = (value: unknown): Value => value as Value;

function nested(depth: number): Value {
  return depth === 0 ? 1 : [nested(depth - 1)];
}

const cyclic: Record<string, unknown> = { a: [] };
cyclic['a'] = [cyclic];
const sparse: unknown[] = [1];
sparse.length = 2;

it.each<[Parameters, string]>([
  [{ x: untyped(undefined) }, '$x is of type undefined; allowed is what JSON has'],
  [{ x: untyped(sparse) }, '$x[1] is of type undefined; allowed is what JSON has'],
  [{ rows: [{ id: untyped(undefined) }] }, '$rows[0].id is of type undefined; allowed is what JSON has'],
  [{ x: untyped(1n) }, '$x is of type bigint; allowed is what JSON has'],
  [{ x: untyped(() => 1) }, '$x is of type function; allowed is what JSON has'],
  [{ x: Number.NaN }, '$x is NaN; allowed are finite numbers'],
  [{ x: [1, -Infinity] }, '$x[1] is -Infinity; allowed are finite numbers'],
  [{ x: 2 ** 53 }, '$x is 9007199254740992; allowed are integers up to 9007199254740991'],
  [{ x: 1e300 }, '$x is 1e+300; allowed are integers up to 9007199254740991'],
  [{ x: untyped(new Date(0)) }, '$x is not a plain object'],
  [{ x: untyped(new Map()) }, '$x is not a plain object'],
  [{ x: nested(33) }, '$x is nested deeper than 32 levels, or contains itself'],
  [{ x: untyped(cyclic) }, '$x is nested deeper than 32 levels, or contains itself'],
])('refuses %o', (parameters, problem) => {
  expect(() => checkParameters('list-page', parameters)).toThrow(
    expect.objectContaining({ code: 'FAILED', message: `cypher/list-page.cypher: parameter ${problem}` }),
  );
});

it.each<Parameters>([
  {},
  { x: null, y: [], z: {}, limit: 20, rate: 0.1, text: '\u0000', yes: true },
  { x: nested(32) },
  { x: untyped(Object.assign(Object.create(null) as object, { a: 1 })) },
])('takes %o', (parameters) => {
  expect(() => checkParameters('list-page', parameters)).not.toThrow();
});

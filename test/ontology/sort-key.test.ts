import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortKey } from '../../src/ontology/sort-key.js';
import { assertAlways } from '../support/random.js';

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

describe('sort keys', () => {
  it.each([
    ['CAT/3', 'CAT/a3'],
    ['CAT/21', 'CAT/b21'],
    ['kaz/criminal-code/347.1', 'kaz/criminal-code/c347.a1'],
    ['KAZ', 'KAZ'],
    ['1'.repeat(26), `z${'1'.repeat(26)}`],
    ['1'.repeat(27), `za${'1'.repeat(27)}`],
  ])('%s has %s', (id, key) => {
    expect(sortKey(id)).toBe(key);
  });

  it('order numbers by size and everything else by its characters', () => {
    const number = fc.oneof(fc.nat(30), fc.bigInt({ min: 0n, max: 10n ** 60n }));
    const row = fc.tuple(fc.constantFrom('CAT', 'kaz/code', 'x-'), number, fc.constantFrom('/', '.'), number);
    assertAlways(
      fc.property(row, row, (a, b) => {
        const expected =
          byCodeUnits(a[0], b[0]) ||
          Number(BigInt(a[1]) > BigInt(b[1])) - Number(BigInt(a[1]) < BigInt(b[1])) ||
          byCodeUnits(a[2], b[2]) ||
          Number(BigInt(a[3]) > BigInt(b[3])) - Number(BigInt(a[3]) < BigInt(b[3]));
        expect(byCodeUnits(sortKey(a.join('')), sortKey(b.join('')))).toBe(expected);
      }),
    );
  });

  it('put a record before those whose ids continue its own', () => {
    const id = fc.stringMatching(/^[a-z0-9./-]+$/);
    assertAlways(fc.property(id, (one) => sortKey(one) < sortKey(`${one}/a`)));
  });

  it('are different for different ids', () => {
    const id = fc.stringMatching(/^[az019/]{0,8}$/);
    assertAlways(
      fc.property(id, id, (a, b) => (sortKey(a) === sortKey(b)) === (a === b)),
      { numRuns: 2000 },
    );
  });
});

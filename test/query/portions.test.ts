import { describe, expect, it } from 'vitest';
import { MOST_CELLS, portionCount, portions } from '../../src/query/cost/portions.js';

const keys = (count: number): string[] => Array.from({ length: count }, (_, index) => `k${index}`);
/** A row has its columns and three more: type, id, and place. */
const COLUMNS = ['a', 'b'];

describe('what is asked of many parents', () => {
  it('is one statement while all that comes back is little', () => {
    const few = keys(MOST_CELLS / 5 / 10);
    expect(portions(few, { rowsOfEach: 10, columns: COLUMNS })).toEqual([few]);
    expect(portions([], { rowsOfEach: 10, columns: COLUMNS })).toEqual([[]]);
  });

  it('is several statements above that, as many as were worked out before, each parent in one of them', () => {
    const many = keys(2_500);
    const asked = { rowsOfEach: 10, columns: COLUMNS };
    const parts = portions(many, asked);
    expect(parts.map(({ length }) => length)).toEqual([1_000, 1_000, 500]);
    expect(parts.flat()).toEqual(many);
    expect(portionCount(many.length, asked)).toBe(3);
  });

  it('asks of one parent at least', () => {
    expect(portions(keys(2), { rowsOfEach: 1_000_000, columns: COLUMNS })).toEqual([['k0'], ['k1']]);
  });
});

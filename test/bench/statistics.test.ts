import { describe, expect, test } from 'vitest';
import { interquartileRange, median, percentile } from '../../bench/src/measure/statistics.js';
import { verdict } from '../../bench/src/measure/verdict.js';

describe('statistics', () => {
  test('a percentile lies between two values where it falls there', () => {
    expect(percentile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(percentile([1, 2, 3, 4, 5], 0.95)).toBeCloseTo(4.8);
    expect(percentile([7], 0.95)).toBe(7);
  });

  test('values are compared as numbers', () => {
    expect(median([10, 9, 100])).toBe(10);
  });

  test('the middle half says how far values lie apart', () => {
    expect(interquartileRange([1, 2, 3, 4, 5])).toBe(2);
    expect(interquartileRange([3, 3, 3])).toBe(0);
  });

  test('no values have no percentile', () => {
    expect(() => percentile([], 0.5)).toThrow('There is no percentile of no values.');
  });
});

describe('a verdict', () => {
  const fast = [10, 11, 10, 9, 10];
  const slow = [30, 31, 29, 30, 32];

  test('says how many times as fast ours is', () => {
    expect(verdict(fast, slow, 'lower')).toEqual({ kind: 'ratio', ratio: 3 });
    expect(verdict(slow, fast, 'lower')).toEqual({ kind: 'ratio', ratio: 1 / 3 });
  });

  test('of requests per second more is better', () => {
    expect(verdict(slow, fast, 'higher')).toEqual({ kind: 'ratio', ratio: 3 });
  });

  test('says nothing where the rounds of ours lie further apart than the two', () => {
    expect(verdict([5, 60, 8, 55, 30], [32, 33, 32, 33, 32], 'lower')).toEqual({ kind: 'no difference can be told' });
  });

  test('says nothing where the rounds of the other lie further apart than the two', () => {
    expect(verdict([32, 33, 32, 33, 32], [5, 60, 8, 55, 30], 'lower')).toEqual({ kind: 'no difference can be told' });
  });

  test('says nothing of equal numbers', () => {
    expect(verdict([10, 10, 10, 10, 10], [10, 10, 10, 10, 10], 'lower')).toEqual({ kind: 'no difference can be told' });
  });
});

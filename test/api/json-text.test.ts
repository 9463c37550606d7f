import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TooLong, jsonPieces } from '../../src/api/json-text.js';
import { FRESH_SEED, SEED } from '../support/seeds.js';

const jsonText = async (value: unknown, most: number): Promise<string> =>
  Buffer.concat(await jsonPieces(value, most)).toString();

describe('JSON that is written a piece at a time', () => {
  it('is what JSON.stringify writes', async () => {
    const values = ['', 'ä"\\\n\u2028', '\ud800', -0, 1.5, null, true, [], {}, [undefined, { a: undefined, b: [1] }]];
    for (const value of values) expect(await jsonText(value, 1_000)).toBe(JSON.stringify(value));
  });

  it('is what JSON.stringify writes, whatever the value', async () => {
    for (const seed of [SEED, FRESH_SEED]) {
      for (const value of fc.sample(fc.jsonValue({ maxDepth: 6 }), { numRuns: 200, seed })) {
        expect(await jsonText(value, Infinity)).toBe(JSON.stringify(value));
      }
    }
  });

  it('is as long as it may be, in bytes, and no longer', async () => {
    const value = { names: ['Қазақстан', 'a'] };
    const bytes = Buffer.byteLength(JSON.stringify(value));
    expect(await jsonText(value, bytes)).toBe(JSON.stringify(value));
    await expect(jsonText(value, bytes - 1)).rejects.toBeInstanceOf(TooLong);
  });
});

import { describe, expect, it } from 'vitest';
import { answerObject } from '../../src/query/run/answer-object.js';
import type { AnswerObject } from '../../src/query/run/answer-object.js';
import { weigh } from '../../src/query/run/weigh.js';

function object(values: Record<string, unknown>): AnswerObject {
  return Object.assign(answerObject('Claim'), values);
}

const bytesOf = (data: unknown): number => Buffer.byteLength(JSON.stringify(data));

describe('the weight of an answer', () => {
  it('is at least that of its JSON, and hardly more', async () => {
    const data = object({
      claim: object({
        id: 'ä',
        statement: 'what "it" says',
        page: 3,
        open: true,
        missing: null,
        failed: new Error('no'),
      }),
      claims: object({ nodes: [object({ id: 'a' }), object({ aliases: [{ text: 'Қ', language: 'kk' }] })] }),
    });
    const { bytes, cells } = await weigh(data);
    const json = bytesOf(data);
    expect(bytes).toBeGreaterThanOrEqual(json - 2);
    expect(bytes).toBeLessThan(json + 30);
    expect(cells).toBe(9);
  });

  it('counts what stands in it more than once as often, and looks at it once', async () => {
    let looked = 0;
    const inner = object({});
    Object.defineProperty(inner, 'text', {
      enumerable: true,
      get: () => {
        looked += 1;
        return 'x'.repeat(100);
      },
    });
    let data = inner;
    for (let level = 0; level < 20; level++) data = object({ both: [data, data] });
    const { bytes, cells } = await weigh(data);
    expect(cells).toBe(2 ** 20);
    expect(bytes).toBeGreaterThan(100 * 2 ** 20);
    expect(looked).toBe(1);
  });

  it('finds the lists that are large, not those that hold little', async () => {
    const few = Array.from({ length: 5 }, (_, index) => object({ id: String(index) }));
    const many = Array.from({ length: 300 }, (_, index) => object({ id: String(index) }));
    const { large } = await weigh(object({ few, many }));
    expect([large.has(few), large.has(many)]).toEqual([false, true]);
  });
});

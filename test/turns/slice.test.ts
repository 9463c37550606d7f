import { describe, expect, it } from 'vitest';
import { inSlices, nextSlice, sliceIsOver } from '../../src/turns/slice.js';

/** Keeps the thread for longer than a slice. */
function work(): void {
  const end = performance.now() + 15;
  while (performance.now() < end);
}

describe('slices', () => {
  it('are over when work went on for long, and begin anew in the next turn of the event loop', async () => {
    await new Promise((resolve) => setImmediate(resolve));
    expect(sliceIsOver()).toBe(false);
    work();
    expect(sliceIsOver()).toBe(true);
    await nextSlice();
    expect(sliceIsOver()).toBe(false);
  });

  it('let others work between items, in their order', async () => {
    const order: string[] = [];
    const items = inSlices(['a', 'b', 'c']).map(async (item) => {
      order.push(await item);
      work();
    });
    const timer = setInterval(() => order.push('other'), 1);
    await Promise.all(items);
    clearInterval(timer);
    expect(order.filter((one) => one !== 'other')).toEqual(['a', 'b', 'c']);
    expect(order.slice(order.indexOf('a'), order.indexOf('c'))).toContain('other');
  });

  it('shares the turns of the event loop among all who work', async () => {
    let turns = 0;
    let counting = true;
    const count = (): void => {
      turns += 1;
      if (counting) setImmediate(count);
    };
    setImmediate(count);
    const worker = async (): Promise<void> => {
      for (let part = 0; part < 3; part++) {
        await nextSlice();
        work();
      }
    };
    await Promise.all([worker(), worker(), worker()]);
    counting = false;
    // Nine parts, each longer than a slice: no two in one turn.
    expect(turns).toBeGreaterThanOrEqual(8);
  });
});

import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/api/limits.js';
import { Queue } from '../../src/api/queue.js';

const FULL = 'The server runs 1 operations at once and lets 0 wait, and no place is left. Ask again in a few seconds.';

function settled(promise: Promise<unknown>): Promise<boolean> {
  return Promise.race([promise.then(() => true), new Promise<false>((resolve) => setImmediate(resolve, false))]);
}

describe('the queue', () => {
  it('tells HTTP clients when to come back', async () => {
    const queue = new Queue({ ...DEFAULT_LIMITS, running: 1, waiting: 0 });
    await queue.enter('a');
    const error = await queue.enter('b').catch((e: unknown) => e);
    expect((error as Error).message).toBe(FULL);
    expect((error as { extensions: unknown }).extensions).toMatchObject({ code: 'OVERLOADED', http: { status: 503 } });
  });

  it('refuses who waits longer than an operation may take', async () => {
    const queue = new Queue({ ...DEFAULT_LIMITS, running: 1, waiting: 1, milliseconds: 5 });
    await queue.enter('a');
    await expect(queue.enter('b')).rejects.toThrow(FULL.replace('lets 0', 'lets 1'));
  });

  it('gives a client three quarters of the places, so that others find one', async () => {
    const queue = new Queue({ ...DEFAULT_LIMITS, running: 4, waiting: 10 });
    for (let turn = 0; turn < 3; turn++) await queue.enter('a');
    expect(await settled(queue.enter('a'))).toBe(false);
    expect(await settled(queue.enter('b'))).toBe(true);
    expect([queue.running, queue.waiting]).toEqual([4, 1]);
  });

  it('lets heavy operations wait for one another, and nobody else for them', async () => {
    const queue = new Queue({ ...DEFAULT_LIMITS, cells: 800, heavy: 2 });
    const [a1, a2, b1, b2, light] = await Promise.all(['a', 'a', 'b', 'b', 'b'].map((client) => queue.enter(client)));
    if (!a1 || !a2 || !b1 || !b2 || !light) throw new Error('No turn');
    expect(await settled(a1.answers(800))).toBe(true);
    // One client has one of the two.
    const waits = a2.answers(101);
    expect(await settled(waits)).toBe(false);
    expect(await settled(b1.answers(101))).toBe(true);
    expect(await settled(b2.answers(101))).toBe(false);
    expect(await settled(light.answers(100))).toBe(true);
    a1.leave();
    expect(await settled(waits)).toBe(true);
  });

  it('gives a turn one place among the heavy ones, however many heavy operations it has', async () => {
    const queue = new Queue({ ...DEFAULT_LIMITS, heavy: 1 });
    const turn = await queue.enter('a');
    expect(await settled(turn.answers(DEFAULT_LIMITS.cells))).toBe(true);
    expect(await settled(turn.answers(DEFAULT_LIMITS.cells))).toBe(true);
    turn.leave();
    const next = await queue.enter('b');
    expect(await settled(next.answers(DEFAULT_LIMITS.cells))).toBe(true);
  });

  it('gives back all that a turn has, once', async () => {
    const queue = new Queue({ ...DEFAULT_LIMITS, running: 2, waiting: 0, heavy: 1 });
    const turn = await queue.enter('a');
    await turn.answers(DEFAULT_LIMITS.cells);
    turn.leave();
    turn.leave();
    expect(queue.running).toBe(0);
    const next = await queue.enter('b');
    expect(await settled(next.answers(DEFAULT_LIMITS.cells))).toBe(true);
  });
});

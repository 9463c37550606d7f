import { describe, expect, it } from 'vitest';
import { Queue } from '../../src/api/queue.js';

const LONG = 60_000;
const FULL = 'The server runs 1 operations at once and lets 3 wait, and no place is left. Ask again in a few seconds.';

/** Tasks that end when they are told to, and the order in which they began. */
function tasks(queue: Queue): {
  readonly begun: string[];
  readonly ask: (client: string, name: string, patience?: number) => Promise<string>;
  readonly end: (name: string) => Promise<void>;
} {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    begun,
    ask: (client, name, patience = LONG) =>
      queue
        .run(client, performance.now() + patience, async () => {
          begun.push(name);
          await new Promise<void>((resolve) => ends.set(name, resolve));
          return name;
        })
        .catch((error: unknown) => `refused: ${(error as Error).message}`),
    end: async (name) => {
      ends.get(name)?.();
      // Lets whoever comes next begin.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('the queue', () => {
  it('lets clients take turns: one that asks a lot waits for itself', async () => {
    const queue = new Queue({ running: 1, waiting: 10 });
    const { begun, ask, end } = tasks(queue);
    for (const name of ['a1', 'a2', 'a3', 'a4']) void ask('a', name);
    void ask('b', 'b1');
    void ask('c', 'c1');
    expect([queue.running, queue.waiting]).toEqual([1, 5]);
    for (const name of ['a1', 'a2', 'b1', 'c1', 'a3', 'a4']) await end(name);
    expect(begun).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'a4']);
    expect([queue.running, queue.waiting]).toEqual([0, 0]);
  });

  it('runs as many at once as it has places', async () => {
    const queue = new Queue({ running: 2, waiting: 10 });
    const { begun, ask, end } = tasks(queue);
    for (const name of ['1', '2', '3']) void ask('a', name);
    expect(begun).toEqual(['1', '2']);
    await end('2');
    expect(begun).toEqual(['1', '2', '3']);
  });

  it('refuses the client that has most waiting when no place is left', async () => {
    const queue = new Queue({ running: 1, waiting: 3 });
    const { begun, ask, end } = tasks(queue);
    const first = ask('a', 'a1');
    const heavy = ['a2', 'a3', 'a4'].map((name) => ask('a', name));
    expect(await ask('a', 'a5')).toBe(`refused: ${FULL}`);
    const light = ask('b', 'b1');
    expect(await heavy[2]).toBe(`refused: ${FULL}`);
    for (const name of ['a1', 'a2', 'b1', 'a3']) await end(name);
    expect(await Promise.all([first, heavy[0], light, heavy[1]])).toEqual(['a1', 'a2', 'b1', 'a3']);
    expect(begun).toEqual(['a1', 'a2', 'b1', 'a3']);
  });

  it('refuses a newcomer where everybody has as much waiting', async () => {
    const queue = new Queue({ running: 1, waiting: 3 });
    const { ask } = tasks(queue);
    for (const name of ['a', 'b', 'c', 'd']) void ask(name, name);
    expect(await ask('e', 'e')).toBe(`refused: ${FULL}`);
    expect(queue.waiting).toBe(3);
  });

  it('refuses who waits past the deadline, and goes on', async () => {
    const queue = new Queue({ running: 1, waiting: 3 });
    const { begun, ask, end } = tasks(queue);
    void ask('a', 'a1');
    expect(await ask('a', 'a2', 5)).toBe(`refused: ${FULL}`);
    void ask('a', 'a3');
    await end('a1');
    expect(begun).toEqual(['a1', 'a3']);
  });

  it('frees the place of a task that fails', async () => {
    const queue = new Queue({ running: 1, waiting: 3 });
    await expect(queue.run('a', performance.now() + LONG, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await queue.run('a', performance.now() + LONG, () => Promise.resolve('yes'))).toBe('yes');
  });

  it('tells HTTP clients when to come back', async () => {
    const queue = new Queue({ running: 0, waiting: 0 });
    const error = await queue.run('a', performance.now() + LONG, () => Promise.resolve()).catch((e: unknown) => e);
    expect((error as { extensions: unknown }).extensions).toMatchObject({ code: 'OVERLOADED', http: { status: 503 } });
  });
});

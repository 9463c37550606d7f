import { describe, expect, it } from 'vitest';
import { NoTurn, Turns } from '../../src/turns/turns.js';

const LONG = 60_000;

/** Lets whoever may begin do so. */
function tick(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Tasks that end when they are told to, and the order in which they began. */
function tasks(turns: Turns): {
  readonly begun: string[];
  readonly ask: (client: string, name: string, patience?: number) => Promise<string>;
  readonly end: (name: string) => Promise<void>;
} {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    begun,
    ask: async (client, name, patience = LONG) => {
      try {
        const leave = await turns.enter(client, performance.now() + patience);
        begun.push(name);
        await new Promise<void>((resolve) => ends.set(name, resolve));
        leave();
        return name;
      } catch (error) {
        expect(error).toBeInstanceOf(NoTurn);
        return 'refused';
      }
    },
    end: async (name) => {
      ends.get(name)?.();
      await tick();
    },
  };
}

describe('turns', () => {
  it('lets clients take turns: one that asks a lot waits for itself', async () => {
    const turns = new Turns({ running: 1, perClient: 1, waiting: 10 });
    const { begun, ask, end } = tasks(turns);
    for (const name of ['a1', 'a2', 'a3', 'a4']) void ask('a', name);
    void ask('b', 'b1');
    void ask('c', 'c1');
    await tick();
    expect([turns.running, turns.waiting]).toEqual([1, 5]);
    for (const name of ['a1', 'a2', 'b1', 'c1', 'a3', 'a4']) await end(name);
    expect(begun).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'a4']);
    expect([turns.running, turns.waiting]).toEqual([0, 0]);
  });

  it('runs as many at once as it has places', async () => {
    const turns = new Turns({ running: 2, perClient: 2, waiting: 10 });
    const { begun, ask, end } = tasks(turns);
    for (const name of ['1', '2', '3']) void ask('a', name);
    await tick();
    expect(begun).toEqual(['1', '2']);
    await end('2');
    expect(begun).toEqual(['1', '2', '3']);
  });

  it('refuses the client that has most waiting when no place is left', async () => {
    const turns = new Turns({ running: 1, perClient: 1, waiting: 3 });
    const { begun, ask, end } = tasks(turns);
    const first = ask('a', 'a1');
    const heavy = ['a2', 'a3', 'a4'].map((name) => ask('a', name));
    expect(await ask('a', 'a5')).toBe('refused');
    const light = ask('b', 'b1');
    expect(await heavy[2]).toBe('refused');
    for (const name of ['a1', 'a2', 'b1', 'a3']) await end(name);
    expect(await Promise.all([first, heavy[0], light, heavy[1]])).toEqual(['a1', 'a2', 'b1', 'a3']);
    expect(begun).toEqual(['a1', 'a2', 'b1', 'a3']);
  });

  it('refuses a newcomer where everybody has as much waiting', async () => {
    const turns = new Turns({ running: 1, perClient: 1, waiting: 3 });
    const { ask } = tasks(turns);
    for (const name of ['a', 'b', 'c', 'd']) void ask(name, name);
    expect(await ask('e', 'e')).toBe('refused');
    expect(turns.waiting).toBe(3);
  });

  it('refuses who waits past the deadline, and goes on', async () => {
    const turns = new Turns({ running: 1, perClient: 1, waiting: 3 });
    const { begun, ask, end } = tasks(turns);
    void ask('a', 'a1');
    expect(await ask('a', 'a2', 5)).toBe('refused');
    void ask('a', 'a3');
    await end('a1');
    expect(begun).toEqual(['a1', 'a3']);
  });

  it('leaves a place for who comes next, however much one client asks', async () => {
    const turns = new Turns({ running: 3, perClient: 2, waiting: 10 });
    const { begun, ask, end } = tasks(turns);
    for (const name of ['a1', 'a2', 'a3', 'a4']) void ask('a', name);
    void ask('b', 'b1');
    void ask('b', 'b2');
    await tick();
    expect(begun).toEqual(['a1', 'a2', 'b1']);
    await end('b1');
    expect(begun).toEqual(['a1', 'a2', 'b1', 'b2']);
    await end('a1');
    expect(begun).toEqual(['a1', 'a2', 'b1', 'b2', 'a3']);
    expect([turns.running, turns.waiting]).toEqual([3, 1]);
  });

  it('waits for ever where there is no deadline', async () => {
    const turns = new Turns({ running: 1, perClient: 1, waiting: Infinity });
    const leave = await turns.enter('a', Infinity);
    const second = turns.enter('a', Infinity);
    await new Promise((resolve) => setImmediate(resolve));
    expect(turns.waiting).toBe(1);
    leave();
    (await second)();
    expect([turns.running, turns.waiting]).toEqual([0, 0]);
  });
});

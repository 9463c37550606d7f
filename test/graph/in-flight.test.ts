import { expect, it } from 'vitest';
import { InFlight } from '../../src/graph/in-flight.js';

const never = (): Promise<number> => new Promise(() => undefined);
const soon = (): number => performance.now() + 20;

it('gives the answer, or the error of the work', async () => {
  const calls = new InFlight();
  expect(await calls.run(Infinity, async () => 1)).toBe(1);
  await expect(calls.run(Infinity, () => Promise.reject(new Error('x')))).rejects.toThrow(new Error('x'));
});

it('ends a call at its deadline, and says so to whoever does the work', async () => {
  const calls = new InFlight();
  let told = 0;
  await expect(calls.run(soon(), never, () => told++)).rejects.toMatchObject({
    code: 'DEADLINE',
    message: 'The deadline passed before the graph answered',
  });
  expect(told).toBe(1);
});

it('does not start what is late', async () => {
  let started = false;
  const work = async (): Promise<void> => void (started = true);
  await expect(new InFlight().run(performance.now() - 1, work)).rejects.toMatchObject({ code: 'DEADLINE' });
  expect(started).toBe(false);
});

it('waits for weeks, which a timer of Node cannot', async () => {
  const work = (): Promise<number> => new Promise((resolve) => setTimeout(resolve, 20, 1));
  expect(await new InFlight().run(performance.now() + 2 ** 32, work)).toBe(1);
});

it('ends all calls when it is closed, and takes no more', async () => {
  const calls = new InFlight();
  const pending = [calls.run(Infinity, never), calls.run(performance.now() + 60_000, never)];
  calls.close();
  calls.close();
  const closed = { code: 'CLOSED', message: 'The graph was closed' };
  for (const call of pending) await expect(call).rejects.toMatchObject(closed);
  await expect(calls.run(Infinity, never)).rejects.toMatchObject(closed);
  expect(calls.closed).toBe(true);
});

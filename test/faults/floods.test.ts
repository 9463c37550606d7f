import { describe, expect, it, onTestFinished } from 'vitest';
import { serve } from '../cli/command.js';
import { asker, outcome } from './asking.js';
import { FLOOD, FLOODS, LIGHT } from './floods.js';

/** So often somebody else asks meanwhile. */
const ASKED = 10;

describe('a flood of one client', () => {
  it.each(FLOODS)('leaves others their turns: $name', async ({ send, outcomes, between: most = FLOOD }) => {
    const { url } = await serve();
    const heavy = asker(url, '127.0.0.2');
    const light = asker(url, '127.0.0.3');
    onTestFinished(() => [heavy, light].forEach((one) => one.close()));
    await light.ask(LIGHT);
    let answered = 0;
    const flood = Array.from({ length: FLOOD }, async (_, index) => {
      const answer = await send(heavy, index);
      const came = outcome(answer);
      // What is refused at once is no work that others wait for.
      if (came !== 'OVERLOADED') answered += 1;
      return came;
    });
    const between: number[] = [];
    for (let asked = 0; asked < ASKED; asked++) {
      const before = answered;
      expect(outcome(await light.ask(LIGHT))).toBe('200');
      between.push(answered - before);
    }
    expect((await light.get('/healthz')).status).toBe(200);
    expect((await light.get('/readyz')).status).toBe(200);
    const came = new Set(await Promise.all(flood));
    expect([...came].filter((one) => !outcomes.includes(one))).toEqual([]);
    expect(Math.max(...between)).toBeLessThanOrEqual(most);
  });
});

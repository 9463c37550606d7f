import { describe, expect, it, onTestFinished } from 'vitest';
import { serve } from '../cli/command.js';
import { asker, outcome } from './asking.js';
import type { Answered, Asker } from './asking.js';

/** So many requests of one client at once. */
const FLOOD = 200;
/** So often somebody else asks meanwhile. */
const LIGHT = 10;
/** So many that take work may be answered while one light request waits: those that have a place, and a few beside. */
const BETWEEN = 24;

const QUERY = '{ country(id: "KAZ") { name } }';
const SCHEMA =
  '{ __schema { types { name fields { name args { name type { name } } type { name ofType { name } } } } } }';
const PADDING = 'x'.repeat(900_000);
const nested = '['.repeat(400_000) + ']'.repeat(400_000);

interface Flood {
  readonly name: string;
  readonly send: (one: Asker, index: number) => Promise<Answered>;
  /** What may come of one of them. */
  readonly outcomes: readonly string[];
  /** How many of them may be answered while somebody else waits for one answer; all where they are no work. */
  readonly between?: number;
}

const FLOODS: readonly Flood[] = [
  {
    name: 'introspections, each of another text',
    send: (one, index) => one.ask(`query Q${index} ${SCHEMA}`),
    outcomes: ['200', 'OVERLOADED'],
    between: BETWEEN,
  },
  {
    name: 'bodies of 900 kB',
    send: (one) => one.ask(QUERY, { padding: PADDING }),
    outcomes: ['200', 'OVERLOADED'],
  },
  {
    name: 'variables as deep as a body allows',
    send: (one) => one.post(`{"query":${JSON.stringify(QUERY)},"variables":{"deep":${nested}}}`),
    outcomes: ['LIMIT_EXCEEDED', 'OVERLOADED'],
  },
  {
    name: 'documents with all fields and tokens that are allowed',
    send: (one, index) => one.ask(`query Q${index} { countries { nodes { ${'name '.repeat(490)} } } }`),
    outcomes: ['200', 'OVERLOADED'],
    between: BETWEEN,
  },
];

describe('a flood of one client', () => {
  it.each(FLOODS)('leaves others their turns: $name', async ({ send, outcomes, between: most = FLOOD }) => {
    const { url } = await serve();
    const heavy = asker(url, '127.0.0.2');
    const light = asker(url, '127.0.0.3');
    onTestFinished(() => [heavy, light].forEach((one) => one.close()));
    await light.ask(QUERY);
    let answered = 0;
    const flood = Array.from({ length: FLOOD }, async (_, index) => {
      const answer = await send(heavy, index);
      const came = outcome(answer);
      // What is refused at once is no work that others wait for.
      if (came !== 'OVERLOADED') answered += 1;
      return came;
    });
    const between: number[] = [];
    for (let asked = 0; asked < LIGHT; asked++) {
      const before = answered;
      expect(outcome(await light.ask(QUERY))).toBe('200');
      between.push(answered - before);
    }
    expect((await light.get('/healthz')).status).toBe(200);
    expect((await light.get('/readyz')).status).toBe(200);
    const came = new Set(await Promise.all(flood));
    expect([...came].filter((one) => !outcomes.includes(one))).toEqual([]);
    expect(Math.max(...between)).toBeLessThanOrEqual(most);
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import { Dice } from '../../api/fuzz/dice.js';
import type { Answered } from '../asking.js';
import type { House } from './house.js';
import { judge } from './judge.js';
import type { Known, Question } from './known.js';

/** How much is asked by those who do nothing wrong. */
export interface Pace {
  readonly clients: number;
  /** Between an answer and the next question, on average, in milliseconds. */
  readonly pause: number;
}

/** Between two looks at /healthz, in milliseconds. */
const HEALTH_MS = 250;

/** Asks at a steady pace, and looks at every answer, until it is told to stop; none of them does anything wrong. */
export async function honestClients(
  house: House,
  known: Known,
  pace: Pace,
  seed: number,
  over: AbortSignal,
): Promise<void> {
  await Promise.all(
    Array.from({ length: pace.clients }, (_, index) => honest(house, known, pace, seed + index, index, over)),
  );
}

async function honest(
  house: House,
  known: Known,
  pace: Pace,
  seed: number,
  index: number,
  over: AbortSignal,
): Promise<void> {
  const dice = new Dice(seed);
  const one = house.asker(`127.0.1.${index + 1}`);
  const { tally } = house;
  while (!over.aborted) {
    const question = dice.of(known.questions);
    // Some texts come again and again, some are new each time.
    const query = dice.oneIn(2) ? question.query : `# ${dice.below(1e9)}\n${question.query}`;
    const began = performance.now();
    try {
      const answered = await (dice.oneIn(4)
        ? one.get(addressOf({ ...question, query }))
        : one.ask(query, question.variables));
      house.watch(answered);
      take(house, known, question, answered);
    } catch (error) {
      if (house.isExcused(began, error)) tally.excused.add('while the server was ended');
      else tally.saw('lost', `${question.name}, after ${Math.round(performance.now() - began)} ms: ${String(error)}`);
    }
    await sleep(dice.below(2 * pace.pause));
  }
  one.close();
}

/** Counts what an answer to an honest question is. */
export function take(
  { tally }: Pick<House, 'tally'>,
  known: Pick<Known, 'answers'>,
  question: Pick<Question, 'name'>,
  answered: Answered,
): void {
  const verdict = judge(known.answers, question.name, answered);
  if (verdict.kind === 'right') {
    tally.right += 1;
    const version = answered.headers['x-data-version'];
    if (typeof version === 'string') tally.versions.add(version);
  } else if (verdict.kind === 'refused') {
    tally.refused.add(verdict.codes.join(' '));
  } else {
    tally.saw(verdict.kind, verdict.why);
  }
}

/** Looks whether the server is alive, all the time. */
export async function watchHealth(house: House, over: AbortSignal): Promise<void> {
  const one = house.asker('127.0.0.9');
  while (!over.aborted) {
    const began = performance.now();
    const answered = await one.get('/healthz').catch(String);
    if (typeof answered !== 'string' && answered.status === 200) house.tally.healthy += 1;
    else if (!house.isExcused(began))
      house.tally.saw('unhealthy', typeof answered === 'string' ? answered : answered.body);
    house.lookAtMemory();
    await sleep(HEALTH_MS);
  }
  one.close();
}

function addressOf({ query, variables }: Question): string {
  return `/graphql?${new URLSearchParams({ query, variables: JSON.stringify(variables) }).toString()}`;
}

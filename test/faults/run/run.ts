import { setTimeout as sleep } from 'node:timers/promises';
import { Dice } from '../../api/fuzz/dice.js';
import { honestClients, watchHealth } from './clients.js';
import type { Pace } from './clients.js';
import { House } from './house.js';
import type { Behind } from './house.js';
import { FAULTS } from './injections.js';
import type { Fault, Scene } from './injections.js';
import type { Known } from './known.js';
import { Tally } from './tally.js';

export interface RunOptions {
  readonly known: Known;
  /** Undefined for the embedded engine. */
  readonly behind?: Behind;
  /** Repeats which faults are done, in which order, and with what; and what is asked. */
  readonly seed: number;
  /** At least so long, in milliseconds, and each fault once however long that takes. */
  readonly milliseconds: number;
  readonly pace: Pace;
  readonly isShort?: boolean;
  /** The faults; all that there are on the engine where nothing is given. */
  readonly faults?: readonly Fault[];
  readonly say?: (line: string) => void;
}

/** Of so many faults one comes with another. */
const TOGETHER = 4;
const PAUSE_MS = 4_000;
/** So long is asked after the last fault, in milliseconds. */
const AFTER_MS = 2_000;

/** Those that there are on an engine. */
export function faultsOn(engine: 'embedded' | 'neo4j'): Fault[] {
  return FAULTS.filter((fault) => (fault.engine ?? engine) === engine);
}

/** A server under a steady load, to which one thing happens after the other; what was counted. */
export async function runFaults(options: RunOptions): Promise<Tally> {
  const { known, behind, seed, milliseconds, pace, isShort = false, say = () => undefined } = options;
  const faults = options.faults ?? faultsOn(behind ? 'neo4j' : 'embedded');
  const tally = new Tally();
  const house = new House(tally, behind);
  const served = { edition: known.editions[0] };
  const dice = new Dice(seed);
  await house.start();
  const over = new AbortController();
  const asking = Promise.all([honestClients(house, known, pace, seed, over.signal), watchHealth(house, over.signal)]);
  const until = performance.now() + milliseconds;
  const inject = async (fault: Fault, number: number): Promise<void> => {
    // Of its own: what comes at the same time draws in no order.
    const scene: Scene = { house, known, dice: new Dice(number), isShort, served };
    await fault.inject(scene);
    tally.faults.add(fault.name);
  };
  let told = 0;
  let left = shuffled(faults, dice);
  for (let round = 1; round === 1 || performance.now() < until;) {
    const fault = left.pop();
    if (!fault) {
      left = shuffled(faults, dice);
      round += 1;
      continue;
    }
    const others = left.filter(({ group }) => group !== fault.group);
    const isTogether = round > 1 && others.length > 0 && dice.oneIn(TOGETHER);
    const together = isTogether ? [fault, dice.of(others)] : [fault];
    const numbers = together.map(() => dice.below(2 ** 31));
    await Promise.all(together.map((one, index) => inject(one, numbers[index] ?? 0)));
    const names = together.map(({ name }) => name).join(', and ');
    await house.ready(names);
    for (const example of tally.examples.slice(told)) say(example);
    told = tally.examples.length;
    say(
      `${tally.faults.total} faults, ${tally.right} right answers, ${tally.never.total} that must not be; last: ${names}`,
    );
    await sleep(isShort ? 0 : dice.below(PAUSE_MS));
  }
  await sleep(AFTER_MS);
  over.abort();
  await asking;
  await house.close();
  return tally;
}

/** The items in an order that the dice choose. */
export function shuffled<T>(items: readonly T[], dice: Dice): T[] {
  const left = [...items];
  return items.map(() => left.splice(dice.below(left.length), 1)[0] as T);
}

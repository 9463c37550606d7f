import { GraphQLError } from 'graphql';
import { NoTurn, Turns } from '../turns/turns.js';
import type { Client } from '../turns/turns.js';
import type { Limits } from './limits.js';

/** Of the values that one operation may answer, more than this share makes it a heavy one. */
const HEAVY = 1 / 8;
/** Of the places one client may have so many: who comes next finds one. */
const SHARE_OF_ONE = 3 / 4;

export type QueueLimits = Pick<Limits, 'running' | 'waiting' | 'heavy' | 'cells' | 'milliseconds'>;

/** The turn of one operation, from before its text is read until its answer is written. */
export interface Turn {
  readonly client: Client;
  /** When its answer is no longer wanted: a moment of `performance.now()`. */
  readonly deadline: number;
  /**
   * Says how much it may answer, before it does; a heavy one waits for its turn among those.
   * @throws GraphQLError OVERLOADED
   */
  answers(cells: number): Promise<void>;
  /** Ends the turn; a second call does nothing. */
  leave(): void;
}

/**
 * Lets so many operations run at once, and so many heavy ones among them that all fit into memory; the others wait, and
 * clients take turns.
 */
export class Queue {
  readonly #all: Turns;
  readonly #heavy: Turns;

  constructor(private readonly limits: QueueLimits) {
    const { running, waiting, heavy } = limits;
    const perClient = Math.max(1, Math.floor(running * SHARE_OF_ONE));
    this.#all = new Turns({ running, perClient, waiting });
    // Who waits here has a place already, which bounds their number.
    this.#heavy = new Turns({ running: heavy, perClient: Math.max(1, heavy - 1), waiting: running });
  }

  get running(): number {
    return this.#all.running;
  }

  get waiting(): number {
    return this.#all.waiting;
  }

  /** @throws GraphQLError OVERLOADED where no place is left, or the turn did not come in time. */
  async enter(client: Client): Promise<Turn> {
    const deadline = performance.now() + this.limits.milliseconds;
    const leaves = [await this.#turn(this.#all, client, deadline)];
    let isHeavy = false;
    return {
      client,
      deadline,
      answers: async (cells) => {
        // The operations of one turn come one after the other: a second heavy one would wait for the first for ever.
        if (isHeavy || cells <= this.limits.cells * HEAVY) return;
        isHeavy = true;
        leaves.push(await this.#turn(this.#heavy, client, deadline));
      },
      leave: () => {
        for (const leave of leaves.splice(0)) leave();
      },
    };
  }

  async #turn(turns: Turns, client: Client, deadline: number): Promise<() => void> {
    try {
      return await turns.enter(client, deadline);
    } catch (error) {
      if (!(error instanceof NoTurn)) throw error;
      const { running, waiting } = this.limits;
      throw overloaded(`The server runs ${running} operations at once and lets ${waiting} wait, and no place is left.`);
    }
  }
}

/** @param sentence that says of what there is no more. */
export function overloaded(sentence: string): GraphQLError {
  return new GraphQLError(`${sentence} Ask again in a few seconds.`, {
    extensions: { code: 'OVERLOADED', http: { status: 503, headers: new Map([['retry-after', '2']]) } },
  });
}

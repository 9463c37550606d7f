import { LRUCache } from 'lru-cache';
import type { Ask } from '../query/run/ask.js';

/** How often a text comes before it is tried. */
const OFTEN = 2;
const KEPT_TEXTS = 500;
/** As long as a plan of the largest statement may take. */
const REHEARSAL_MS = 30_000;

/** Knows which statements come again and again. */
export interface Recurring {
  /** Counts a statement, and says whether a plan for its text alone is worth its while. */
  recurs(ask: Ask): boolean;
}

/**
 * Which statements have come so often that a plan for their text is worth its while. Before one is used it runs once
 * beside the statements that answer, so that nobody waits for its plan; what fails there is never used.
 */
export class RecurringTexts implements Recurring {
  readonly #texts = new LRUCache<string, { times: number; state: 'new' | 'tried' | 'ready' }>({ max: KEPT_TEXTS });

  /** @param run runs a statement until a moment of `performance.now()`. */
  constructor(private readonly run: (ask: Ask, deadline: number) => Promise<unknown>) {}

  recurs(ask: Ask): boolean {
    const { text } = ask.statement;
    let known = this.#texts.get(text);
    if (!known) this.#texts.set(text, (known = { times: 0, state: 'new' }));
    known.times += 1;
    if (known.state === 'new' && known.times > OFTEN) {
      const tried = known;
      tried.state = 'tried';
      this.run(ask, performance.now() + REHEARSAL_MS).then(
        () => (tried.state = 'ready'),
        () => undefined,
      );
    }
    return known.state === 'ready';
  }
}

/** How often each of several things was. */
export class Counts {
  readonly #of = new Map<string, number>();

  add(name: string, times = 1): void {
    this.#of.set(name, (this.#of.get(name) ?? 0) + times);
  }

  get(name: string): number {
    return this.#of.get(name) ?? 0;
  }

  get total(): number {
    return [...this.#of.values()].reduce((sum, times) => sum + times, 0);
  }

  /** By name. */
  entries(): (readonly [name: string, times: number])[] {
    return [...this.#of].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

/** What must never be, with what it is called in the table. */
export const NEVER = {
  wrong: 'wrong answers',
  mixture: 'answers mixed of two data versions',
  lost: 'requests without an answer',
  crash: 'servers that ended unasked',
  leak: 'answers that show a stack trace, a statement or a path',
  unhealthy: 'misses of `/healthz`',
  odd: 'bad requests or floods answered with what is not due to them',
  unready: 'faults after which `/readyz` did not come back',
  orphan: 'processes of the engine left behind',
  defect: 'errors of our own (INTERNAL_SERVER_ERROR)',
} as const;

export type Never = keyof typeof NEVER;

/** So many examples are kept of each thing that must never be. */
const EXAMPLES = 5;

/** What was counted on one engine. */
export class Tally {
  /** Answers to honest questions, right ones, by the version they are of. */
  right = 0;
  /** Honest questions that were refused, by code. */
  readonly refused = new Counts();
  /** What was asked while a server was down because we ended it, or ended with it. */
  readonly excused = new Counts();
  /** By kind. */
  readonly faults = new Counts();
  /** Answered or refused, by kind of flood and outcome. */
  readonly floods = new Counts();
  /** By kind of input, and what came of it. */
  readonly bad = new Counts();
  readonly never = new Counts();
  readonly examples: string[] = [];
  healthy = 0;
  /** Loads that ended well, and answers by data version. */
  readonly versions = new Counts();
  /** The most memory that the server had, in bytes. */
  mostMemory = 0;

  /** Counts what must never be, with what there is to say of it. */
  saw(what: Never, why: string): void {
    this.never.add(what);
    if (this.never.get(what) <= EXAMPLES) this.examples.push(`${NEVER[what]}: ${why}`);
  }

  /** Honest questions. */
  get asked(): number {
    const lost = this.never.get('wrong') + this.never.get('mixture') + this.never.get('lost');
    return this.right + this.refused.total + this.excused.total + lost;
  }
}

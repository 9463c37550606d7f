/** What a client should know of an answer that has no error: why a value is not there, and what there is instead. */
export interface Notice {
  readonly message: string;
  /** Where the answer has null for it. */
  readonly path: readonly (string | number)[];
}

/** The notices of one answer, as `extensions.notices` has them: none twice, and no more than a reader takes in. */
export class Notices {
  readonly #byMessage = new Map<string, Notice>();
  #more = 0;

  constructor(private readonly most: number) {}

  /** The same message is said once, where it came first. */
  add(message: string, path: Notice['path']): void {
    if (this.#byMessage.has(message)) return;
    if (this.#byMessage.size < this.most) this.#byMessage.set(message, { message, path });
    else this.#more += 1;
  }

  /** How many can be added before the others are only counted. */
  get left(): number {
    return this.most - this.#byMessage.size;
  }

  list(): readonly (Notice | Pick<Notice, 'message'>)[] {
    const more = { message: `There ${this.#more === 1 ? 'is 1 more notice' : `are ${this.#more} more notices`}.` };
    return [...this.#byMessage.values(), ...(this.#more > 0 ? [more] : [])];
  }
}

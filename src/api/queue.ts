import { GraphQLError } from 'graphql';

/** Somebody who asks, as far as we can tell clients apart. */
export type Client = string;

interface Waiting {
  readonly start: () => void;
  readonly refuse: (error: Error) => void;
}

/**
 * Lets so many operations run at once; the others wait, and clients take turns: one that asks a lot waits for itself.
 * When no place to wait is left, the client that has most waiting is refused.
 */
export class Queue {
  #running = 0;
  #waiting = 0;
  /** In the order of turns. */
  readonly #byClient = new Map<Client, Waiting[]>();

  constructor(private readonly places: { readonly running: number; readonly waiting: number }) {}

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return this.#waiting;
  }

  /**
   * Runs a task when it is its turn.
   * @param deadline a moment of `performance.now()`, after which nobody waits any more.
   * @throws GraphQLError OVERLOADED where no place is left, or the turn did not come in time.
   */
  async run<T>(client: Client, deadline: number, task: () => Promise<T>): Promise<T> {
    if (this.#running >= this.places.running) await this.#turn(client, deadline);
    else this.#running += 1;
    try {
      return await task();
    } finally {
      this.#next();
    }
  }

  #turn(client: Client, deadline: number): Promise<void> {
    if (this.#waiting >= this.places.waiting && !this.#makeRoom(client)) return Promise.reject(this.#overloaded());
    return new Promise((resolve, reject) => {
      const one: Waiting = {
        start: () => {
          clearTimeout(timer);
          resolve();
        },
        refuse: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      };
      const timer = setTimeout(
        () => {
          this.#remove(client, one);
          reject(this.#overloaded());
        },
        Math.max(deadline - performance.now(), 0),
      );
      const own = this.#byClient.get(client);
      if (own) own.push(one);
      else this.#byClient.set(client, [one]);
      this.#waiting += 1;
    });
  }

  /** Refuses the newest of the client that has most waiting, unless that would be no fairer. */
  #makeRoom(client: Client): boolean {
    let heaviest = { client, own: this.#byClient.get(client) ?? [] };
    for (const [other, own] of this.#byClient) {
      if (own.length > heaviest.own.length) heaviest = { client: other, own };
    }
    const newest = heaviest.own.at(-1);
    const own = this.#byClient.get(client)?.length ?? 0;
    if (!newest || heaviest.own.length <= own + 1) return false;
    this.#remove(heaviest.client, newest);
    newest.refuse(this.#overloaded());
    return true;
  }

  #remove(client: Client, one: Waiting): void {
    const own = this.#byClient.get(client);
    if (!own?.includes(one)) return;
    own.splice(own.indexOf(one), 1);
    if (own.length === 0) this.#byClient.delete(client);
    this.#waiting -= 1;
  }

  /** Hands the place to the client whose turn it is, and puts that client last. */
  #next(): void {
    const [turn] = this.#byClient;
    if (!turn) {
      this.#running -= 1;
      return;
    }
    const [client, own] = turn;
    const one = own.shift();
    this.#waiting -= 1;
    this.#byClient.delete(client);
    if (own.length > 0) this.#byClient.set(client, own);
    one?.start();
  }

  #overloaded(): GraphQLError {
    const { running, waiting } = this.places;
    return new GraphQLError(
      `The server runs ${running} operations at once and lets ${waiting} wait, and no place is left. Ask again in a few seconds.`,
      { extensions: { code: 'OVERLOADED', http: { status: 503, headers: new Map([['retry-after', '2']]) } } },
    );
  }
}

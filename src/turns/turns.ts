/** Somebody who asks, as far as we can tell clients apart. */
export type Client = string;

/** How much goes on at once. */
export interface Places {
  readonly running: number;
  /** How many of these places one client may have. */
  readonly perClient: number;
  readonly waiting: number;
}

/** Thrown to whoever gets no turn: no place to wait is left, or the turn did not come in time. */
export class NoTurn extends Error {}

interface Waiting {
  readonly start: () => void;
  readonly refuse: () => void;
}

/**
 * Lets so much go on at once; the rest waits, and clients take turns: one that asks a lot waits for itself. When no
 * place to wait is left, the client that has most waiting is refused.
 */
export class Turns {
  #running = 0;
  #waiting = 0;
  readonly #runningOf = new Map<Client, number>();
  /** In the order of turns. */
  readonly #waitingOf = new Map<Client, Waiting[]>();

  constructor(private readonly places: Places) {}

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return this.#waiting;
  }

  /**
   * Waits for a turn.
   * @param deadline a moment of `performance.now()`, after which nobody waits any more.
   * @returns what ends the turn, to be called once.
   * @throws NoTurn
   */
  async enter(client: Client, deadline: number): Promise<() => void> {
    if (this.#mayRun(client)) this.#start(client);
    else await this.#turn(client, deadline);
    return () => {
      this.#end(client);
      this.#next();
    };
  }

  #mayRun(client: Client): boolean {
    const { running, perClient } = this.places;
    return this.#running < running && (this.#runningOf.get(client) ?? 0) < perClient;
  }

  #start(client: Client): void {
    this.#running += 1;
    this.#runningOf.set(client, (this.#runningOf.get(client) ?? 0) + 1);
  }

  #end(client: Client): void {
    this.#running -= 1;
    const left = (this.#runningOf.get(client) ?? 1) - 1;
    if (left > 0) this.#runningOf.set(client, left);
    else this.#runningOf.delete(client);
  }

  #turn(client: Client, deadline: number): Promise<void> {
    if (this.#waiting >= this.places.waiting && !this.#makeRoom(client)) return Promise.reject(new NoTurn());
    return new Promise((resolve, reject) => {
      const refuse = (): void => {
        clearTimeout(timer);
        reject(new NoTurn());
      };
      const start = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const one: Waiting = { start, refuse };
      const expire = (): void => {
        this.#remove(client, one);
        refuse();
      };
      const timer = Number.isFinite(deadline)
        ? setTimeout(expire, Math.max(deadline - performance.now(), 0))
        : undefined;
      const own = this.#waitingOf.get(client);
      if (own) own.push(one);
      else this.#waitingOf.set(client, [one]);
      this.#waiting += 1;
    });
  }

  /** Refuses the newest of the client that has most waiting, unless that would be no fairer. */
  #makeRoom(client: Client): boolean {
    let heaviest = { client, own: this.#waitingOf.get(client) ?? [] };
    for (const [other, own] of this.#waitingOf) {
      if (own.length > heaviest.own.length) heaviest = { client: other, own };
    }
    const newest = heaviest.own.at(-1);
    const own = this.#waitingOf.get(client)?.length ?? 0;
    if (!newest || heaviest.own.length <= own + 1) return false;
    this.#remove(heaviest.client, newest);
    newest.refuse();
    return true;
  }

  #remove(client: Client, one: Waiting): void {
    const own = this.#waitingOf.get(client);
    if (!own?.includes(one)) return;
    own.splice(own.indexOf(one), 1);
    if (own.length === 0) this.#waitingOf.delete(client);
    this.#waiting -= 1;
  }

  /** Hands free places to the clients whose turn it is, and puts each of them last. */
  #next(): void {
    for (const [client, own] of [...this.#waitingOf]) {
      if (this.#running >= this.places.running) return;
      if (!this.#mayRun(client)) continue;
      const one = own.shift();
      this.#waiting -= 1;
      this.#waitingOf.delete(client);
      if (own.length > 0) this.#waitingOf.set(client, own);
      this.#start(client);
      one?.start();
    }
  }
}

import { byText } from './derive.js';
import type { GraphRecord } from './derive.js';

/**
 * What a load records of the graph as a whole, beside the data version: all of it is worked out here, and
 * `cypher/write-data-version.cypher` writes it.
 */
export interface Figures {
  /** How many records there are of each type, by name of the type; types without records are left out. */
  readonly counts: Readonly<Record<string, number>>;
  /**
   * To how many nodes of one type the most connected node leads, by `RELATION DIRECTION TYPE`:
   * `ABOUT IN Finding` is the most findings that are about one entity. It bounds what a query can cost.
   */
  readonly degrees: Readonly<Record<string, number>>;
}

/**
 * Works the figures out from records that come one by one.
 * @param typeOf the type of any record, also of one that is still to come.
 */
export class FigureCounter {
  readonly #counts = new Map<string, number>();
  readonly #most = new Map<string, number>();
  /** By `RELATION IN TYPE`, how many lead to each node so far. */
  readonly #incoming = new Map<string, Map<string, number>>();

  constructor(private readonly typeOf: (id: string) => string | undefined) {}

  add({ type, relations }: Pick<GraphRecord, 'type' | 'relations'>): void {
    increment(this.#counts, type);
    const outgoing = new Map<string, number>();
    for (const [relation, to] of relations) {
      const out = `${relation} OUT ${this.typeOf(to) ?? ''}`;
      this.#reach(out, increment(outgoing, out));
      const key = `${relation} IN ${type}`;
      let counts = this.#incoming.get(key);
      if (!counts) this.#incoming.set(key, (counts = new Map<string, number>()));
      this.#reach(key, increment(counts, to));
    }
  }

  figures(): Figures {
    return { counts: sorted(this.#counts), degrees: sorted(this.#most) };
  }

  #reach(key: string, count: number): void {
    if (count > (this.#most.get(key) ?? 0)) this.#most.set(key, count);
  }
}

function increment(counts: Map<string, number>, key: string): number {
  const next = (counts.get(key) ?? 0) + 1;
  counts.set(key, next);
  return next;
}

function sorted(numbers: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...numbers].sort(byText(([key]) => key)));
}

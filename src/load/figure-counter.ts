import type { Ontology } from '../ontology/ontology.js';
import type { Figures, ValueFigures } from '../graph/figures.js';
import { byText } from './derive.js';
import type { GraphRecord } from './derive.js';
import { indexedProperties } from './keys.js';

/** More values than these are not told apart. */
const FEW_VALUES = 50;

/**
 * Works the figures out from records that come one by one.
 * @param typeOf the type of any record, also of one that is still to come.
 */
export class FigureCounter {
  readonly #counts = new Map<string, number>();
  readonly #most = new Map<string, number>();
  readonly #totals = new Map<string, number>();
  /** By `Type.property`; under undefined how many lack it. */
  readonly #values = new Map<string, Map<unknown, number>>();
  readonly #indexed: ReadonlyMap<string, readonly string[]>;
  /** By `RELATION IN TYPE`, how many lead to each node so far. */
  readonly #incoming = new Map<string, Map<string, number>>();

  constructor(
    ontology: Ontology,
    private readonly typeOf: (id: string) => string | undefined,
  ) {
    this.#indexed = new Map([...ontology.nodes.values()].map((type) => [type.name, indexedProperties(ontology, type)]));
  }

  add({ type, properties, relations }: Pick<GraphRecord, 'type' | 'properties' | 'relations'>): void {
    increment(this.#counts, type);
    for (const property of this.#indexed.get(type) ?? []) {
      const key = `${type}.${property}`;
      let counts = this.#values.get(key);
      if (!counts) this.#values.set(key, (counts = new Map<unknown, number>()));
      const value = properties[property];
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
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
    const values = [...this.#values].sort(byText(([key]) => key)).map(([key, counts]) => [key, valueFigures(counts)]);
    return {
      counts: sorted(this.#counts),
      degrees: sorted(this.#most),
      totals: sorted(this.#totals),
      values: Object.fromEntries(values) as Record<string, ValueFigures>,
    };
  }

  #reach(key: string, count: number): void {
    increment(this.#totals, key);
    if (count > (this.#most.get(key) ?? 0)) this.#most.set(key, count);
  }
}

function valueFigures(counts: ReadonlyMap<unknown, number>): ValueFigures {
  const missing = counts.get(undefined) ?? 0;
  const present = [...counts].filter(([value]) => value !== undefined);
  const most = present.reduce((highest, [, count]) => Math.max(highest, count), 0);
  if (present.length > FEW_VALUES) return { missing, most };
  const each = present.map(([value, count]) => [String(value), count] as const).sort(byText(([value]) => value));
  return { missing, most, values: Object.fromEntries(each) };
}

function increment(counts: Map<string, number>, key: string): number {
  const next = (counts.get(key) ?? 0) + 1;
  counts.set(key, next);
  return next;
}

function sorted(numbers: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...numbers].sort(byText(([key]) => key)));
}

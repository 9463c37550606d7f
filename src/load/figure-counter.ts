import { nodeType } from '../ontology/ontology.js';
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
  /** By relation, then by the type that it leads to, or that it starts at. */
  readonly #outgoing = new Map<string, Map<string, Degrees>>();
  readonly #incoming = new Map<string, Map<string, Degrees>>();
  /** By type, of its indexed properties. */
  readonly #values = new Map<string, readonly Values[]>();

  constructor(
    private readonly ontology: Ontology,
    private readonly typeOf: (id: string) => string | undefined,
  ) {}

  add({ type, properties, relations }: Pick<GraphRecord, 'type' | 'properties' | 'relations'>): void {
    increment(this.#counts, type);
    for (const { property, counts } of this.#valuesOf(type)) increment(counts, properties[property]);
    // To how many nodes of each type this one leads: relations stand in order, and few types beside each other.
    const reached = new Map<Degrees, number>();
    for (const [relation, to] of relations) {
      const out = degreesOf(this.#outgoing, relation, this.typeOf(to) ?? '');
      out.reach(increment(reached, out));
      const into = degreesOf(this.#incoming, relation, type);
      into.reach(increment(into.nodes, to));
    }
  }

  figures(): Figures {
    const values = [...this.#values].flatMap(([type, ofType]) =>
      ofType.map(({ property, counts }) => [`${type}.${property}`, valueFigures(counts)] as const),
    );
    return {
      counts: sorted(this.#counts),
      degrees: sorted(this.#each(({ most }) => most)),
      totals: sorted(this.#each(({ total }) => total)),
      values: Object.fromEntries(values.sort(byText(([key]) => key))),
    };
  }

  #valuesOf(type: string): readonly Values[] {
    let values = this.#values.get(type);
    if (!values) {
      const properties = indexedProperties(this.ontology, nodeType(this.ontology, type));
      values = properties.map((property) => ({ property, counts: new Map<unknown, number>() }));
      this.#values.set(type, values);
    }
    return values;
  }

  /** By `RELATION DIRECTION TYPE`. */
  #each(numberOf: (degrees: Degrees) => number): Map<string, number> {
    const directions = [
      ['OUT', this.#outgoing],
      ['IN', this.#incoming],
    ] as const;
    return new Map(
      directions.flatMap(([direction, relations]) =>
        [...relations].flatMap(([relation, types]) =>
          [...types].map(([type, degrees]) => [`${relation} ${direction} ${type}`, numberOf(degrees)] as const),
        ),
      ),
    );
  }
}

/** How many nodes have each value of a property; under undefined how many lack it. */
interface Values {
  readonly property: string;
  readonly counts: Map<unknown, number>;
}

/** What is known of a relation in one direction to nodes of one type. */
class Degrees {
  total = 0;
  most = 0;
  /** How many lead to each node so far. */
  readonly nodes = new Map<string, number>();

  /** One more relationship, with which one node has so many. */
  reach(count: number): void {
    this.total += 1;
    if (count > this.most) this.most = count;
  }
}

function degreesOf(relations: Map<string, Map<string, Degrees>>, relation: string, type: string): Degrees {
  let types = relations.get(relation);
  if (!types) relations.set(relation, (types = new Map<string, Degrees>()));
  let degrees = types.get(type);
  if (!degrees) types.set(type, (degrees = new Degrees()));
  return degrees;
}

function valueFigures(counts: ReadonlyMap<unknown, number>): ValueFigures {
  const missing = counts.get(undefined) ?? 0;
  const present = [...counts].filter(([value]) => value !== undefined);
  const most = present.reduce((highest, [, count]) => Math.max(highest, count), 0);
  if (present.length > FEW_VALUES) return { missing, most };
  const each = present.map(([value, count]) => [String(value), count] as const).sort(byText(([value]) => value));
  return { missing, most, values: Object.fromEntries(each) };
}

function increment<K>(counts: Map<K, number>, key: K): number {
  const next = (counts.get(key) ?? 0) + 1;
  counts.set(key, next);
  return next;
}

function sorted(numbers: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...numbers].sort(byText(([key]) => key)));
}

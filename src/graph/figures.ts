/**
 * What a load records of the graph as a whole, beside the data version: `load/figure-counter.ts` works it
 * out, `cypher/write-data-version.cypher` writes it, and `query/cost/sizes.ts` reads it.
 */
export interface Figures {
  /** How many records there are of each type, by name of the type; types without records are left out. */
  readonly counts: Readonly<Record<string, number>>;
  /**
   * To how many nodes of one type the most connected node leads, by `RELATION DIRECTION TYPE`:
   * `ABOUT IN Finding` is the most findings that are about one entity. It bounds what a query can cost.
   */
  readonly degrees: Readonly<Record<string, number>>;
  /** How many relationships there are in all, by the same keys: `ABOUT IN Finding` is all that start at findings. */
  readonly totals: Readonly<Record<string, number>>;
  /** How often the values of indexed properties occur, by `Type.property`. */
  readonly values: Readonly<Record<string, ValueFigures>>;
}

/** Of a property: how many nodes lack it, how many have its most frequent value, and each value where they are few. */
export interface ValueFigures {
  readonly missing: number;
  readonly most: number;
  readonly values?: Readonly<Record<string, number>>;
}

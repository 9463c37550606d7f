import fc from 'fast-check';
import type { Graph, Statement } from '../../src/graph/graph.js';
import type { Figures } from '../../src/graph/figures.js';
import { indexedProperties } from '../../src/load/keys.js';
import { columnsOf, relationsOf } from '../../src/ontology/ontology.js';
import type { Ontology } from '../../src/ontology/ontology.js';

/** The figures of a graph of which nothing is known: then each node of a list is tested, from the outside. */
export const NO_FIGURES: Figures = { counts: {}, degrees: {}, totals: {}, values: {} };

/** A graph, and how often a part of a way was sent to it. */
export interface MeasuredGraph extends Graph {
  readonly sent: ReadonlyMap<WayPart, number>;
}

/**
 * The graph as if a load had recorded other figures of it: which way a filter takes hangs on them, and what it finds
 * must not.
 * @param figures asked whenever the server asks, which is once for each data version; none for what was recorded.
 */
export function measuredAs(graph: Graph, figures?: () => Figures): MeasuredGraph {
  const sent = new Map<WayPart, number>();
  return {
    sent,
    read: async (statement, parameters, deadline) => {
      for (const part of partsOf(statement)) sent.set(part, (sent.get(part) ?? 0) + 1);
      const row = await graph.read(statement, parameters, deadline);
      if (!row || !figures || statement.name !== 'data-version') return row;
      const other = Object.entries(figures()).map(([name, value]) => [name, JSON.stringify(value)]);
      return { ...row, ...(Object.fromEntries(other) as Record<string, string>) };
    },
    apply: (changeSet, onProgress) => graph.apply(changeSet, onProgress),
    describe: () => graph.describe(),
    close: () => graph.close(),
  };
}

/** What the statement as a whole is. */
const WHOLES = new Map([
  ['related-page-of-set', 'list of a set'],
  ['related-count-of-set', 'count of a set'],
  ['related-page', 'list by tests'],
  ['related-count', 'count by tests'],
] as const);

/** What ways are made of, by what shows it in a statement. */
const SIGNS = {
  label: /^MATCH \(\w+:`[^)]*\)$/m,
  ids: /^UNWIND \$f\d+ AS/m,
  back: /^MATCH \(m\d+\)/m,
  union: /^UNION$/m,
  members: /max\(CASE/,
  'sets in sets': /^RETURN m\d+(, \d+ AS \w+)?$/m,
  tests: /COUNT \{/,
  trial: /LIMIT \$candidates/,
} as const;

type Whole = 'list of a set' | 'count of a set' | 'list by tests' | 'count by tests';
export type WayPart = keyof typeof SIGNS | Whole;

function partsOf({ name, text }: Statement): WayPart[] {
  const whole = (WHOLES as ReadonlyMap<string, Whole>).get(name);
  if (!whole && !name.startsWith('list-')) return [];
  const parts = (Object.keys(SIGNS) as (keyof typeof SIGNS)[]).filter((part) => SIGNS[part].test(text));
  return whole ? [...parts, whole] : parts;
}

/** From one to a million, as often small as large; now and then none. */
const size = fc.integer({ min: -1, max: 20 }).map((exponent) => Math.floor(2 ** exponent));
/** Of a type with few nodes hardly another way is worth it. */
const large = fc.integer({ min: 8, max: 20 }).map((exponent) => 2 ** exponent);

/** Any figures that a load could have recorded of some graph, and most that none could. */
export function figuresOf(ontology: Ontology): fc.Arbitrary<Figures> {
  const types = [...ontology.nodes.values()];
  const relations = [...new Set(types.flatMap((type) => relationsOf(type).map((relation) => relation.type)))];
  const ways = relations.flatMap((relation) =>
    ['OUT', 'IN'].flatMap((direction) => types.map(({ name }) => `${relation} ${direction} ${name}`)),
  );
  const indexed = types.flatMap((type) => {
    const enums = new Map(columnsOf(type).map((column) => [column.name, ontology.enums.get(column.type)?.values]));
    return indexedProperties(ontology, type).map((property) => ({
      key: `${type.name}.${property}`,
      values: [...(enums.get(property)?.keys() ?? [])],
    }));
  });
  return fc.record({
    counts: byKey(
      types.map(({ name }) => name),
      large,
    ),
    degrees: byKey(ways),
    totals: byKey(ways),
    values: fc
      .tuple(
        ...indexed.map(({ values }) =>
          fc.record({ missing: size, most: size, values: byKey(values) }).map((each) => {
            const { values: known, ...others } = each;
            return values.length > 0 ? { ...others, values: known } : others;
          }),
        ),
      )
      .map((each) => Object.fromEntries(indexed.map(({ key }, index) => [key, each[index]])) as Figures['values']),
  });
}

function byKey(keys: readonly string[], of = size): fc.Arbitrary<Record<string, number>> {
  return fc
    .array(of, { minLength: keys.length, maxLength: keys.length })
    .map((sizes) => Object.fromEntries(keys.map((key, index) => [key, sizes[index] ?? 0])));
}

import fc from 'fast-check';
import { columnsOf, membersOf, relationsOf } from '../../../src/ontology/ontology.js';
import type { Column, NodeType, Ontology, Relation } from '../../../src/ontology/ontology.js';
import type { SeedRecord, SeedValue } from '../../../src/seed/records/seed-record.js';

const AT = { file: 'generated.yaml', line: 1, column: 1 };

/** Ends of ids: natural order and plain order differ. */
const SUFFIXES = ['hub', '2', '10', '😀', '😀2', `o'b "q"`, 'Ж', 'z\\{x}', '9a', 'Z', 'é', 'ё/1', 'a b', '%00', '`'];

/**
 * Texts that engines are known to read as something else. None has a character from U+E000 to U+FFFF: beside those
 * beyond, Neo4j compares them in another order than it sorts them in (test/query/filters/code-points.test.ts).
 */
export const TEXTS = [
  ...['', ' ', 'a', 'A', 'b', 'ab', 'aB', 'Ab', '10', '9', '1.0', '1', 'true', 'null', '2011-01-01', '2011'],
  ...["it's", '"', '\\', '`', '$f0', '%', '_', '.*', '[a]', '\n', '\t', '\u0000', 'é', 'e\u0301', 'ß', 'ss', 'İ'],
  ...['Ж', 'ж', 'Алматы', 'алматы', '😀', '😀a', '💧💧', 'the same', 'the same'],
];

const text = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }).filter((some) => !/[\ue000-\uffff]/.test(some)) },
);
const whole = fc.constantFrom(-(2 ** 31), -1, 0, 1, 2, 3, 9, 10, 2 ** 31 - 1);
const float = fc.constantFrom(
  -1.5,
  -1,
  -0.1,
  0,
  5e-324,
  0.1,
  0.30000000000000004,
  1,
  1.5,
  2,
  10,
  2 ** 53 - 1,
  2 ** 52 - 0.5,
);
const day = fc
  .date({ min: new Date('2008-01-01'), max: new Date('2013-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const partial = fc
  .tuple(day, fc.constantFrom(4, 7, 10), fc.constantFrom('', '', '~', '?'))
  .map(([whole, length, sign]) => `${whole.slice(0, length)}${sign}`);
const interval = fc
  .tuple(partial, partial)
  .map((ends) => ends.sort())
  .filter(([begin, end]) => begin.slice(0, 4) < end.slice(0, 4))
  .map(([begin, end]) => `${begin}/${end}`);
const edtf = fc.oneof(
  { weight: 4, arbitrary: partial },
  interval,
  partial.map((begin) => `${begin}/..`),
  partial.map((end) => `../${end}`),
);

/** Values of the scalars, as a curator could write them. */
export const SCALARS = {
  ID: text,
  String: text,
  Int: whole,
  Float: float,
  Boolean: fc.boolean(),
  EDTF: edtf,
  Date: day,
  URL: fc.constantFrom(
    'http://a',
    'https://example.org/',
    "https://example.org/it's?q=%D0%B0&r=(1)#2",
    'https://b.example.org:8080/~x',
  ),
};

/** A node to be: its id and its type. */
export interface Place {
  readonly id: string;
  readonly type: NodeType;
}

/** Some places of each type; the first of each is the one that most relations lead to. */
export function places(ontology: Ontology, perType: number): Place[] {
  return [...ontology.nodes.values()].flatMap((type) =>
    SUFFIXES.slice(0, perType).map((suffix) => ({ id: `${type.plural}/${suffix}`, type })),
  );
}

/** Any records at these places: every column and relation that a seed can write, each often missing where it may. */
export function recordsAt(ontology: Ontology, at: readonly Place[]): fc.Arbitrary<readonly SeedRecord[]> {
  return fc.tuple(...at.map((place, index) => recordAt(ontology, at, place, index)));
}

/** The records at some of the places; what led to the others leads nowhere. */
export function only(
  records: readonly SeedRecord[],
  isThere: (record: SeedRecord, index: number) => boolean,
): SeedRecord[] {
  const there = records.filter(isThere);
  const ids = new Set(there.map(({ id }) => id));
  return there.map((record) => ({
    ...record,
    relations: new Map(
      [...record.relations].map(([name, { to }]) => [name, { at: AT, to: to.filter(({ id }) => ids.has(id)) }]),
    ),
  }));
}

function recordAt(
  ontology: Ontology,
  at: readonly Place[],
  { id, type }: Place,
  index: number,
): fc.Arbitrary<SeedRecord> {
  const columns = columnsOf(type)
    .filter(({ name, of, list, computed }) => name !== 'id' && !(of === 'value' && list) && !computed)
    .map((column) => {
      const value = valuesOf(ontology, column, index);
      // A seed is refused without them.
      const isNeeded = column.required && !column.list;
      return (isNeeded ? value : fc.option(value, { freq: 3 })).map(
        (one): [string, SeedRecord['columns'] extends ReadonlyMap<string, infer C> ? C : never][] =>
          one === null ? [] : [[column.name, { at: AT, value: one, itemsAt: [] }]],
      );
    });
  const relations = relationsOf(type)
    .filter(({ direction, derived }) => direction === 'OUT' && !derived)
    .map((relation) =>
      targetsOf(ontology, at, relation).map(
        (ids) => [relation.name, { at: AT, to: ids.map((one) => ({ id: one, at: AT })) }] as const,
      ),
    );
  return fc.tuple(fc.tuple(...columns), fc.tuple(...relations)).map(([columnEntries, relationEntries]) => ({
    id,
    type: type.name,
    at: AT,
    columns: new Map(columnEntries.flat()),
    relations: new Map(relationEntries.filter(([, { to }]) => to.length > 0)),
  }));
}

function valuesOf(ontology: Ontology, column: Column, index: number): fc.Arbitrary<SeedValue> {
  const values = ontology.enums.get(column.type)?.values;
  const fields = ontology.values.get(column.type)?.fields;
  if (fields) return objectOf(ontology, [...fields.values()], index);
  const one: fc.Arbitrary<SeedValue> = values
    ? fc.constantFrom(...values.keys())
    : SCALARS[column.type as keyof typeof SCALARS];
  if (column.unique) return text.map((value) => `${value}${index}`);
  return column.list ? fc.array(one as fc.Arbitrary<string>, { maxLength: 3 }) : one;
}

/** A value with fields of its own, each often missing. */
function objectOf(ontology: Ontology, fields: readonly Column[], index: number): fc.Arbitrary<SeedValue> {
  const entries = fields.map((field) =>
    fc.option(valuesOf(ontology, field, index), { freq: 2 }).map((value) => [field.name, value] as const),
  );
  return fc.tuple(...entries).map((all) => Object.fromEntries(all.filter(([, value]) => value !== null)) as SeedValue);
}

function targetsOf(ontology: Ontology, at: readonly Place[], relation: Relation): fc.Arbitrary<readonly string[]> {
  const types = new Set(membersOf(ontology, relation.target));
  const ids = at.filter(({ type }) => types.has(type)).map(({ id }) => id);
  const hubs = ids.filter((id) => id.endsWith('/hub'));
  const any = fc.oneof(fc.constantFrom(...hubs), fc.constantFrom(...ids));
  return relation.many ? fc.uniqueArray(any, { maxLength: 3 }) : fc.array(any, { maxLength: 1 });
}

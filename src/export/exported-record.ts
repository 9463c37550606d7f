import type { Value } from '../graph/graph.js';
import { columnsOf, memberNames, relationsOf } from '../ontology/ontology.js';
import type { Column, NodeType, Ontology, Relation } from '../ontology/ontology.js';
import { sortKey } from '../ontology/sort-key.js';
import { decodeColumn } from '../ontology/stored-form.js';

/** A value with fields of its own, such as an alias: null where a field has none. */
export type ExportedObject = Readonly<Record<string, string | number | boolean | null>>;
export type ExportedScalar = string | number | boolean;
/** Of a column: null where it has none, a list (that may be empty) where the column is one. */
export type ExportedValue = null | ExportedScalar | ExportedObject | readonly (ExportedScalar | ExportedObject)[];

/** A node as an export holds it, with the relationships that start at it. */
export interface ExportedRecord {
  readonly id: string;
  readonly type: NodeType;
  /** Of each column, by name; `id` is among them. */
  readonly values: ReadonlyMap<string, ExportedValue>;
  /** Of each relation that starts at the node, by name: the ids that it leads to, in natural order. */
  readonly links: ReadonlyMap<string, readonly string[]>;
}

/** The relations of a type that an export writes: each relationship once, where it starts. */
export function writtenRelations(type: NodeType): Relation[] {
  return relationsOf(type).filter(({ direction }) => direction === 'OUT');
}

/** The types of all relationships that nodes are linked by, in the order of schema.graphql. */
export function relationshipTypes(ontology: Ontology): string[] {
  const types = [...ontology.nodes.values()].flatMap((type) => writtenRelations(type).map((relation) => relation.type));
  return [...new Set(types)];
}

/**
 * A record from what is stored of it.
 * @param stored the values of `columnsOf(type)`, in that order.
 * @param links of each relationship that starts at it, its type, and the id and the type of the other end.
 */
export function exportedRecord(
  ontology: Ontology,
  type: NodeType,
  id: string,
  stored: readonly Value[],
  links: readonly (readonly [kind: string, to: string, toType: string])[],
): ExportedRecord {
  const values = columnsOf(type).map(
    (column, index) => [column.name, decodeColumn(ontology, column, stored[index]) as ExportedValue] as const,
  );
  return {
    id,
    type,
    values: new Map(values),
    links: new Map(
      endsOf(ontology, type).map(({ name, kind, targets }) => {
        const ends = links.filter(([one, , toType]) => one === kind && targets.has(toType));
        return [name, inNaturalOrder(ends.map(([, to]) => to))];
      }),
    ),
  };
}

interface Ends {
  readonly name: string;
  readonly kind: string;
  readonly targets: ReadonlySet<string>;
}

/** Worked out once for each type: every record asks for it. */
const endsByType = new WeakMap<NodeType, readonly Ends[]>();

function endsOf(ontology: Ontology, type: NodeType): readonly Ends[] {
  let ends = endsByType.get(type);
  if (!ends) {
    ends = writtenRelations(type).map(({ name, type: kind, target }) => ({
      ...{ name, kind },
      targets: new Set(memberNames(ontology, [target])),
    }));
    endsByType.set(type, ends);
  }
  return ends;
}

/** The items of a column, whether it is a list or not. */
export function itemsOf(
  record: ExportedRecord,
  { name }: Pick<Column, 'name'>,
): readonly (ExportedScalar | ExportedObject)[] {
  const value = record.values.get(name) ?? null;
  if (value === null) return [];
  return Array.isArray(value) ? (value as readonly (ExportedScalar | ExportedObject)[]) : [value as ExportedScalar];
}

/** As queries give them. */
export function inNaturalOrder(ids: readonly string[]): string[] {
  const keyed = ids.map((id) => [sortKey(id), id] as const);
  return keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, id]) => id);
}

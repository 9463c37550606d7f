import type { Row } from '../../graph/graph.js';
import { membersOf, nodeType } from '../../ontology/ontology.js';
import type { Ontology, Relation } from '../../ontology/ontology.js';
import { namesOf, searchColumns, searchRelations } from '../../words/entries.js';
import type { NamesAtEnd } from '../../words/entries.js';

/** Relationship type, and the nodes it leads to: their type and the values of the columns that name nodes. */
type Ends = readonly [relation: string, ends: readonly (readonly [type: string, values: readonly unknown[]])[]];

/** The relationship types over which nodes are found by names of others, and the columns that name these. */
export function relatedNames(ontology: Ontology): [relations: readonly string[], columns: readonly string[]] {
  const types = [...ontology.nodes.values()];
  const relations = types.flatMap((type) => searchRelations(type).map((relation) => relation.type));
  const columns = types.flatMap((type) => searchColumns(type).flatMap(({ name, names }) => (names ? [name] : [])));
  return [distinct(relations), distinct(columns)];
}

/** By id, what names the nodes that it leads to; of the answer to a statement that was asked for `relatedNames`. */
export function readRelated(ontology: Ontology, row: Row): ReadonlyMap<string, NamesAtEnd> {
  const [, columns] = relatedNames(ontology);
  const related = row.related as unknown as readonly (readonly [id: string, ends: readonly Ends[]])[];
  return new Map(
    related.map(([id, ends]) => [id, (relation) => ends.flatMap((one) => namesAt(ontology, columns, relation, one))]),
  );
}

function namesAt(
  ontology: Ontology,
  columns: readonly string[],
  { type, target }: Relation,
  [found, ends]: Ends,
): readonly string[] {
  if (found !== type) return [];
  const members = new Set(membersOf(ontology, target).map(({ name }) => name));
  return ends.flatMap(([typeName, values]) => {
    const stored = (column: string): unknown => values[columns.indexOf(column)];
    return members.has(typeName) ? namesOf(ontology, nodeType(ontology, typeName), stored) : [];
  });
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}

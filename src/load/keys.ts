import { FAMILIES, NODE, columnsOf } from '../ontology/ontology.js';
import { boundColumns, hasBounds } from '../ontology/scalars.js';
import type { AbstractType, NodeType, Ontology } from '../ontology/ontology.js';
import { partColumns } from '../ontology/value-parts.js';
import type { ChangeSet, Key } from '../graph/graph.js';

/** There is one lock, however many loads look for it at once in an empty graph. */
export const LOCK_KEY: Key = { label: 'LoadLock', property: 'id' };

/** What is unique in a graph of ours, and what nodes are found by. */
export function keys(ontology: Ontology): Pick<ChangeSet, 'unique' | 'indexed'> {
  const types = [...ontology.nodes.values()];
  const unique = types.flatMap((type) =>
    columnsOf(type)
      .filter((column) => column.unique)
      .map((column) => ({ label: type.name, property: column.name })),
  );
  const sorted = [NODE, ...FAMILIES, ...types.map((type) => type.name)];
  return {
    unique: [
      { label: NODE, property: 'id' },
      { label: 'DataVersion', property: 'id' },
      LOCK_KEY,
      { label: 'Token', property: 'id' },
      { label: 'Change', property: 'id' },
      ...unique,
    ],
    indexed: [
      ...sorted.map((label) => ({ label, property: 'sortKey' })),
      ...[...types, ...shared(ontology)].flatMap((type) =>
        indexedProperties(ontology, type).map((property) => ({ label: type.name, property, then: 'sortKey' })),
      ),
      { label: 'Token', property: 'stem' },
      { label: 'Change', property: 'at' },
    ],
  };
}

/** The properties of a type that an index holds: what is `@indexed`, with its bounds where it has them. */
export function indexedProperties(ontology: Ontology, type: NodeType | AbstractType): string[] {
  return columnsOf(type)
    .flatMap((column) => [column, ...partColumns(ontology, column)])
    .filter((column) => column.indexed)
    .flatMap((column) =>
      hasBounds(ontology, column) ? [column.name, ...Object.values(boundColumns(column.name))] : [column.name],
    );
}

/** Interfaces whose nodes have a label of their own: their lists need an index of their own. */
function shared(ontology: Ontology): AbstractType[] {
  return [...ontology.abstracts.values()].filter((type) => type.label === type.name);
}

import { FAMILIES, NODE, columnsOf } from '../ontology/ontology.js';
import type { Ontology } from '../ontology/ontology.js';
import type { ChangeSet } from '../graph/graph.js';

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
      { label: 'Token', property: 'id' },
      ...unique,
    ],
    indexed: [...sorted.map((label) => ({ label, property: 'sortKey' })), { label: 'Token', property: 'stem' }],
  };
}

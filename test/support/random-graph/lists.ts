import { relationsOf } from '../../../src/ontology/ontology.js';
import type { Ontology, Relation } from '../../../src/ontology/ontology.js';

/** A list of the API: a root one, or that of each node of an owner. */
export interface ListField {
  readonly field: string;
  readonly target: string;
  readonly owner?: { readonly root: string; readonly type: string; readonly relation: Relation };
}

/** Every root list of the API and every list below its rows. */
export function listFields(ontology: Ontology): ListField[] {
  const types = [
    ...[...ontology.nodes.values()].map((type) => ({ root: type.plural, type })),
    ...['Entity', 'Claim'].flatMap((name) => {
      const type = ontology.abstracts.get(name);
      return type ? [{ root: name === 'Entity' ? 'entities' : 'claims', type }] : [];
    }),
  ];
  return types.flatMap(({ root, type }) => [
    { field: root, target: type.name },
    ...relationsOf(type)
      .filter(({ many }) => many)
      .map((relation) => ({
        field: relation.name,
        target: relation.target,
        owner: { root, type: type.name, relation },
      })),
  ]);
}

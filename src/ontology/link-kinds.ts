import { membersOf, nodeType, relationsOf } from './ontology.js';
import type { Ontology, Relation } from './ontology.js';

/** A type of relationship that nodes are linked by, whatever fields show it. */
export interface LinkKind {
  /** The relationship type. */
  readonly type: string;
  /** Whether such a link is our own editorial judgement. */
  readonly editorial: boolean;
  /** The fields that show it, with the types that have them, in the order of schema.graphql. */
  readonly fields: readonly LinkField[];
}

export interface LinkField {
  readonly owner: string;
  readonly relation: Relation;
}

/**
 * The types of relationships that records say, by name, in the order of schema.graphql. Without those that a load works
 * out: they are short cuts over links that are there.
 */
export function linkKinds(ontology: Ontology): ReadonlyMap<string, LinkKind> {
  let known = kindsOf.get(ontology);
  if (!known) kindsOf.set(ontology, (known = readKinds(ontology)));
  return known;
}

const kindsOf = new WeakMap<Ontology, ReadonlyMap<string, LinkKind>>();

function readKinds(ontology: Ontology): Map<string, LinkKind> {
  const fields = [...ontology.nodes.values()].flatMap((type) =>
    relationsOf(type).map((relation): LinkField => ({ owner: type.name, relation })),
  );
  const workedOut = new Set(fields.filter(({ relation }) => relation.derived).map(({ relation }) => relation.type));
  const kinds = new Map<string, LinkKind>();
  for (const field of fields) {
    const { type, editorial } = field.relation;
    if (workedOut.has(type)) continue;
    const known = kinds.get(type);
    kinds.set(type, {
      type,
      editorial: editorial || (known?.editorial ?? false),
      fields: [...(known?.fields ?? []), field],
    });
  }
  return kinds;
}

/**
 * The field by which a node of one type shows its link to a node of another; undefined where it has none.
 * @param out whether the link starts at the node that would have the field.
 */
export function fieldOfLink(
  ontology: Ontology,
  { fields }: LinkKind,
  from: string,
  out: boolean,
  to: string,
): Relation | undefined {
  const { name } = nodeType(ontology, from);
  return fields.find(
    ({ owner, relation }) =>
      owner === name &&
      (relation.direction === 'OUT') === out &&
      membersOf(ontology, relation.target).some((type) => type.name === to),
  )?.relation;
}

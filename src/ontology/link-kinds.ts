import { membersOf, nodeType, relationsOf } from './ontology.js';
import type { Ontology, Relation } from './ontology.js';

/** A type of relationship that nodes are linked by, whatever fields show it. */
export interface LinkKind {
  /** The relationship type. */
  readonly type: string;
  /** Whether such a link is our own editorial judgement. */
  readonly editorial: boolean;
  /** Whether a load adds what other relations of the same claim lead to: such a link says no more than those do. */
  readonly gathers: boolean;
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

/** The relation of claims that gathers what they are related to (`load/claims.ts`). */
const GATHERING = 'about';

/** A link between two nodes, in one direction. */
export interface DoubtfulLink {
  readonly kind: string;
  readonly editorial: boolean;
  /** Whether it was taken from the context of a claim, because its sentence does not say it. */
  readonly inferred: boolean;
}

/** Whether a claim has its links of a kind from its context: `context` names the fields that it has from there. */
export function isFromContext({ fields }: LinkKind, context: readonly string[]): boolean {
  return fields.some(({ relation }) => relation.direction === 'OUT' && context.includes(relation.name));
}

/**
 * Marks those that gather others as inferred where all that join the same two nodes are: they follow from these.
 * What is editorial is not gathered: a topic is what a claim is on, not what it is about.
 * @param joins the nodes that a link joins, and in which direction.
 */
export function inferredAsGathered<T extends DoubtfulLink>(
  ontology: Ontology,
  links: readonly T[],
  joins: (link: T) => string,
): T[] {
  const gathers = ({ kind }: T): boolean => linkKinds(ontology).get(kind)?.gathers ?? false;
  const said = new Set<string>();
  const inferred = new Set<string>();
  for (const link of links) {
    if (!gathers(link) && !link.editorial) (link.inferred ? inferred : said).add(joins(link));
  }
  return links.map((link) => {
    const follows = gathers(link) && inferred.has(joins(link)) && !said.has(joins(link));
    return follows ? { ...link, inferred: true } : link;
  });
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
    const gathers = field.relation.name === GATHERING && nodeType(ontology, field.owner).family === 'Claim';
    kinds.set(type, {
      type,
      editorial: editorial || (known?.editorial ?? false),
      gathers: gathers || (known?.gathers ?? false),
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

import { linkKinds } from '../../../src/ontology/link-kinds.js';
import type { Ontology } from '../../../src/ontology/ontology.js';
import { sortKey } from '../../../src/ontology/sort-key.js';
import type { GraphRecord } from '../../../src/load/derive.js';

/** A link, as it is seen from one of its ends. */
export interface PlainLink {
  readonly to: string;
  readonly kind: string;
  readonly out: boolean;
  readonly editorial: boolean;
  readonly inferred: boolean;
}

/** The links that records say, in plain TypeScript. */
export class PlainLinks {
  readonly records: ReadonlyMap<string, GraphRecord>;
  private readonly links = new Map<string, PlainLink[]>();

  constructor(
    private readonly ontology: Ontology,
    records: readonly GraphRecord[],
  ) {
    this.records = new Map(records.map((record) => [record.id, record]));
    for (const { id, relations, properties } of records) {
      const isInferred = (type: string): boolean =>
        (linkKinds(ontology).get(type)?.fields ?? []).some(
          ({ relation }) =>
            relation.direction === 'OUT' &&
            ((properties['inferred'] ?? []) as readonly string[]).includes(relation.name),
        );
      for (const [type, to] of relations) {
        const kind = linkKinds(ontology).get(type);
        if (!kind) continue;
        // What a claim is about follows from what else joins it to the same node.
        const beside = relations
          .filter(
            ([other, end]) => end === to && other !== 'ABOUT' && linkKinds(ontology).get(other)?.editorial === false,
          )
          .map(([other]) => other);
        const follows = type === 'ABOUT' && beside.length > 0 && beside.every(isInferred);
        const link = { kind: type, editorial: kind.editorial, inferred: isInferred(type) || follows };
        this.add(id, { ...link, to, out: true });
        this.add(to, { ...link, to: id, out: false });
      }
    }
  }

  of(id: string): readonly PlainLink[] {
    return this.links.get(id) ?? [];
  }

  /** A number for each kind: lower where fewer types can say it, then in the order of schema.graphql. */
  rank(kind: string): number {
    const kinds = linkKinds(this.ontology);
    const outward = kinds.get(kind)?.fields.filter(({ relation }) => relation.direction === 'OUT') ?? [];
    return outward.length * kinds.size + [...kinds.keys()].indexOf(kind);
  }

  private add(id: string, link: PlainLink): void {
    const links = this.links.get(id) ?? [];
    links.push(link);
    this.links.set(id, links);
  }
}

/** Compares ids by their natural order. */
export function naturally(a: string, b: string): number {
  const [one, other] = [sortKey(a), sortKey(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

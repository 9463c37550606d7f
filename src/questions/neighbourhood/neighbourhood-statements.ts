import type { Row } from '../../graph/graph.js';
import { anyOf, statement } from '../../graph/statement.js';
import { inferredAsGathered, isFromContext } from '../../ontology/link-kinds.js';
import type { DoubtfulLink, LinkKind } from '../../ontology/link-kinds.js';
import type { Condition } from '../../query/filter/condition.js';
import { testText } from '../../query/filter/filter-text.js';
import type { Ontology } from '../../ontology/ontology.js';
import { sortKey } from '../../ontology/sort-key.js';
import type { Ask } from '../../query/run/ask.js';
import type { Group } from './grow.js';

/** Which links and nodes there are for a question. */
export interface Shown {
  /** In the order of schema.graphql. */
  readonly kinds: readonly LinkKind[];
  /** The types that nodes may be of; any where undefined. */
  readonly types: readonly string[] | undefined;
  /** What nodes must meet beside that. */
  readonly qualifying: Condition | undefined;
}

/**
 * @param first how many nodes of each relation are read.
 * @param after a place in the natural order, behind which they are.
 */
export function askGroups(
  ontology: Ontology,
  shown: Shown,
  keys: readonly string[],
  first: number,
  after: string,
): Ask {
  const { clauses, parameters } = shownText(ontology, shown);
  return { statement: statement('link-groups', {}, clauses), parameters: { keys, first, after, ...parameters } };
}

/** How many there are alone. */
export function askCounts(ontology: Ontology, shown: Shown, keys: readonly string[]): Ask {
  const { clauses, parameters } = shownText(ontology, shown);
  return { statement: statement('link-counts', {}, clauses), parameters: { keys, ...parameters } };
}

function shownText(
  ontology: Ontology,
  { kinds, types, qualifying }: Shown,
): { readonly clauses: Readonly<Record<string, string>>; readonly parameters: Ask['parameters'] } {
  const condition = qualifying && testText(ontology, qualifying);
  const tests = [...(types ? ['n.`type` IN $types'] : []), ...(condition ? [condition.text] : [])];
  return {
    clauses: { kinds: alternatives(kinds), where: tests.length === 0 ? 'true' : tests.join(' AND ') },
    parameters: { ...(types && { types }), ...condition?.parameters },
  };
}

type StoredGroup = readonly [kind: string, total: number, page?: readonly string[]];

/** What came back, by node; groups in the order of schema.graphql, those that start at the node before those that end there. */
export function groupsOf({ kinds }: Shown, row: Row): Map<string, readonly Group[]> {
  const nodes = row.nodes as unknown as (readonly [id: string, out: StoredGroup[], back: StoredGroup[]])[];
  const order = new Map(kinds.map(({ type }, index) => [type, index]));
  return new Map(
    nodes.map(([id, ...directions]) => {
      const groups = directions.flatMap((stored, index) =>
        stored.map(([kind, total, page = []]): Group => ({ kind, out: index === 0, total, page })),
      );
      const place = ({ kind }: Group): number => order.get(kind) ?? 0;
      return [id, groups.sort((a, b) => place(a) - place(b) || Number(b.out) - Number(a.out))];
    }),
  );
}

/** The links that start at any of `keys` and end at any of `ids`. */
export function askLinksAmong({ kinds }: Shown, keys: readonly string[], ids: readonly string[]): Ask {
  return { statement: statement('links-among', {}, { kinds: alternatives(kinds) }), parameters: { keys, ids } };
}

/** A link between two of the nodes. */
export interface FoundLink extends DoubtfulLink {
  readonly from: string;
  readonly to: string;
}

/** The links as they were read, of each node in the order of schema.graphql, then in the natural order of their ends. */
export function foundLinks(ontology: Ontology, { kinds }: Shown, row: Row): FoundLink[] {
  const nodes = row.nodes as unknown as (readonly [id: string, links: [string, string, string[] | null][]])[];
  const known = new Map(kinds.map((kind, index) => [kind.type, { ...kind, index }]));
  const place = ({ kind }: FoundLink): number => known.get(kind)?.index ?? 0;
  const found = nodes.flatMap(([from, links]) =>
    links
      .map(([kind, to, inferred]): FoundLink => {
        const of = known.get(kind);
        const isInferred = of !== undefined && isFromContext(of, inferred ?? []);
        return { from, to, kind, editorial: of?.editorial ?? false, inferred: isInferred };
      })
      .sort((a, b) => place(a) - place(b) || (sortKey(a.to) < sortKey(b.to) ? -1 : 1)),
  );
  return inferredAsGathered(ontology, found, ({ from, to }) => JSON.stringify([from, to]));
}

function alternatives(kinds: readonly LinkKind[]): string {
  return anyOf(kinds.map(({ type }) => type));
}

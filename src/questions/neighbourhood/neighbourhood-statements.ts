import type { Row } from '../../graph/graph.js';
import { anyOf, statement } from '../../graph/statement.js';
import { inferredAsGathered, isFromContext, linkKinds } from '../../ontology/link-kinds.js';
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

/** How many there are alone, by type. */
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

type Stored<Of> = readonly (readonly [id: string, out: readonly Of[], back: readonly Of[]])[];

/** What came back of `askGroups`, by node. */
export function groupsOf(shown: Shown, row: Row): Map<string, readonly Group[]> {
  const nodes = row.nodes as unknown as Stored<readonly [kind: string, total: number, page: readonly string[]]>;
  return byNode(shown, nodes, (stored, out) =>
    stored.map(([kind, total, page]): Group => ({ kind, out, total, types: undefined, page })),
  );
}

/** What came back of `askCounts`, by node. */
export function countsOf(shown: Shown, row: Row): Map<string, readonly Group[]> {
  const nodes = row.nodes as unknown as Stored<readonly [kind: string, total: number, type: string]>;
  return byNode(shown, nodes, (stored, out) => {
    const types = new Map<string, Map<string, number>>();
    for (const [kind, total, type] of stored)
      types.set(kind, (types.get(kind) ?? new Map<string, number>()).set(type, total));
    return [...types].map(([kind, ofKind]): Group => {
      const total = [...ofKind.values()].reduce((sum, one) => sum + one, 0);
      return { kind, out, total, types: ofKind, page: [] };
    });
  });
}

/** Groups in the order of schema.graphql, those that start at the node before those that end there. */
function byNode<Of>(
  { kinds }: Shown,
  nodes: Stored<Of>,
  groups: (stored: readonly Of[], out: boolean) => readonly Group[],
): Map<string, readonly Group[]> {
  const order = new Map(kinds.map(({ type }, index) => [type, index]));
  const place = ({ kind }: Group): number => order.get(kind) ?? 0;
  return new Map(
    nodes.map(([id, out, back]) => {
      const all = [...groups(out, true), ...groups(back, false)];
      return [id, all.sort((a, b) => place(a) - place(b) || Number(b.out) - Number(a.out))];
    }),
  );
}

/** The links that start at any of `keys` and end at any of `ids`, and what tells of those that gather others. */
export function askLinksAmong(
  ontology: Ontology,
  { kinds }: Shown,
  keys: readonly string[],
  ids: readonly string[],
): Ask {
  const all = [...linkKinds(ontology).values()];
  // What others gather follows from these, whether they are asked for or not.
  const read = kinds.some(({ gathers }) => gathers)
    ? all.filter((kind) => !kind.editorial || kinds.includes(kind))
    : kinds;
  return { statement: statement('links-among', {}, { kinds: alternatives(read) }), parameters: { keys, ids } };
}

/** A link between two of the nodes. */
export interface FoundLink extends DoubtfulLink {
  readonly from: string;
  readonly to: string;
}

/** The links as they were read, of each node in the order of schema.graphql, then in the natural order of their ends. */
export function foundLinks(ontology: Ontology, { kinds }: Shown, row: Row): FoundLink[] {
  const nodes = row.nodes as unknown as (readonly [id: string, links: [string, string, string[] | null][]])[];
  const places = new Map([...linkKinds(ontology).keys()].map((type, index) => [type, index]));
  const place = ({ kind }: FoundLink): number => places.get(kind) ?? 0;
  const found = nodes.flatMap(([from, links]) =>
    links
      .map(([type, to, inferred]): FoundLink => {
        const of = linkKinds(ontology).get(type);
        const isInferred = of !== undefined && isFromContext(of, inferred ?? []);
        return { from, to, kind: type, editorial: of?.editorial ?? false, inferred: isInferred };
      })
      .sort((a, b) => place(a) - place(b) || (sortKey(a.to) < sortKey(b.to) ? -1 : 1)),
  );
  const shown = new Set(kinds.map(({ type }) => type));
  const told = inferredAsGathered(ontology, found, ({ from, to }) => JSON.stringify([from, to]));
  return told.filter(({ kind }) => shown.has(kind));
}

function alternatives(kinds: readonly LinkKind[]): string {
  return anyOf(kinds.map(({ type }) => type));
}

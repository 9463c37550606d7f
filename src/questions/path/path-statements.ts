import { anyOf, statement } from '../../graph/statement.js';
import type { Row } from '../../graph/graph.js';
import { inferredAsGathered, isFromContext, linkKinds } from '../../ontology/link-kinds.js';
import type { Ontology } from '../../ontology/ontology.js';
import type { Condition } from '../../query/filter/condition.js';
import { testText } from '../../query/filter/filter-text.js';
import type { Ask } from '../../query/run/ask.js';
import { PATH } from './path-types.js';
import type { Link } from './shortest-paths.js';

/** What a path may go along. */
export interface Passable {
  /** Nodes that it may always go through. */
  readonly ends: readonly string[];
  readonly avoidTypes: readonly string[];
  readonly avoidIds: readonly string[];
  /** Whether it may go along what is our own judgement, and along what a claim's sentence does not say. */
  readonly editorial: boolean;
  readonly inferred: boolean;
  /** What nodes must meet beside that. */
  readonly qualifying: Condition | undefined;
}

export function askLinks(ontology: Ontology, ids: readonly string[], passable: Passable): Ask {
  const { ends, avoidTypes, avoidIds } = passable;
  const kinds = [...linkKinds(ontology).values()].filter((kind) => passable.editorial || !kind.editorial);
  const qualifying = testText(ontology, passable.qualifying);
  return {
    statement: statement('links', {}, { kinds: anyOf(kinds.map(({ type }) => type)), qualifying: qualifying.text }),
    parameters: { keys: ids, ends, avoidTypes, avoidIds, limit: PATH.links + 1, ...qualifying.parameters },
  };
}

type StoredLink = readonly [type: string, id: string, place: string, inferred: readonly string[] | null];

/** What came back, by node; undefined where a node has more links in one direction than are followed. */
export function linksOf(
  ontology: Ontology,
  row: Row,
  { inferred }: Pick<Passable, 'inferred'>,
): Map<string, readonly Link[] | undefined> {
  const nodes = row.nodes as unknown as (readonly [id: string, out: StoredLink[], back: StoredLink[]])[];
  const link = (stored: StoredLink, out: boolean): Link => {
    const [type, to, place, context] = stored;
    const kind = linkKinds(ontology).get(type);
    return {
      to,
      place,
      kind: type,
      out,
      editorial: kind?.editorial ?? false,
      inferred: kind !== undefined && isFromContext(kind, context ?? []),
    };
  };
  return new Map(
    nodes.map(([id, out, back]) => {
      if (out.length > PATH.links || back.length > PATH.links) return [id, undefined];
      const read = [...out.map((one) => link(one, true)), ...back.map((one) => link(one, false))];
      const links = inferredAsGathered(ontology, read, (one) => `${one.out} ${one.to}`);
      return [id, inferred ? links : links.filter((one) => !one.inferred)];
    }),
  );
}

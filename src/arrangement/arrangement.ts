/** Nodes of a picture; more are neither drawn nor kept. */
export const MOST_NODES = 5_000;

/** Where a node is drawn, in units of the picture. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** What is shown, and where: all that a reader made, and nothing that was only read. */
export interface Arrangement {
  /** In the order in which they were added. */
  readonly places: ReadonlyMap<string, Place>;
  /** By a node the one whose expanding brought it; none for what was searched for. */
  readonly brought: ReadonlyMap<string, string>;
  /** Nodes that "Arrange anew" leaves where they are. */
  readonly pinned: ReadonlySet<string>;
  /** The node whose record is open. */
  readonly chosen: string | undefined;
  /** Nodes that an action is done to beside the chosen one. */
  readonly marked: ReadonlySet<string>;
  readonly filter: Filter;
  readonly day: Day;
}

/** What is hidden: it stays where it is, and comes back. */
export interface Filter {
  readonly types: ReadonlySet<string>;
  readonly relations: ReadonlySet<string>;
  readonly statuses: ReadonlySet<string>;
  /** Only claims on this topic; all where undefined. */
  readonly topic: string | undefined;
  /** How a recommendation was answered. */
  readonly responses: ReadonlySet<string>;
  /** Of recommendations only those of this one; all where undefined. */
  readonly recommender: string | undefined;
}

/** As of which days the graph is asked; today where undefined. */
export interface Day {
  readonly date: string | undefined;
  readonly knownAt: string | undefined;
}

export const NO_FILTER: Filter = {
  types: new Set(),
  relations: new Set(),
  statuses: new Set(),
  topic: undefined,
  responses: new Set(),
  recommender: undefined,
};
export const TODAY: Day = { date: undefined, knownAt: undefined };
export const EMPTY: Arrangement = {
  places: new Map(),
  brought: new Map(),
  pinned: new Set(),
  chosen: undefined,
  marked: new Set(),
  filter: NO_FILTER,
  day: TODAY,
};

/**
 * With nodes at their places; what was placed before stays where it is.
 * @param by the node whose expanding brings them.
 */
export function added(view: Arrangement, places: ReadonlyMap<string, Place>, by?: string): Arrangement {
  const fresh = [...places].filter(([id]) => !view.places.has(id));
  if (fresh.length === 0) return view;
  const brought = by === undefined ? [] : fresh.flatMap(([id]) => (id === by ? [] : [[id, by] as const]));
  return {
    ...view,
    places: new Map([...view.places, ...fresh]),
    brought: brought.length === 0 ? view.brought : new Map([...view.brought, ...brought]),
  };
}

/** Without some nodes. */
export function without(view: Arrangement, ids: ReadonlySet<string>): Arrangement {
  const stays = (id: string): boolean => !ids.has(id);
  return {
    ...view,
    places: new Map([...view.places].filter(([id]) => stays(id))),
    brought: new Map([...view.brought].filter(([id, by]) => stays(id) && stays(by))),
    pinned: new Set([...view.pinned].filter(stays)),
    marked: new Set([...view.marked].filter(stays)),
    chosen: view.chosen !== undefined && stays(view.chosen) ? view.chosen : undefined,
  };
}

/** With nodes at other places. */
export function moved(view: Arrangement, places: ReadonlyMap<string, Place>): Arrangement {
  return { ...view, places: new Map([...view.places].map(([id, place]) => [id, places.get(id) ?? place])) };
}

/** A set with one member more, or without it. */
export function toggled<T>(set: ReadonlySet<T>, member: T): ReadonlySet<T> {
  const changed = new Set(set);
  if (!changed.delete(member)) changed.add(member);
  return changed;
}

/** Who is linked to whom. */
export interface Linked {
  readonly from: string;
  readonly to: string;
}

/** The neighbours of a node among what is shown. */
export function neighboursIn(links: readonly Linked[], id: string): ReadonlySet<string> {
  const ends = links.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []));
  return new Set(ends.filter((end) => end !== id));
}

/**
 * What collapsing a node takes away: what expanding it brought, and what nothing else shown is linked to. What is pinned,
 * marked or chosen stays; so does what brought others that stay, and what one that stays hangs on alone.
 * @param links those among all that is placed.
 * @returns the nodes that go, by the node that is collapsed.
 */
export function collapser(view: Arrangement, links: readonly Linked[]): (id: string) => ReadonlySet<string> {
  const near = nearOf(links);
  const endsOf = (one: string): readonly string[] => [...(near.get(one) ?? [])];
  const broughtBy = new Map<string, string[]>();
  for (const [one, by] of view.brought) {
    const its = broughtBy.get(by);
    if (its) its.push(one);
    else broughtBy.set(by, [one]);
  }
  // A table asks for each of its rows: what is far from a node is not looked at.
  return (id) => {
    const isKept = (one: string): boolean =>
      one === id || one === view.chosen || view.pinned.has(one) || view.marked.has(one);
    const hanging = endsOf(id).filter((one) => near.get(one)?.size === 1);
    const goes = new Set([...(broughtBy.get(id) ?? []), ...hanging].filter((one) => !isKept(one)));
    for (const one of goes) if (broughtBy.get(one)?.some((its) => !goes.has(its))) goes.delete(one);
    for (;;) {
      const beside = new Set([...goes].flatMap(endsOf).filter((one) => one !== id && !goes.has(one)));
      const holding = [...beside].map(endsOf).filter((ends) => ends.every((end) => goes.has(end)));
      if (holding.length === 0) return goes;
      for (const one of holding.flat()) goes.delete(one);
    }
  };
}

/** The neighbours of each node that is linked to another. */
function nearOf(links: readonly Linked[]): ReadonlyMap<string, ReadonlySet<string>> {
  const near = new Map<string, Set<string>>();
  const link = (one: string, other: string): void => {
    const ends = near.get(one);
    if (ends) ends.add(other);
    else near.set(one, new Set([other]));
  };
  for (const { from, to } of links) {
    if (from === to) continue;
    link(from, to);
    link(to, from);
  }
  return near;
}

/** What keeping the neighbours of a node takes away: all that is neither it nor linked to it. */
export function beyondNeighbours(view: Arrangement, links: readonly Linked[], id: string): ReadonlySet<string> {
  const near = neighboursIn(links, id);
  return new Set([...view.places.keys()].filter((one) => one !== id && !near.has(one)));
}

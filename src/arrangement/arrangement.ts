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
}

/** As of which days the graph is asked; today where undefined. */
export interface Day {
  readonly date: string | undefined;
  readonly knownAt: string | undefined;
}

export const NO_FILTER: Filter = { types: new Set(), relations: new Set(), statuses: new Set(), topic: undefined };
export const TODAY: Day = { date: undefined, knownAt: undefined };
export const EMPTY: Arrangement = {
  places: new Map(),
  pinned: new Set(),
  chosen: undefined,
  marked: new Set(),
  filter: NO_FILTER,
  day: TODAY,
};

/** With nodes at their places; what was placed before stays where it is. */
export function added(view: Arrangement, places: ReadonlyMap<string, Place>): Arrangement {
  const fresh = [...places].filter(([id]) => !view.places.has(id));
  return fresh.length === 0 ? view : { ...view, places: new Map([...view.places, ...fresh]) };
}

/** Without some nodes. */
export function without(view: Arrangement, ids: ReadonlySet<string>): Arrangement {
  const stays = (id: string): boolean => !ids.has(id);
  return {
    ...view,
    places: new Map([...view.places].filter(([id]) => stays(id))),
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

/** What collapsing a node takes away: its neighbours that nothing else shown is linked to, and that are not pinned. */
export function collapsedBy(view: Arrangement, links: readonly Linked[], id: string): ReadonlySet<string> {
  const near = neighboursIn(links, id);
  // All in one go: a hub has thousands of neighbours.
  const held = new Set(
    links.flatMap(({ from, to }) => [
      ...(to === id || to === from ? [] : [from]),
      ...(from === id || to === from ? [] : [to]),
    ]),
  );
  return new Set([...near].filter((one) => !held.has(one) && !view.pinned.has(one) && one !== view.chosen));
}

/** What keeping the neighbours of a node takes away: all that is neither it nor linked to it. */
export function beyondNeighbours(view: Arrangement, links: readonly Linked[], id: string): ReadonlySet<string> {
  const near = neighboursIn(links, id);
  return new Set([...view.places.keys()].filter((one) => one !== id && !near.has(one)));
}

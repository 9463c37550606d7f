/** A link of a node to another one, as it is seen from the node. */
export interface Link {
  /** The id of the other node. */
  readonly to: string;
  /** Its place in the natural order of ids. */
  readonly place: string;
  /** The relationship type. */
  readonly kind: string;
  /** Whether the link starts at the node that it is seen from. */
  readonly out: boolean;
  readonly editorial: boolean;
  readonly inferred: boolean;
}

/**
 * Reads the links of nodes, by their ids. A node that has more than are read has `undefined`: it is not gone through
 * from this end.
 */
export type ReadLinks = (ids: readonly string[]) => Promise<ReadonlyMap<string, readonly Link[] | undefined>>;

export interface Wanted {
  readonly from: string;
  readonly to: string;
  /** Links that a path may have. */
  readonly maxLength: number;
  /** Paths that are given. */
  readonly first: number;
  /** Nodes whose links may be read. */
  readonly mostNodes: number;
}

/** A step of a path: from one node to the next, by the links that join them, the plainest first. */
export interface Step {
  readonly from: string;
  readonly to: string;
  readonly links: readonly Link[];
}

/**
 * Why there is no path, or what is not known of those that there are: nothing else leads on, whatever the length; there
 * may be longer ones; there may be some through nodes that were not gone through; too many nodes had been read.
 */
export type Bound = 'SEPARATE' | 'TOO_LONG' | 'HUBS' | 'TOO_MANY_NODES';

export interface Found {
  /** The shortest paths that were found: first those with the fewest doubtful steps, else in the natural order. */
  readonly paths: readonly (readonly Step[])[];
  /** Whether no path is shorter. */
  readonly shortest: boolean;
  /** Undefined where all is known. */
  readonly bound: Bound | undefined;
  /** The nodes that were reached from one end and not gone through, where a path may have been missed by that. */
  readonly hubs: readonly string[];
  /** How many nodes' links were read. */
  readonly read: number;
}

/**
 * The shortest paths between two nodes, by waves from both ends: each wave reads the links of all nodes that the
 * smaller side reached last. What leads through a node with too many links is found from its other side; it is missed
 * only where another such node stands there.
 */
export async function shortestPaths(wanted: Wanted, readLinks: ReadLinks): Promise<Found> {
  const start = new Side(wanted.from);
  const goal = new Side(wanted.to);
  let read = 0;
  for (let side = next(start, goal, wanted); side; side = next(start, goal, wanted)) {
    const { last } = side;
    if (read + last.length > wanted.mostNodes) return found(start, goal, wanted, { read, stopped: true });
    read += last.length;
    side.goOn(await readLinks(last));
  }
  return found(start, goal, wanted, { read, stopped: false });
}

/** What is known from one end. */
class Side {
  /** How many links away from the end each node is. */
  readonly distance: Map<string, number>;
  /** By node, the nodes before it, with the links that lead from these. */
  readonly before = new Map<string, Map<string, Link[]>>();
  readonly places = new Map<string, string>();
  /** The nodes that were reached last: those that are `depth` links away. */
  last: readonly string[];
  depth = 0;
  readonly hubs: string[] = [];
  /** How many links away the nearest hub is. */
  nearestHub = Infinity;

  constructor(end: string) {
    this.distance = new Map([[end, 0]]);
    this.last = [end];
  }

  /** Whether nothing else leads on from this end, whatever the length. */
  get closed(): boolean {
    return this.last.length === 0 && this.hubs.length === 0;
  }

  goOn(links: ReadonlyMap<string, readonly Link[] | undefined>): void {
    const reached = new Set<string>();
    for (const id of this.last) {
      const ofNode = links.get(id);
      if (!ofNode) {
        this.hubs.push(id);
        this.nearestHub = Math.min(this.nearestHub, this.depth);
      }
      for (const link of ofNode ?? []) if (this.reach(id, link)) reached.add(link.to);
    }
    this.depth += 1;
    this.last = [...reached];
  }

  /** Whether the link leads to where nothing shorter does. */
  private reach(id: string, link: Link): boolean {
    const { to, place } = link;
    const distance = this.depth + 1;
    if ((this.distance.get(to) ?? distance) !== distance) return false;
    this.distance.set(to, distance);
    this.places.set(to, place);
    const before = this.before.get(to) ?? new Map<string, Link[]>();
    this.before.set(to, before);
    const links = before.get(id) ?? [];
    before.set(id, links);
    links.push(link);
    return true;
  }
}

/** The side that goes on; undefined where no path can be found any more that is shorter than, or as long as, those known. */
function next(start: Side, goal: Side, { maxLength }: Wanted): Side | undefined {
  if (start.closed || goal.closed) return undefined;
  const most = Math.min(maxLength, meeting(start, goal).length);
  const open = [start, goal].filter((side) => side.last.length > 0);
  const smaller = (a: Side, b: Side): number => a.last.length - b.last.length || a.depth - b.depth;
  if (start.depth + goal.depth < most) return open.sort(smaller)[0];
  // What leads through a hub of one side is found from the other one only.
  return open.find((side) => side.depth < most - (side === start ? goal : start).nearestHub);
}

/** The nodes that both sides know, and how long the shortest path through any of them is. */
function meeting(start: Side, goal: Side): { readonly ids: readonly string[]; readonly length: number } {
  const [fewer, more] = start.distance.size < goal.distance.size ? [start, goal] : [goal, start];
  let length = Infinity;
  let ids: string[] = [];
  for (const [id, distance] of fewer.distance) {
    const through = distance + (more.distance.get(id) ?? Infinity);
    if (through > length || through === Infinity) continue;
    if (through < length) ids = [];
    length = through;
    ids.push(id);
  }
  return { ids, length };
}

function found(
  start: Side,
  goal: Side,
  wanted: Wanted,
  { read, stopped }: { readonly read: number; readonly stopped: boolean },
): Found {
  const { ids, length } = meeting(start, goal);
  const any = length <= wanted.maxLength;
  // What is missed goes through a hub of each side, of which neither is the other.
  const missed = start.nearestHub + goal.nearestHub + 1;
  const byHubs = missed < (any ? length : wanted.maxLength + 1);
  const isHalfKnown = (id: string): boolean => !(start.distance.has(id) && goal.distance.has(id));
  return {
    paths: any ? pathsThrough(ids, length, start, goal, wanted) : [],
    shortest: any && !stopped && !byHubs,
    bound: boundOf({ stopped, byHubs, any, closed: start.closed || goal.closed }),
    hubs: byHubs ? [...start.hubs, ...goal.hubs].filter(isHalfKnown).sort(byText) : [],
    read,
  };
}

function boundOf(is: {
  readonly stopped: boolean;
  readonly byHubs: boolean;
  readonly any: boolean;
  readonly closed: boolean;
}): Bound | undefined {
  if (is.stopped) return 'TOO_MANY_NODES';
  if (is.byHubs) return 'HUBS';
  if (is.any) return undefined;
  return is.closed ? 'SEPARATE' : 'TOO_LONG';
}

/** The steps of all shortest paths, by how many links they are from the start, and by the node that they begin at. */
type Layers = readonly Map<string, Map<string, Step>>[];

/**
 * The first paths of a length: those with the fewest doubtful steps, and of these in the natural order of the nodes that
 * they go through.
 */
function pathsThrough(
  ids: readonly string[],
  length: number,
  start: Side,
  goal: Side,
  { from, first }: Wanted,
): (readonly Step[])[] {
  const layers = layersOf(ids, length, start, goal);
  const place = (id: string): string => start.places.get(id) ?? goal.places.get(id) ?? '';
  const stepsFrom = (id: string, index: number): Step[] =>
    [...(layers[index]?.get(id)?.values() ?? [])].sort((a, b) => byText(place(a.to), place(b.to)));
  const doubtsFrom = doubtsToGoal(length, stepsFrom);
  const paths: (readonly Step[])[] = [];
  const goOn = (id: string, steps: readonly Step[], doubts: number): void => {
    if (paths.length === first || !doubtsFrom(id, steps.length).has(doubts)) return;
    if (steps.length === length) paths.push(steps);
    for (const step of stepsFrom(id, steps.length)) goOn(step.to, [...steps, step], doubts - doubtOf(step));
  };
  for (let doubts = 0; doubts <= length; doubts++) goOn(from, [], doubts);
  return paths;
}

/** A step is doubtful where no source says in so many words what joins its nodes. */
function doubtOf({ links }: Step): number {
  return links.some(({ editorial, inferred }) => !editorial && !inferred) ? 0 : 1;
}

/** How many doubtful steps there can be from a node, so many steps from the start, to the goal: worked out once of each. */
function doubtsToGoal(
  length: number,
  stepsFrom: (id: string, index: number) => readonly Step[],
): (id: string, index: number) => ReadonlySet<number> {
  const known = new Map<string, ReadonlySet<number>>();
  const doubtsFrom = (id: string, index: number): ReadonlySet<number> => {
    if (index === length) return new Set([0]);
    const key = `${index} ${id}`;
    let doubts = known.get(key);
    if (!doubts) {
      const ofSteps = stepsFrom(id, index).flatMap((step) =>
        [...doubtsFrom(step.to, index + 1)].map((more) => more + doubtOf(step)),
      );
      known.set(key, (doubts = new Set(ofSteps)));
    }
    return doubts;
  };
  return doubtsFrom;
}

/** From where the sides met, back to the start and on to the goal. */
function layersOf(ids: readonly string[], length: number, start: Side, goal: Side): Layers {
  const layers = Array.from({ length }, () => new Map<string, Map<string, Step>>());
  const add = (index: number, step: Step): void => {
    const steps = layers[index]?.get(step.from) ?? new Map<string, Step>();
    layers[index]?.set(step.from, steps);
    steps.set(step.to, step);
  };
  const gone = { back: new Set<string>(), on: new Set<string>() };
  const isNew = (way: Set<string>, id: string, index: number): boolean => {
    const { size } = way;
    return way.add(`${index} ${id}`).size > size;
  };
  const back = (id: string, index: number): void => {
    if (!isNew(gone.back, id, index)) return;
    for (const [from, links] of start.before.get(id) ?? []) {
      add(index - 1, { from, to: id, links });
      back(from, index - 1);
    }
  };
  const on = (id: string, index: number): void => {
    if (!isNew(gone.on, id, index)) return;
    for (const [to, links] of goal.before.get(id) ?? []) {
      const place = goal.places.get(to) ?? '';
      add(index, { from: id, to, links: links.map((link) => ({ ...link, to, place, out: !link.out })) });
      on(to, index + 1);
    }
  };
  for (const id of ids) {
    const index = start.distance.get(id) ?? 0;
    back(id, index);
    on(id, index);
  }
  return layers;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

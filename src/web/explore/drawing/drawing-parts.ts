import type { GraphLink, GraphNode } from '../known-graph.js';
import type { Place } from '../arrangement.js';

/** A node as it is drawn. */
export interface DrawnNode {
  readonly node: GraphNode;
  readonly place: Place;
  readonly isChosen: boolean;
  readonly isMarked: boolean;
  readonly isPinned: boolean;
  /** Not there on the day that is shown. */
  readonly isAbsent: boolean;
  /** How many more there are behind it. */
  readonly more: number;
  /** Links within the picture. */
  readonly degree: number;
}

/** What is drawn: what filters leave. */
export interface Drawn {
  readonly nodes: readonly DrawnNode[];
  readonly links: readonly GraphLink[];
  readonly byId: ReadonlyMap<string, DrawnNode>;
}

/** What can be done in a picture; all of it can be done in the table too. */
export interface DrawingActions {
  readonly choose: (id: string) => void;
  readonly mark: (id: string) => void;
  readonly expand: (id: string) => void;
  readonly move: (id: string, place: Place) => void;
  readonly pin: (id: string) => void;
  readonly remove: (id: string) => void;
  /** Says of what lies under the pointer what it is. */
  readonly tell: (text: string | undefined) => void;
}

/** From units of the picture to pixels of the frame. */
export interface Transform {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const MARGIN = 60;
/** A few nodes are not made larger than this. */
const CLOSEST = 1.4;
export const ZOOM = { least: 0.02, most: 4 } as const;

/** The transform in which all places are seen. */
export function fitted(places: readonly Place[], { width, height }: Size): Transform {
  if (places.length === 0) return { x: width / 2, y: height / 2, k: 1 };
  const xs = places.map(({ x }) => x);
  const ys = places.map(({ y }) => y);
  const [left, right] = [least(xs), -least(xs.map((x) => -x))];
  const [top, bottom] = [least(ys), -least(ys.map((y) => -y))];
  const room = (free: number, taken: number): number => Math.max(1, free - 2 * MARGIN) / Math.max(1, taken);
  const k = Math.max(ZOOM.least, Math.min(CLOSEST, room(width, right - left), room(height, bottom - top)));
  return { x: width / 2 - (k * (left + right)) / 2, y: height / 2 - (k * (top + bottom)) / 2, k };
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => Math.min(one, other), Infinity);
}

/** The nearest node in a direction, as an arrow key means it; undefined where there is none. */
export function nearestTowards(
  nodes: readonly DrawnNode[],
  from: DrawnNode,
  direction: 'left' | 'right' | 'up' | 'down',
): DrawnNode | undefined {
  const isSideways = direction === 'left' || direction === 'right';
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  let best: DrawnNode | undefined;
  let least = Infinity;
  for (const other of nodes) {
    const dx = other.place.x - from.place.x;
    const dy = other.place.y - from.place.y;
    const [along, aside] = isSideways ? [sign * dx, dy] : [sign * dy, dx];
    if (other === from || along <= 0 || Math.abs(aside) > 2 * along) continue;
    const length = along + 2 * Math.abs(aside);
    if (length < least) [best, least] = [other, length];
  }
  return best;
}

/** The node under a point of the picture; undefined where there is none. */
export function nodeAt(nodes: readonly DrawnNode[], { x, y }: Place, reach: number): DrawnNode | undefined {
  let best: DrawnNode | undefined;
  let least = reach * reach;
  for (const one of nodes) {
    const distance = (one.place.x - x) ** 2 + (one.place.y - y) ** 2;
    if (distance <= least) [best, least] = [one, distance];
  }
  return best;
}

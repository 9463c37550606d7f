import type { GraphLink } from '../../../arrangement/known-graph.js';
import type { Place } from '../../../arrangement/arrangement.js';
import type { Drawn, DrawnNode } from '../../../arrangement/drawn-node.js';

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

/** The link under a point of the picture; undefined where there is none. */
export function linkAt({ links, byId }: Drawn, at: Place, reach: number): GraphLink | undefined {
  let best: GraphLink | undefined;
  let least = reach * reach;
  for (const link of links) {
    const [start, end] = [byId.get(link.from)?.place, byId.get(link.to)?.place];
    if (!start || !end) continue;
    const distance = toSegment(at, start, end);
    if (distance <= least) [best, least] = [link, distance];
  }
  return best;
}

/** The square of the distance from a point to the nearest one between two others. */
function toSegment({ x, y }: Place, start: Place, end: Place): number {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const along = ((x - start.x) * dx + (y - start.y) * dy) / (dx * dx + dy * dy || 1);
  const share = Math.max(0, Math.min(1, along));
  return (start.x + share * dx - x) ** 2 + (start.y + share * dy - y) ** 2;
}

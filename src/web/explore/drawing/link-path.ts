import type { Place } from '../../../arrangement/arrangement.js';
import { RADIUS } from '../../../arrangement/appearance.js';

/** Between the end of an arrow and the middle of the node. */
const GAP = RADIUS + 4;

/** The line of a link, which ends before the shapes of its nodes where there is room between them. */
export function linkPath(start: Place, end: Place): string {
  const [width, height] = [end.x - start.x, end.y - start.y];
  const length = Math.hypot(width, height) || 1;
  if (length <= 2 * GAP) return `M${start.x},${start.y}L${end.x},${end.y}`;
  const [dx, dy] = [(width / length) * GAP, (height / length) * GAP];
  return `M${start.x + dx},${start.y + dy}L${end.x - dx},${end.y - dy}`;
}

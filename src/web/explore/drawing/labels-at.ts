import { RADIUS } from './appearance.js';
import type { GraphNode } from '../known-graph.js';
import type { Drawn, Size, Transform } from './drawing-parts.js';
import { inGroups } from '../words.js';
import { isClaim } from '../claim-types.js';
import { labelLines } from './label-lines.js';
import { placeLabels } from './place-labels.js';
import type { PlacedLabel } from './place-labels.js';
import { LABEL_LINE, textWidth } from './text-width.js';

/** Names that are read at once; of more than these a reader reads none. */
const MOST = 250;
/** Below this scale only what stands out has a name. */
const SMALL = 0.35;

/** Behind which a picture says how many more there are. */
const HUB = 20;

function linesOf({ label, type }: GraphNode, isCounted: boolean, more: number): readonly string[] {
  const lines = labelLines(label, isClaim(type));
  return isCounted ? [...lines, `and ${inGroups(more)} more`] : lines;
}

/** The names of what is drawn where the picture rests: of the chosen node first, then of those with the most links. */
export function labelsAt({ nodes }: Drawn, { x, y, k }: Transform, { width, height }: Size): PlacedLabel[] {
  const labelled = nodes.map(({ node, place, isChosen, isMarked, degree, more }) => ({
    id: node.id,
    x: place.x * k + x,
    y: place.y * k + y,
    radius: Math.max(3, RADIUS * k) + 2,
    lines: linesOf(node, isChosen ? more > 0 : more >= HUB, more),
    weight: (isChosen ? 1e6 : 0) + (isMarked ? 1e5 : 0) + degree,
  }));
  const most = k < SMALL ? MOST / 4 : MOST;
  return placeLabels(labelled, { width, height, line: LABEL_LINE, widthOf: textWidth, most });
}

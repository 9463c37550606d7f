import { numberFirst } from '../../../page/labels.js';
import type { GraphNode } from '../../../arrangement/known-graph.js';
import { RADIUS } from '../../../arrangement/appearance.js';
import type { Drawn, DrawnNode } from '../../../arrangement/drawn-node.js';
import type { Size, Transform } from './drawing-parts.js';
import { inGroups } from '../words.js';
import { isClaim } from '../../../arrangement/claim-types.js';
import { labelLines } from './label-lines.js';
import { placeLabels } from './place-labels.js';
import type { PlacedLabel } from './place-labels.js';
import { shortStatements } from './short-statements.js';
import { LABEL_LINE } from './label-font.js';
import { textWidth } from './text-width.js';

/** Names that are read at once; of more than these a reader reads none. */
const MOST = 250;
/** Below this scale only what stands out has a name. */
const SMALL = 0.35;

/** Behind which a picture says how many more there are. */
const HUB = 20;

/** The names of what is drawn, by id; the same as long as the same is drawn, wherever it is moved. */
const known = new WeakMap<Drawn, ReadonlyMap<string, readonly string[]>>();

/** The names of what is drawn where the picture rests: of the chosen node first, then of those with the most links. */
export function labelsAt(drawn: Drawn, { x, y, k }: Transform, { width, height }: Size): PlacedLabel[] {
  const lines = known.get(drawn) ?? namesOf(drawn);
  known.set(drawn, lines);
  const labelled = drawn.nodes.map(({ node, place, isChosen, isMarked, degree }) => ({
    id: node.id,
    x: place.x * k + x,
    y: place.y * k + y,
    radius: Math.max(3, RADIUS * k) + 2,
    lines: lines.get(node.id) ?? [],
    weight: (isChosen ? 1e6 : 0) + (isMarked ? 1e5 : 0) + degree,
    isNeeded: isChosen,
  }));
  const most = k < SMALL ? MOST / 4 : MOST;
  return placeLabels(labelled, { width, height, line: LABEL_LINE, widthOf: textWidth, most });
}

function namesOf({ nodes }: Drawn): ReadonlyMap<string, readonly string[]> {
  const all = nodes.map(({ node }) => node);
  const names = all.flatMap(({ type, label }) => (isClaim(type) ? [] : [label]));
  const claims = all.flatMap(({ type, label }) => (isClaim(type) ? [{ type, statement: label }] : []));
  const statements = shortStatements(claims, new Set(names));
  const nameOf = ({ type, label }: GraphNode): string =>
    isClaim(type) ? (statements.get(label) ?? label) : numberFirst(label);
  return new Map(nodes.map((one) => [one.node.id, [...labelLines(nameOf(one.node)), ...moreLine(one)]]));
}

function moreLine({ isChosen, more }: DrawnNode): readonly string[] {
  return more >= (isChosen ? 1 : HUB) ? [`and ${inGroups(more)} more`] : [];
}

import { RADIUS, REACH, appearanceOf, outlineOf } from '../../../arrangement/appearance.js';
import type { Colour } from '../../../arrangement/appearance.js';
import type { Drawn, DrawnNode } from '../../../arrangement/drawn-node.js';
import type { Size, Transform } from './drawing-parts.js';
import { isDoubted } from '../../../arrangement/drawn-node.js';
import type { GraphLink } from '../../../arrangement/known-graph.js';
import type { Place } from '../../../arrangement/arrangement.js';
import { labelsAt } from './labels-at.js';
import { LABEL_FONT, LABEL_LINE } from './label-font.js';

/** What a bitmap is drawn for. */
export interface BitmapFrame {
  readonly size: Size;
  /** By which share of the frame it reaches beyond it, on each side. */
  readonly beyond: number;
  readonly at: Transform;
}

/** Lines that are drawn as one path: with many more of them a browser without a GPU slows down. */
export const BATCH = 400;
/** So many lines are drawn as they are; of more each is fainter, so that all together do not hide what they link. */
const PLAIN = 150;
const FAINTEST = 0.12;
/** Least length of an arrow, in pixels; a line that is not so many times as long has none. */
const ARROW = 5;
const LONGER = 3;

/** Draws what there is of a picture in its frame and around it, with the names and the arrows that have room. */
export function drawBitmap(canvas: HTMLCanvasElement, drawn: Drawn, { size, beyond, at }: BitmapFrame): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const density = Math.min(2, window.devicePixelRatio);
  const [width, height] = [size.width * (1 + 2 * beyond), size.height * (1 + 2 * beyond)];
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(height * density);
  canvas.style.setProperty('width', `${width}px`);
  canvas.style.setProperty('height', `${height}px`);
  const colours = coloursOf(canvas);
  const [left, top] = [beyond * size.width, beyond * size.height];
  // On the bitmap a unit is a pixel of the screen, and the corner of the frame is where it is on it.
  context.setTransform(density, 0, 0, density, density * left, density * top);
  const pen: Pen = {
    ...{ context, colours, density, k: at.k, stamps: new Map() },
    on: ({ x, y }) => ({ x: x * at.k + at.x, y: y * at.k + at.y }),
    isSeen: (one, other) =>
      Math.max(one.x, other.x) >= -left &&
      Math.min(one.x, other.x) <= width - left &&
      Math.max(one.y, other.y) >= -top &&
      Math.min(one.y, other.y) <= height - top,
  };
  drawLinks(pen, drawn);
  for (const one of drawn.nodes) if (!isInFront(one)) drawNode(pen, one);
  for (const one of drawn.nodes) if (isInFront(one)) drawNode(pen, one);
  context.font = LABEL_FONT;
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.textAlign = 'center';
  context.strokeStyle = colours.raised;
  context.fillStyle = colours.ink;
  context.lineWidth = 3;
  for (const { id, lines, x: middle, y } of labelsAt(drawn, at, size)) {
    context.fillStyle = drawn.byId.get(id)?.isAbsent ? colours.quiet : colours.ink;
    for (const [index, line] of lines.entries()) {
      context.strokeText(line, middle, y + (index + 0.5) * LABEL_LINE);
      context.fillText(line, middle, y + (index + 0.5) * LABEL_LINE);
    }
  }
}

interface Pen {
  readonly context: CanvasRenderingContext2D;
  readonly colours: Colours;
  /** Pixels of the bitmap of one of the screen. */
  readonly density: number;
  readonly stamps: Map<string, HTMLCanvasElement>;
  /** Pixels of a unit of the picture. */
  readonly k: number;
  /** Where a place is, in pixels from the corner of the frame. */
  readonly on: (place: Place) => Place;
  /** Whether there may be something to see between two points. */
  readonly isSeen: (one: Place, other: Place) => boolean;
}

type Colours = Readonly<Record<(typeof COLOURS)[number], string>>;

const COLOURS = [
  ...(['blue', 'orange', 'green', 'red', 'purple', 'grey'] as const satisfies readonly Colour[]),
  ...(['raised', 'ink', 'edge', 'accent', 'quiet'] as const),
] as const;

/** The colours of the style sheet as they are now, light or dark. */
function coloursOf(element: HTMLElement): Colours {
  const probe = document.createElement('span');
  element.parentElement?.append(probe);
  const read = (name: string): string => {
    probe.style.setProperty('color', `var(--${name})`);
    return getComputedStyle(probe).color;
  };
  const colours = Object.fromEntries(COLOURS.map((name) => [name, read(name)])) as Colours;
  probe.remove();
  return colours;
}

/** How lines are drawn, as the style sheet has it for those that are elements. */
const STROKES = {
  said: { dash: [], colour: 'edge', width: 1 },
  inferred: { dash: [6, 3], colour: 'edge', width: 1 },
  editorial: { dash: [2, 3], colour: 'edge', width: 1 },
  near: { dash: [], colour: 'ink', width: 1.25 },
} as const satisfies Readonly<Record<string, { dash: number[]; colour: keyof Colours; width: number }>>;

interface Line {
  readonly start: Place;
  readonly end: Place;
}

function drawLinks(pen: Pen, { links, byId }: Drawn): void {
  const { context, colours } = pen;
  const lines: Record<keyof typeof STROKES, Line[]> = { said: [], inferred: [], editorial: [], near: [] };
  for (const link of links) {
    const [from, to] = [byId.get(link.from), byId.get(link.to)];
    if (!from || !to) continue;
    const line = { start: pen.on(from.place), end: pen.on(to.place) };
    if (pen.isSeen(line.start, line.end)) lines[strokeOf(link, from.isChosen || to.isChosen)].push(line);
  }
  for (const name of ['said', 'inferred', 'editorial', 'near'] as const) {
    const { dash, colour, width } = STROKES[name];
    context.strokeStyle = colours[colour];
    context.fillStyle = colours[colour];
    context.lineWidth = width;
    context.globalAlpha = Math.max(FAINTEST, Math.min(1, Math.sqrt(PLAIN / Math.max(1, lines[name].length))));
    for (let from = 0; from < lines[name].length; from += BATCH) {
      const batch = lines[name].slice(from, from + BATCH);
      context.setLineDash([...dash]);
      context.beginPath();
      for (const { start, end } of batch) {
        context.moveTo(start.x, start.y);
        context.lineTo(end.x, end.y);
      }
      context.stroke();
      context.beginPath();
      for (const line of batch) addArrow(pen, line);
      context.fill();
    }
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function strokeOf({ editorial, inferred }: GraphLink, isNear: boolean): keyof typeof STROKES {
  if (editorial) return 'editorial';
  if (inferred) return 'inferred';
  return isNear ? 'near' : 'said';
}

/** An arrow at the end of a line, before the node that is there; none where the line has no room for one. */
function addArrow({ context, k }: Pen, { start, end }: Line): void {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const length = Math.hypot(dx, dy);
  const arrow = Math.max(ARROW, 7 * k);
  const before = (RADIUS + 3) * sizeAt(k);
  if (length < before + LONGER * arrow) return;
  const [ux, uy] = [dx / length, dy / length];
  const [tipX, tipY] = [end.x - before * ux, end.y - before * uy];
  const [backX, backY] = [tipX - arrow * ux, tipY - arrow * uy];
  const half = arrow * 0.4;
  context.moveTo(tipX, tipY);
  context.lineTo(backX - half * uy, backY + half * ux);
  context.lineTo(backX + half * uy, backY - half * ux);
  context.closePath();
}

/** Pixels of a unit of a shape: far away a node is a dot that is still seen. */
function sizeAt(k: number): number {
  return Math.max(k, 0.35);
}

/** What a reader singled out is not hidden behind others. */
function isInFront({ isChosen, isMarked }: DrawnNode): boolean {
  return isChosen || isMarked;
}

function drawNode(pen: Pen, one: DrawnNode): void {
  const { context, colours, k } = pen;
  const at = pen.on(one.place);
  if (!pen.isSeen(at, at)) return;
  const size = sizeAt(k);
  context.globalAlpha = one.isAbsent ? 0.3 : 1;
  if (one.isChosen || one.isMarked || one.isPinned) {
    context.beginPath();
    context.arc(at.x, at.y, REACH * size, 0, 2 * Math.PI);
    context.strokeStyle = one.isChosen || one.isMarked ? colours.accent : colours.quiet;
    context.lineWidth = one.isChosen || one.isMarked ? 2 : 1;
    context.setLineDash(one.isMarked && !one.isChosen ? [4, 2] : []);
    context.stroke();
  }
  const stamp = stampOf(pen, one, size);
  const side = stamp.width / pen.density;
  context.drawImage(stamp, at.x - side / 2, at.y - side / 2, side, side);
  context.globalAlpha = 1;
}

/** The shape of a node, drawn once for all that look the same. */
function stampOf({ colours, density, stamps }: Pen, { node }: DrawnNode, size: number): HTMLCanvasElement {
  const { shape, colour, hollow } = appearanceOf(node.type);
  const isBroken = isDoubted(node);
  const key = `${shape} ${colour} ${hollow} ${isBroken}`;
  const known = stamps.get(key);
  if (known) return known;
  const stamp = document.createElement('canvas');
  const half = Math.ceil((RADIUS * 1.3 + 2) * size * density);
  stamp.width = 2 * half;
  stamp.height = 2 * half;
  const context = stamp.getContext('2d');
  if (context) {
    const outline = new Path2D(outlineOf(shape));
    context.setTransform(size * density, 0, 0, size * density, half, half);
    context.setLineDash(isBroken ? [3, 2] : []);
    context.fillStyle = hollow ? colours.raised : colours[colour];
    context.strokeStyle = colours[colour];
    context.lineWidth = hollow ? 2.25 : 1.75;
    context.fill(outline);
    context.stroke(outline);
  }
  stamps.set(key, stamp);
  return stamp;
}

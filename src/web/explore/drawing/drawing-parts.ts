import type { Place } from '../../../arrangement/arrangement.js';
import type { DrawnNode } from '../../../arrangement/drawn-node.js';
import { typeInWords } from '../words.js';

/** What can be done in a picture; all of it can be done in the table too. */
export interface DrawingActions {
  readonly choose: (id: string) => void;
  readonly mark: (id: string) => void;
  readonly expand: (id: string) => void;
  readonly move: (id: string, place: Place) => void;
  readonly pin: (id: string) => void;
  readonly remove: (id: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** A node as a sentence under the picture has it. */
export function nodeInWords({ node }: DrawnNode): string {
  return `${typeInWords(node.type)}: ${node.label}`;
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

/** From the edge of the frame to where a place is seen well enough. */
const EDGE = 20;

/** Whether a place is seen in a frame. */
export function isSeen(place: Place, { x, y, k }: Transform, { width, height }: Size): boolean {
  const [left, top] = [place.x * k + x, place.y * k + y];
  return left >= EDGE && top >= EDGE && left <= width - EDGE && top <= height - EDGE;
}

/**
 * The transform in which what was added is seen too, beside what is seen now; undefined where it is seen as it lies.
 * Nothing gets larger by it.
 */
export function widened(
  { before, added }: Readonly<Record<'before' | 'added', readonly Place[]>>,
  lies: Transform,
  size: Size,
): Transform | undefined {
  if (added.every((place) => isSeen(place, lies, size))) return undefined;
  return fitted([...before.filter((place) => isSeen(place, lies, size)), ...added], size, lies.k);
}

/**
 * The transform in which all places are seen.
 * @param closest the scale that it does not go beyond.
 */
export function fitted(places: readonly Place[], { width, height }: Size, closest = CLOSEST): Transform {
  if (places.length === 0) return { x: width / 2, y: height / 2, k: 1 };
  const xs = places.map(({ x }) => x);
  const ys = places.map(({ y }) => y);
  const [left, right] = [least(xs), -least(xs.map((x) => -x))];
  const [top, bottom] = [least(ys), -least(ys.map((y) => -y))];
  const room = (free: number, taken: number): number => Math.max(1, free - 2 * MARGIN) / Math.max(1, taken);
  const k = Math.max(ZOOM.least, Math.min(closest, room(width, right - left), room(height, bottom - top)));
  return { x: width / 2 - (k * (left + right)) / 2, y: height / 2 - (k * (top + bottom)) / 2, k };
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => Math.min(one, other), Infinity);
}

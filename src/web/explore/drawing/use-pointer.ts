import { useRef, useState } from 'react';
import type { PointerEvent as ReactPointerEvent, RefObject } from 'react';
import type { Place } from '../../../arrangement/arrangement.js';
import { linkInWords } from '../words.js';
import { REACH } from '../../../arrangement/appearance.js';
import { nodeInWords } from './drawing-parts.js';
import type { Drawn, DrawnNode } from '../../../arrangement/drawn-node.js';
import type { DrawingActions, Transform } from './drawing-parts.js';
import { linkAt, nodeAt } from './pointed.js';

/** Pixels that a hand may tremble without moving a node. */
const TREMBLE = 4;
/** From how far a link is pointed at, in pixels. */
const LINK_REACH = 5;

/** A node that a hand moves, and where it is now. */
export interface Held {
  readonly id: string;
  readonly place: Place;
}

/** Where a mouse or a finger is. */
type Point = Pick<MouseEvent, 'clientX' | 'clientY'>;
type FramePointerEvent = ReactPointerEvent<HTMLElement>;

interface Hold {
  readonly node: DrawnNode;
  readonly from: Point;
  readonly isMoved: boolean;
}

/** What a pointer does in a picture, however that is drawn. */
export interface Pointer {
  readonly held: Held | undefined;
  /** Whether what a hand begins is about a node: then the picture stays where it is. */
  readonly isOnNode: (event: Event) => boolean;
  readonly onPointerDown: (event: FramePointerEvent) => void;
  readonly onPointerMove: (event: FramePointerEvent) => void;
  readonly onPointerUp: (event: FramePointerEvent) => void;
  readonly onPointerCancel: () => void;
  readonly onPointerLeave: () => void;
  readonly onDoubleClick: (point: Point) => void;
}

interface PointerOptions {
  readonly frame: RefObject<HTMLElement | null>;
  readonly drawn: Drawn;
  readonly actions: DrawingActions;
  /** How the picture lies in its frame at the moment. */
  readonly lies: () => Transform;
  /** Says of what lies under the pointer what it is. */
  readonly tell: (text: string | undefined) => void;
}

/** Chooses, marks, expands and moves the node under a pointer, and says what it points at. */
export function usePointer({ frame, drawn, actions, lies, tell }: PointerOptions): Pointer {
  const hold = useRef<Hold | undefined>(undefined);
  const [held, setHeld] = useState<Held | undefined>(undefined);
  const letGo = (): void => {
    hold.current = undefined;
    setHeld(undefined);
  };
  const nodeUnder = (point: Point): DrawnNode | undefined =>
    nodeAt(drawn.nodes, placeUnder(point, frame.current, lies()), nodeReach(lies().k));
  const heldAt = ({ node, from }: Hold, point: Point): Held => {
    const { k } = lies();
    const [dx, dy] = [(point.clientX - from.clientX) / k, (point.clientY - from.clientY) / k];
    return { id: node.node.id, place: { x: Math.round(node.place.x + dx), y: Math.round(node.place.y + dy) } };
  };
  return {
    held,
    isOnNode: (event) => {
      const points = 'touches' in event ? [...(event as TouchEvent).touches] : [event as MouseEvent];
      const [point] = points;
      // Two fingers scale the picture, wherever they are.
      return points.length === 1 && point !== undefined && nodeUnder(point) !== undefined;
    },
    onPointerDown: (event) => {
      letGo();
      const node = event.button === 0 && event.isPrimary ? nodeUnder(event) : undefined;
      if (!node) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      hold.current = { node, from: { clientX: event.clientX, clientY: event.clientY }, isMoved: false };
    },
    onPointerMove: (event) => {
      const was = hold.current;
      if (!was) {
        // What a hand moves is not looked at.
        if (event.buttons === 0) tell(toldAt(drawn, placeUnder(event, frame.current, lies()), lies().k));
        return;
      }
      const length = Math.hypot(event.clientX - was.from.clientX, event.clientY - was.from.clientY);
      hold.current = { ...was, isMoved: was.isMoved || length > TREMBLE };
      if (hold.current.isMoved) setHeld(heldAt(was, event));
    },
    onPointerUp: (event) => {
      const was = hold.current;
      letGo();
      if (!was) return;
      const { id, place } = heldAt(was, event);
      if (was.isMoved) actions.move(id, place);
      else if (event.shiftKey) actions.mark(id);
      else actions.choose(id);
    },
    onPointerCancel: letGo,
    onPointerLeave: () => tell(undefined),
    onDoubleClick: (point) => {
      const node = nodeUnder(point);
      if (node) actions.expand(node.node.id);
    },
  };
}

/** The point of the picture that is under a point of the window. */
function placeUnder({ clientX, clientY }: Point, frame: HTMLElement | null, { x, y, k }: Transform): Place {
  const { left, top } = frame?.getBoundingClientRect() ?? { left: 0, top: 0 };
  return { x: (clientX - left - x) / k, y: (clientY - top - y) / k };
}

/** From how far a node is pointed at, in units of the picture. */
function nodeReach(k: number): number {
  return Math.max(REACH, 10 / k);
}

function toldAt(drawn: Drawn, at: Place, k: number): string | undefined {
  const found = nodeAt(drawn.nodes, at, nodeReach(k));
  if (found) return nodeInWords(found);
  const link = linkAt(drawn, at, LINK_REACH / k);
  const [from, to] = link ? [drawn.byId.get(link.from), drawn.byId.get(link.to)] : [];
  return link && from && to ? linkInWords(link, from.node.label, to.node.label) : undefined;
}

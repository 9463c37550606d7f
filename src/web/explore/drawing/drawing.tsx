import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { counted, inGroups } from '../words.js';
import { CanvasDrawing, HeldDrawing } from './canvas-drawing.js';
import { fitted, isSeen, nodeInWords, widened } from './drawing-parts.js';
import type { Place } from '../../../arrangement/arrangement.js';
import type { Drawn, DrawnNode } from '../../../arrangement/drawn-node.js';
import type { DrawingActions, Size, Transform } from './drawing-parts.js';
import { nearestTowards } from './pointed.js';
import { SvgDrawing } from './svg-drawing.js';
import { usePanZoom } from './use-pan-zoom.js';
import { usePointer } from './use-pointer.js';

/** Elements that a browser moves fluently; beyond this many nodes, or links, the picture is a bitmap. */
const MOST_NODES_AS_ELEMENTS = 500;
const MOST_LINKS_AS_ELEMENTS = 1_500;

const ARROWS: Readonly<Record<string, 'left' | 'right' | 'up' | 'down'>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
const STEP = 1.4;
/** How far a key moves a record, in units of the picture. */
const NUDGE = 20;
const NUDGES = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] } as const;

interface DrawingProps {
  readonly drawn: Drawn;
  readonly actions: DrawingActions;
  /** All that has a place, what filters hide too. */
  readonly placed: ReadonlyMap<string, Place>;
  /** Changes where all of the picture is to be seen anew. */
  readonly fitKey: unknown;
  /** Whether something is asked for that may be added. */
  readonly isBusy: boolean;
}

/** The picture: moved by hand, by wheel and by keys. */
export function Drawing({ drawn, placed, actions, fitKey, isBusy }: DrawingProps) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const move = useRef<(transform: Transform) => void>(() => undefined);
  const isOnNode = useRef<(event: Event) => boolean>(() => false);
  const { rest, lies, to, by, byHand } = usePanZoom(
    frame,
    (transform) => move.current(transform),
    (event) => isOnNode.current(event),
  );
  const onReady = useCallback((ready: (transform: Transform) => void) => {
    move.current = ready;
  }, []);
  const [told, tell] = useState<string | undefined>(undefined);
  const { held, isOnNode: onNode, ...handlers } = usePointer({ frame, drawn, actions, lies, tell });
  useEffect(() => {
    isOnNode.current = onNode;
  });
  const fit = useCallback(() => {
    if (size)
      to(
        fitted(
          drawn.nodes.map(({ place }) => place),
          size,
        ),
      );
  }, [drawn, size, to]);

  const fitLatest = useRef(fit);
  useEffect(() => {
    fitLatest.current = fit;
  }, [fit]);
  const isSized = size !== undefined;
  useEffect(() => {
    if (isSized) fitLatest.current();
  }, [fitKey, isSized]);

  const chosen = drawn.nodes.find(({ isChosen }) => isChosen);
  const chosenPlace = useRef(chosen?.place);
  useEffect(() => {
    chosenPlace.current = chosen?.place;
  });
  const chosenId = chosen?.node.id;
  // What is chosen in the table, by a key or by the search is to be seen; what is seen stays where it is.
  useEffect(() => {
    const place = chosenPlace.current;
    if (!size || !place) return;
    const lying = lies();
    const { k } = lying;
    if (!isSeen(place, lying, size)) to({ x: size.width / 2 - place.x * k, y: size.height / 2 - place.y * k, k });
  }, [chosenId, size, lies, to]);

  const handsAtStart = useRef<number | undefined>(undefined);
  const placedBefore = useRef(placed);
  // Once what is chosen is in sight: what was added is to be seen as well, unless a hand went elsewhere meanwhile.
  useEffect(() => {
    const was = placedBefore.current;
    placedBefore.current = placed;
    const isLeft = handsAtStart.current !== undefined && handsAtStart.current !== byHand();
    if (!size || isLeft) return;
    const added = drawn.nodes.filter(({ node }) => !was.has(node.id)).map(({ place }) => place);
    const before = drawn.nodes.filter(({ node }) => was.has(node.id)).map(({ place }) => place);
    const wider = widened({ before, added }, lies(), size);
    if (wider) to(wider);
  }, [placed, drawn, size, lies, to, byHand]);
  useEffect(() => {
    handsAtStart.current = isBusy ? byHand() : undefined;
  }, [isBusy, byHand]);
  const isBitmap = drawn.nodes.length > MOST_NODES_AS_ELEMENTS || drawn.links.length > MOST_LINKS_AS_ELEMENTS;
  return (
    <div className="picture">
      <div
        ref={frame}
        className="frame"
        role="application"
        aria-label={`Picture of ${counted(drawn.nodes.length, 'record')} and ${counted(drawn.links.length, 'link')}`}
        aria-describedby="picture-keys"
        tabIndex={0}
        onKeyDown={(event) => onKey(event, { drawn, chosen, actions, by, fit })}
        {...handlers}
      >
        {size !== undefined && !isBitmap && (
          <svg width={size.width} height={size.height} aria-hidden="true">
            <SvgDrawing {...{ drawn, held, size, rest, onReady }} />
          </svg>
        )}
        {size !== undefined && isBitmap && <CanvasDrawing {...{ drawn, size, rest, onReady }} />}
        {isBitmap && held && <HeldDrawing {...{ drawn, held }} lies={lies()} />}
      </div>
      <p id="picture-keys" className="hidden">
        Arrow keys choose the next record in that direction, with Shift they move the chosen one, Enter adds what is
        around it, P pins it, Delete takes it out, Control and Z take back, plus and minus scale, 0 shows all. The table
        has the same records and the same actions.
      </p>
      <p className="hidden" aria-live="polite">
        {chosen && nodeInWords(chosen)}
        {chosen && (chosen.isPinned ? ', pinned' : '')}
        {chosen && `, ${counted(chosen.degree, 'link')} here`}
        {chosen && chosen.more > 0 && ` and ${inGroups(chosen.more)} more`}
      </p>
      <p className="told" aria-hidden="true">
        {told ?? (chosen ? nodeInWords(chosen) : ' ')}
      </p>
      <div className="scaling" role="group" aria-label="Scale of the picture">
        <button type="button" aria-label="Larger" onClick={() => by(STEP)}>
          +
        </button>
        <button type="button" aria-label="Smaller" onClick={() => by(1 / STEP)}>
          −
        </button>
        <button type="button" onClick={fit}>
          Show all
        </button>
      </div>
    </div>
  );
}

interface Keys {
  readonly drawn: Drawn;
  readonly chosen: DrawnNode | undefined;
  readonly actions: DrawingActions;
  readonly by: (factor: number) => void;
  readonly fit: () => void;
}

function onKey(event: KeyboardEvent, { drawn, chosen, actions, by, fit }: Keys): void {
  const act = event.ctrlKey || event.metaKey ? actOnHistory(event, actions) : actOn(event);
  if (!act || event.altKey) return;
  event.preventDefault();
  act();

  function actOn({ key, shiftKey }: KeyboardEvent): (() => void) | undefined {
    const id = chosen?.node.id;
    const direction = ARROWS[key];
    if (direction !== undefined && shiftKey) {
      if (!chosen) return undefined;
      const { x, y } = chosen.place;
      const [right, down] = NUDGES[direction];
      return () => actions.move(chosen.node.id, { x: x + right * NUDGE, y: y + down * NUDGE });
    }
    if (direction !== undefined) {
      const next = chosen ? nearestTowards(drawn.nodes, chosen, direction) : drawn.nodes[0];
      return () => next && actions.choose(next.node.id);
    }
    switch (key) {
      case '+':
      case '=':
        return () => by(STEP);
      case '-':
        return () => by(1 / STEP);
      case '0':
        return fit;
      case 'Enter':
        return () => id !== undefined && actions.expand(id);
      case 'p':
      case 'P':
        return () => id !== undefined && actions.pin(id);
      case 'Delete':
      case 'Backspace':
        return () => id !== undefined && actions.remove(id);
      default:
        return undefined;
    }
  }
}

function actOnHistory(event: KeyboardEvent, { undo, redo }: DrawingActions): (() => void) | undefined {
  switch (event.key) {
    case 'z':
      return undo;
    case 'Z':
    case 'y':
      return redo;
    default:
      return undefined;
  }
}

/** The size of an element; undefined until it has one. */
function useSize(element: RefObject<HTMLElement | null>): Size | undefined {
  const [size, setSize] = useState<Size | undefined>(undefined);
  useLayoutEffect(() => {
    const observed = element.current;
    if (observed === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      if (width > 0 && height > 0) setSize({ width: Math.round(width), height: Math.round(height) });
    });
    observer.observe(observed);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { counted } from '../words.js';
import { CanvasDrawing, HeldDrawing } from './canvas-drawing.js';
import { fitted, nodeInWords } from './drawing-parts.js';
import type { Drawn, DrawingActions, DrawnNode, Size, Transform } from './drawing-parts.js';
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

interface DrawingProps {
  readonly drawn: Drawn;
  readonly actions: DrawingActions;
  /** Changes where all of the picture is to be seen anew. */
  readonly fitKey: unknown;
}

/** The picture: moved by hand, by wheel and by keys. */
export function Drawing({ drawn, actions, fitKey }: DrawingProps) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const move = useRef<(transform: Transform) => void>(() => undefined);
  const isOnNode = useRef<(event: Event) => boolean>(() => false);
  const { rest, lies, to, by } = usePanZoom(
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
        Arrow keys choose the next record in that direction, Enter adds what is around it, P pins it, Delete takes it
        out, plus and minus scale, 0 shows all. The table has the same records and the same actions.
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
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const id = chosen?.node.id;
  const direction = ARROWS[event.key];
  const act = ((): (() => void) | undefined => {
    if (direction !== undefined) {
      const next = chosen ? nearestTowards(drawn.nodes, chosen, direction) : drawn.nodes[0];
      return () => next && actions.choose(next.node.id);
    }
    switch (event.key) {
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
  })();
  if (!act) return;
  event.preventDefault();
  act();
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

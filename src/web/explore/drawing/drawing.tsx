import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent, RefObject } from 'react';
import { counted, linkInWords, typeInWords } from '../words.js';
import { CanvasDrawing } from './canvas-drawing.js';
import { RADIUS } from './appearance.js';
import type { Place } from '../arrangement.js';
import { fitted } from './drawing-parts.js';
import type { Drawn, DrawingActions, DrawnNode, Size, Transform } from './drawing-parts.js';
import { linkAt, nearestTowards, nodeAt } from './pointed.js';
import { SvgDrawing } from './svg-drawing.js';
import { usePanZoom } from './use-pan-zoom.js';

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
  readonly actions: Omit<DrawingActions, 'tell'>;
  /** Changes where all of the picture is to be seen anew. */
  readonly fitKey: unknown;
}

/** The picture: moved by hand, by wheel and by keys. */
export function Drawing({ drawn, actions, fitKey }: DrawingProps) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const move = useRef<(transform: Transform) => void>(() => undefined);
  const { rest, to, by } = usePanZoom(
    frame,
    useCallback((transform: Transform) => move.current(transform), []),
  );
  const onReady = useCallback((ready: (transform: Transform) => void) => {
    move.current = ready;
  }, []);
  const [told, tell] = useState<string | undefined>(undefined);
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
  const all = useMemo((): DrawingActions => ({ ...actions, tell }), [actions]);
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
        onClick={(event) => {
          if (isBitmap) onClickBitmap(event, drawn, rest, actions);
        }}
        onPointerMove={(event) => {
          // Elements say themselves what they are; what a hand moves is not looked at.
          if (isBitmap && event.buttons === 0) tell(toldAt(drawn, placeAt(event, rest), rest.k));
        }}
        onPointerLeave={() => tell(undefined)}
      >
        {size !== undefined && !isBitmap && (
          <svg width={size.width} height={size.height} aria-hidden="true">
            <SvgDrawing {...{ drawn, size, rest, onReady }} actions={all} />
          </svg>
        )}
        {size !== undefined && isBitmap && <CanvasDrawing {...{ drawn, size, rest, onReady }} />}
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
  readonly actions: Omit<DrawingActions, 'tell'>;
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

function onClickBitmap(
  event: MouseEvent<HTMLElement>,
  drawn: Drawn,
  rest: Transform,
  actions: Omit<DrawingActions, 'tell'>,
): void {
  const found = nodeAt(drawn.nodes, placeAt(event, rest), nodeReach(rest.k));
  if (!found) return;
  if (event.shiftKey) actions.mark(found.node.id);
  else if (event.detail === 2) actions.expand(found.node.id);
  else actions.choose(found.node.id);
}

/** The point of the picture that is under the pointer. */
function placeAt(event: MouseEvent<HTMLElement>, { x, y, k }: Transform): Place {
  const { left, top } = event.currentTarget.getBoundingClientRect();
  return { x: (event.clientX - left - x) / k, y: (event.clientY - top - y) / k };
}

/** From how far a node is pointed at, in units of the picture. */
function nodeReach(k: number): number {
  return Math.max(RADIUS * 1.5, 10 / k);
}

function toldAt(drawn: Drawn, at: Place, k: number): string | undefined {
  const found = nodeAt(drawn.nodes, at, nodeReach(k));
  if (found) return nodeInWords(found);
  const link = linkAt(drawn, at, 5 / k);
  const [from, to] = link ? [drawn.byId.get(link.from), drawn.byId.get(link.to)] : [];
  return link && from && to ? linkInWords(link, from.node.label, to.node.label) : undefined;
}

function nodeInWords({ node }: DrawnNode): string {
  return `${typeInWords(node.type)}: ${node.label}`;
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

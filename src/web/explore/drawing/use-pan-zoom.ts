import { select } from 'd3-selection';
import { zoom, zoomIdentity } from 'd3-zoom';
import type { D3ZoomEvent, ZoomBehavior } from 'd3-zoom';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { ZOOM } from './drawing-parts.js';
import type { Transform } from './drawing-parts.js';

/** What the picture can be told from outside it. */
export interface PanZoom {
  /** Where it rests. */
  readonly rest: Transform;
  readonly to: (transform: Transform) => void;
  readonly by: (factor: number) => void;
}

/**
 * Moves and scales a picture by hand.
 * @param onMove told of each change at once, without anything being drawn anew: it sets one attribute.
 */
export function usePanZoom<E extends HTMLElement | SVGSVGElement>(
  frame: RefObject<E | null>,
  onMove: (transform: Transform) => void,
): PanZoom {
  const [rest, setRest] = useState<Transform>({ x: 0, y: 0, k: 1 });
  const behaviour = useRef<ZoomBehavior<E, unknown> | undefined>(undefined);
  const told = useRef(onMove);
  useEffect(() => {
    told.current = onMove;
  }, [onMove]);

  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const made = zoom<E, unknown>()
      .scaleExtent([ZOOM.least, ZOOM.most])
      // A node is moved by itself.
      .filter((event: Event) => {
        const isOnNode = event.target instanceof Element && event.target.closest('[data-node]') !== null;
        const isSide = event instanceof MouseEvent && (event.button !== 0 || event.ctrlKey) && event.type !== 'wheel';
        return !isSide && (event.type === 'wheel' || !isOnNode);
      })
      .on('zoom', ({ transform: { x, y, k } }: D3ZoomEvent<E, unknown>) => told.current({ x, y, k }))
      // When the hand lets go, or the wheel stands still: never in between, since to draw many anew takes a while.
      .on('end', ({ transform: { x, y, k } }: D3ZoomEvent<E, unknown>) => setRest({ x, y, k }));
    behaviour.current = made;
    select<E, unknown>(element).call(made).on('dblclick.zoom', null);
    return () => {
      select(element).on('.zoom', null);
    };
  }, [frame]);

  const to = useCallback(
    ({ x, y, k }: Transform) => {
      if (frame.current === null || behaviour.current === undefined) return;
      behaviour.current.transform(select<E, unknown>(frame.current), zoomIdentity.translate(x, y).scale(k));
      setRest({ x, y, k });
    },
    [frame],
  );
  const by = useCallback(
    (factor: number) => {
      if (frame.current === null || behaviour.current === undefined) return;
      behaviour.current.scaleBy(select<E, unknown>(frame.current), factor);
    },
    [frame],
  );
  return { rest, to, by };
}

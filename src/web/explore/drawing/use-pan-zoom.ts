import { select } from 'd3-selection';
import { zoom, zoomIdentity, zoomTransform } from 'd3-zoom';
import type { D3ZoomEvent, ZoomBehavior } from 'd3-zoom';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { ZOOM } from './drawing-parts.js';
import type { Transform } from './drawing-parts.js';

/** One change of how it lies; `sourceEvent` where a hand made it. */
type Moved = Pick<D3ZoomEvent<Element, unknown>, 'transform'> & { readonly sourceEvent?: unknown };

/** What the picture can be told from outside it. */
export interface PanZoom {
  /** Where it rests. */
  readonly rest: Transform;
  /** How it lies at this moment. */
  readonly lies: () => Transform;
  readonly to: (transform: Transform) => void;
  readonly by: (factor: number) => void;
  /** How often a hand, or a button or key in its place, has moved or scaled it. */
  readonly byHand: () => number;
}

/**
 * Moves and scales a picture by hand.
 * @param onMove told of each change at once, without anything being drawn anew: it sets one attribute.
 * @param isElse whether what a hand begins is about something in the picture, which then stays where it is.
 */
export function usePanZoom<E extends HTMLElement>(
  frame: RefObject<E | null>,
  onMove: (transform: Transform) => void,
  isElse: (event: Event) => boolean,
): PanZoom {
  const [rest, setRest] = useState<Transform>({ x: 0, y: 0, k: 1 });
  const behaviour = useRef<ZoomBehavior<E, unknown> | undefined>(undefined);
  const told = useRef({ onMove, isElse });
  const hands = useRef(0);
  useEffect(() => {
    told.current = { onMove, isElse };
  });

  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const made = zoom<E, unknown>()
      .scaleExtent([ZOOM.least, ZOOM.most])
      .filter((event: Event) => {
        const isSide = event instanceof MouseEvent && (event.button !== 0 || event.ctrlKey);
        return event.type === 'wheel' || (!isSide && !told.current.isElse(event));
      })
      .on('zoom', ({ transform: { x, y, k }, sourceEvent }: Moved) => {
        if (sourceEvent !== undefined && sourceEvent !== null) hands.current += 1;
        told.current.onMove({ x, y, k });
      })
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
      hands.current += 1;
      behaviour.current.scaleBy(select<E, unknown>(frame.current), factor);
    },
    [frame],
  );
  const lies = useCallback((): Transform => {
    if (frame.current === null) return { x: 0, y: 0, k: 1 };
    const { x, y, k } = zoomTransform(frame.current);
    return { x, y, k };
  }, [frame]);
  const byHand = useCallback(() => hands.current, []);
  return { rest, lies, to, by, byHand };
}

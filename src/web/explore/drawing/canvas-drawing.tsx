import { memo, useLayoutEffect, useRef } from 'react';
import { BATCH, drawBitmap } from './bitmap.js';
import type { Drawn } from '../../../arrangement/drawn-node.js';
import type { Size, Transform } from './drawing-parts.js';
import { Node } from './svg-drawing.js';
import type { Held } from './use-pointer.js';

interface CanvasDrawingProps {
  readonly drawn: Drawn;
  readonly size: Size;
  readonly rest: Transform;
  readonly onReady: (move: (transform: Transform) => void) => void;
}

/** The bitmap reaches beyond the frame on each side by this share of it, so that a hand can pull something in. */
const BEYOND = 0.5;

/**
 * The picture as a bitmap, for more nodes than a browser moves as elements: while a hand moves it the bitmap is moved,
 * and when the hand rests it is drawn anew with names and arrows.
 */
export const CanvasDrawing = memo(function CanvasDrawing({ drawn, size, rest, onReady }: CanvasDrawingProps) {
  const canvas = useRef<HTMLCanvasElement>(null);

  useLayoutEffect(() => {
    const move = ({ x, y, k }: Transform): void => {
      const element = canvas.current;
      if (element === null) return;
      const ratio = k / rest.k;
      const [left, top] = [-BEYOND * size.width, -BEYOND * size.height];
      // The bitmap's corner lies beyond the frame, and is scaled with all else.
      const [dx, dy] = [x - rest.x * ratio + left * ratio, y - rest.y * ratio + top * ratio];
      element.style.setProperty('transform', `translate(${dx}px, ${dy}px) scale(${ratio})`);
    };
    onReady(move);
    if (canvas.current) drawBitmap(canvas.current, drawn, { size, beyond: BEYOND, at: rest });
    move(rest);
  }, [drawn, size, rest, onReady]);

  return <canvas ref={canvas} className="bitmap" aria-hidden="true" />;
});

interface HeldDrawingProps {
  readonly drawn: Drawn;
  readonly held: Held;
  readonly lies: Transform;
}

/** Over a bitmap, which stays as it is until the hand lets go: the node that it moves, with its lines. */
export function HeldDrawing({ drawn, held: { id, place }, lies: { x, y, k } }: HeldDrawingProps) {
  const one = drawn.byId.get(id);
  if (!one) return null;
  const ends = drawn.links.flatMap(({ from, to }) => {
    if (from !== id && to !== id) return [];
    const other = drawn.byId.get(from === id ? to : from);
    return other ? [other.place] : [];
  });
  const batches = Array.from({ length: Math.ceil(ends.length / BATCH) }, (_, index) =>
    ends.slice(index * BATCH, (index + 1) * BATCH),
  );
  return (
    <svg className="held" aria-hidden="true">
      <g transform={`translate(${x} ${y}) scale(${k})`}>
        <g className="link near">
          {batches.map((batch, index) => (
            <path
              key={index}
              className="line"
              vectorEffect="non-scaling-stroke"
              d={batch.map((end) => `M${place.x},${place.y}L${end.x},${end.y}`).join('')}
            />
          ))}
        </g>
        <Node drawn={one} place={place} />
      </g>
    </svg>
  );
}

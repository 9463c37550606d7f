import { memo, useLayoutEffect, useMemo, useRef } from 'react';
import type { GraphLink } from '../../../arrangement/known-graph.js';
import { linkKey } from '../../../arrangement/known-graph.js';
import type { Place } from '../../../arrangement/arrangement.js';
import { REACH, appearanceOf, outlineOf } from '../../../arrangement/appearance.js';
import { isDoubted } from '../../../arrangement/drawn-node.js';
import type { Drawn, DrawnNode } from '../../../arrangement/drawn-node.js';
import type { Size, Transform } from './drawing-parts.js';
import { labelsAt } from './labels-at.js';
import { linkPath } from './link-path.js';
import { LABEL_LINE } from './label-font.js';
import type { Held } from './use-pointer.js';

interface SvgDrawingProps {
  readonly drawn: Drawn;
  readonly held: Held | undefined;
  readonly size: Size;
  readonly rest: Transform;
  /** Is given what moves the picture while a hand does. */
  readonly onReady: (move: (transform: Transform) => void) => void;
}

/** The picture as SVG: each node and each link is an element of its own, with its name. */
export const SvgDrawing = memo(function SvgDrawing({ drawn, held, size, rest, onReady }: SvgDrawingProps) {
  const scene = useRef<SVGGElement>(null);
  const names = useRef<SVGGElement>(null);

  useLayoutEffect(() => {
    // The picture as it was painted is moved as one: to paint hundreds of lines anew for each step is not fluent.
    const move = ({ x, y, k }: Transform): void => {
      const ratio = k / rest.k;
      const whole = scene.current?.ownerSVGElement?.style;
      whole?.setProperty('transform', `translate(${x - rest.x * ratio}px, ${y - rest.y * ratio}px) scale(${ratio})`);
      // Names keep their size: they go along with the hand, and are placed anew when it rests.
      names.current?.setAttribute('visibility', ratio === 1 ? 'visible' : 'hidden');
    };
    onReady(move);
    move(rest);
  }, [onReady, rest]);

  const labels = useMemo(() => labelsAt(drawn, rest, size), [drawn, rest, size]);

  const placeOf = (one: DrawnNode): Place => (held?.id === one.node.id ? held.place : one.place);
  return (
    <>
      <defs>
        <marker
          id="arrow"
          viewBox="0 0 10 10"
          refX="9"
          refY="5"
          markerWidth="7"
          markerHeight="7"
          orient="auto-start-reverse"
        >
          <path d="M0,1L9,5L0,9Z" />
        </marker>
      </defs>
      <g ref={scene} className="scene" transform={`translate(${rest.x} ${rest.y}) scale(${rest.k})`}>
        <g className="links">
          {drawn.links.map((link) => {
            const [from, to] = [drawn.byId.get(link.from), drawn.byId.get(link.to)];
            if (!from || !to) return null;
            const isNear = from.isChosen || to.isChosen;
            const [start, end] = [placeOf(from), placeOf(to)];
            return (
              <Link
                key={linkKey(link)}
                link={link}
                isNear={isNear}
                {...{ x1: start.x, y1: start.y, x2: end.x, y2: end.y }}
              />
            );
          })}
        </g>
        <g className="nodes">
          {drawn.nodes.map((one) => (
            <Node key={one.node.id} drawn={one} place={placeOf(one)} />
          ))}
        </g>
      </g>
      <g ref={names} className="names" aria-hidden="true">
        {labels.map(({ id, lines, x, y }) => (
          <text key={id} textAnchor="middle" className={drawn.byId.get(id)?.isAbsent ? 'absent' : undefined}>
            {lines.map((line, index) => (
              <tspan key={index} x={x} y={y + (index + 0.5) * LABEL_LINE} dominantBaseline="central">
                {line}
              </tspan>
            ))}
          </text>
        ))}
      </g>
    </>
  );
});

interface LinkProps {
  readonly link: GraphLink;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly isNear: boolean;
}

const Link = memo(function Link({ link, x1, y1, x2, y2, isNear }: LinkProps) {
  const path = linkPath({ x: x1, y: y1 }, { x: x2, y: y2 });
  const doubt = link.editorial ? 'editorial' : link.inferred ? 'inferred' : '';
  return (
    <g className={`link ${doubt} ${isNear ? 'near' : ''}`}>
      <path className="reach" d={path} />
      <path className="line" d={path} markerEnd="url(#arrow)" />
    </g>
  );
});

interface NodeProps {
  readonly drawn: DrawnNode;
  readonly place: Place;
}

/** The shape of a node, as an element. */
export const Node = memo(function Node({ drawn, place }: NodeProps) {
  const { node, isChosen, isMarked, isPinned, isAbsent } = drawn;
  const { shape, colour, hollow } = appearanceOf(node.type);
  const states = [
    ...[colour, hollow ? 'hollow' : 'filled'],
    ...(isChosen ? ['chosen'] : []),
    ...(isMarked ? ['marked'] : []),
    ...(isPinned ? ['pinned'] : []),
    ...(isAbsent ? ['absent'] : []),
    ...(isDoubted(node) ? ['doubted'] : []),
  ];
  return (
    <g data-node={node.id} className={`node ${states.join(' ')}`} transform={`translate(${place.x} ${place.y})`}>
      <circle className="reach" r={REACH} />
      <path className="shape" d={outlineOf(shape)} />
    </g>
  );
});

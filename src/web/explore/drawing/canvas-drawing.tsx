import { useLayoutEffect, useRef } from 'react';
import { RADIUS, appearanceOf, outlineOf } from './appearance.js';
import type { Colour } from './appearance.js';
import type { Drawn, DrawnNode, Size, Transform } from './drawing-parts.js';
import { labelsAt } from './labels-at.js';
import { LABEL_FONT, LABEL_LINE } from './text-width.js';

interface CanvasDrawingProps {
  readonly drawn: Drawn;
  readonly size: Size;
  readonly rest: Transform;
  readonly onReady: (move: (transform: Transform) => void) => void;
}

/** The bitmap reaches beyond the frame on each side by this share of it, so that a hand can pull something in. */
const BEYOND = 0.5;
/** So many links and more are drawn as lines without arrows while the picture is far away. */
const MANY_LINKS = 4_000;
const ARROWS_FROM = 0.5;

/**
 * The picture as a bitmap, for more nodes than a browser moves as elements: while a hand moves it the bitmap is moved,
 * and when the hand rests it is drawn anew with names and arrows.
 */
export function CanvasDrawing({ drawn, size, rest, onReady }: CanvasDrawingProps) {
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
    draw(canvas.current, drawn, size, rest);
    move(rest);
  }, [drawn, size, rest, onReady]);

  return <canvas ref={canvas} className="bitmap" aria-hidden="true" />;
}

function draw(canvas: HTMLCanvasElement | null, drawn: Drawn, size: Size, { x, y, k }: Transform): void {
  const context = canvas?.getContext('2d');
  if (!canvas || !context) return;
  const density = Math.min(2, window.devicePixelRatio);
  const [width, height] = [size.width * (1 + 2 * BEYOND), size.height * (1 + 2 * BEYOND)];
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(height * density);
  canvas.style.setProperty('width', `${width}px`);
  canvas.style.setProperty('height', `${height}px`);
  const colours = coloursOf(canvas);
  context.setTransform(density, 0, 0, density, density * BEYOND * size.width, density * BEYOND * size.height);
  context.save();
  context.translate(x, y);
  context.scale(k, k);
  drawLinks(context, drawn, k, colours);
  for (const one of drawn.nodes) drawNode(context, one, k, colours);
  context.restore();
  context.font = LABEL_FONT;
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.textAlign = 'center';
  for (const { lines, x: middle, y: top } of labelsAt(drawn, { x, y, k }, size)) {
    for (const [index, line] of lines.entries()) {
      const height = top + (index + 0.5) * LABEL_LINE;
      context.strokeStyle = colours.ground;
      context.lineWidth = 3;
      context.strokeText(line, middle, height);
      context.fillStyle = colours.ink;
      context.fillText(line, middle, height);
    }
  }
}

interface Colours extends Readonly<Record<Colour, string>> {
  readonly ground: string;
  readonly ink: string;
  readonly line: string;
  readonly accent: string;
}

/** The colours of the style sheet as they are now, light or dark. */
function coloursOf(element: HTMLElement): Colours {
  const probe = document.createElement('span');
  element.parentElement?.append(probe);
  const read = (name: string): string => {
    probe.style.setProperty('color', `var(--${name})`);
    return getComputedStyle(probe).color;
  };
  const names = ['blue', 'orange', 'green', 'red', 'purple', 'grey', 'ground', 'ink', 'accent'] as const;
  const colours = Object.fromEntries(names.map((name) => [name, read(name)])) as Record<(typeof names)[number], string>;
  const line = read('edge');
  probe.remove();
  return { ...colours, line };
}

function drawLinks(context: CanvasRenderingContext2D, { links, byId }: Drawn, k: number, colours: Colours): void {
  const withArrows = k >= ARROWS_FROM && links.length < MANY_LINKS;
  context.strokeStyle = colours.line;
  context.fillStyle = colours.line;
  context.lineWidth = 1 / k;
  context.beginPath();
  for (const { from, to } of links) {
    const [start, end] = [byId.get(from)?.place, byId.get(to)?.place];
    if (!start || !end) continue;
    context.moveTo(start.x, start.y);
    context.lineTo(end.x, end.y);
    if (!withArrows) continue;
    const angle = Math.atan2(end.y - start.y, end.x - start.x);
    const [tipX, tipY] = [end.x - (RADIUS + 3) * Math.cos(angle), end.y - (RADIUS + 3) * Math.sin(angle)];
    for (const turn of [0.4, -0.4]) {
      context.moveTo(tipX, tipY);
      context.lineTo(tipX - 7 * Math.cos(angle + turn), tipY - 7 * Math.sin(angle + turn));
    }
  }
  context.stroke();
}

const outlines = new Map<string, Path2D>();

function drawNode(context: CanvasRenderingContext2D, one: DrawnNode, k: number, colours: Colours): void {
  const { shape, colour, hollow } = appearanceOf(one.node.type);
  const outline = outlines.get(shape) ?? new Path2D(outlineOf(shape));
  outlines.set(shape, outline);
  context.save();
  context.translate(one.place.x, one.place.y);
  // Far away a node is a dot that is still seen.
  const size = Math.max(1, 0.35 / k);
  context.scale(size, size);
  context.globalAlpha = one.isAbsent ? 0.3 : 1;
  context.fillStyle = hollow ? colours.ground : colours[colour];
  context.strokeStyle = one.isChosen || one.isMarked ? colours.accent : colours[colour];
  context.lineWidth = one.isChosen || one.isMarked ? 4 : 1.75;
  context.fill(outline);
  context.stroke(outline);
  context.restore();
}

import { REACH, appearanceOf, outlineOf } from '../../arrangement/appearance.js';
import { isDoubted } from '../../arrangement/drawn-node.js';
import type { Drawn, DrawnNode } from '../../arrangement/drawn-node.js';
import type { GraphLink } from '../../arrangement/known-graph.js';
import { LIGHT } from '../../arrangement/palette.js';
import { asOfWords, fileName } from '../../arrangement/picture-file.js';
import type { FileContext, ViewFile } from '../../arrangement/picture-file.js';
import { tally } from '../../arrangement/shown.js';
import { xmlElement, xmlText } from '../../export/xml-text.js';
import { recordPath } from '../../page/labels.js';
import { fitted, nodeInWords } from './drawing/drawing-parts.js';
import type { Size, Transform } from './drawing/drawing-parts.js';
import { linkPath } from './drawing/link-path.js';
import type { PlacedLabel } from './drawing/place-labels.js';
import { LABEL_FAMILY, LABEL_LINE } from './drawing/label-font.js';
import { counted, linkInWords, typeInWords } from './words.js';

/** Places names beside what is drawn. */
export type LabelsOf = (drawn: Drawn, at: Transform, size: Size) => readonly PlacedLabel[];

/** Pixels of the picture, at the least and at the most, and beyond what is drawn, where names have room. */
const LEAST_SIDE = { width: 640, height: 360 } as const;
const MOST_SIDE = 2_400;
const MARGIN = 90;
/** Pixels of what stands below the picture. */
const LINE = 20;
const EDGE = 16;
const COLUMN = 160;
/** Of a character, as wide as most are. */
const WIDTH = 7;
/** So many links are drawn as they are; of more each is fainter, as it is on the screen. */
const PLAIN = 1_500;
const FAINTEST = 0.12;

/**
 * A picture as SVG: all that filters leave, in the colours of a light page, with names, a legend, and what it is of. It
 * needs nothing else to be shown: no style sheet, no script, no fonts but those of the system.
 * @param address of the view, which opens it again.
 */
export function svgFile(
  drawn: Drawn,
  context: FileContext,
  { address, labelsOf }: { readonly address: string; readonly labelsOf: LabelsOf },
): ViewFile & { readonly size: Size } {
  const size = sizeOf(drawn.nodes);
  const at = fitted(
    drawn.nodes.map(({ place }) => place),
    size,
  );
  const legend = legendOf(drawn, size);
  const [title = '', ...rest] = captionOf(drawn, context);
  const most = Math.floor((size.width - 2 * EDGE) / WIDTH);
  const titleLines = wrapped(title, most);
  const caption = [...titleLines, ...rest.flatMap((line) => wrapped(line, most))];
  const height = size.height + legend.height + caption.length * LINE + 2 * EDGE;
  const about = [title, ...rest, `The view: ${address}`].join('\n');
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    ...{ width: size.width, height, viewBox: `0 0 ${size.width} ${height}` },
    ...{ role: 'img', 'font-family': LABEL_FAMILY, 'font-size': 12 },
  };
  const parts = [
    xmlElement('title', {}, xmlText(title)),
    xmlElement('desc', {}, xmlText(about)),
    xmlElement('defs', {}, marker('arrow', LIGHT.edge) + marker('arrow-near', LIGHT.ink)),
    xmlElement('rect', { width: size.width, height, fill: LIGHT.raised }),
    xmlElement('g', { transform: `translate(${rounded(at.x)} ${rounded(at.y)}) scale(${at.k})` }, sceneOf(drawn)),
    xmlElement(
      'g',
      NAMES,
      labelsOf(drawn, at, size)
        .map((label) => labelElement(label, drawn))
        .join('\n'),
    ),
    xmlElement('g', { transform: `translate(${EDGE} ${size.height})` }, legend.text),
    ...caption.map((line, index) =>
      textElement(line, {
        ...{ x: EDGE, y: size.height + legend.height + EDGE + (index + 0.5) * LINE },
        ...(index < titleLines.length ? { fill: LIGHT.ink, 'font-weight': 600 } : { fill: LIGHT.quiet }),
      }),
    ),
  ];
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n${xmlElement('svg', attributes, `\n${parts.join('\n')}\n`)}\n`;
  return { name: fileName('picture', 'svg', context), type: 'image/svg+xml', text, size: { ...size, height } };
}

function sizeOf(nodes: readonly DrawnNode[]): Size {
  const spanOf = (values: readonly number[]): number => {
    const [least, most] = values.reduce(([a, b], one) => [Math.min(a, one), Math.max(b, one)], [Infinity, -Infinity]);
    return Math.max(0, most - least) + 2 * MARGIN;
  };
  const width = spanOf(nodes.map(({ place }) => place.x));
  const height = spanOf(nodes.map(({ place }) => place.y));
  const scale = Math.min(1, MOST_SIDE / Math.max(width, height));
  return {
    width: Math.round(Math.max(LEAST_SIDE.width, width * scale)),
    height: Math.round(Math.max(LEAST_SIDE.height, height * scale)),
  };
}

function sceneOf(drawn: Drawn): string {
  const { links, nodes } = drawn;
  const opacity = links.length <= PLAIN ? undefined : Math.max(FAINTEST, rounded(Math.sqrt(150 / links.length)));
  const lines = links.map((link) => linkElement(link, drawn)).join('\n');
  const shapes = nodes.map(nodeElement).join('\n');
  return xmlElement('g', { fill: 'none', opacity }, `\n${lines}\n`) + xmlElement('g', {}, `\n${shapes}\n`);
}

function linkElement(link: GraphLink, { byId }: Drawn): string {
  const [from, to] = [byId.get(link.from), byId.get(link.to)];
  if (!from || !to) return '';
  const isNear = from.isChosen || to.isChosen;
  const line = {
    d: linkPath(from.place, to.place),
    stroke: isNear ? LIGHT.ink : LIGHT.edge,
    'stroke-width': isNear ? 1.25 : 1,
    'stroke-dasharray': link.editorial ? '2 3' : link.inferred ? '6 3' : undefined,
    'marker-end': isNear ? 'url(#arrow-near)' : 'url(#arrow)',
  };
  return xmlElement('path', line, xmlElement('title', {}, xmlText(linkInWords(link, from.node.label, to.node.label))));
}

function nodeElement(one: DrawnNode): string {
  const { node, place, isAbsent } = one;
  const at = { transform: `translate(${place.x} ${place.y})`, opacity: isAbsent ? 0.3 : undefined };
  const title = `${nodeInWords(one)}${isAbsent ? ', not there on that day' : ''}`;
  return xmlElement(
    'g',
    at,
    xmlElement('title', {}, xmlText(title)) + ringOf(one) + shapeOf(node.type, isDoubted(node)),
  );
}

function ringOf({ isChosen, isMarked, isPinned }: DrawnNode): string {
  if (!isChosen && !isMarked && !isPinned) return '';
  return xmlElement('circle', {
    ...{ r: rounded(REACH), fill: isChosen ? LIGHT.accent : 'none', 'fill-opacity': isChosen ? 0.18 : undefined },
    stroke: isChosen || isMarked ? LIGHT.accent : LIGHT.quiet,
    'stroke-width': isChosen || isMarked ? 2 : 1,
    'stroke-dasharray': isMarked && !isChosen ? '4 2' : undefined,
  });
}

function shapeOf(type: string, isBroken: boolean): string {
  const { shape, colour, hollow } = appearanceOf(type);
  return xmlElement('path', {
    d: outlineOf(shape),
    fill: hollow ? LIGHT.raised : LIGHT[colour],
    stroke: LIGHT[colour],
    'stroke-width': hollow ? 2.25 : 1.75,
    'stroke-dasharray': isBroken ? '3 2' : undefined,
  });
}

const NAMES = {
  ...{ 'text-anchor': 'middle', fill: LIGHT.ink, stroke: LIGHT.raised, 'stroke-width': 3 },
  ...{ 'stroke-linejoin': 'round', 'paint-order': 'stroke' },
} as const;

function labelElement({ id, lines, x, y }: PlacedLabel, { byId }: Drawn): string {
  const at = (index: number): Readonly<Record<string, string | number>> => ({
    ...(byId.get(id)?.isAbsent ? { fill: LIGHT.quiet } : {}),
    x: rounded(x),
    y: rounded(y + (index + 0.5) * LABEL_LINE),
  });
  return lines.map((line, index) => textElement(line, at(index))).join('');
}

/** A line of text with its middle at a height, in programs too that know no `dominant-baseline`. */
function textElement(text: string, attributes: Readonly<Record<string, string | number>>): string {
  return xmlElement('text', { ...attributes, dy: '0.35em' }, xmlText(text));
}

/** The types that are in the picture, in as many columns as there is room for. */
function legendOf({ nodes }: Drawn, { width }: Size): { readonly text: string; readonly height: number } {
  const types = tally(nodes.map(({ node }) => node.type));
  const columns = Math.max(1, Math.floor((width - 2 * EDGE) / COLUMN));
  const each = types.map(([type, count], index) => {
    const [x, y] = [(index % columns) * COLUMN, Math.floor(index / columns) * LINE + LINE / 2];
    const sign = xmlElement('g', { transform: 'translate(8 0) scale(0.7)' }, shapeOf(type, false));
    const words = textElement(`${typeInWords(type)} (${count})`, { x: 22, y: 0, fill: LIGHT.ink });
    return xmlElement('g', { transform: `translate(${x} ${y})` }, sign + words);
  });
  return { text: each.join('\n'), height: Math.ceil(types.length / columns) * LINE };
}

/** What the picture is of, and from where; the first line is its title. */
function captionOf({ nodes, links }: Drawn, { origin, dataVersion, asOf, day }: FileContext): readonly string[] {
  const middle = nodes.find(({ isChosen }) => isChosen) ?? nodes[0];
  const counts = `${counted(nodes.length, 'record')}, ${counted(links.length, 'link')}${asOfWords(asOf)}`;
  const version = `data version ${dataVersion ?? 'not known'}, ${day.toISOString().slice(0, 10)}`;
  if (!middle) return ['rights-graph', `${counts}; ${version}`];
  const label = middle.node.label;
  return [label, `${counts}; rights-graph, ${version}`, origin + recordPath(middle.node.id)];
}

/** A text in lines of so many characters; a word that is longer has a line of its own. */
function wrapped(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= most) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function marker(id: string, fill: string): string {
  const box = { viewBox: '0 0 10 10', refX: 9, refY: 5, markerWidth: 7, markerHeight: 7, orient: 'auto' };
  return xmlElement('marker', { id, ...box }, xmlElement('path', { d: 'M0,1L9,5L0,9Z', fill }));
}

function rounded(length: number): number {
  return Math.round(length * 100) / 100;
}

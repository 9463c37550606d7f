import type { Cell, Mode, Result } from '../measure/result.js';
import { TITLES } from '../servers/names.js';
import type { ServerName } from '../servers/names.js';
import { escaped, mark, text } from './marks.js';
import { ratioOf } from './table.js';

/** The servers of the plot beside ours, with a colour and a form each: either alone tells them apart. */
export const MARKS = {
  'neo4j-graphql': { colour: '#c4510a', form: 'circle' },
  dataloader: { colour: '#0b67a3', form: 'square' },
  floor: { colour: '#444444', form: 'diamond' },
} as const;
type Plotted = keyof typeof MARKS;

const PANELS: readonly { readonly mode: Mode; readonly title: string }[] = [
  { mode: 'warm', title: 'the same document every time' },
  { mode: 'new', title: 'a new document every time' },
];

const WIDTH = 1120;
const LABELS = 350;
const GAP = 44;
const TOP = 84;
const ROW = 30;
const BOTTOM = 56;
const PANEL = (WIDTH - LABELS - GAP * 2) / 2;

/**
 * The serial cells as an SVG picture: how many times as long as ours each of the others took, a row for each shape.
 * A mark without filling says that no difference can be told.
 */
export function plot({ shapes, nodes }: Result): string {
  const height = TOP + shapes.length * ROW + BOTTOM;
  const ratios = shapes.flatMap(({ cells }) =>
    PANELS.flatMap(({ mode }) => marksOf(cells, mode).map(({ ratio }) => ratio)),
  );
  const [least, most] = range(ratios);
  const parts = [
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    text(16, 28, `How many times as long as rights-graph, one client, ${nodes.toLocaleString('en')} nodes`, {
      size: 17,
      bold: true,
    }),
    ...legend(),
    ...shapes.map(({ title }, row) => text(LABELS - 12, middle(row) + 4, title, { anchor: 'end' })),
    ...PANELS.flatMap(({ mode, title }, index) => {
      const left = LABELS + index * (PANEL + GAP);
      const at = (ratio: number): number => left + (PANEL * Math.log2(ratio / least)) / Math.log2(most / least);
      const bottom = TOP + shapes.length * ROW;
      return [
        text(left, TOP - 12, title, { bold: true }),
        ...axis(least, most, at, bottom),
        ...shapes.flatMap(({ cells }, row) => [
          line(left, middle(row), PANEL),
          ...rowMarks(cells, mode, middle(row), left, at),
        ]),
      ];
    }),
    text(
      LABELS,
      height - 10,
      'left of 1: faster than rights-graph; right of 1: slower; not filled: no difference can be told',
      { colour: '#555555' },
    ),
  ];
  const label = `Ratios of the benchmark at ${nodes} nodes`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" ` +
    `role="img" aria-label="${escaped(label)}" font-family="system-ui, sans-serif">\n${parts.join('\n')}\n</svg>\n`
  );
}

interface Mark {
  readonly server: Plotted;
  readonly ratio: number;
  readonly isClear: boolean;
}

function marksOf(cells: readonly Cell[], mode: Mode): Mark[] {
  const cell = cells.find((one) => one.mode === mode && one.clients === 1);
  return (Object.keys(MARKS) as Plotted[]).flatMap((server) => {
    const told = cell && ratioOf(cell, server);
    const [ours, theirs] = [cell?.servers.ours, cell?.servers[server]];
    if (told === undefined || ours?.kind !== 'measured' || theirs?.kind !== 'measured') return [];
    return [{ server, ratio: theirs.median / ours.median, isClear: told !== 'none' }];
  });
}

function rowMarks(
  cells: readonly Cell[],
  mode: Mode,
  y: number,
  left: number,
  at: (ratio: number) => number,
): string[] {
  const ours = cells.find((one) => one.mode === mode && one.clients === 1)?.servers.ours;
  if (ours && ours.kind !== 'measured') {
    return [text(left + 8, y + 4, `rights-graph: ${ours.kind}`, { colour: '#a00000' })];
  }
  return marksOf(cells, mode).map(({ server, ratio, isClear }) => mark(MARKS[server], at(ratio), y, isClear));
}

function legend(): string[] {
  return (Object.keys(MARKS) as Plotted[]).flatMap((server, index) => {
    const x = 24 + index * 150;
    return [mark(MARKS[server], x, 48, true), text(x + 12, 52, TITLES[server as ServerName], {})];
  });
}

function axis(least: number, most: number, at: (ratio: number) => number, bottom: number): string[] {
  const steps = Math.round(Math.log2(most / least));
  const every = steps > 8 ? 2 : 1;
  return Array.from({ length: steps + 1 }, (_, step) => least * 2 ** step).flatMap((ratio) => {
    const isOne = ratio === 1;
    if (!isOne && Math.abs(Math.log2(ratio)) % every !== 0) return [];
    const x = at(ratio).toFixed(1);
    const colour = isOne ? '#000000' : '#d8d8d8';
    return [
      `<line x1="${x}" x2="${x}" y1="${TOP}" y2="${bottom}" stroke="${colour}"/>`,
      text(Number(x), bottom + 18, ratio >= 1 ? String(ratio) : `1/${Math.round(1 / ratio)}`, {
        anchor: 'middle',
        colour: '#555555',
      }),
    ];
  });
}

/** Powers of two around all ratios, with 1 among them. */
function range(ratios: readonly number[]): [least: number, most: number] {
  const powers = ratios.map(Math.log2);
  return [2 ** Math.min(-1, Math.floor(Math.min(...powers, 0))), 2 ** Math.max(1, Math.ceil(Math.max(...powers, 0)))];
}

function line(left: number, y: number, width: number): string {
  return `<line x1="${left}" x2="${left + width}" y1="${y}" y2="${y}" stroke="#eeeeee"/>`;
}

function middle(row: number): number {
  return TOP + row * ROW + ROW / 2;
}

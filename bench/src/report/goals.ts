import type { Cell, Mode, Result, ShapeResult } from '../measure/result.js';
import type { SizeResult } from '../measure/sizes.js';
import type { ServerName } from '../servers/names.js';
import { digits, ratioOf } from './table.js';
import type { Table } from './table.js';

/** By what factor ours should be better than a server, at the least. */
interface Goal {
  readonly title: string;
  readonly server: ServerName;
  readonly mode: Mode;
  readonly clients: number;
  readonly least: number;
  readonly isAbout: (shape: ShapeResult) => boolean;
}

const MIDDLE = 5_000;
const LARGE = 20_000;
const isCount = ({ name }: ShapeResult): boolean => name === 'count';
const isPage = ({ name }: ShapeResult): boolean => name.startsWith('page-');
const isDeepFilter = ({ name }: ShapeResult): boolean => /^filter-[23]/.test(name);

const PEER = { server: 'neo4j-graphql', clients: 1 } as const;
const FLOOR = { server: 'floor', clients: 1, isAbout: () => true } as const;

const GOALS: readonly Goal[] = [
  { ...PEER, title: 'any shape, the same document', mode: 'warm', least: 1, isAbout: () => true },
  {
    ...PEER,
    title: 'small answers, the same document',
    mode: 'warm',
    least: 1.5,
    isAbout: (shape) => shape.bytes < MIDDLE && !isCount(shape),
  },
  {
    ...PEER,
    title: 'above 5 kB, the same document',
    mode: 'warm',
    least: 3,
    isAbout: ({ bytes }) => bytes >= MIDDLE && bytes < LARGE,
  },
  { ...PEER, title: 'above 20 kB, the same document', mode: 'warm', least: 5, isAbout: ({ bytes }) => bytes >= LARGE },
  {
    ...PEER,
    title: 'new documents',
    mode: 'new',
    least: 5,
    isAbout: (shape) => shape.bytes < LARGE && !isCount(shape),
  },
  { ...PEER, title: 'above 20 kB, new documents', mode: 'new', least: 12, isAbout: ({ bytes }) => bytes >= LARGE },
  { ...PEER, title: 'counts, new documents', mode: 'new', least: 1, isAbout: isCount },
  { ...PEER, title: 'filters through two and three relations', mode: 'warm', least: 40, isAbout: isDeepFilter },
  { ...PEER, title: 'throughput of pages, 8 clients', mode: 'warm', clients: 8, least: 4, isAbout: isPage },
  { ...FLOOR, title: 'the same document', mode: 'warm', least: 1 / 1.5 },
  { ...FLOOR, title: 'new documents', mode: 'new', least: 6 },
];
const MOST_IN_MIX = 2;
const MOST_IN_SIZE = 1.5;

/**
 * What became of each goal: how many of its shapes reach it, and which one is furthest from it.
 * @param sizes of a run with --scale; undefined where there was none.
 */
export function goalTable(result: Result, sizes: readonly SizeResult[] | undefined): Table {
  const head = ['against', 'goal', 'at least', 'reached by', 'furthest from it'];
  const rows = GOALS.map((goal) => goalRow(result, goal));
  return [head, ...rows, ...mixRow(result), ...sizeRow(sizes)];
}

function goalRow({ shapes }: Result, goal: Goal): string[] {
  const about = shapes.flatMap((shape) => {
    const cell = shape.cells.find((one) => one.mode === goal.mode && one.clients === goal.clients);
    const isComparable = cell && goal.isAbout(shape) && isMeasuredOrOurs(cell, goal.server);
    return isComparable ? [{ name: shape.name, factor: factorOf(cell, goal.server) }] : [];
  });
  const reached = about.filter(({ factor }) => factor >= goal.least);
  const [worst] = about.filter(({ factor }) => factor < goal.least).sort((a, b) => a.factor - b.factor);
  const factor = worst && (worst.factor === 0 ? 'no number of ours' : digits(worst.factor));
  return [
    goal.server,
    goal.title,
    digits(goal.least),
    `${reached.length} of ${about.length}`,
    worst ? `${worst.name}: ${factor ?? ''}` : '',
  ];
}

/** Where the other has no number there is nothing to reach; where ours has none, ours has not reached it. */
function isMeasuredOrOurs({ servers }: Cell, other: ServerName): boolean {
  const kind = servers[other]?.kind;
  return kind === 'measured' || (kind === 'timed out' && servers.ours?.kind !== 'measured');
}

/** A difference that cannot be told is none; without a number of ours the factor is 0. */
function factorOf(cell: Cell, other: ServerName): number {
  const ratio = ratioOf(cell, other);
  if (ratio === undefined) return 0;
  return ratio === 'none' ? 1 : ratio;
}

function mixRow({ mix }: Result): string[][] {
  const ours = mix.find(({ server }) => server === 'ours');
  if (!ours) return [];
  const times = ours.mixed / ours.alone;
  return [atMost('light queries beside a heavy client, 95th percentile', MOST_IN_MIX, [{ name: 'ours', times }])];
}

function sizeRow(sizes: readonly SizeResult[] | undefined): string[][] {
  const [smallest] = sizes ?? [];
  const largest = sizes?.at(-1);
  if (!smallest || !largest) return [];
  const times = Object.entries(largest.shapes).map(([name, { median }]) => {
    return { name, times: median / (smallest.shapes[name]?.median ?? median) };
  });
  return [atMost(`from ${smallest.nodes} to ${largest.nodes} nodes`, MOST_IN_SIZE, times)];
}

function atMost(
  title: string,
  most: number,
  about: readonly { readonly name: string; readonly times: number }[],
): string[] {
  const [worst] = about.filter(({ times }) => times > most).sort((a, b) => b.times - a.times);
  const reached = about.filter(({ times }) => times <= most).length;
  const furthest = worst ? `${worst.name}: ${digits(worst.times)}` : '';
  return ['itself', title, `at most ${digits(most)}`, `${reached} of ${about.length}`, furthest];
}

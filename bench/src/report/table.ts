import type { Cell, Outcome, Result } from '../measure/result.js';
import { verdict } from '../measure/verdict.js';
import { TITLES } from '../servers/names.js';
import type { ServerName } from '../servers/names.js';

/** A table as rows of texts; the first row is its head. */
export type Table = readonly (readonly string[])[];

const ARROW = '×';

/**
 * One kind of cell for all shapes: a row for each shape, a column for each server, and what ours is beside each.
 * Serial cells are in milliseconds; of several clients at once it is requests per second.
 */
export function cellTable({ shapes }: Result, mode: Cell['mode'], clients: number): Table {
  const servers = serversOf(shapes.flatMap(({ cells }) => cells));
  const others = servers.filter((name) => name !== 'ours');
  const head = ['shape', 'bytes', TITLES.ours, ...others.flatMap((name) => [TITLES[name], `${ARROW} of it`])];
  const rows = shapes.flatMap(({ name, bytes, cells }) => {
    const cell = cells.find((one) => one.mode === mode && one.clients === clients);
    if (!cell) return [];
    const compared = others.flatMap((other) => [shown(cell, other), ratioText(cell, other)]);
    return [[name, String(Math.round(bytes)), shown(cell, 'ours'), ...compared]];
  });
  return [head, ...rows];
}

/** What stands in a cell: the median and the 95th percentile, or why there is none. */
export function shown({ clients, servers }: Cell, server: ServerName): string {
  const outcome = servers[server];
  if (!outcome) return '';
  if (outcome.kind !== 'measured') return outcome.kind === 'not asked' ? '–' : outcome.kind;
  if (clients === 1) return `${digits(outcome.median)} (${digits(outcome.p95)}) ms`;
  return `${digits(outcome.perSecond)}/s (${digits(outcome.p95)} ms)`;
}

/** By what factor ours is better than another server, as far as that can be told. */
export function ratioText(cell: Cell, other: ServerName): string {
  const ratio = ratioOf(cell, other);
  if (ratio === undefined) return '–';
  return typeof ratio === 'number' ? digits(ratio) : 'no difference can be told';
}

/** @returns undefined where one of the two has no numbers. */
export function ratioOf({ clients, servers }: Cell, other: ServerName): number | 'none' | undefined {
  const [ours, theirs] = [servers.ours, servers[other]];
  if (ours?.kind !== 'measured' || theirs?.kind !== 'measured') return undefined;
  const isSerial = clients === 1;
  const of = (outcome: Outcome & { kind: 'measured' }): number[] =>
    outcome.rounds.map(({ median, perSecond }) => (isSerial ? median : perSecond));
  const found = verdict(of(ours), of(theirs), isSerial ? 'lower' : 'higher');
  return found.kind === 'ratio' ? found.ratio : 'none';
}

/** Every reason why a server has no numbers, once for each shape. */
export function reasons({ shapes }: Result): string[] {
  const lines = shapes.flatMap(({ name, cells }) =>
    cells.flatMap(({ servers }) =>
      Object.entries(servers).flatMap(([server, outcome]) =>
        outcome.kind === 'measured' || outcome.kind === 'not asked'
          ? []
          : [`${name}, ${TITLES[server as ServerName]}: ${outcome.kind}. ${outcome.reason}`],
      ),
    ),
  );
  return [...new Set(lines)];
}

export function mixTable({ mix }: Result): Table {
  const rows = mix.map(({ server, alone, mixed, heavyPerSecond }) => [
    TITLES[server],
    `${digits(alone)} ms`,
    `${digits(mixed)} ms`,
    digits(mixed / alone),
    `${digits(heavyPerSecond)}/s`,
  ]);
  return [['server', 'light alone, p95', 'in the mix, p95', 'times', 'heavy'], ...rows];
}

export function memoryTable({ memory }: Result): Table {
  const rows = Object.entries(memory).map(([server, { now, most }]) => [
    TITLES[server as ServerName],
    `${now} MB`,
    `${most} MB`,
  ]);
  return [['server', 'at the end', 'at the most'], ...rows];
}

/** A table for a terminal: columns of equal width. */
export function aligned(table: Table): string {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
  return table
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A table for a page in Markdown; the first column is text, the others are numbers. */
export function markdown(table: Table): string {
  const [head = [], ...rows] = table;
  const rule = head.map((_, column) => (column === 0 ? '---' : '--:'));
  return [head, rule, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** A number with the digits that mean something: 0.84, 8.4, 84, 840. */
export function digits(value: number): string {
  if (value >= 100) return String(Math.round(value));
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function serversOf(cells: readonly Cell[]): ServerName[] {
  return [...new Set(cells.flatMap(({ servers }) => Object.keys(servers) as ServerName[]))];
}

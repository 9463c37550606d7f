import type { Result } from '../measure/result.js';
import type { LoadResult } from '../measure/loads.js';
import type { SizeResult } from '../measure/sizes.js';
import type { StartResult } from '../measure/starts.js';
import { goalTable } from './goals.js';
import { loadTable } from './load-table.js';
import { startTable } from './start-table.js';
import { scaleTable } from './scale-table.js';
import { cellTable, digits, markdown, memoryTable, mixTable, reasons } from './table.js';

const BEGIN = '<!-- figures: written by npm run report -->';
const END = '<!-- end of figures -->';

/**
 * A page with new figures between its marks.
 * @throws Error where the page has not both marks, in order.
 */
export function withFigures(page: string, figures: string): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) {
    throw new Error(
      `docs/performance.md needs the line ${BEGIN} and below it ${END}: the figures are written between them.`,
    );
  }
  return `${page.slice(0, begin + BEGIN.length)}\n\n${figures.trim()}\n\n${page.slice(end)}`;
}

/** Results of `--scale`, `npm run loads` and `npm run starts`. */
export interface OtherFigures {
  readonly sizes?: readonly SizeResult[] | undefined;
  readonly loads?: readonly LoadResult[] | undefined;
  readonly starts?: readonly StartResult[] | undefined;
}

/**
 * All figures as Markdown.
 * @param picture the address of the plot, from the page.
 * @param others what other commands measured; undefined where they did not.
 */
export function figures(result: Result, picture: string, { sizes, loads, starts }: OtherFigures = {}): string {
  const cells = result.shapes[0]?.cells ?? [];
  const why = reasons(result);
  return [
    measuredOn(result),
    `![How many times as long as rights-graph the others took, shape by shape](${picture})`,
    '### Goals reached',
    markdown(goalTable(result, sizes)),
    ...cells.flatMap(({ mode, clients }) => [heading(mode, clients), markdown(cellTable(result, mode, clients))]),
    '### Light clients beside a heavy one',
    markdown(mixTable(result)),
    '### Memory',
    markdown(memoryTable(result)),
    ...(sizes ? ['### Sizes', markdown(scaleTable(sizes))] : []),
    ...(loads ? ['### Loads', markdown(loadTable(loads))] : []),
    ...(starts ? ['### Starts of the embedded engine', markdown(startTable(starts))] : []),
    ...(why.length > 0 ? ['### Without numbers', why.map((reason) => `- ${reason}`).join('\n')] : []),
  ].join('\n\n');
}

function measuredOn({ machine, nodes, rounds, secondsOfATurn, loadMilliseconds, dataVersion }: Result): string {
  const { cpu, cores, memoryGigabytes, node, neo4j, commit, busyBefore } = machine;
  return (
    `${nodes.toLocaleString('en')} nodes (data version ${dataVersion}), loaded in ${digits(loadMilliseconds / 1000)} s. ` +
    `${rounds} rounds, turns of ${secondsOfATurn} s. ${cpu}, ${cores} cores for everything, ${memoryGigabytes} GB, load before the run ${digits(busyBefore)}; ` +
    `Node ${node}, Neo4j ${neo4j}, commit ${commit}.`
  );
}

function heading(mode: 'warm' | 'new', clients: number): string {
  const document = mode === 'warm' ? 'the same document every time' : 'a new document every time';
  const who = clients === 1 ? 'One client' : `${clients} clients`;
  return `### ${who}, ${document}`;
}

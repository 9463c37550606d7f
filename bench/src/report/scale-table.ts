import type { SizeResult } from '../measure/sizes.js';
import { digits } from './table.js';
import type { Table } from './table.js';

/** A row for each size: what each indexed shape takes, and how much more than at the smallest size. */
export function scaleTable(sizes: readonly SizeResult[]): Table {
  const [smallest] = sizes;
  const names = Object.keys(smallest?.shapes ?? {});
  const head = ['nodes', ...names.flatMap((name) => [name, 'times', 'statements']), 'memory', 'load'];
  const rows = sizes.map(({ nodes, shapes, statements, memory, loadMilliseconds }) => {
    const cells = names.flatMap((name) => {
      const [here, least] = [shapes[name], smallest?.shapes[name]];
      if (!here || !least) return ['', '', ''];
      return [
        `${digits(here.median)} (${digits(here.p95)}) ms`,
        digits(here.median / least.median),
        String(statements[name] ?? ''),
      ];
    });
    return [
      String(nodes),
      ...cells,
      memory === undefined ? '' : `${memory} MB`,
      loadMilliseconds === undefined ? '' : `${digits(loadMilliseconds / 1000)} s`,
    ];
  });
  return [head, ...rows];
}

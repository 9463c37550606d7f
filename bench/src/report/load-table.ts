import type { LoadResult } from '../measure/loads.js';
import { digits } from './table.js';
import type { Table } from './table.js';

/** A row for each load: how long it took, what memory, and how busy the machine was with other things. */
export function loadTable(results: readonly LoadResult[]): Table {
  const megabytes = (one: number | undefined): string => (one === undefined ? '' : `${one} MB`);
  const rows = [...results]
    .sort((a, b) => a.nodes - b.nodes)
    .map(({ engine, nodes, heapGigabytes, milliseconds, loaderMemory, databaseMemory, busyBefore }) => [
      nodes.toLocaleString('en'),
      engine === 'neo4j' ? `Neo4j, heap of ${heapGigabytes} GB` : 'embedded',
      `${digits(milliseconds / 1000)} s`,
      megabytes(loaderMemory),
      megabytes(databaseMemory),
      digits(busyBefore),
    ]);
  return [['nodes', 'into', 'load', 'memory of the loader', 'of the database', 'busy before'], ...rows];
}

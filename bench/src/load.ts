import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Graph } from '../../src/graph/graph.js';
import type { Ontology } from '../../src/ontology/ontology.js';
import { records } from './data/records.js';
import { ROOT, built } from './built.js';

/** The ontology that ships. */
export async function shippedOntology(): Promise<Ontology> {
  const { readOntology } = await built('ontology/read');
  return readOntology(await readFile(join(ROOT, 'schema.graphql'), 'utf8'));
}

/**
 * Loads a made-up world into a graph: the one place that calls the loader of the house.
 * @param nodes how many nodes the world has.
 * @returns the data version and the milliseconds it took.
 */
export async function loadWorld(
  graph: Graph,
  ontology: Ontology,
  nodes: number,
): Promise<{ readonly dataVersion: string; readonly milliseconds: number }> {
  const { load } = await built('load/load');
  const started = performance.now();
  const { dataVersion } = await load(graph, ontology, [...records(nodes)]);
  return { dataVersion, milliseconds: performance.now() - started };
}

import type { Graph } from '../graph/graph.js';
import { load } from '../load/load.js';
import type { LoadOptions, LoadResult } from '../load/load.js';
import type { Ontology } from '../ontology/ontology.js';
import { progressBar } from './progress.js';
import type { GoodSeed } from './seed-folder.js';

/** A load that shows how far it is. Throws what `load` throws. */
export async function loadShown(
  graph: Graph,
  ontology: Ontology,
  { records, history }: GoodSeed,
  options: Pick<LoadOptions, 'dryRun' | 'alone' | 'check'> = {},
): Promise<LoadResult> {
  const bar = progressBar(process.stderr, 'Loading');
  try {
    return await load(graph, ontology, records, {
      ...options,
      history,
      say: (line) => bar.say(line),
      onProgress: (done, all) => bar.step(done, all),
    });
  } finally {
    bar.end();
  }
}

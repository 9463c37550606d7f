import type { LoadResult } from '../../load/load.js';
import { withGraph } from '../engine.js';
import { EXIT, Exit } from '../exit.js';
import { loadShown } from '../loading.js';
import { print } from '../output.js';
import { readGoodSeed } from '../seed-folder.js';
import type { Settings } from '../settings.js';
import { readShippedOntology } from '../shipped-ontology.js';

/**
 * `rights-graph load`: makes Neo4j hold what the YAML says, and prints what that changed.
 * @throws Exit
 */
export async function loadNeo4j(settings: Settings, seed: string | undefined, dryRun: boolean): Promise<void> {
  if (!settings.neo4j) {
    throw new Exit(
      EXIT.usage,
      'There is nothing to load into: set NEO4J_URI, for example neo4j://localhost:7687. (Without it, serve loads the YAML by itself.)',
    );
  }
  const ontology = await readShippedOntology();
  const good = await readGoodSeed(ontology, { folder: seed, imports: settings.imports });
  const result = await withGraph(settings, (graph) => loadShown(graph, ontology, good, { dryRun }));
  print(dryRun ? [...changes(result), `${counts(result)} (dry run: nothing was written)`].join('\n') : counts(result));
}

function changes({ added, changed, removed }: LoadResult): string[] {
  return [...added.map((id) => `+ ${id}`), ...changed.map((id) => `~ ${id}`), ...removed.map((id) => `- ${id}`)];
}

function counts({ added, changed, removed, unchanged, dataVersion }: LoadResult): string {
  return `${added.length} added, ${changed.length} changed, ${removed.length} removed, ${unchanged.length} unchanged; data version ${dataVersion}`;
}

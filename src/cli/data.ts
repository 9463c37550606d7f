import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EmbeddedGraph } from '../graph/embedded/embedded.js';
import { GraphError } from '../graph/graph.js';
import type { Graph } from '../graph/graph.js';
import { toItsEnd } from '../load/pending-check.js';
import {
  digestOfFolders,
  digestOfTexts,
  findSnapshot,
  manifestOf,
  openSnapshot,
  saveSnapshot,
} from '../load/snapshot.js';
import type { Found, Ingredients, SnapshotPlace } from '../load/snapshot.js';
import { isLarge } from '../load/load.js';
import type { LoadOptions, LoadResult } from '../load/load.js';
import type { Ontology } from '../ontology/ontology.js';
import { EXIT, Exit } from './exit.js';
import { loadShown } from './loading.js';
import { say } from './output.js';
import { readSeedFiles, readableSeedOf } from './seed-folder.js';
import type { ReadableSeed, SeedFiles } from './seed-folder.js';
import type { Settings } from './settings.js';
import { SCHEMA_FILE, readShippedOntology } from './shipped-ontology.js';

/** What a server needs before it can answer, and how it gets its data. */
export interface Data {
  readonly ontology: Ontology;
  /** Fills the embedded engine: from a snapshot where one fits, else from the YAML. Neo4j has its data already. */
  readonly fill: (graph: Graph) => Promise<void>;
  /**
   * Keeps what was loaded as a snapshot, where it is to be: once what it was loaded for is done, since the engine answers
   * nothing meanwhile, and before the graph is closed. Never throws.
   */
  readonly keep: () => Promise<void>;
}

/** What a graph depends on beside the schema and the seed. */
const PROGRAM = ['../graph', '../load', '../ontology', '../seed', '../words', '../../cypher'];

/**
 * Reads what can be read before there is a graph.
 * @throws Exit, also (usage) for a folder that would not be read.
 */
export async function prepareData(settings: Settings, folder: string | undefined): Promise<Data> {
  const ontology = await readShippedOntology();
  if (settings.neo4j) {
    if (folder === undefined) return { ontology, fill: () => Promise.resolve(), keep: () => Promise.resolve() };
    throw new Exit(
      EXIT.usage,
      `--seed is for the embedded engine, but NEO4J_URI is set: load the YAML first, with rights-graph load --seed ${folder}.`,
    );
  }
  const seed = await readSeedFiles({ folder, imports: settings.imports });
  const snapshots = settings.snapshots === undefined ? undefined : await snapshotsOf(settings.snapshots, seed);
  const found = snapshots && (await findSnapshot(snapshots.place, snapshots.ingredients));
  let readable: ReadableSeed | undefined;
  let keepLoaded: (() => Promise<void>) | undefined;
  const read = (): ReadableSeed => {
    readable ??= readableSeedOf(ontology, seed);
    // A small one is held against the rules before anything begins.
    if (!isLarge(readable.records)) toItsEnd(readable.check);
    return readable;
  };
  // While the engine starts.
  if (!found || !('manifest' in found)) read();
  return {
    ontology,
    fill: async (graph) => {
      const target = isEmbedded(graph) ? graph : undefined;
      if (target && snapshots && found && (await opened(target, snapshots.place, found))) return;
      const { dataVersion } = await loadChecked(graph, ontology, read(), { alone: target !== undefined });
      readable = undefined;
      if (target && snapshots) keepLoaded = () => keep(target, snapshots, dataVersion);
    },
    keep: () => keepLoaded?.() ?? Promise.resolve(),
  };
}

/** What a load of a seed makes that breaks rules is not whole, and gone when the command ends. */
async function loadChecked(
  graph: Graph,
  ontology: Ontology,
  { check, ...good }: ReadableSeed,
  options: Pick<LoadOptions, 'alone'>,
): Promise<LoadResult> {
  try {
    return await loadShown(graph, ontology, good, { ...options, check });
  } catch (error) {
    // Records that break rules may be why: then the reader is told what is wrong with them.
    toItsEnd(check);
    throw error;
  }
}

interface Snapshots {
  readonly place: SnapshotPlace;
  readonly ingredients: Ingredients;
}

async function snapshotsOf(folder: string, { folder: seedFolder, files }: SeedFiles): Promise<Snapshots> {
  const name = createHash('sha256').update(resolve(seedFolder)).digest('hex').slice(0, 12);
  const program = PROGRAM.map((path) => fileURLToPath(new URL(path, import.meta.url)));
  const ingredients = {
    schema: digestOfTexts([['schema.graphql', await readFile(SCHEMA_FILE)]]),
    seed: digestOfTexts(files.map(({ path, text }) => [path, text])),
    program: await digestOfFolders(program),
  };
  return { place: { folder, name }, ingredients };
}

/** Whether the graph took over the snapshot; says why not, where there is one. */
async function opened(graph: EmbeddedGraph, place: SnapshotPlace, found: Found): Promise<boolean> {
  const reason = 'manifest' in found ? await openSnapshot(graph, place, found.manifest) : found.reason;
  if (reason !== undefined) say(`The snapshot ${manifestOf(place)} ${reason}: the YAML is loaded anew.`);
  return 'manifest' in found && reason === undefined;
}

/** Says where it cannot be kept; a graph that is closed meanwhile is no reason to. */
function keep(graph: EmbeddedGraph, { place, ingredients }: Snapshots, dataVersion: string): Promise<void> {
  return saveSnapshot(graph, place, ingredients, dataVersion).catch((error: unknown) => {
    if (error instanceof GraphError && error.code === 'CLOSED') return;
    const why = error instanceof Error ? error.message : String(error);
    say(`No snapshot could be kept in ${place.folder}, so the next start loads the YAML again: ${why}`);
  });
}

function isEmbedded(graph: Graph): graph is EmbeddedGraph {
  return 'restore' in graph;
}

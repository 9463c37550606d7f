import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { EmbeddedGraph } from '../graph/embedded/embedded.js';
import { LAYOUT } from './layout.js';
import { readState } from './stored.js';

/**
 * The graph of a seed as the embedded engine saved it, so that a second start on the same seed need not load it. Two
 * files in a folder: NAME.json says what the graph was made of, and NAME.DIGEST.grafeo is the graph. It can be thrown
 * away at any time.
 */
export interface SnapshotPlace {
  readonly folder: string;
  /** One for each seed folder. */
  readonly name: string;
}

/** What a graph is made of, each as a digest: where one differs, the graph would be another. */
export interface Ingredients {
  readonly schema: string;
  readonly seed: string;
  /** The program that reads the seed and derives the graph. */
  readonly program: string;
}

export interface Manifest extends Ingredients {
  readonly layout: number;
  /** Version of the engine. */
  readonly engine: string;
  readonly dataVersion: string;
  /** The other file, and its digest. */
  readonly file: string;
  readonly sha256: string;
}

/** The manifest of a snapshot that was made of the same, or why there is none; no reason where none was expected. */
export type Found = { readonly manifest: Manifest } | { readonly reason: string | undefined };

/** Looks for a snapshot; what it holds is verified by `openSnapshot`. */
export async function findSnapshot(place: SnapshotPlace, wanted: Ingredients): Promise<Found> {
  const text = await readFile(manifestOf(place), 'utf8').catch(() => undefined);
  if (text === undefined) return { reason: undefined };
  const manifest = parse(text);
  if (!manifest) return { reason: 'cannot be read' };
  if (manifest.layout !== LAYOUT || manifest.program !== wanted.program) {
    return { reason: 'is of another version of rights-graph' };
  }
  if (manifest.schema !== wanted.schema) return { reason: 'is of another schema.graphql' };
  // Who edits the seed knows that it is loaded anew.
  return manifest.seed === wanted.seed ? { manifest } : { reason: undefined };
}

/**
 * Lets the graph take over a snapshot.
 * @returns why it cannot, if so; the graph is empty then.
 */
export async function openSnapshot(
  graph: EmbeddedGraph,
  { folder }: SnapshotPlace,
  manifest: Manifest,
): Promise<string | undefined> {
  const file = join(folder, basename(manifest.file));
  const { version } = await graph.describe();
  if (version !== manifest.engine) return 'is of another version of the engine';
  // While the engine opens it, in its own process: nothing of it is asked before both agree.
  const whole = digestOf(file).then(
    (digest) => digest === manifest.sha256,
    () => false,
  );
  try {
    await graph.restore(file, async (restored) => {
      const state = await readState(restored);
      return state?.version === manifest.dataVersion && state.layout === LAYOUT && (await whole);
    });
    return undefined;
  } catch {
    return (await whole) ? 'does not hold the data version that it names' : 'is damaged';
  }
}

/**
 * Saves what the graph holds, in the place of an older snapshot.
 * @throws where the folder cannot be written, or the engine fails.
 */
export async function saveSnapshot(
  graph: EmbeddedGraph,
  place: SnapshotPlace,
  { schema, seed, program }: Ingredients,
  dataVersion: string,
): Promise<void> {
  await mkdir(place.folder, { recursive: true });
  // Asked first: once the file has its name nothing waits for an engine that may be closed meanwhile.
  const { version: engine = '' } = await graph.describe();
  const partial = join(place.folder, `${place.name}.${randomUUID()}.partial`);
  try {
    await graph.save(partial);
    const sha256 = await digestOf(partial);
    const file = `${place.name}.${sha256.slice(0, 12)}.grafeo`;
    await rename(partial, join(place.folder, file));
    const manifest: Manifest = { layout: LAYOUT, program, engine, schema, seed, dataVersion, file, sha256 };
    await writeFile(partial, `${JSON.stringify(manifest, null, 2)}\n`);
    // From here on it is found.
    await rename(partial, manifestOf(place));
    await removeOlder(place, file);
  } finally {
    await rm(partial, { force: true });
  }
}

async function removeOlder({ folder, name }: SnapshotPlace, newest: string): Promise<void> {
  const files = await readdir(folder);
  const older = files.filter((file) => file.startsWith(`${name}.`) && file.endsWith('.grafeo') && file !== newest);
  await Promise.all(older.map((file) => rm(join(folder, file), { force: true })));
}

export function manifestOf({ folder, name }: SnapshotPlace): string {
  return join(folder, `${name}.json`);
}

function parse(text: string): Manifest | undefined {
  try {
    const read = JSON.parse(text) as Partial<Record<keyof Manifest, unknown>>;
    const { layout, program, engine, schema, seed, dataVersion, file, sha256 } = read;
    const texts = [program, engine, schema, seed, dataVersion, file, sha256];
    return typeof layout === 'number' && texts.every((one) => typeof one === 'string') ? (read as Manifest) : undefined;
  } catch {
    return undefined;
  }
}

/** Bytes that are read at a time. */
const PIECE = 2 ** 20;

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: PIECE }), hash);
  return hash.digest('hex');
}

/** The digest of texts with their names, in the order in which they come. */
export function digestOfTexts(texts: Iterable<readonly [name: string, text: string | Buffer]>): string {
  const hash = createHash('sha256');
  for (const [name, text] of texts) hash.update(`${name}\0${text.length}\0`).update(text);
  return hash.digest('hex');
}

/** The digest of all files below folders that the program is made of. */
export async function digestOfFolders(folders: readonly string[]): Promise<string> {
  const read = async (folder: string): Promise<(readonly [string, Buffer])[]> => {
    const names = (await readdir(folder, { recursive: true })).sort();
    const files = names.map(async (name) => {
      const path = join(folder, name);
      return (await stat(path)).isFile() ? [[`${basename(folder)}/${name}`, await readFile(path)] as const] : [];
    });
    return (await Promise.all(files)).flat();
  };
  return digestOfTexts((await Promise.all(folders.map(read))).flat());
}

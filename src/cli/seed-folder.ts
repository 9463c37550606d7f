import { stat } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Ontology } from '../ontology/ontology.js';
import type { PendingCheck } from '../load/pending-check.js';
import { readSeedFolder } from '../seed/folder.js';
import { printProblem } from '../seed/problem.js';
import type { Problem } from '../seed/problem.js';
import { readFiles, readSeed, withBreaches } from '../seed/seed.js';
import type { Seed, SeedFile } from '../seed/seed.js';
import { EXIT, Exit } from './exit.js';
import type { ImportsFolder } from './settings.js';

const SEED_FOLDER = fileURLToPath(new URL('../../seed', import.meta.url));
/** Of who reads YAML alone: the setting IMPORTS is then `none`. */
export const NO_IMPORTS: ImportsFolder = { folder: 'none', said: true };

/** Where records are: YAML, and beside it what was imported from registries. */
export interface SeedPlaces {
  /** Ours, where none is given. */
  readonly folder: string | undefined;
  readonly imports: ImportsFolder;
}

/** What a load takes of a seed. */
export type GoodSeed = Pick<Seed, 'records' | 'history'>;

/**
 * The records of a seed, and what changed in them.
 * @throws Exit (usage) where a folder is not there or has nothing in it, Exit (invalidData) with every mistake.
 */
export async function readGoodSeed(ontology: Ontology, places: SeedPlaces): Promise<GoodSeed> {
  return goodSeedOf(ontology, await readSeedFiles(places));
}

/** The files of a seed, and the names of its folders in error texts. */
export interface SeedFiles {
  readonly folder: string;
  readonly name: string;
  /** The folders that the paths of files begin with. */
  readonly roots: readonly string[];
  readonly files: readonly SeedFile[];
}

/** @throws Exit (usage) where a folder is not there or has nothing in it. */
export async function readSeedFiles({ folder = SEED_FOLDER, imports }: SeedPlaces): Promise<SeedFiles> {
  if (!(await isFolder(folder))) throw new Exit(EXIT.usage, `There is no folder ${folder}.`);
  const name = nameOf(folder);
  const files = await readSeedFolder(name);
  // Loading nothing would remove everything.
  if (!files.some(({ path }) => /\.ya?ml$/.test(path))) {
    throw new Exit(EXIT.usage, `There is no YAML in ${name}: a seed file ends in .yaml.`);
  }
  const imported = await readImports(imports);
  return { folder, name, roots: [name, ...imported.roots], files: [...files, ...imported.files] };
}

async function readImports({ folder, said }: ImportsFolder): Promise<Pick<SeedFiles, 'roots' | 'files'>> {
  if (said && folder === NO_IMPORTS.folder) return { roots: [], files: [] };
  if (!(await isFolder(folder))) {
    if (!said) return { roots: [], files: [] };
    throw new Exit(EXIT.usage, `IMPORTS is ${JSON.stringify(folder)}, and there is no folder of that name.`);
  }
  const name = nameOf(folder);
  return { roots: [name], files: await readSeedFolder(name) };
}

async function isFolder(folder: string): Promise<boolean> {
  return stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function nameOf(folder: string): string {
  return relative(process.cwd(), folder) || '.';
}

/** A seed that can be loaded while it is held against the rules. */
export interface ReadableSeed extends GoodSeed {
  /** Rule by rule. Throws Exit (invalidData) with every mistake when all were asked. */
  readonly check: PendingCheck;
}

/** @throws Exit (invalidData) with every mistake, also against rules, where the files cannot be read without one. */
export function readableSeedOf(ontology: Ontology, { name, roots, files }: SeedFiles): ReadableSeed {
  const { records, problems, breaches, history } = readFiles(ontology, files, roots);
  if (problems.length > 0) refuseMistakes(withBreaches(problems, breaches()), name);
  return { records, history: history(), check: checked(breaches(), name) };
}

function* checked(breaches: Iterable<readonly Problem[]>, name: string): Generator<void> {
  const found: (readonly Problem[])[] = [];
  for (const ofRule of breaches) {
    found.push(ofRule);
    yield;
  }
  refuseMistakes(withBreaches([], found), name);
}

/** @throws Exit (invalidData) with every mistake. */
export function goodSeedOf(ontology: Ontology, { name, roots, files }: SeedFiles): GoodSeed {
  const { records, history, problems } = readSeed(ontology, files, roots);
  refuseMistakes(problems, name);
  return { records, history };
}

/**
 * A seed with its mistakes, and the name of its folder in error texts.
 * @throws Exit (usage) where a folder is not there or has nothing in it.
 */
export async function readSeedIn(ontology: Ontology, places: SeedPlaces): Promise<Seed & { readonly name: string }> {
  const { name, roots, files } = await readSeedFiles(places);
  return { name, ...readSeed(ontology, files, roots) };
}

/** @throws Exit (invalidData) with every mistake, where there is one. */
export function refuseMistakes(problems: readonly Problem[], name: string): void {
  if (problems.length === 0) return;
  const count = problems.length === 1 ? '1 mistake' : `${problems.length} mistakes`;
  const lines = [...problems.map(printProblem), `${count} in ${name}. Nothing was loaded.`];
  throw new Exit(EXIT.invalidData, lines.join('\n'));
}

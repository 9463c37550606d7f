import { stat } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Ontology } from '../ontology/ontology.js';
import { readSeedFolder } from '../seed/folder.js';
import { printProblem } from '../seed/problem.js';
import type { Problem } from '../seed/problem.js';
import type { SeedRecord } from '../seed/records/seed-record.js';
import { readSeed } from '../seed/seed.js';
import type { Seed, SeedFile } from '../seed/seed.js';
import { EXIT, Exit } from './exit.js';

const SEED_FOLDER = fileURLToPath(new URL('../../seed', import.meta.url));

/**
 * The records of a seed folder.
 * @param folder ours, where none is given.
 * @throws Exit (usage) where there is no YAML in it, Exit (invalidData) with every mistake.
 */
export async function readRecords(ontology: Ontology, folder?: string): Promise<readonly SeedRecord[]> {
  return recordsOf(ontology, await readSeedFiles(folder));
}

/** The files of a seed folder, and the name of the folder in error texts. */
export interface SeedFiles {
  readonly folder: string;
  readonly name: string;
  readonly files: readonly SeedFile[];
}

/**
 * @param folder ours, where none is given.
 * @throws Exit (usage) where there is no YAML in it.
 */
export async function readSeedFiles(folder: string = SEED_FOLDER): Promise<SeedFiles> {
  const name = relative(process.cwd(), folder) || '.';
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new Exit(EXIT.usage, `There is no folder ${folder}.`);
  const files = await readSeedFolder(name);
  // Loading nothing would remove everything.
  if (!files.some(({ path }) => /\.ya?ml$/.test(path))) {
    throw new Exit(EXIT.usage, `There is no YAML in ${name}: a seed file ends in .yaml.`);
  }
  return { folder, name, files };
}

/** @throws Exit (invalidData) with every mistake. */
export function recordsOf(ontology: Ontology, { name, files }: SeedFiles): readonly SeedRecord[] {
  const { records, problems } = readSeed(ontology, files, name);
  refuseMistakes(problems, name);
  return records;
}

/**
 * A seed folder with its mistakes, and its name in error texts.
 * @param folder ours, where none is given.
 * @throws Exit (usage) where there is no YAML in it.
 */
export async function readSeedIn(ontology: Ontology, folder?: string): Promise<Seed & { readonly name: string }> {
  const { name, files } = await readSeedFiles(folder);
  return { name, ...readSeed(ontology, files, name) };
}

/** @throws Exit (invalidData) with every mistake, where there is one. */
export function refuseMistakes(problems: readonly Problem[], name: string): void {
  if (problems.length === 0) return;
  const count = problems.length === 1 ? '1 mistake' : `${problems.length} mistakes`;
  const lines = [...problems.map(printProblem), `${count} in ${name}. Nothing was loaded.`];
  throw new Exit(EXIT.invalidData, lines.join('\n'));
}

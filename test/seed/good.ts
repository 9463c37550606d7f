import { readFileSync } from 'node:fs';
import { readOntology } from '../../src/ontology/read.js';
import { readSeedFolder } from '../../src/seed/folder.js';
import type { SeedFile } from '../../src/seed/seed.js';

/** The ontology of schema.graphql. */
export const ontology = readOntology(readFileSync('schema.graphql', 'utf8'));

/** A small seed without a mistake, about an invented country, with paths that begin with `seed/`. */
export async function goodFiles(): Promise<SeedFile[]> {
  const files = await readSeedFolder('test/seed/good');
  return files.map(({ path, text }) => ({ path: path.replace('test/seed/good', 'seed'), text }));
}

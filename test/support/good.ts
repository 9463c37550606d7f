import { readFileSync } from 'node:fs';
import { readOntology } from '../../src/ontology/read.js';
import { readSeedFolder } from '../../src/seed/folder.js';
import type { SeedFile } from '../../src/seed/seed.js';

/** The ontology of schema.graphql. */
export const ontology = readOntology(readFileSync('schema.graphql', 'utf8'));

const FOLDER = 'test/support/good';

/** A small seed without a mistake, about an invented country, with paths that begin with `seed/`; read once. */
export const goodFiles: readonly SeedFile[] = (await readSeedFolder(FOLDER)).map(({ path, text }) => ({
  path: path.replace(FOLDER, 'seed'),
  text,
}));

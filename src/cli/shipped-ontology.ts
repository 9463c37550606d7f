import { readFile } from 'node:fs/promises';
import type { Ontology } from '../ontology/ontology.js';
import { OntologyError, readOntology } from '../ontology/read.js';
import { EXIT, Exit } from './exit.js';

export const SCHEMA_FILE = new URL('../../schema.graphql', import.meta.url);

/**
 * The ontology that comes with this program.
 * @throws Exit (invalidData) with every mistake in schema.graphql.
 */
export async function readShippedOntology(): Promise<Ontology> {
  try {
    return readOntology(await readFile(SCHEMA_FILE, 'utf8'));
  } catch (error) {
    if (!(error instanceof OntologyError)) throw error;
    throw new Exit(EXIT.invalidData, error.problems.map((problem) => `schema.graphql:${problem}`).join('\n'));
  }
}

import { randomUUID } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { digestOfFolders, digestOfTexts } from '../load/snapshot.js';
import type { Settings } from './settings.js';

const BUILT = new URL('../', import.meta.url);
const BESIDE = ['../schema.graphql', '../package.json', '../package-lock.json'];
/** Pages are files of their own. */
const PAGES = 'web';

/**
 * What the answers of a server follow from beside the request and the data: the program and its packages, the limits and
 * the engine. Two servers with the same give the same answers to who has an answer of one of them. Where texts of reports
 * are held it is another one at each start: they may have changed.
 */
export async function serverIdentity({ limits, neo4j, sources }: Settings): Promise<string> {
  const entries = await readdir(BUILT, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory() && entry.name !== PAGES).map(({ name }) => name);
  const program = await digestOfFolders(['../cypher', ...folders].map((name) => fileURLToPath(new URL(name, BUILT))));
  const beside = await Promise.all(BESIDE.map(async (name) => [name, await read(name)] as const));
  return JSON.stringify([
    program,
    digestOfTexts(beside),
    limits,
    neo4j ? 'neo4j' : 'embedded',
    sources === undefined ? '' : randomUUID(),
  ]);
}

/** Empty where there is none: an image need not have all of them. */
async function read(name: string): Promise<Buffer> {
  return readFile(new URL(name, BUILT)).catch(() => Buffer.alloc(0));
}

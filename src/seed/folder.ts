import { readFile, readdir } from 'node:fs/promises';
import { sep } from 'node:path';
import type { SeedFile } from './seed.js';

/**
 * The YAML files, those of JSON Lines, the hashes of sources and the manifests of releases below a folder, sorted by path.
 * What has a name that is no UTF-8, be it a file or a folder, cannot be read: it comes without a text, and readSeed
 * refuses its name.
 * @param folder as error texts should name it; give the same to readSeed as `root`.
 * @throws where the folder or a file cannot be read.
 */
export async function readSeedFolder(folder: string): Promise<SeedFile[]> {
  const names = await readdir(folder, { recursive: true });
  const paths = names
    .filter((name) => /\.(ya?ml|hashes|manifest|jsonl)$/.test(name) || isUndecoded(name))
    .map((name) => `${folder.replace(/\/+$/, '')}/${name.split(sep).join('/')}`)
    .sort();
  return Promise.all(
    paths.map(async (path) => ({ path, text: isUndecoded(path) ? '' : await readFile(path, 'utf8') })),
  );
}

function isUndecoded(name: string): boolean {
  return name.includes('\uFFFD');
}

import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { MANIFEST, RELEASED, VERSION, printManifest, remarksIn } from '../../seed/released/released-ids.js';
import { readSeed } from '../../seed/seed.js';
import { WITHDRAWN } from '../../ontology/ontology.js';
import { EXIT, Exit } from '../exit.js';
import { say } from '../output.js';
import { NO_IMPORTS, readSeedFiles, refuseMistakes } from '../seed-folder.js';
import { readShippedOntology } from '../shipped-ontology.js';
import { writeWhole } from '../whole-file.js';

/**
 * `rights-graph manifest`: writes every id of a seed into its folder of releases, whole or not at all.
 * @param again true where a manifest of the release that says something else is replaced.
 * @throws Exit (usage) where the version is none, Exit (invalidData) with every mistake of the seed, or Exit (failure)
 * where the release has another manifest already, or the file cannot be written.
 */
export async function manifest(version: string, again: boolean, seed: string | undefined): Promise<void> {
  if (!VERSION.test(version)) {
    throw new Exit(EXIT.usage, `--release takes a version such as 1.2.0, not ${JSON.stringify(version)}.`);
  }
  const { folder, name, files } = await readSeedFiles({ folder: seed, imports: NO_IMPORTS });
  const { records, problems } = readSeed(await readShippedOntology(), files, name);
  refuseMistakes(problems, name);
  const file = `${folder.replace(/\/+$/, '')}/${RELEASED}${version}${MANIFEST}`;
  const shown = relative(process.cwd(), file);
  const before = await readFile(file, 'utf8').catch(() => undefined);
  const text = printManifest(version, records, before === undefined ? [] : remarksIn(before));
  if (before !== undefined && before !== text && !again) {
    const sentence = `${shown} says something else already, and what was released does not change: give the release another version, or --again where nobody has it yet.`;
    throw new Exit(EXIT.failure, sentence);
  }
  await writeWhole(file, text);
  const withdrawn = records.filter(({ type }) => type === WITHDRAWN).length;
  say(`${records.length} ids of release ${version}, ${withdrawn} of them withdrawn: ${shown}`);
}

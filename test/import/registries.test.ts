import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileReport } from '../../src/import/import-report.js';
import { printRecords } from '../../src/import/import-record.js';
import type { RecordFile } from '../../src/import/import-record.js';
import { importLists } from '../../src/import/untc/import-lists.js';
import { importRecommendations } from '../../src/import/upr/import-recommendations.js';
import { readSeedFolder } from '../../src/seed/folder.js';
import { printProblem } from '../../src/seed/problem.js';
import { readSeed } from '../../src/seed/seed.js';
import { ontology } from '../support/good.js';

/** Files of registries, which are not here: `untc/` and `upr/` below the folder. */
const FOLDER = process.env['REGISTRIES'];

function filesBelow(folder: string, ending: RegExp): string[] {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return found.filter((name) => ending.test(name)).map((name) => join(folder, name));
}

/** Rows that could not be read; an entry that declares nothing, an organisation and a pledge were read. */
function unread({ refused }: FileReport): number {
  return refused.filter(
    ({ reason }) =>
      !/^The (?:list has no text|list only refers|text )|^The row is (?:the same|a voluntary pledge)|is an organisation/.test(
        reason,
      ),
  ).length;
}

describe.skipIf(FOLDER === undefined)('the files of registries', () => {
  const read = async (): Promise<{ files: readonly FileReport[]; outputs: readonly RecordFile[] }> => {
    const lists = await importLists(filesBelow(join(FOLDER ?? '', 'untc'), /\.(csv|txt)$/), { asOf: '2015' });
    const table = await importRecommendations(filesBelow(join(FOLDER ?? '', 'upr'), /\.csv$/), {});
    return { files: [...lists.files, ...table.files], outputs: [...lists.outputs, ...table.outputs] };
  };

  it('are read, at least 99 of 100 rows of each table', async () => {
    const { files } = await read();
    for (const file of files) expect([file.file, unread(file) * 100 <= file.rows]).toEqual([file.file, true]);
  });

  it('keep the rules beside the seed that ships', async () => {
    const { outputs } = await read();
    const imports = outputs.map(({ name, records }) => ({
      path: `imports/${name}.jsonl`,
      text: printRecords(records),
    }));
    const { problems } = readSeed(ontology, [...(await readSeedFolder('seed')), ...imports], ['seed', 'imports']);
    expect(problems.map(printProblem)).toEqual([]);
  });
});

import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ROOT } from './built.js';
import { busyness } from './machine.js';
import { runCommand } from './command.js';
import { UsageError } from './options.js';
import { measureStarts } from './measure/starts.js';
import { loadImports } from './processes/start-import-loader.js';
import { importTable } from './report/import-table.js';
import type { ImportTurn } from './report/import-table.js';
import { aligned } from './report/table.js';

// npm run imports -- FOLDER: how long the shipped seed and a folder of imports take to be read, held against the rules and
// loaded into the embedded engine, and how long a server takes from its start to its first answer with them. Three turns.

const TURNS = 3;

async function main(given?: string): Promise<void> {
  const folder = given === undefined ? undefined : resolve(given);
  if (folder === undefined || !existsSync(folder)) {
    const what = folder === undefined ? 'No folder of imports is given' : `There is no folder ${folder}`;
    throw new UsageError(`${what}: "rights-graph import" makes one, and docs/imports.md says how.`);
  }
  const turns: ImportTurn[] = [];
  for (let turn = 1; turn <= TURNS; turn += 1) {
    process.stderr.write(`Turn ${turn} of ${TURNS}.\n`);
    const busyBefore = busyness();
    const loaded = await loadImports(folder);
    const snapshots = await mkdtemp(join(tmpdir(), 'rights-graph-imports-'));
    try {
      const { first, median } = await measureStarts(join(ROOT, 'seed'), snapshots, folder);
      turns.push({ ...loaded, first, later: median, busyBefore });
    } finally {
      await rm(snapshots, { recursive: true, force: true });
    }
  }
  process.stdout.write(`${aligned(importTable(turns))}\n`);
}

runCommand(main(process.argv[2]));

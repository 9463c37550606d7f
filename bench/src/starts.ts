import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './built.js';
import { records } from './data/records.js';
import { writeSeed } from './data/written-seed.js';
import { shippedOntology } from './load.js';
import { busyness } from './machine.js';
import { runCommand } from './command.js';
import { sizeOf } from './options.js';
import { measureStarts } from './measure/starts.js';
import type { StartResult } from './measure/starts.js';
import { startTable } from './report/start-table.js';
import { aligned } from './report/table.js';

// npm run starts [-- SIZE]: from the start of the server to its first answer, on the embedded engine, with the shipped
// seed and with a made-up one of so many nodes (100k unless it is said): the first start, which loads, and those after
// it, which take the snapshot.

const RESULT = new URL('../results/starts.json', import.meta.url);

async function main(size = '100k'): Promise<void> {
  const nodes = sizeOf(size);
  const folder = await mkdtemp(join(tmpdir(), 'rights-graph-starts-'));
  try {
    say(`Writing a seed of ${nodes} nodes.`);
    const made = join(folder, 'made');
    await writeSeed(await shippedOntology(), records(nodes), made);
    const busyBefore = busyness();
    const results: StartResult[] = [];
    for (const [name, seed] of [
      ['the shipped seed', join(ROOT, 'seed')],
      [`${nodes} nodes`, made],
    ] as const) {
      say(`Starting with ${name}.`);
      results.push({ name, busyBefore, ...(await measureStarts(seed, join(folder, 'snapshots'))) });
    }
    process.stdout.write(`${aligned(startTable(results))}\n`);
    await mkdir(new URL('./', RESULT), { recursive: true });
    await writeFile(RESULT, `${JSON.stringify(results, null, 1)}\n`);
    say(`Written to ${fileURLToPath(RESULT)}. npm run report puts it into docs/performance.md.`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

runCommand(main(process.argv[2]));

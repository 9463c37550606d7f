import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { worldOf } from './data/world.js';
import { connectionIn } from './database/connection.js';
import type { Database } from './database/java.js';
import { shippedOntology } from './load.js';
import { measureSizes } from './measure/sizes.js';
import type { SizedServer } from './measure/sizes.js';
import { UsageError } from './options.js';
import type { Options } from './options.js';
import { loadInProcess } from './processes/start-loader.js';
import { scaleTable } from './report/scale-table.js';
import { aligned } from './report/table.js';
import { startServer } from './servers/start.js';

const RESULTS = new URL('../results/', import.meta.url);

/**
 * Measures our server over worlds of several sizes, each in a database of its own, in turn.
 * @returns true; whatever fails is thrown.
 */
export async function compareSizes(options: Options, open: () => Promise<Database>): Promise<boolean> {
  if (connectionIn(process.env)) {
    throw new UsageError(
      '--scale needs a database for each size, and NEO4J_TEST_URI names one. Unset it: Java and Maven start them.',
    );
  }
  const started: { readonly stop: () => Promise<void> }[] = [];
  try {
    const sized: SizedServer[] = [];
    for (const nodes of options.sizes) {
      process.stderr.write(`Starting a database and loading ${nodes} nodes.\n`);
      const database = await open();
      started.push(database);
      const { milliseconds } = await loadInProcess(database.connection, nodes);
      const server = await startServer('ours', database.connection);
      started.push(server);
      sized.push({ nodes, world: worldOf(nodes), server, loadMilliseconds: Math.round(milliseconds) });
    }
    const plan = { rounds: options.rounds, turn: options.seconds * 1000, timeout: options.timeoutSeconds * 1000 };
    const result = await measureSizes(sized, await shippedOntology(), plan);
    process.stdout.write(`\nOne client, the same document every time: median (95th percentile)\n\n`);
    process.stdout.write(`${aligned(scaleTable(result))}\n`);
    await mkdir(RESULTS, { recursive: true });
    const file = new URL('scale.json', RESULTS);
    await writeFile(file, `${JSON.stringify(result, null, 1)}\n`);
    process.stderr.write(`Written to ${fileURLToPath(file)}. npm run report puts it into docs/performance.md.\n`);
    return true;
  } finally {
    await Promise.all(started.map(({ stop }) => stop()));
  }
}

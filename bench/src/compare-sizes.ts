import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { worldOf } from './data/world.js';
import { connectionIn, withSession } from './database/connection.js';
import type { Connection } from './database/connection.js';
import type { Database } from './database/java.js';
import { shippedOntology } from './load.js';
import { measureSizes } from './measure/sizes.js';
import type { SizedServer } from './measure/sizes.js';
import { UsageError } from './options.js';
import type { Options } from './options.js';
import { loadInProcess } from './processes/start-loader.js';
import type { Loaded } from './processes/start-loader.js';
import { scaleTable } from './report/scale-table.js';
import { aligned } from './report/table.js';
import { startServer } from './servers/start.js';

/** Not thrown away: a run that was cut off goes on with them, and so does the next one. */
const DATABASES = fileURLToPath(new URL('../databases/', import.meta.url));
const RESULTS = new URL('../results/', import.meta.url);

/**
 * Measures our server over worlds of several sizes, each in a database of its own, in turn.
 * @returns true; whatever fails is thrown.
 */
export async function compareSizes(options: Options, open: (kept: string) => Promise<Database>): Promise<boolean> {
  if (connectionIn(process.env)) {
    throw new UsageError(
      '--scale needs a database for each size, and NEO4J_TEST_URI names one. Unset it: Java and Maven start them.',
    );
  }
  const started: { readonly stop: () => Promise<void> }[] = [];
  try {
    const sized: SizedServer[] = [];
    for (const nodes of options.sizes) {
      const folder = join(DATABASES, String(nodes));
      process.stderr.write(`Starting a database for ${nodes} nodes, which is kept in ${folder}.\n`);
      const database = await open(folder);
      started.push(database);
      const { milliseconds } = await loadedIn(folder, database.connection, nodes);
      const server = await startServer('ours', database.connection);
      started.push(server);
      sized.push({ nodes, world: worldOf(nodes), server, loadMilliseconds: milliseconds });
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

/**
 * What a load came to: of this run, or of an earlier one that left its database here. One that was cut off is gone on
 * with; how long all of it took is not known then.
 */
async function loadedIn(
  folder: string,
  connection: Connection,
  nodes: number,
): Promise<{ readonly dataVersion: string; readonly milliseconds: number | undefined }> {
  const [begun, ended] = [join(folder, 'load-begun'), join(folder, 'loaded.json')];
  const known = await readFile(ended, 'utf8').then(
    (text) => JSON.parse(text) as Loaded,
    () => undefined,
  );
  if (known && known.dataVersion === (await dataVersionIn(connection))) return known;
  const isFirst = !existsSync(begun);
  await writeFile(begun, '');
  process.stderr.write(`Loading ${nodes} nodes.\n`);
  const loaded = await loadInProcess(connection, nodes);
  const result = {
    dataVersion: loaded.dataVersion,
    milliseconds: isFirst ? Math.round(loaded.milliseconds) : undefined,
  };
  await writeFile(ended, JSON.stringify(result));
  return result;
}

/** None while a load has not come to its end. */
async function dataVersionIn(connection: Connection): Promise<string | undefined> {
  return withSession(connection, async (session) => {
    const { records } = await session.run('MATCH (v:`DataVersion`) RETURN v.version AS version, v.load AS load');
    const [record] = records;
    return record?.get('load') ? String(record.get('version')) : undefined;
  });
}

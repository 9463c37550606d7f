import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { startWithJava } from './database/java.js';
import { runCommand } from './command.js';
import { busyness, machineOf } from './machine.js';
import type { LoadResult } from './measure/loads.js';
import { UsageError, heapOf, sizeOf } from './options.js';
import { memoryOf } from './processes/memory.js';
import { loadInProcess } from './processes/start-loader.js';
import { loadTable } from './report/load-table.js';
import { aligned } from './report/table.js';

// npm run loads [-- SIZE [HEAP [neo4j|embedded]]]: how long a load of a made-up world into an empty database takes (100k
// nodes unless it is said), and what memory, on a Neo4j with a heap of so many gigabytes (4) and on the embedded engine.

const RESULT = new URL('../results/loads.json', import.meta.url);

async function main(size = '100k', heap = '4', only?: string): Promise<void> {
  const nodes = sizeOf(size);
  const heapGigabytes = heapOf(heap);
  if (only !== undefined && only !== 'neo4j' && only !== 'embedded') {
    throw new UsageError(`The engine is "${only}", and there are: neo4j, embedded.`);
  }
  const results: LoadResult[] = [];
  if (only !== 'embedded') {
    const busyBefore = busyness();
    const database = await startWithJava(heapGigabytes);
    try {
      const loaded = await loadInProcess(database.connection, nodes);
      const databaseMemory = (await memoryOf((await database.pid()) ?? 0))?.most;
      const { commit } = await machineOf(database.connection, busyBefore);
      results.push({ engine: 'neo4j', nodes, heapGigabytes, busyBefore, commit, databaseMemory, ...loaded });
    } finally {
      await database.stop();
    }
  }
  if (only !== 'neo4j') {
    const busyBefore = busyness();
    const { engineMemory, ...loaded } = await loadInProcess(undefined, nodes);
    results.push({ engine: 'embedded', nodes, busyBefore, databaseMemory: engineMemory, ...loaded });
  }
  process.stdout.write(`${aligned(loadTable(results))}\n`);
  await mkdir(new URL('./', RESULT), { recursive: true });
  const known = await readFile(RESULT, 'utf8').then(
    (text) => JSON.parse(text) as LoadResult[],
    () => [],
  );
  // One of each kind: the last one.
  const kind = ({ engine, nodes: of, heapGigabytes: with_ }: LoadResult): string => `${engine} ${of} ${with_}`;
  const kinds = new Set(results.map(kind));
  const kept = [...known.filter((one) => !kinds.has(kind(one))), ...results];
  await writeFile(RESULT, `${JSON.stringify(kept, null, 1)}\n`);
  process.stderr.write(`Written to ${fileURLToPath(RESULT)}. npm run report puts it into docs/performance.md.\n`);
}

runCommand(main(...(process.argv.slice(2) as [string?, string?, string?])));

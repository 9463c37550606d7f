import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { worldOf } from './data/world.js';
import type { Connection } from './database/connection.js';
import type { Database } from './database/java.js';
import { addFullTextIndex, deepPlaces, removeFullTextIndex } from './database/prepare.js';
import { shippedOntology } from './load.js';
import { busyness, machineOf } from './machine.js';
import { agree } from './measure/agreement.js';
import type { Agreement } from './measure/agreement.js';
import { measureShape } from './measure/cells.js';
import { measureMix } from './measure/mix.js';
import type { Cell, Result, ShapeResult } from './measure/result.js';
import { isSound } from './measure/sound.js';
import type { Options } from './options.js';
import { loadInProcess } from './processes/start-loader.js';
import type { Loaded } from './processes/start-loader.js';
import { goalTable } from './report/goals.js';
import { aligned, cellTable, memoryTable, mixTable, reasons, shown } from './report/table.js';
import type { ServerName } from './servers/names.js';
import { startServer } from './servers/start.js';
import type { RunningServer } from './servers/start.js';
import type { Shape } from './shapes/shape.js';
import { SHAPES } from './shapes/shapes.js';

const RESULTS = new URL('../results/', import.meta.url);
const TOO_BUSY = 0.5;

/**
 * Measures all servers over one world, and prints and writes what came of it.
 * @returns false where answers differ or a server failed: then the numbers are not to be published.
 */
export async function compareServers(options: Options, open: () => Promise<Database>): Promise<boolean> {
  const [nodes = 0] = options.sizes;
  const busyBefore = busyness();
  if (busyBefore > TOO_BUSY) {
    say(
      `The machine is busy with something else (load ${busyBefore.toFixed(1)}): expect that few differences can be told.`,
    );
  }
  say('Starting the database.');
  const { connection, stop } = await open();
  try {
    say(`Loading ${nodes} nodes.`);
    const loaded = await loadInProcess(connection, nodes);
    await addFullTextIndex(connection);
    const result = await measureAll(options, connection, nodes, { ...loaded, busyBefore });
    print(result);
    await write(result, nodes);
    return isSound(result.shapes);
  } finally {
    await removeFullTextIndex(connection).catch(() => undefined);
    await stop();
  }
}

async function measureAll(
  options: Options,
  connection: Connection,
  nodes: number,
  loaded: Loaded & { readonly busyBefore: number },
): Promise<Result> {
  const servers = await startAll(options.servers, connection, nodes);
  try {
    const world = worldOf(nodes);
    const withCursors = servers.filter(({ name }) => name.startsWith('ours'));
    const places = await deepPlaces(connection, withCursors, world.passages);
    const material = { ontology: await shippedOntology(), world, places };
    const plan = {
      modes: options.modes,
      clients: options.clients,
      rounds: options.rounds,
      turn: options.seconds * 1000,
      timeout: options.timeoutSeconds * 1000,
    };
    const asked = SHAPES.filter(({ name }) => options.shapes.includes(name));
    const agreements = new Map<Shape, Agreement>();
    say('Comparing answers.');
    // All of them first: what is wrong should not show after an hour.
    for (const shape of asked) agreements.set(shape, await agree(servers, shape, material, plan.timeout));
    const shapes: ShapeResult[] = [];
    for (const [shape, agreement] of agreements) {
      say(`Measuring ${shape.title}.`);
      shapes.push(await measureShape(servers, shape, material, plan, agreement, (cell) => say(`  ${progress(cell)}`)));
    }
    say('Measuring light clients beside a heavy one.');
    const mix = await measureMix(servers, material, plan);
    const memory = await Promise.all(servers.map(async (server) => [server.name, await server.memory()] as const));
    return {
      machine: await machineOf(connection, loaded.busyBefore),
      nodes,
      dataVersion: loaded.dataVersion,
      loadMilliseconds: Math.round(loaded.milliseconds),
      rounds: options.rounds,
      secondsOfATurn: options.seconds,
      shapes,
      mix,
      memory: Object.fromEntries(memory.flatMap(([name, held]) => (held ? [[name, held]] : []))),
    };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

async function startAll(names: readonly ServerName[], connection: Connection, nodes: number): Promise<RunningServer[]> {
  const servers: RunningServer[] = [];
  for (const name of names) {
    say(`Starting ${name}.`);
    servers.push(await startServer(name, connection, [String(nodes)]));
  }
  return servers;
}

function print(result: Result): void {
  const cells = result.shapes[0]?.cells ?? [];
  for (const { mode, clients } of cells) {
    const document = mode === 'warm' ? 'the same document every time' : 'a new document every time';
    const unit = clients === 1 ? 'median (95th percentile)' : 'requests per second (95th percentile)';
    out(`\n${clients === 1 ? 'One client' : `${clients} clients`}, ${document}: ${unit}\n`);
    out(aligned(cellTable(result, mode, clients)));
  }
  out('\nSeven light clients, without and with a heavy one\n');
  out(aligned(mixTable(result)));
  out('\nMemory of the processes\n');
  out(aligned(memoryTable(result)));
  out('\nGoals reached\n');
  out(aligned(goalTable(result, undefined)));
  const why = reasons(result);
  if (why.length > 0) out(`\nWithout numbers:\n  ${why.join('\n  ')}`);
}

async function write(result: Result, nodes: number): Promise<void> {
  await mkdir(RESULTS, { recursive: true });
  const file = new URL(`servers-${nodes}.json`, RESULTS);
  await writeFile(file, `${JSON.stringify(result, null, 1)}\n`);
  say(`Written to ${fileURLToPath(file)}. npm run report puts it into docs/performance.md.`);
}

/** A cell on one line. */
function progress(cell: Cell): string {
  const servers = Object.keys(cell.servers) as ServerName[];
  const parts = servers.map((server) => `${server} ${shown(cell, server)}`);
  return `${cell.mode}, ${cell.clients} at once: ${parts.join(', ')}`;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

function out(text: string): void {
  process.stdout.write(`${text}\n`);
}

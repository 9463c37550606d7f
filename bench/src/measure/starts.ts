import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../built.js';
import { median } from './statistics.js';

const PROGRAM = join(ROOT, 'dist/cli/main.js');
const STARTS = 5;
const PATIENCE_MS = 900_000;
/** Far below what is told, and not so often that it keeps the server from starting. */
const LOOK_MS = 20;
/** The server answers as soon as the data is there: what is asked is the smallest thing that reads it. */
const QUERY = JSON.stringify({ query: '{ meta { dataVersion } countries(first: 1) { nodes { id } } }' });

export interface StartResult {
  readonly name: string;
  readonly busyBefore: number;
  /** Milliseconds to the first answer where the YAML is loaded. */
  readonly first: number;
  /** The same, each time from the snapshot. */
  readonly later: readonly number[];
  readonly median: number;
}

/**
 * Starts the server as it ships, on a free port, several times.
 * @param seed the folder with the YAML.
 * @param snapshots where the first start leaves its snapshot.
 * @param imports a folder of imports that is served too.
 * @throws Error where it does not answer.
 */
export async function measureStarts(
  seed: string,
  snapshots: string,
  imports = 'none',
): Promise<Pick<StartResult, 'first' | 'later' | 'median'>> {
  const before = await manifests(snapshots);
  const first = await start({ seed, snapshots, imports }, async () => {
    while ((await manifests(snapshots)) === before) await sleep(100);
  });
  const later: number[] = [];
  for (let count = 0; count < STARTS; count += 1) later.push(await start({ seed, snapshots, imports }));
  return { first, later, median: median(later) };
}

/** How many snapshots are complete. */
async function manifests(folder: string): Promise<number> {
  return existsSync(folder) ? (await readdir(folder)).filter((name) => name.endsWith('.json')).length : 0;
}

/** Folders. */
interface Served {
  readonly seed: string;
  readonly snapshots: string;
  readonly imports: string;
}

/** @returns milliseconds from the start of the process to its first answer with data. */
async function start({ seed, snapshots, imports }: Served, then?: () => Promise<void>): Promise<number> {
  const { NEO4J_URI: _, ...own } = process.env;
  const env = {
    ...own,
    IMPORTS: imports,
    SNAPSHOT_DIR: snapshots,
    PORT: '0',
    HOST: '127.0.0.1',
    NODE_ENV: 'production',
  };
  const began = performance.now();
  const child = spawn(process.execPath, [PROGRAM, 'serve', '--seed', seed], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  const ended = new Promise<void>((resolve) => void child.on('exit', () => resolve()));
  try {
    while (performance.now() - began < PATIENCE_MS) {
      if (child.exitCode !== null) break;
      const url = /(http:\S+)\/playground/.exec(said)?.[1];
      if (url !== undefined && (await isAnswered(url))) {
        const took = performance.now() - began;
        await then?.();
        return took;
      }
      await sleep(LOOK_MS);
    }
    throw new Error(`The server did not answer with the seed ${seed}. It said: ${said}`);
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
}

async function isAnswered(url: string): Promise<boolean> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: QUERY });
  const { data } = (await response.json()) as { data?: { meta?: { dataVersion?: string } } };
  return typeof data?.meta?.dataVersion === 'string';
}

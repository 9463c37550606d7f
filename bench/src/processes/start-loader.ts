import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { environmentOf } from '../database/connection.js';
import type { Connection } from '../database/connection.js';

const run = promisify(execFile);
const PROGRAM = fileURLToPath(new URL('loader.js', import.meta.url));

export interface Loaded {
  readonly dataVersion: string;
  /** From the first record that is made to the end of the load. */
  readonly milliseconds: number;
  /** Megabytes that the process that loads held at the most, and an embedded engine. */
  readonly loaderMemory?: number;
  readonly engineMemory?: number;
}

/**
 * Loads a world into a database, in a process of its own: what it holds in memory is gone before anything is timed.
 * @param connection of the database; an embedded engine, which ends with the process, where undefined.
 * @throws Error with what the loader said, and what to do.
 */
export async function loadInProcess(connection: Connection | undefined, nodes: number): Promise<Loaded> {
  const args = ['--max-old-space-size=12288', PROGRAM, String(nodes), ...(connection ? [] : ['embedded'])];
  const env = { ...process.env, ...(connection && environmentOf(connection)) };
  try {
    const { stdout } = await run(process.execPath, args, { env, maxBuffer: 2 ** 24 });
    return JSON.parse(stdout) as Loaded;
  } catch (error) {
    const said = typeof error === 'object' && error !== null && 'stderr' in error ? String(error.stderr) : '';
    const message = `Loading ${nodes} nodes failed. Where the database ran out of memory, --heap gives it more. ${said}`;
    throw new Error(message, { cause: error });
  }
}

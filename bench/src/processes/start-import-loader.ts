import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ImportTurn } from '../report/import-table.js';

const run = promisify(execFile);
const PROGRAM = fileURLToPath(new URL('import-loader.js', import.meta.url));

/**
 * Reads and loads the shipped seed with a folder of imports into an embedded engine, in a process of its own.
 * @throws Error with what the process said.
 */
export async function loadImports(folder: string): Promise<Pick<ImportTurn, 'read' | 'load'>> {
  const { stdout } = await run(process.execPath, [PROGRAM, folder]);
  return JSON.parse(stdout) as Pick<ImportTurn, 'read' | 'load'>;
}

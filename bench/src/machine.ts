import { execFile } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { promisify } from 'node:util';
import { withSession } from './database/connection.js';
import type { Connection } from './database/connection.js';
import { ROOT } from './built.js';
import type { Machine } from './measure/result.js';

const run = promisify(execFile);

/** How busy the machine is with other things, as the number of processes that wanted a core in the last minute. */
export function busyness(): number {
  return loadavg()[0] ?? 0;
}

/**
 * What the numbers were measured on.
 * @param busyBefore how busy it was before the benchmark began.
 */
export async function machineOf(connection: Connection, busyBefore: number): Promise<Machine> {
  const version = await withSession(connection, async (session) => {
    const { records } = await session.run('CALL dbms.components() YIELD versions RETURN versions[0] AS version');
    return String(records[0]?.get('version'));
  });
  const commit = await run('git', ['-C', ROOT, 'describe', '--always', '--dirty']).catch(() => undefined);
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    neo4j: version,
    commit: commit?.stdout.trim() ?? 'unknown',
    busyBefore,
  };
}

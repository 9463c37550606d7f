import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { environmentOf } from '../database/connection.js';
import type { Connection } from '../database/connection.js';
import { memoryOf } from '../processes/memory.js';
import type { ServerName } from './names.js';

const START_MS = 900_000;

/** A server in a process of its own. */
export interface RunningServer {
  readonly name: ServerName;
  readonly url: string;
  /** Megabytes that the process holds now, and the most it ever held; undefined where the system does not say. */
  memory(): Promise<{ readonly now: number; readonly most: number } | undefined>;
  stop(): Promise<void>;
}

/**
 * Starts a server and waits until it listens.
 * @param args what its program takes.
 * @throws Error where it ends first.
 */
export async function startServer(
  name: ServerName,
  connection: Connection,
  args: readonly string[] = [],
): Promise<RunningServer> {
  const program = fileURLToPath(new URL(`${name}.js`, import.meta.url));
  const child = spawn(process.execPath, ['--max-old-space-size=8192', program, ...args], {
    env: { ...process.env, ...environmentOf(connection), NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => void child.on('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  // Whatever ends this process must not leave servers behind.
  process.on('exit', () => child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout });
  const timer = setTimeout(() => child.kill('SIGKILL'), START_MS);
  const url = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve);
    void ended.then(() => reject(new Error(`The server ${name} ended before it listened; what it said is above.`)));
  }).finally(() => clearTimeout(timer));
  return { name, url: `${url}/graphql`, stop, memory: () => memoryOf(child.pid ?? 0) };
}

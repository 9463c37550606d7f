import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { inject, onTestFinished } from 'vitest';

/** The built program, as `npm test` builds it. */
export const MAIN = 'dist/cli/main.js';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  /** What it said on standard error so far. */
  readonly said: () => string;
  /** Waits until it said something like this. */
  readonly says: (pattern: RegExp) => Promise<RegExpExecArray>;
}

export type Environment = Readonly<Record<string, string>>;

/** Where programs that this process starts keep the seed that ships. */
const SNAPSHOTS = join(inject('snapshots'), String(process.pid));

/**
 * Starts `rights-graph ...`, with no setting but the given, and with a snapshot of the seed that ships, though of no other
 * unless its folder is given; killed at the end of the test.
 */
export function start(args: readonly string[], environment: Environment = {}, input?: string): Running {
  const running = launch(args, environment, input);
  onTestFinished(() => void running.process.kill('SIGKILL'));
  return running;
}

/** Like start, for what outlasts a test: who launches it kills it. */
export function launch(args: readonly string[], environment: Environment = {}, input?: string): Running {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: {
      PATH: process.env['PATH'],
      SNAPSHOT_DIR: args.includes('--seed') ? 'none' : SNAPSHOTS,
      IMPORTS: 'none',
      ...environment,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => undefined).end(input);
  let said = '';
  const watchers = new Set<() => void>();
  child.stderr.setEncoding('utf8').on('data', (data: string) => {
    said += data;
    for (const look of watchers) look();
  });
  const stdout = text(child.stdout);
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => {
      void stdout.then((read) => resolve({ code, signal, stdout: read, stderr: said }));
    });
  });
  const says = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(said);
        if (!found) return;
        watchers.delete(look);
        resolve(found);
      };
      watchers.add(look);
      look();
      void ended.then(() => reject(new Error(`It ended without saying ${pattern}. It said: ${said}`)));
    });
  return { process: child, ended, said: () => said, says };
}

/** Runs `rights-graph ...` to its end. */
export function run(args: readonly string[], environment?: Environment, input?: string): Promise<Ended> {
  return start(args, environment, input).ended;
}

/** Starts a server and waits until it is ready. */
export async function serve(
  args: readonly string[] = [],
  environment: Environment = {},
): Promise<Running & { readonly url: string }> {
  const running = start(['serve', ...args], { PORT: '0', ...environment });
  const [, url = ''] = await running.says(/Playground: (http:\S+)\/playground\n/);
  return { ...running, url };
}

/** The processes that a process has started. */
export function childrenOf(parent: ChildProcess): number[] {
  const lines = processes().filter(([, ppid]) => ppid === String(parent.pid));
  return lines.map(([pid]) => Number(pid));
}

/** Whether a process runs; one that has ended and waits to be collected does not. */
export function isRunning(pid: number): boolean {
  return processes().some(([id, , state]) => id === String(pid) && !state?.startsWith('Z'));
}

function processes(): string[][] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat='], { encoding: 'utf8' });
  return table.split('\n').map((line) => line.trim().split(/\s+/));
}

export interface Answer {
  readonly data?: unknown;
  readonly errors?: unknown;
}

/** Asks a server in GraphQL; what the answer says beside data and errors is left out. */
export async function ask(url: string, query: string): Promise<Answer & { readonly status: number }> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as Answer;
  return { status: response.status, ...(data !== undefined && { data }), ...(errors !== undefined && { errors }) };
}

/** A folder with these files; removed at the end of the test. */
export async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rights-graph-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

/** What a command in a terminal answered. */
export interface Typed {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * What a stranger gets who clones the repository: the files that git knows, and those that it would add, as they are now.
 * Without packages and without anything built.
 */
export async function freshCheckout(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'first-hour-'));
  const listed = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const names = execFileSync('git', listed, { encoding: 'utf8', maxBuffer: 2 ** 28 }).split('\0');
  for (const name of names.filter((one) => one !== '' && existsSync(one))) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await copyFile(resolve(name), join(folder, name));
  }
  return folder;
}

/** Runs a line of a shell to its end, with nothing set but what a new terminal has, and what is given. */
export async function type(
  line: string,
  folder: string,
  environment: Readonly<Record<string, string>> = {},
  input = '',
): Promise<Typed> {
  const shell = open(line, folder, environment);
  shell.stdin?.on('error', () => undefined).end(input);
  const ended = new Promise<number | null>((resolved) => void shell.on('close', resolved));
  const [stdout, stderr, code] = await Promise.all([read(shell.stdout), read(shell.stderr), ended]);
  return { code, stdout, stderr };
}

/** Starts a line of a shell that does not end by itself; who opens it interrupts it. */
export function open(line: string, folder: string, environment: Readonly<Record<string, string>> = {}): ChildProcess {
  const { PATH, HOME } = process.env;
  return spawn('bash', ['-c', line], {
    cwd: folder,
    env: { PATH, HOME, ...environment },
    // A group of its own, as the one that a terminal interrupts.
    detached: true,
  });
}

/** Ctrl-C, and what it ends with. */
export async function interrupt(shell: ChildProcess): Promise<void> {
  if (shell.pid === undefined || shell.exitCode !== null || shell.signalCode !== null) return;
  const ended = new Promise((resolved) => void shell.on('close', resolved));
  process.kill(-shell.pid, 'SIGINT');
  await ended;
}

function read(stream: NodeJS.ReadableStream | null): Promise<string> {
  return stream ? text(stream) : Promise.resolve('');
}

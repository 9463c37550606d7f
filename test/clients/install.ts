import { stat } from 'node:fs/promises';
import type { Finished } from './run.js';
import { run } from './run.js';

/** The folder of the clients, a package of its own. */
export const CLIENTS = 'test/clients';

/** What a run prints where the clients cannot be installed. */
export const NO_CLIENTS = 'The tests of real clients were left out: npm ci in test/clients failed.';

/**
 * Installs the clients where they are missing, or older than the lock file.
 * Answers why they could not be installed; undefined where they are there.
 * @throws Error where CI is `true` and they could not be installed: in CI nothing is left out.
 */
export async function installClients(
  environment: NodeJS.ProcessEnv = process.env,
  fresh: () => Promise<boolean> = isFresh,
  install: () => Promise<Finished> = npmCi,
): Promise<string | undefined> {
  if (await fresh()) return undefined;
  const { code, output } = await install();
  if (code === 0) return undefined;
  const message = `${NO_CLIENTS}\n${output}`;
  if (environment['CI'] === 'true') throw new Error(message);
  return message;
}

/** npm writes this file last, so that an install which broke off does not count. */
async function isFresh(): Promise<boolean> {
  const installed = await stat(`${CLIENTS}/node_modules/.package-lock.json`).catch(() => undefined);
  const locked = await stat(`${CLIENTS}/package-lock.json`);
  return installed !== undefined && installed.mtimeMs >= locked.mtimeMs;
}

/** No client needs its install script. A shell finds npm on Windows too. */
async function npmCi(): Promise<Finished> {
  return run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: CLIENTS, shell: true });
}

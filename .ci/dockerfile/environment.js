// Where and as whom the commands of a stage run.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

export const IS_ROOT = process.getuid?.() === 0;

/** How this machine reaches the network and the registry, which is no part of the image. */
const OF_THE_MACHINE = /^(npm_config_registry|npm_config_userconfig|\w*_proxy|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE)$/i;

/**
 * The options of a child process of a stage. Its npm keeps what it fetches in a folder of its own, since a step may
 * empty that.
 * @param {string} home the folder that all stages are in.
 */
export function optionsOf(home, { workdir, env, user }) {
  const machine = Object.fromEntries(Object.entries(process.env).filter(([name]) => OF_THE_MACHINE.test(name)));
  const npm = { npm_config_cache: join(home, 'npm-cache'), npm_config_update_notifier: 'false' };
  return {
    ...(IS_ROOT && user ? user : {}),
    cwd: workdir,
    env: { PATH: pathIn(home), HOME: home, ...ownNpmSettings(), ...machine, ...npm, ...env },
  };
}

/** HOME is another folder here, and who runs this may have settings of npm in their own. */
function ownNpmSettings() {
  const file = join(process.env.HOME ?? '/', '.npmrc');
  return existsSync(file) ? { npm_config_userconfig: file } : {};
}

/** Who is not root cannot give a file away: chown does nothing there. */
function pathIn(home) {
  const path = process.env.PATH ?? '';
  if (IS_ROOT) return path;
  const folder = join(home, 'bin');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'chown'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  return `${folder}:${path}`;
}

// What COPY may copy from the folder of a Dockerfile.
import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The files of a folder as a clean checkout has them (without git, all of them), but for what .dockerignore names.
 * @param {string} folder
 * @returns {string[]} paths from there.
 */
export function contextFiles(folder) {
  const patterns = ignorePatterns(folder);
  return everyFile(folder).filter((file) => !patterns.some((pattern) => pattern.test(file)));
}

function everyFile(folder) {
  if (!existsSync(join(folder, '.git'))) {
    return readdirSync(folder, { recursive: true }).filter((name) => lstatSync(join(folder, name)).isFile());
  }
  const options = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const names = execFileSync('git', options, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 }).split('\0');
  return names.filter((name) => name !== '' && existsSync(join(folder, name)));
}

/** Names and paths, with two asterisks and a slash before them where they may be at any depth. */
function ignorePatterns(folder) {
  const file = join(folder, '.dockerignore');
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, deep, path] = /^(\*\*\/)?([\w.@/-]+)$/.exec(line) ?? [];
      if (path === undefined) throw new Error(`.dockerignore has "${line}": only names and paths are known here.`);
      return new RegExp(`^${deep ? '(?:.*/)?' : ''}${path.replaceAll('.', '\\.').replace(/\/$/, '')}(?:/|$)`);
    });
}

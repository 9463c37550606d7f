import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** What comes before a path in a line of git: two letters and a blank. */
const CODES = 3;

/** What git says of some files: what of them is in no commit, or why that cannot be told. */
export type Uncommitted = { readonly paths: readonly string[] } | { readonly reason: string };

/**
 * Which files below some paths are not committed as they are. None outside a work tree of git.
 * @param folder in which git is asked; paths that it gives begin at its work tree.
 */
export async function uncommitted(folder: string, paths: readonly string[]): Promise<Uncommitted> {
  if (!inWorkTree(resolve(folder))) return { paths: [] };
  const asked = [
    'status',
    '--porcelain',
    '-z',
    '--no-renames',
    '--untracked-files=all',
    '--',
    ...paths.map((path) => resolve(path)),
  ];
  return new Promise((done) => {
    // Reading the state takes no lock that somebody else waits for.
    const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0' };
    execFile('git', asked, { cwd: folder, env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      if (!error) {
        done({ paths: stdout.split('\0').flatMap((entry) => entry.slice(CODES) || []) });
        return;
      }
      const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      done({ reason: missing ? 'git is not installed' : `git says: ${stderr.trim().split('\n')[0] ?? ''}` });
    });
  });
}

function inWorkTree(folder: string): boolean {
  if (existsSync(join(folder, '.git'))) return true;
  const above = dirname(folder);
  return above !== folder && inWorkTree(above);
}

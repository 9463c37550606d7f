// What of the packages in package-lock.json leaves the house: what the server needs to run, and what is built into the
// pages.
import { readFileSync } from 'node:fs';

/**
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {string} [license]
 * @property {string} [integrity]
 * @property {boolean} [optional]
 * @property {boolean} [link]
 * @property {boolean} [dev]
 * @property {boolean} [devOptional]
 * @property {boolean} [hasInstallScript]
 *
 * @typedef {{ readonly packages: Readonly<Record<string, LockEntry>> }} Lock
 * @typedef {{ readonly name: string, readonly version: string, readonly license?: string, readonly text?: string }} Bundled
 */

/** Written by `npm run build`: every package of which something is in the pages. */
export const BUNDLED_FILE = 'dist/web/licenses.json';

/** @returns {Lock} */
export function readLock(file = 'package-lock.json') {
  return /** @type {Lock} */ (JSON.parse(readFileSync(file, 'utf8')));
}

/**
 * @throws where the pages are not built.
 * @returns {readonly Bundled[]}
 */
export function readBundled(file = BUNDLED_FILE) {
  return /** @type {Bundled[]} */ (JSON.parse(readFileSync(file, 'utf8')));
}

/**
 * The name of a package by its place: `node_modules/a/node_modules/@b/c` is `@b/c`.
 * @param {string} path
 */
export function nameAt(path) {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/**
 * The entries of the lock file that ship, by their place.
 * @param {Lock} lock
 * @param {readonly Bundled[]} bundled
 * @returns {ReadonlyMap<string, LockEntry>}
 */
export function shipped(lock, bundled) {
  const inPages = new Set(bundled.map(({ name, version }) => `${name}@${version}`));
  return new Map(
    Object.entries(lock.packages).filter(
      ([path, { version, dev, devOptional }]) =>
        path !== '' && ((!dev && !devOptional) || inPages.has(`${nameAt(path)}@${version}`)),
    ),
  );
}

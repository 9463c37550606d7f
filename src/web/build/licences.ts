import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** A package of which something is built into the pages. */
interface Bundled {
  readonly name: string;
  readonly version: string;
  readonly license: string | undefined;
  /** Its licence as it brings it; undefined where it brings none. */
  readonly text: string | undefined;
}

const LICENCE = /^(?:licen[cs]e|copying)(?:\.|-|$)/i;
const FILE = 'licenses.json';

/**
 * Writes `licenses.json` beside the pages: every package that is in them or in their workers, with the notice that it
 * asks to be passed on. Vite's own `build.license` does not look into workers.
 */
export function licences(): { readonly pages: Plugin; readonly workers: () => Plugin[] } {
  const folders = new Set<string>();
  const take: Plugin['generateBundle'] = (_options, bundle) => {
    for (const part of Object.values(bundle)) {
      if (part.type !== 'chunk') continue;
      for (const id of part.moduleIds) {
        const folder = folderOf(id);
        if (folder !== undefined) folders.add(folder);
      }
    }
  };
  return {
    pages: {
      name: 'licences',
      apply: 'build',
      // Workers are bundled while the pages that start them are read.
      async generateBundle(...given) {
        await take.apply(this, given);
        const all = new Map([...folders].map(read).map((one) => [`${one.name}@${one.version}`, one]));
        const sorted = [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
        this.emitFile({ type: 'asset', fileName: FILE, source: `${JSON.stringify(sorted, null, 2)}\n` });
      },
    },
    workers: () => [{ name: 'licences-of-workers', generateBundle: take }],
  };
}

/** The folder of the package that a module belongs to; undefined for one of ours. */
function folderOf(id: string): string | undefined {
  // What a bundler makes of a module begins with a NUL, and may end with a query.
  const [path = ''] = id.replace(/^\0/, '').split('?');
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path.replaceAll('\\', '/'))?.[0];
}

function read(folder: string): Bundled {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Bundled;
  const file = readdirSync(folder).find((one) => LICENCE.test(one));
  return { name, version, license, text: file === undefined ? undefined : readFileSync(join(folder, file), 'utf8') };
}

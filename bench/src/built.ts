import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What is measured is what ships: the built code, with the types of its sources. */
const BUILT = new URL('../../dist/', import.meta.url);
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/* eslint-disable @typescript-eslint/consistent-type-imports -- by path: what is imported is known only when its name is */
interface Modules {
  readonly 'api/limits': typeof import('../../src/api/limits.js');
  readonly 'api/server': typeof import('../../src/api/server.js');
  readonly 'cli/data': typeof import('../../src/cli/data.js');
  readonly 'cli/settings': typeof import('../../src/cli/settings.js');
  readonly 'graph/embedded/embedded': typeof import('../../src/graph/embedded/embedded.js');
  readonly 'graph/neo4j/neo4j': typeof import('../../src/graph/neo4j/neo4j.js');
  readonly 'graph/statement': typeof import('../../src/graph/statement.js');
  readonly 'http/app': typeof import('../../src/http/app.js');
  readonly 'load/derive': typeof import('../../src/load/derive.js');
  readonly 'load/load': typeof import('../../src/load/load.js');
  readonly 'ontology/read': typeof import('../../src/ontology/read.js');
  readonly 'seed/folder': typeof import('../../src/seed/folder.js');
  readonly 'seed/seed': typeof import('../../src/seed/seed.js');
  readonly 'words/entries': typeof import('../../src/words/entries.js');
  readonly 'words/stems': typeof import('../../src/words/stems.js');
  readonly 'words/words': typeof import('../../src/words/words.js');
}
/* eslint-enable @typescript-eslint/consistent-type-imports */

/**
 * A module as it ships.
 * @param name its path in `src/`, without ending.
 * @throws Error where it is not built.
 */
export async function built<Name extends keyof Modules>(name: Name): Promise<Modules[Name]> {
  const file = new URL(`${name}.js`, BUILT);
  if (!existsSync(file)) {
    throw new Error(`dist/${name}.js is not there: the benchmark runs what is built. Run npm ci in the folder above.`);
  }
  return (await import(file.href)) as Modules[Name];
}

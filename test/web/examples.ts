import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { readExamples } from '../../src/web/examples.js';

export { startExample } from '../../src/web/examples.js';

const FOLDER = new URL('../queries/', import.meta.url);

function files(extension: string): Record<string, string> {
  if (!existsSync(FOLDER)) return {};
  const names = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(extension));
  return Object.fromEntries(
    names.map((name) => [`test/queries/${name.replaceAll('\\', '/')}`, readFileSync(new URL(name, FOLDER), 'utf8')]),
  );
}

/** The examples that the pages must show: those of the query files on disk, so that a stale build is noticed. */
export const examples = readExamples(files('.graphql'), files('.variables.json'));

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Example } from '../examples.js';
import { readExamples } from '../examples.js';

/** The examples among the query files below a folder, for what is written into pages when they are built. */
export function examplesIn(folder: string): readonly [Example, ...Example[]] {
  return readExamples(read(folder, '.graphql'), read(folder, '.variables.json'));
}

/** A text as it may stand in HTML, in attributes too. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function read(folder: string, extension: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith(extension))
      .map((name) => {
        const path = join(folder, name);
        return [path.replaceAll('\\', '/'), readFileSync(path, 'utf8')];
      }),
  );
}

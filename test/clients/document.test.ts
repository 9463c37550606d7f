import { readFile, readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { CLIENTS } from './install.js';

/** A comment with the path of a file, and the code block after it. */
const QUOTED = /<!-- (\S+) -->\n\n```\w+\n(.*?\n)```/gs;

describe('docs/clients.md and docs/developers.md', async () => {
  const text = await readFile('docs/clients.md', 'utf8');
  const pages = [text, await readFile('docs/developers.md', 'utf8')].join('\n');
  const quoted = [...pages.matchAll(QUOTED)].map(([, path = '', code = '']) => ({ path, code }));

  test('quote every example, each once', async () => {
    const files = await readdir(`${CLIENTS}/examples`, { recursive: true, withFileTypes: true });
    const paths = files.filter((file) => file.isFile()).map((file) => `${file.parentPath}/${file.name}`);
    expect(quoted.map(({ path }) => path).toSorted()).toEqual(
      paths.map((path) => path.replaceAll('\\', '/')).toSorted(),
    );
  });

  test('name the versions and overrides that are tested', async () => {
    const { dependencies, overrides } = JSON.parse(await readFile(`${CLIENTS}/package.json`, 'utf8')) as {
      dependencies: Record<string, string>;
      overrides: Record<string, string>;
    };
    expect(text).toContain(JSON.stringify(overrides, null, 2));
    const named = [...text.matchAll(/^\| `([^`]+)` \| (\S+) \|/gm)].map(([, name, version]) => [name, version]);
    const { graphql: _graphql, rxjs: _rxjs, ...clients } = dependencies;
    expect(Object.fromEntries(named)).toEqual(clients);
  });

  test.each(quoted)('quote $path as it is tested', async ({ path, code }) => {
    expect(code).toBe(await readFile(path, 'utf8'));
  });
});

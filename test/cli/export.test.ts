import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, run } from './command.js';

const FICTIONAL = ['--seed', 'test/support/fictional'];

describe('export', () => {
  test('writes a folder and says what is in it', async () => {
    const to = join(await folderWith({}), 'export');
    const args = ['--format', 'csv,jsonl', 'gexf', '--to', to, '--country', 'XNL', '--base', 'https://atlas.example'];
    const { code, stdout, stderr } = await run(['export', ...args, ...FICTIONAL]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^\d+ records and \d+ relationships in \S+\/export; data version [0-9a-f]+\n$/);
    expect((await readdir(to)).sort()).toEqual([
      'LICENSE',
      'README.md',
      'SHA256SUMS',
      'csv',
      'dictionary.csv',
      'gexf',
      'jsonl',
    ]);
    expect(await readFile(join(to, 'jsonl/countries.jsonl'), 'utf8')).toContain('"id":"XNL"');
    const again = await run(['export', ...args, ...FICTIONAL]);
    expect(again).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `The folder ${JSON.stringify(to)} is not empty: name another one, or write --force to replace the export in it.\n`,
    });
    expect(await run(['export', ...args, '--force', ...FICTIONAL])).toMatchObject({ code: 0, stdout, stderr: '' });
  });

  const FORMATS = 'There are csv, jsonl, turtle, jsonld, graphml, gexf, cypher.';
  test.each([
    [['--format', 'xls'], `--format: "xls" is no format. ${FORMATS}`],
    [['--format', 'csv,GraphMl'], `--format: "GraphMl" is no format. Did you mean "graphml"? ${FORMATS}`],
    [['--format', 'turtel'], `--format: "turtel" is no format. Did you mean "turtle"? ${FORMATS}`],
    [['--format', ''], `--format: "" is no format. ${FORMATS}`],
    [
      ['--format', 'csv', '--base', 'atlas'],
      '--base: "atlas" is no address. Write a full URL with http or https, like "https://example.org/page".',
    ],
    [
      ['--format', 'csv', '--base', 'https://atlas.example/?a'],
      '--base: "https://atlas.example/?a" has a ? or a #, and ids are to come after it.',
    ],
    [['--format', 'csv', '--country', 'XNM'], '--country: No Country has the id "XNM"; the nearest is "XNL".'],
  ])('%j is a sentence', async (args, sentence) => {
    const folder = await folderWith({});
    const ended = await run(['export', '--to', join(folder, 'export'), ...args, ...FICTIONAL]);
    expect(ended).toMatchObject({ code: 2, stdout: '', stderr: `${sentence}\n` });
    expect(await readdir(folder)).toEqual([]);
  });

  test('without a database it names the address, and leaves nothing', async () => {
    const folder = await folderWith({});
    const args = ['export', '--format', 'csv', '--to', join(folder, 'export')];
    expect(await run(args, { NEO4J_URI: 'bolt://127.0.0.1:1' })).toMatchObject({
      code: 4,
      stderr: 'Neo4j cannot be reached at bolt://127.0.0.1:1: is it running, and is NEO4J_URI right?\n',
    });
    expect(await readdir(folder)).toEqual([]);
  });
});

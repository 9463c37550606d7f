import { execFileSync } from 'node:child_process';
import { cp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, run } from './command.js';

const BASE = 'https://data.atlas-of-nowhere.org/graph';
const CITATION = `cff-version: 1.2.0
title: Atlas of Nowhere
message: Cite it.
abstract: What is said of Northland.
authors:
  - name: Atlas collective
version: 1.0.0
date-released: 2012-03-31
`;
const LICENCE = 'https://creativecommons.org/licenses/by-sa/4.0/\n';

interface Place {
  readonly folder: string;
  readonly seed: string;
  readonly to: string;
  readonly release: (args?: readonly string[], environment?: Record<string, string>) => ReturnType<typeof run>;
}

/** A folder with a seed that can be released as 1.0.0. */
async function place(): Promise<Place> {
  const folder = await folderWith({ 'CITATION.cff': CITATION, 'package.json': '{\n  "version": "1.0.0"\n}\n' });
  const seed = join(folder, 'seed');
  await cp('test/support/fictional', seed, { recursive: true });
  await writeFile(join(seed, 'LICENSE.md'), LICENCE);
  const to = join(folder, 'out');
  const given = ['release', '--seed', seed, '--to', to, '--base', BASE, '--release', '1.0.0'];
  const made = await run(['manifest', '--release', '1.0.0', '--seed', seed]);
  expect(made.code).toBe(0);
  return { folder, seed, to, release: (args = [], environment) => run([...given, ...args], environment) };
}

/** A sentence with the paths of the place taken away, which begin otherwise on each machine. */
const bare = (text: string, { folder }: Place): string =>
  text.replaceAll(relative(process.cwd(), folder), '').replaceAll(folder, '');

const git = (folder: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], {
    cwd: folder,
    encoding: 'utf8',
  });

describe('release', () => {
  test('writes a folder to publish, the same every time, and says what is in it', async () => {
    const at = await place();
    const { code, stdout, stderr } = await at.release([], { IMPORTS: 'nowhere' });
    expect([code, bare(stderr, at)]).toEqual([
      0,
      '46 ids, 3 of them withdrawn; released on 2012-03-31 under CC BY-SA 4.0.\n',
    ]);
    expect(stdout).toMatch(
      /^46 records and \d+ relationships of release 1\.0\.0 in \S+\/out; data version [0-9a-f]{12}\n$/,
    );
    const sums = await readFile(join(at.to, 'SHA256SUMS'), 'utf8');
    expect(execFileSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: at.to, encoding: 'utf8' })).toBe('');
    expect(await readFile(join(at.to, 'turtle/graph.ttl'), 'utf8')).toContain(
      'dcterms:license <https://creativecommons.org/licenses/by-sa/4.0/>',
    );
    expect(await readFile(join(at.to, 'README.md'), 'utf8')).toContain('- Licence: CC BY-SA 4.0 (`LICENSE`)');
    await rename(at.to, join(at.folder, 'first'));
    expect((await at.release()).code).toBe(0);
    expect(await readFile(join(at.to, 'SHA256SUMS'), 'utf8')).toBe(sums);
    await rm(at.to, { recursive: true });
    expect((await at.release(['--date', '2013-01-01'])).code).toBe(0);
    expect(await readFile(join(at.to, 'CITATION.cff'), 'utf8')).toContain('date-released: 2013-01-01');
  });

  test.each<[string, (at: Place) => Promise<unknown>, number, string]>([
    [
      'the manifest is missing',
      ({ seed }) => rm(join(seed, 'released'), { recursive: true }),
      1,
      'There is no /seed/released/1.0.0.manifest: write it with "rights-graph manifest --release 1.0.0 --seed /seed", and commit it.',
    ],
    [
      'the manifest is of another seed',
      ({ seed }) => edit(join(seed, 'countries/xnl.yaml'), /^name: .*$/m, 'name: Southland'),
      1,
      '/seed/released/1.0.0.manifest is not of this seed: "XNL" differs. Where it was published, give the release another version; where nobody has it yet, write it anew with "rights-graph manifest --release 1.0.0 --again --seed /seed".',
    ],
    [
      'several ids differ',
      async ({ seed }) => {
        await edit(join(seed, 'countries/xnl.yaml'), /^name: .*$/m, 'name: Southland');
        await edit(join(seed, 'indicators/cells.yaml'), /^name: .*$/m, 'name: Cells of prisons');
      },
      1,
      '',
    ],
    [
      'there is no licence',
      ({ seed }) => rm(join(seed, 'LICENSE.md')),
      1,
      'There is no /seed/LICENSE.md: it says under which licence the data are, with the address of one of Creative Commons.',
    ],
    [
      'the licence is none that is known',
      ({ seed }) => writeFile(join(seed, 'LICENSE.md'), 'Ask me.'),
      3,
      '/seed/LICENSE.md: It names no licence that a release can be under: write the address of one of Creative Commons, such as https://creativecommons.org/licenses/by/4.0/.',
    ],
    [
      'there is no citation file',
      ({ folder }) => rm(join(folder, 'CITATION.cff')),
      1,
      'There is no CITATION.cff in /seed, nor in the folder that it lies in: it says what the data are called and who made them.',
    ],
    [
      'the citation file has mistakes',
      ({ folder }) => edit(join(folder, 'CITATION.cff'), 'title: Atlas of Nowhere', 'title: 7'),
      3,
      '/CITATION.cff:2:8: "title" is to be a text, in quotes.',
    ],
    [
      'the citation file is of another version',
      ({ folder }) => edit(join(folder, 'CITATION.cff'), '1.0.0', '1.0.1'),
      1,
      '/CITATION.cff:7:1: It is of version 1.0.1, and the release is to be 1.0.0: give both the same.',
    ],
    [
      'the package is of another version',
      ({ folder }) => edit(join(folder, 'package.json'), '1.0.0', '0.9.0'),
      1,
      '/package.json:2:1: It is of version 0.9.0, and the release is to be 1.0.0: give both the same.',
    ],
    [
      'nothing says of which day it is',
      ({ folder }) => edit(join(folder, 'CITATION.cff'), /^date-released.*\n/m, ''),
      2,
      '/CITATION.cff has no date-released: write it there, or give --date 2012-03-31.',
    ],
    [
      'the folder holds something',
      ({ folder }) => writeFile(join(folder, 'out'), ''),
      2,
      '"/out" is no folder: name one that is new, or empty.',
    ],
  ])('is refused where %s, and leaves nothing', async (name, spoil, exit, sentence) => {
    const at = await place();
    await spoil(at);
    const before = await readdir(at.folder, { recursive: true });
    const { code, stdout, stderr } = await at.release();
    expect([code, stdout]).toEqual([exit, '']);
    if (name === 'several ids differ') {
      expect(bare(stderr, at)).toMatch(
        /is not of this seed: 2 ids differ, the first is "XNL"\. Where it was published,/,
      );
    } else expect(bare(stderr, at)).toBe(`${sentence}\n`);
    expect(await readdir(at.folder, { recursive: true })).toEqual(before);
  });

  test('of a seed with mistakes is refused with each of them', async () => {
    const at = await place();
    await edit(join(at.seed, 'countries/xnl.yaml'), /^name: /m, 'nmae: ');
    const { code, stderr } = await at.release();
    expect([code, bare(stderr, at)]).toEqual([
      3,
      expect.stringMatching(/^\/seed\/countries\/xnl\.yaml:\d+:1: .*Did you mean "name"/),
    ]);
    expect(await readdir(at.folder)).toEqual(['CITATION.cff', 'package.json', 'seed']);
  });

  test.each([
    [['--release', 'next'], '--release takes a version such as 1.2.0, not "next".'],
    [['--date', '2012-02-30'], '--date takes a day such as 2012-03-31, not "2012-02-30".'],
    [
      ['--base', 'atlas'],
      '--base: "atlas" is no address. Write a full URL with http or https, like "https://example.org/page".',
    ],
    ...['rights-graph.example', 'www.example.org', 'localhost:4000'].map((host) => [
      ['--base', `https://${host}/`],
      `--base: "${host.replace(/:.*/, '')}" is a reserved name that belongs to nobody, and the addresses of a release are for ever. Give one of your own, or one that redirects to it, as w3id.org and purl.org have them.`,
    ]),
  ] as [string[], string][])('%j is a sentence', async (args, sentence) => {
    const folder = await folderWith({});
    const given = ['release', '--base', BASE, '--to', join(folder, 'out'), ...args];
    expect(await run(given)).toMatchObject({ code: 2, stdout: '', stderr: `${sentence}\n` });
  });

  test('wants a base', async () => {
    expect(await run(['release'])).toMatchObject({
      code: 2,
      stderr: "error: required option '--base <url>' not specified\nFor what there is: rights-graph --help\n",
    });
  });

  test('of what is not committed is refused, unless that is meant', async () => {
    const at = await place();
    git(at.folder, 'init', '--quiet');
    git(at.folder, 'add', '.');
    git(at.folder, 'commit', '--quiet', '-m', 'All');
    const on = 'Commit it, so that the release can be made again. Write --dirty to release it all the same.';
    await writeFile(join(at.folder, 'notes.txt'), 'No part of a release.');
    await writeFile(join(at.folder, 'CITATION.cff'), `${CITATION}# So.\n`);
    const one = await at.release();
    expect([one.code, one.stderr]).toEqual([1, `What is to be released is not committed: CITATION.cff. ${on}\n`]);
    await writeFile(join(at.seed, 'odd "näme.yaml'), '');
    const two = await at.release();
    expect([two.code, two.stderr]).toEqual([
      1,
      `What is to be released is not committed: CITATION.cff and 1 more file. ${on}\n`,
    ]);
    await rm(join(at.seed, 'odd "näme.yaml'));
    expect((await at.release(['--dirty'])).code).toBe(0);
    await rm(at.to, { recursive: true });
    git(at.folder, 'commit', '--quiet', '--all', '-m', 'So');
    expect((await at.release()).code).toBe(0);
  });

  test('where git cannot tell is refused', async () => {
    const at = await place();
    await writeFile(join(at.folder, '.git'), 'gitdir: nowhere\n');
    const broken = await at.release();
    expect([broken.code, bare(broken.stderr, at)]).toEqual([
      1,
      expect.stringMatching(
        /^Whether \/seed is committed cannot be told: git says: fatal: .*\. Write --dirty to release it all the same\.\n$/,
      ),
    ]);
    const without = await at.release([], { PATH: at.folder });
    expect([without.code, bare(without.stderr, at)]).toEqual([
      1,
      'Whether /seed is committed cannot be told: git is not installed. Write --dirty to release it all the same.\n',
    ]);
  });
});

async function edit(file: string, what: string | RegExp, by: string): Promise<void> {
  const before = await readFile(file, 'utf8');
  const after = before.replace(what, by);
  expect(after).not.toBe(before);
  await writeFile(file, after);
}

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSeedFolder } from '../../src/seed/folder.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seed-'));
  await mkdir(join(folder, 'laws', 'deep'), { recursive: true });
  const names = [
    'laws/b.yaml',
    'laws/a.yaml',
    'laws/deep/c.yaml',
    'laws/d.yml',
    'README.md',
    'schema.json',
    'x.hashes',
    'y.manifest',
  ];
  await Promise.all(names.map((name) => writeFile(join(folder, name), name)));
});
afterAll(() => rm(folder, { recursive: true }));

it('a folder is read to its depths, in order, and only its YAML, its hashes and its manifests', async () => {
  const names = ['laws/a.yaml', 'laws/b.yaml', 'laws/d.yml', 'laws/deep/c.yaml', 'x.hashes', 'y.manifest'];
  const expected = names.map((name) => ({ path: `${folder}/${name}`, text: name }));
  expect(await readSeedFolder(folder)).toEqual(expected);
  expect(await readSeedFolder(`${folder}/`)).toEqual(expected);
});

// Other systems have no such names.
it.runIf(process.platform === 'linux')(
  'what has a name that is no UTF-8 comes without its text, be it a folder',
  async () => {
    const odd = await mkdtemp(join(tmpdir(), 'seed-'));
    try {
      const bytes = (name: string): Buffer => Buffer.concat([Buffer.from(`${odd}/${name}`), Buffer.from([0xff])]);
      await mkdir(bytes('laws'));
      await writeFile(Buffer.concat([bytes('laws'), Buffer.from('/x.yaml')]), 'id: x');
      await writeFile(Buffer.concat([bytes('y'), Buffer.from('.yaml')]), 'id: y');
      expect(await readSeedFolder(odd)).toEqual([
        { path: `${odd}/laws\uFFFD`, text: '' },
        { path: `${odd}/y\uFFFD.yaml`, text: '' },
      ]);
    } finally {
      await rm(odd, { recursive: true });
    }
  },
);

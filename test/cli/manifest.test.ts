import { cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, run } from './command.js';
import type { Ended } from './command.js';

/** What a release has that is the last one. */
const FILES = (version: string): string[] =>
  ['changes.jsonl', 'manifest', 'records.jsonl'].map((one) => `${version}.${one}`);

const LAW = 'id: RUR\nname: Ruritania\n';

describe('rights-graph manifest', () => {
  test('writes down every id of a seed, and the same again', async () => {
    const folder = await folderWith({});
    await cp('test/support/fictional', folder, { recursive: true });
    const ended = await run(['manifest', '--release', '1.0.0', '--seed', folder]);
    expect([ended.code, ended.stdout]).toEqual([0, '']);
    expect(ended.stderr).toMatch(/^\d+ ids of release 1\.0\.0, 3 of them withdrawn: \S+released\/1\.0\.0\.manifest\n$/);
    const text = await readFile(join(folder, 'released/1.0.0.manifest'), 'utf8');
    expect(text).toMatch(/^xnl\/criminal-code Withdrawn [0-9a-f]{16}$/m);
    expect(text).toMatch(/^xnl\/penal-code Law [0-9a-f]{16}$/m);
    expect((await run(['manifest', '--release', '1.0.0', '--seed', folder])).code).toBe(0);
    expect(await readFile(join(folder, 'released/1.0.0.manifest'), 'utf8')).toBe(text);
    expect(await readdir(join(folder, 'released'))).toEqual(FILES('1.0.0'));
    expect((await run(['check', '--seed', folder])).code).toBe(0);
  });

  test('does not change what was released, but where nobody has it yet', async () => {
    const folder = await folderWith({
      'countries/rur.yaml': LAW,
      'released/1.0.0.manifest': '# Every id.\n# Of a first try.\nRUR Country 0123456789abcdef\n',
    });
    const args = ['manifest', '--release', '1.0.0', '--seed', folder];
    const { code, stderr } = await run(args);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^\S+released\/1\.0\.0\.manifest says something else already, and what was released does not change: give the release another version, or --again where nobody has it yet\.\n$/,
    );
    expect((await run([...args, '--again'])).code).toBe(0);
    const text = await readFile(join(folder, 'released/1.0.0.manifest'), 'utf8');
    expect(text).toMatch(/^# Every id of release 1\.0\.0, .*\n# Of a first try\.\nRUR Country [0-9a-f]{16}\n$/);
  });

  test('writes nothing of a seed with mistakes, such as an id that is gone', async () => {
    const folder = await folderWith({
      'countries/rur.yaml': LAW,
      'released/1.0.0.manifest': 'RUR Country 0123456789abcdef\nrur/law Law 0123456789abcdef\n',
    });
    const { code, stderr } = await run(['manifest', '--release', '1.1.0', '--seed', folder]);
    expect(code).toBe(3);
    expect(stderr.split('\n')[0]).toMatch(
      /released\/1\.0\.0\.manifest:2:1: "rur\/law", a Law of release 1\.0\.0, is gone\. Rule released-id-stays: Every id that was ever released exists, or a record in withdrawn\/ says when and why it went\.$/,
    );
    expect(await readdir(join(folder, 'released'))).toEqual(['1.0.0.manifest']);
  });

  test('says what a release changed, and keeps its records in place of those before', async () => {
    const folder = await folderWith({
      'countries/rur.yaml': LAW,
      'places/rur.yaml': '- id: rur/new\n  country: RUR\n  name: Town\n- id: rur/old\n  country: RUR\n  name: Old\n',
    });
    const release = (version: string, ...more: string[]): Promise<Ended> =>
      run(['manifest', '--release', version, '--seed', folder, ...more]);
    const read = (name: string): Promise<string> => readFile(join(folder, 'released', name), 'utf8');
    expect((await release('1.0.0', '--date', '2015-04-01')).code).toBe(0);
    await writeFile(join(folder, 'places/rur.yaml'), '- id: rur/new\n  country: RUR\n  name: The Town\n');
    await mkdir(join(folder, 'withdrawn'));
    const gone = 'id: rur/old\nwas: Place\nreason: MERGED\ndate: "2015-05-01"\nsuccessor: rur/new\n';
    await writeFile(join(folder, 'withdrawn/rur.yaml'), gone);
    expect(await release('1.1.0', '--date', '2015-03-01')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^Release 1\.0\.0 of \S+ is of 2015-04-01: the one after it cannot be of 2015-03-01\.\n$/,
      ) as string,
    });
    expect((await release('1.1.0', '--date', '2015-06-01')).code).toBe(0);
    expect(await readdir(join(folder, 'released'))).toEqual([
      '1.0.0.changes.jsonl',
      '1.0.0.manifest',
      ...FILES('1.1.0'),
    ]);
    const [head = '', ...lines] = (await read('1.1.0.changes.jsonl')).trim().split('\n');
    expect(JSON.parse(head)).toEqual({
      ...{ release: '1.1.0', date: '2015-06-01', after: '1.0.0' },
      dataVersion: expect.stringMatching(/^[0-9a-f]{12}$/) as string,
      digest: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
    });
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        ...{ id: 'rur/new', type: 'Place', kind: 'CHANGED' },
        fields: [{ field: 'name', old: 'Town', new: 'The Town' }],
      },
      {
        ...{ id: 'rur/old', type: 'Place', kind: 'WITHDRAWN' },
        fields: [
          { field: 'country', old: ['RUR'], new: null },
          { field: 'name', old: 'Old', new: null },
        ],
        about: ['RUR'],
      },
    ]);
    expect((await run(['check', '--seed', folder])).code).toBe(0);
    // A server says the data version that the release names.
    await writeFile(join(folder, 'q.graphql'), '{ meta { dataVersion } changes { releases { version dataVersion } } }');
    const { stdout } = await run(['query', join(folder, 'q.graphql'), '--seed', folder]);
    const { data } = JSON.parse(stdout) as {
      data: { meta: { dataVersion: string }; changes: { releases: unknown[] } };
    };
    expect(data.changes.releases[0]).toEqual({ version: '1.1.0', dataVersion: data.meta.dataVersion });
    // The same again changes nothing, whatever day it is.
    const before = await read('1.1.0.changes.jsonl');
    expect((await release('1.1.0')).code).toBe(0);
    expect(await read('1.1.0.changes.jsonl')).toBe(before);
    // Made again it is compared with the release before, whose records are gone.
    await writeFile(join(folder, 'places/rur.yaml'), '- id: rur/new\n  country: RUR\n  name: Town\n');
    expect((await release('1.1.0', '--again', '--date', '2015-06-02')).code).toBe(0);
    const [, ...again] = (await read('1.1.0.changes.jsonl')).trim().split('\n');
    expect(again).toEqual([lines[1]]);
    expect(await release('1.0.0', '--again')).toMatchObject({
      code: 1,
      stderr: 'Release 1.0.0 is not the last one, which is 1.1.0: only that can be made again.\n',
    });
  });

  test('refuses a release after one that does not say what it changed', async () => {
    const folder = await folderWith({
      'countries/rur.yaml': LAW,
      'released/1.0.0.manifest': 'RUR Country 0123456789abcdef\n',
    });
    const { code, stderr } = await run(['manifest', '--release', '1.1.0', '--seed', folder]);
    expect([code, stderr.replace(/^\S*released/, 'released')]).toEqual([
      1,
      'released/1.0.0.manifest does not say what its release changed: make that one first, of its files as they were, with --earlier.\n',
    ]);
  });

  test('takes the files of an earlier program as they are, with --earlier, and says of no data version', async () => {
    // Of a value that is @sourced, another rule asks for a source by now.
    const folder = await folderWith({ 'countries/rur.yaml': `${LAW}iso2: RU\n` });
    const args = ['manifest', '--release', '1.0.0', '--seed', folder, '--date', '2015-04-01'];
    expect((await run(args)).code).toBe(3);
    expect((await run([...args, '--earlier'])).code).toBe(0);
    const text = await readFile(join(folder, 'released/1.0.0.changes.jsonl'), 'utf8');
    expect(JSON.parse(text.split('\n')[0] ?? '')).toMatchObject({ date: '2015-04-01', after: null, dataVersion: null });
  });

  test('takes a day', async () => {
    expect(await run(['manifest', '--release', '1.0.0', '--date', '2015-02-30'])).toMatchObject({
      code: 2,
      stderr: '--date takes a day such as 2026-11-29, not "2015-02-30".\n',
    });
  });

  test('takes a version', async () => {
    expect(await run(['manifest', '--release', '../x'])).toMatchObject({
      code: 2,
      stderr: '--release takes a version such as 1.2.0, not "../x".\n',
    });
  });

  test('that cannot be written leaves what was there', async () => {
    // A file in place of the folder.
    const folder = await folderWith({ 'countries/rur.yaml': LAW, released: 'Nothing yet.\n' });
    const { code, stderr } = await run(['manifest', '--release', '1.0.0', '--seed', folder]);
    expect([code, stderr.split(':')[0]?.replace(/^\S*released/, 'released')]).toEqual([
      1,
      'released/1.0.0.changes.jsonl cannot be written, and nothing was changed',
    ]);
    expect(await readFile(join(folder, 'released'), 'utf8')).toBe('Nothing yet.\n');
  });
});

import { cp, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, run } from './command.js';

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
    expect(await readdir(join(folder, 'released'))).toEqual(['1.0.0.manifest']);
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
      'released/1.0.0.manifest cannot be written, and nothing was changed',
    ]);
    expect(await readFile(join(folder, 'released'), 'utf8')).toBe('Nothing yet.\n');
  });
});

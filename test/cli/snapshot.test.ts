import { cp, readFile, readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LAYOUT } from '../../src/load/layout.js';
import { ask, folderWith, run, serve } from './command.js';
import type { Ended, Environment } from './command.js';

const NORTHLAND = '{ country(id: "XNL") { name } }';
const ANSWER = { status: 200, data: { country: { name: 'Northland' } } };

/** Serves a seed, asks, and stops; what was said on standard error beside what is always said. */
async function served(seed: string, environment: Environment): Promise<string[]> {
  const server = await serve(['--seed', seed], environment);
  expect(await ask(server.url, NORTHLAND)).toEqual(ANSWER);
  const folder = environment['SNAPSHOT_DIR'] ?? '';
  await expect
    .poll(() => readdir(folder).catch(() => []), { timeout: 20_000 })
    .toContainEqual(expect.stringMatching(/\.json$/));
  server.process.kill('SIGTERM');
  const { stderr } = await server.ended;
  return stderr.split('\n').filter((line) => line !== '' && !/^(rights-graph is ready|Stopping)/.test(line));
}

async function copied(): Promise<{ readonly seed: string; readonly environment: Environment }> {
  const folder = await folderWith({});
  await cp('test/support/fictional', join(folder, 'seed'), { recursive: true });
  return { seed: join(folder, 'seed'), environment: { SNAPSHOT_DIR: join(folder, 'snapshots') } };
}

async function snapshot(folder: string, ending: string): Promise<string> {
  const files = await readdir(folder);
  return join(folder, files.find((file) => file.endsWith(ending)) ?? '');
}

test('a second start opens the snapshot; a damaged one, or of something else, is made anew, with a line', async () => {
  const { seed, environment } = await copied();
  const folder = environment['SNAPSHOT_DIR'] ?? '';
  expect(await served(seed, environment)).toEqual([]);
  const manifest = await snapshot(folder, '.json');
  const first = await readFile(manifest, 'utf8');
  expect(await served(seed, environment)).toEqual([]);
  // It was opened: a load would have saved another one.
  expect(await readFile(manifest, 'utf8')).toBe(first);

  await truncate(await snapshot(folder, '.grafeo'), 100);
  expect(await served(seed, environment)).toEqual([`The snapshot ${manifest} is damaged: the YAML is loaded anew.`]);

  await writeFile(manifest, first.replace(/"schema": "\w+"/, '"schema": "other"'));
  expect(await served(seed, environment)).toEqual([
    `The snapshot ${manifest} is of another schema.graphql: the YAML is loaded anew.`,
  ]);

  await writeFile(manifest, first.replace(`"layout": ${LAYOUT}`, '"layout": 0'));
  expect(await served(seed, environment)).toEqual([
    `The snapshot ${manifest} is of another version of rights-graph: the YAML is loaded anew.`,
  ]);
});

test.each([
  ['query', ['query', '-']],
  ['export', ['export', '--format', 'csv', '--force', '--to']],
])('%s waits until it is kept, and the next one opens it', async (command, args) => {
  const { seed, environment } = await copied();
  const folder = environment['SNAPSHOT_DIR'] ?? '';
  const once = (): Promise<Ended> =>
    run(
      [...args, ...(command === 'export' ? [join(folder, '..', 'csv')] : []), '--seed', seed],
      environment,
      NORTHLAND,
    );
  expect(await once()).toMatchObject({ code: 0, stderr: '' });
  const files = (await readdir(folder)).sort();
  expect(files).toEqual([expect.stringMatching(/\.grafeo$/), expect.stringMatching(/\.json$/)]);
  expect(await once()).toMatchObject({ code: 0, stderr: '' });
  // It was opened: a load would have saved another one.
  expect((await readdir(folder)).sort()).toEqual(files);
});

test('where it cannot be kept, one line says so', async () => {
  const { seed } = await copied();
  const folder = join(seed, 'countries', 'xnl.yaml', 'below');
  const server = await serve(['--seed', seed], { SNAPSHOT_DIR: folder });
  await server.says(/snapshot/);
  expect(await ask(server.url, NORTHLAND)).toEqual(ANSWER);
  const said = server.said();
  expect(said).toContain(`No snapshot could be kept in ${folder}, so the next start loads the YAML again: ENOTDIR`);
  // Nobody waits for that.
  expect(said.indexOf('rights-graph is ready')).toBeLessThan(said.indexOf('No snapshot'));
  expect(said.indexOf('rights-graph is ready')).toBeGreaterThanOrEqual(0);
});

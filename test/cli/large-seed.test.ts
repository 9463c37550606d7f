import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, run, serve } from './command.js';

const FICTIONAL = ['--seed', 'test/support/fictional'];
/** More records than a load writes at once: they are held against the rules while they are written. */
const MANY = 5_200;

/** Topics, each below the one before; the first one below another. */
async function imported(first: Readonly<Record<string, unknown>>): Promise<string> {
  const folder = await folderWith({});
  const topic = (index: number): unknown => ({
    id: `topic/made-up-${index}`,
    type: 'Topic',
    name: `Made-up topic ${index}`,
    ...(index === 1 ? first : index < 4 && { broader: `topic/made-up-${index - 1}` }),
  });
  const lines = Array.from({ length: MANY }, (_, index) => JSON.stringify(topic(index + 1)));
  await mkdir(join(folder, 'imports'));
  await writeFile(join(folder, 'imports', 'topics.jsonl'), `${lines.join('\n')}\n`);
  return folder;
}

test('a large seed that breaks a rule is not served, and every mistake is said', async () => {
  const folder = await imported({ broader: 'topic/made-up-3' });
  const environment = { PORT: '0', IMPORTS: join(folder, 'imports'), SNAPSHOT_DIR: join(folder, 'snapshots') };
  const { code, stdout, stderr } = await run(['serve', ...FICTIONAL], environment);
  expect([code, stdout]).toEqual([3, '']);
  expect(stderr.replace(/\S*imports\//, 'imports/')).toBe(
    'imports/topics.jsonl:2:1: "broader" leads in a circle: ' +
      'topic/made-up-1, topic/made-up-3, topic/made-up-2, topic/made-up-1. ' +
      'Rule no-circle-of-parts: Nothing is broader than itself, part of itself or within itself, ' +
      'not even by way of others.\n1 mistake in test/support/fictional. Nothing was loaded.\n',
  );
  await expect(readdir(join(folder, 'snapshots'))).rejects.toThrow('ENOENT');
});

test('a large seed that keeps the rules is served', async () => {
  const folder = await imported({});
  const environment = { PORT: '0', IMPORTS: join(folder, 'imports'), SNAPSHOT_DIR: join(folder, 'snapshots') };
  const { said } = await serve(FICTIONAL, environment);
  expect(said()).toMatch(/^rights-graph is ready\. Playground: \S+\n$/);
});

import { mkdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { shipped } from '../support/seeded.js';
import { startServer } from '../support/server.js';
import { CLIENTS } from './install.js';
import { PYTHON, RSCRIPT } from './programs.js';
import { run } from './run.js';

const WORK = `${CLIENTS}/.cache/laws`;
const OPTIONS = [
  '--ignoreConfig',
  '--target',
  'ES2023',
  '--module',
  'NodeNext',
  '--types',
  'node',
  '--strict',
  '--outDir',
  WORK,
];

/** The same program in three languages, as docs/developers.md has it. */
const PROGRAMS = [
  { language: 'TypeScript', program: process.execPath, script: `${WORK}/laws.mjs`, installed: true },
  { language: 'Python', program: PYTHON, script: `${CLIENTS}/examples/laws.py`, installed: inject('python') },
  { language: 'R', program: RSCRIPT, script: `${CLIENTS}/examples/laws.R`, installed: inject('r') },
];

describe('one question', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  let compiled: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    server = await startServer();
    await rm(WORK, { recursive: true, force: true });
    await mkdir(WORK, { recursive: true });
    const compiler = [resolve('node_modules/typescript/bin/tsc'), ...OPTIONS, `${CLIENTS}/examples/laws.mts`];
    compiled = await run(process.execPath, compiler, {});
  });
  afterAll(() => server.close());

  test('in TypeScript compiles', () => {
    expect(compiled).toEqual({ code: 0, output: '' });
  });

  for (const { language, program, script, installed } of PROGRAMS) {
    const ask = (path: string, country: string): ReturnType<typeof run> =>
      run(program, [script, server.url + path, country], {});

    test.runIf(installed)(`in ${language}: the laws of a country, and none of one that has none`, async () => {
      const { records } = await shipped();
      const laws = records.filter(
        ({ type, relations }) => type === 'Law' && relations.get('country')?.to[0]?.id === 'KAZ',
      );
      const names = new Map(laws.map(({ id, columns }) => [id, columns.get('name')?.value as string]));
      const sorted = [...names.keys()].sort().map((id) => `${names.get(id)}\n`);
      expect(await ask('/graphql', 'KAZ')).toEqual({ code: 0, output: sorted.join('') });
      expect((await ask('/graphql', 'XXX')).output.trim()).toBe('');
    });

    test.runIf(installed)(
      `in ${language}: ends with a failure where the server refuses, and with what it says`,
      async () => {
        const { code, output } = await ask('/graphqll', 'KAZ');
        expect(code).not.toBe(0);
        expect(output).toContain(language === 'R' ? '404' : 'NOT_FOUND: ');
      },
    );
  }
});

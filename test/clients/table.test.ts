import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startServer } from '../support/server.js';
import { CLIENTS } from './install.js';
import { PYTHON, RSCRIPT, leftOut } from './programs.js';
import { run } from './run.js';
import { TOO_MANY_REFUSED } from './scripts.js';
import { tableOfSeed } from './table-of-seed.js';

describe('a table by country and year', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  let url = '';
  beforeAll(async () => {
    server = await startServer();
    url = `${server.url}/graphql`;
  });
  afterAll(() => server.close());

  const CLIENT_PROGRAMS = [
    { name: 'Python', program: PYTHON, script: 'table.py', installed: inject('python') },
    { name: 'R', program: RSCRIPT, script: 'table.R', installed: inject('r') },
  ];

  describe.each(CLIENT_PROGRAMS)('in $name', ({ program, script, installed }) => {
    const table = (...args: string[]): ReturnType<typeof run> =>
      run(program, [`${CLIENTS}/examples/${script}`, url, ...args], {});

    test.runIf(installed)('is that of the seed, page by page and in one', async () => {
      const expected = { code: 0, output: `${await tableOfSeed()}\n` };
      expect(await table('7')).toEqual(expected);
      expect(await table()).toEqual(expected);
    });

    test.runIf(installed && program === PYTHON)('ends with what the server says where it refuses', async () => {
      const { code, message } = TOO_MANY_REFUSED;
      expect(await table('501')).toEqual({
        code: 1,
        output: `${code}: ${message.replace('findings', 'treatyActions')}\n`,
      });
    });

    test.runIf(installed && program === RSCRIPT)('ends with a failure where the server refuses', async () => {
      const { code, output } = await table('501');
      expect([code === 0, output.includes('400')]).toEqual([false, true]);
    });
  });
});

test('what is not installed is said', () => {
  expect(leftOut({ python: true, r: true })).toEqual([]);
  expect(leftOut({ python: false, r: false })).toEqual([
    `The client in Python was left out: ${PYTHON} is not installed, or older than 3.8.`,
    `The client in R was left out: ${RSCRIPT} is not installed, or has no jsonlite.`,
  ]);
});

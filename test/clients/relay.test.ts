import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startServer } from '../support/server.js';
import { CLIENTS } from './install.js';
import type { Finished } from './run.js';
import { run } from './run.js';
import { answerOf, inOnePage } from './scripts.js';

const WORK = `${CLIENTS}/.cache/relay`;
const INSTITUTION = 'ngo/atlas-of-torture';

async function compile(): Promise<Finished> {
  return run(process.execPath, ['../../node_modules/relay-compiler/cli.js'], { cwd: WORK });
}

describe.skipIf(!inject('clients'))('Relay', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  let schema: string;
  let compiled: Finished;
  beforeAll(async () => {
    server = await startServer();
    schema = await (await fetch(`${server.url}/schema.graphql`)).text();
    await rm(WORK, { recursive: true, force: true });
    await mkdir(WORK, { recursive: true });
    await cp(`${CLIENTS}/examples/relay`, WORK, { recursive: true });
    // What a bundler does: the compiled files name each other without the ending.
    await writeFile(`${WORK}/package.json`, '{ "type": "commonjs" }');
    await writeFile(`${WORK}/schema.graphql`, schema);
    compiled = await compile();
  });
  afterAll(() => server.close());

  const connected = `
    import { allFindings, ask, connect } from './src/walk.mjs';
    const environment = connect(url);`;

  test('the compiler takes the schema, a connection and a refetch', async () => {
    const { code, output } = compiled;
    expect(output).toBe(
      [
        '[INFO] [default] compiling...',
        '[INFO] [default] compiled documents: 3 reader, 2 normalization, 4 operation text',
        '[INFO] Compilation completed.',
        '[INFO] Done.\n',
      ].join('\n'),
    );
    expect(code).toBe(0);
    expect((await readdir(`${WORK}/src/__generated__`)).toSorted()).toEqual([
      'FindingsPageQuery.graphql.js',
      'FindingsQuery.graphql.js',
      'Findings_institution.graphql.js',
    ]);
    const page = await readFile(`${WORK}/src/__generated__/FindingsPageQuery.graphql.js`, 'utf8');
    expect(page).toContain('node(id: $id)');
  });

  test('the store puts the pages of a refetched connection together', async () => {
    const expected = await inOnePage(`${server.url}/graphql`, INSTITUTION);
    expect(expected.length).toBeGreaterThan(10);
    const script = `${connected} print(await allFindings(environment, '${INSTITUTION}'));`;
    expect(await answerOf(`${server.url}/graphql`, script, WORK)).toEqual(expected);
  });

  test('shows code and message of an error', async () => {
    const script = `${connected} print(await ask(environment, '${INSTITUTION}', 101));`;
    expect(await answerOf(`${server.url}/graphql`, script, WORK)).toEqual([
      {
        code: 'BAD_USER_INPUT',
        message:
          'findings(first:) takes 0 to 100, and 101 was given. For more rows ask for the next page with after: pageInfo.endCursor.',
      },
    ]);
  });

  test('the compiler refuses a schema whose pages lack a field of PageInfo', async () => {
    await writeFile(`${WORK}/schema.graphql`, schema.replace(/^ {2}hasPreviousPage: Boolean!$/m, ''));
    const { code, output } = await compile();
    expect(code).toBe(1);
    expect(output).toContain('[ERROR]');
    expect(output).toContain('hasPreviousPage');
  });
});

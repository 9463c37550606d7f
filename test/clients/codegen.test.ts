import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startServer } from '../support/server.js';
import { CLIENTS } from './install.js';
import type { Finished } from './run.js';
import { run } from './run.js';
import { TOO_MANY_REFUSED, answerOf, inOnePage } from './scripts.js';
import { tableOfSeed } from './table-of-seed.js';

const WORK = `${CLIENTS}/.cache/codegen`;

const TSCONFIG = {
  compilerOptions: {
    target: 'ES2023',
    module: 'NodeNext',
    lib: ['ES2023', 'DOM'],
    types: [],
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    verbatimModuleSyntax: true,
    rootDir: 'src',
    outDir: 'out',
  },
  include: ['src'],
};

async function compile(): Promise<Finished> {
  return run(process.execPath, [resolve('node_modules/typescript/bin/tsc')], { cwd: WORK });
}

describe.skipIf(!inject('clients'))('GraphQL Code Generator', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  let url: string;
  let generated: Finished;
  let compiled: Finished;
  beforeAll(async () => {
    server = await startServer();
    url = `${server.url}/graphql`;
    await rm(WORK, { recursive: true, force: true });
    await mkdir(WORK, { recursive: true });
    await cp(`${CLIENTS}/examples/codegen`, WORK, { recursive: true });
    await writeFile(`${WORK}/package.json`, '{ "type": "module" }');
    await writeFile(`${WORK}/tsconfig.json`, JSON.stringify(TSCONFIG));
    const program = '../../node_modules/@graphql-codegen/cli/esm/bin.js';
    generated = await run(process.execPath, [program, '--config', 'codegen.ts'], {
      cwd: WORK,
      env: { ...process.env, RIGHTS_GRAPH: url },
    });
    compiled = await compile();
  });
  afterAll(() => server.close());

  test('reads the schema from the running server and writes types that compile', async () => {
    expect(generated.code, generated.output).toBe(0);
    expect(await readFile(`${WORK}/src/gql/graphql.ts`, 'utf8')).toContain('export type FindingsQuery = ');
    expect(compiled).toEqual({ code: 0, output: '' });
  });

  test('the typed document reads a list page by page', async () => {
    const script = `import { allFindings } from './out/findings.js'; print(await allFindings(url, 5));`;
    expect(await answerOf(url, script, WORK)).toEqual(await inOnePage(url));
  });

  test('makes the table by country and year, page by page and in one', async () => {
    const script = `
      import { table } from './out/table.js';
      print([await table(url, 7), await table(url)]);`;
    const expected = await tableOfSeed();
    expect(await answerOf(url, script, WORK)).toEqual([expected, expected]);
  });

  test('shows code and message of an error', async () => {
    const script = `
      import { allFindings } from './out/findings.js';
      print(await allFindings(url, 501).catch((error) => error.message));`;
    const { code, message } = TOO_MANY_REFUSED;
    expect(await answerOf(url, script, WORK)).toBe(`${code}: ${message}`);
  });

  test('a field that the document does not ask for does not compile', async () => {
    const wrong = `import type { FindingsQuery } from './gql/graphql.js';
      export const statements = (data: FindingsQuery) => data.findings?.nodes.map((finding) => finding.statement);\n`;
    await writeFile(`${WORK}/src/wrong.ts`, wrong);
    expect(await compile()).toEqual({
      code: 2,
      output: expect.stringMatching(/^src\/wrong\.ts.* error TS2339: Property 'statement' does not exist/) as string,
    });
  });
});

import { execFile } from 'node:child_process';
import { readFile, readdir, symlink } from 'node:fs/promises';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { MAIN, folderWith, run } from './command.js';

const FICTIONAL = ['--seed', 'test/support/fictional'];
const CSV = [...FICTIONAL, '--format', 'csv'];
const FINDINGS = '{ findings(first: 3) { nodes { statement terms } } }';

describe('rights-graph query as a table', () => {
  test('prints CSV of the data that ships, and says what is not in it', async () => {
    const file = 'test/queries/criminal-code-findings.graphql';
    const variables = ['--variables', '@test/queries/criminal-code-findings.variables.json'];
    const { code, stdout, stderr } = await run([
      'query',
      file,
      ...variables,
      '--format',
      'csv',
      '--explode',
      'findings',
    ]);
    const rows = parse<Record<string, string>>(stdout, { columns: true, record_delimiter: '\r\n' });
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'Not in the table, since it stands outside the rows: law.name.\n',
    });
    expect(Object.keys(rows[0] ?? {}).slice(0, 5)).toEqual([
      ...['id', 'number', 'findings.id', 'findings.statement', 'findings.assessment'],
    ]);
    expect(rows.filter((row) => row['id'] === 'kaz/criminal-code/347.1').length).toBeGreaterThan(3);
  });

  test('prints lines of JSON', async () => {
    const { code, stdout } = await run(['query', '-', ...FICTIONAL, '--format', 'jsonl'], {}, FINDINGS);
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect({ code, keys: rows.map((row) => Object.keys(row)) }).toEqual({
      code: 0,
      keys: rows.map(() => ['id', 'statement', 'terms', 'citation']),
    });
    expect(rows).toHaveLength(3);
  });

  test('says that there is more', async () => {
    const { code, stderr } = await run(
      ['query', '-', ...CSV, '--bom'],
      {},
      '{ reports(first: 1) { nodes { claims(first: 1) { nodes { id } } } } nothing: law(id: "xnl/none") { id } }',
    );
    expect({ code, stderr: stderr.split('\n') }).toEqual({
      code: 0,
      stderr: [
        'There are more rows than these 1. --all follows the pages to the end.',
        'The list claims is cut off in 1 of 1 rows: ask for more of it with first:.',
        'Not in the table, since it stands outside the rows: nothing.id.',
        expect.stringMatching(/^No Law has the id "xnl\/none"/),
        '',
      ],
    });
  });

  test('with --all the pages together are the whole', async () => {
    const paged = await run(['query', '-', ...CSV, '--all'], {}, '{ claims(first: 4) { nodes { id statement } } }');
    const whole = await run(['query', '-', ...CSV], {}, '{ claims(first: 500) { nodes { id statement } } }');
    expect(paged.stdout).toBe(whole.stdout);
    const rows = parse(paged.stdout).length - 1;
    expect(rows).toBeGreaterThan(8);
    expect([paged.code, whole.code, whole.stderr]).toEqual([0, 0, '']);
    expect(paged.stderr).toMatch(
      new RegExp(`^${rows} rows in ${Math.ceil(rows / 4)} pages, all of data version [\\da-f]{12}\\.\n$`),
    );
  });

  test('with --all a nested list, and a timeline, from where they begin', async () => {
    const nested = 'query ($n: Int!) { country(id: "XNL") { claims(first: $n) { nodes { id } } } }';
    const entries = 'query ($n: Int!) { timeline(about: "XNL", first: $n) { entries { date node { id } } } }';
    for (const query of [nested, entries]) {
      const ask = (n: number, ...more: string[]): ReturnType<typeof run> =>
        run(['query', '-', ...CSV, '--variables', JSON.stringify({ n }), ...more], {}, query);
      const [paged, whole] = [await ask(3, '--all'), await ask(100)];
      expect([paged.code, paged.stdout]).toEqual([0, whole.stdout]);
      expect(paged.stderr).toMatch(/ rows in [2-9]\d* pages, /);
    }
  });

  test.each<[string, string[], string, string]>([
    [
      'an unknown format',
      ['--format', 'xlsx'],
      FINDINGS,
      "error: option '--format <format>' argument 'xlsx' is invalid. Allowed choices are csv, jsonl, json.\nFor what there is: rights-graph --help\n",
    ],
    ['a list of JSON', ['--list', 'findings'], FINDINGS, '--list is for tables: add --format csv or --format jsonl.\n'],
    ['all of JSON', ['--all'], FINDINGS, '--all is for tables: add --format csv or --format jsonl.\n'],
    ['a byte order mark of JSON', ['--bom'], FINDINGS, '--bom is for tables: add --format csv.\n'],
    [
      'a byte order mark of lines',
      ['--format', 'jsonl', '--bom'],
      FINDINGS,
      '--bom is for --format csv: JSON has no byte order mark.\n',
    ],
    [
      'several lists',
      ['--format', 'csv'],
      '{ laws { nodes { id } } places { nodes { id } } }',
      'The answer has several lists, and one of them becomes the rows of a table: say which, for example --list laws. Lists: laws, places.\n',
    ],
    [
      'an unknown list',
      ['--format', 'csv', '--list', 'finding'],
      FINDINGS,
      'There is no list finding in the answer. Did you mean "findings"? Lists: findings.\n',
    ],
    [
      'a column that is exploded',
      ['--format', 'csv', '--explode', 'statement'],
      FINDINGS,
      'statement is no list, so it cannot be exploded. Lists of the rows: terms.\n',
    ],
    [
      'all of one object',
      ['--format', 'csv', '--all'],
      '{ country(id: "XNL") { name } }',
      '--all follows the pages of a list, and the object country is one row: leave --all out.\n',
    ],
    [
      'all of several objects',
      ['--format', 'csv', '--all'],
      '{ a: country(id: "XNL") { name } b: country(id: "XNL") { name } }',
      '--all follows the pages of a list, and the answer as a whole is one row: leave --all out.\n',
    ],
    [
      'all of a list without pages',
      ['--format', 'csv', '--all'],
      '{ search(query: "x") { nodes { score } } }',
      '--all follows the pages of a list with after:, and search.nodes takes none: leave --all out, and ask for more with first: where it takes that.\n',
    ],
    [
      'a file in no folder',
      ['--format', 'csv', '--output', 'no/such/file.csv'],
      FINDINGS,
      '--output "no/such/file.csv": there is no folder "no/such".\n',
    ],
    [
      'a file that is none',
      ['--output', 'test'],
      FINDINGS,
      '--output "test" is no file. For standard output leave it out.\n',
    ],
    [
      'a device',
      ['--output', '/dev/null'],
      FINDINGS,
      '--output "/dev/null" is no file. For standard output leave it out.\n',
    ],
  ])('%s is wrong usage', async (_, args, input, sentence) => {
    expect(await run(['query', '-', ...FICTIONAL, ...args], {}, input)).toEqual({
      ...{ code: 2, signal: null, stdout: '', stderr: sentence },
    });
  });

  test.each([
    [
      'an unknown field',
      '{ lawz { nodes { id } } }',
      'GRAPHQL_VALIDATION_FAILED: Cannot query field "lawz" on type "Query". Did you mean "law" or "laws"?',
    ],
    [
      'an empty page with --all',
      '{ laws(first: 0) { nodes { id } } }',
      '--all comes no further: a page is empty, and there are more rows. Ask with first: 1 or more.',
    ],
    [
      'a page that is too large',
      '{ laws(first: 501) { nodes { id } } }',
      'BAD_USER_INPUT: laws(first:) takes 0 to 500, and 501 was given. For more rows ask for the next page with after: pageInfo.endCursor.',
    ],
  ])('%s: a failure, and no file', async (_, input, sentence) => {
    const folder = await folderWith({ 'there.csv': 'as it was' });
    const ended = await run(['query', '-', ...CSV, '--all', '--output', `${folder}/there.csv`], {}, input);
    expect(ended).toEqual({ code: 1, signal: null, stdout: '', stderr: `${sentence}\n` });
    expect(await readdir(folder)).toEqual(['there.csv']);
    expect(await readFile(`${folder}/there.csv`, 'utf8')).toBe('as it was');
  });

  test('a limit is met by what the table adds: that is said', async () => {
    const { code, stderr } = await run(
      ['query', '-', ...CSV],
      { LIMIT_STATEMENTS: '2' },
      '{ claims { nodes { id } } }',
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^LIMIT_EXCEEDED: The operation needs \d statements, and at most 2 are allowed\. .* A table asks for more than its query: here for citation\.\n$/,
    );
  });
});

describe('rights-graph query --output', () => {
  test('writes a table, or JSON, in the place of what was there, also behind a link', async () => {
    const folder = await folderWith({ 'real.csv': 'before' });
    await symlink('real.csv', `${folder}/link.csv`);
    const printed = await run(['query', '-', ...CSV], {}, FINDINGS);
    const table = await run(['query', '-', ...CSV, '--output', `${folder}/link.csv`], {}, FINDINGS);
    expect([table.code, table.stdout]).toEqual([0, '']);
    expect(await readFile(`${folder}/real.csv`, 'utf8')).toBe(printed.stdout);
    const json = await run(['query', '-', ...FICTIONAL, '--output', `${folder}/answer.json`], {}, FINDINGS);
    expect([json.code, json.stdout, json.stderr]).toEqual([0, '', '']);
    expect(JSON.parse(await readFile(`${folder}/answer.json`, 'utf8'))).toHaveProperty('data.findings.nodes');
    expect((await readdir(folder)).sort()).toEqual(['answer.json', 'link.csv', 'real.csv']);
  });

  test('an answer in JSON with errors is printed, and not written', async () => {
    const folder = await folderWith({});
    const ended = await run(['query', '-', ...FICTIONAL, '--output', `${folder}/a.json`], {}, '{ lawz }');
    expect([ended.code, ended.stderr]).toEqual([1, `${folder}/a.json was not written: the answer has errors.\n`]);
    expect(JSON.parse(ended.stdout)).toHaveProperty('errors');
    expect(await readdir(folder)).toEqual([]);
  });

  test('what finds no space is a failure with a sentence, and leaves what was there', async () => {
    const folder = await folderWith({
      'there.csv': 'as it was',
      'q.graphql': '{ claims(first: 40) { nodes { statement } } }',
    });
    // A limit of the shell in the place of a disk that is full.
    const command = `ulimit -f 1; SNAPSHOT_DIR=none "${process.execPath}" ${MAIN} query ${folder}/q.graphql ${CSV.join(' ')} --output ${folder}/there.csv`;
    const failed = await promisify(execFile)('bash', ['-c', command]).catch((error: unknown) => error);
    expect(failed).toMatchObject({
      code: 1,
      stdout: '',
      stderr: `${folder}/there.csv cannot be written: it is larger than a file may be. Nothing of it was kept.\n`,
    });
    expect((await readdir(folder)).sort()).toEqual(['q.graphql', 'there.csv']);
    expect(await readFile(`${folder}/there.csv`, 'utf8')).toBe('as it was');
  });

  test.runIf(process.platform === 'linux')('standard output on a full disk is a failure with a sentence', async () => {
    const folder = await folderWith({ 'q.graphql': FINDINGS });
    const command = `SNAPSHOT_DIR=none "${process.execPath}" ${MAIN} query ${folder}/q.graphql ${CSV.join(' ')} > /dev/full`;
    const failed = await promisify(execFile)('bash', ['-c', command]).catch((error: unknown) => error);
    expect(failed).toMatchObject({
      code: 1,
      stderr: 'Standard output cannot be written: no space is left on the disk. What was written of it is not whole.\n',
    });
  });
});

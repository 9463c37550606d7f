import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { MAIN, folderWith, run } from './command.js';

const FILE = 'test/queries/criminal-code-findings.graphql';
const VARIABLES = 'test/queries/criminal-code-findings.variables.json';
const FICTIONAL = ['--seed', 'test/support/fictional'];

async function expectedAnswer(): Promise<string> {
  const { answer } = JSON.parse(await readFile('test/queries/criminal-code-findings.expected.json', 'utf8')) as {
    answer: unknown;
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
}

describe('rights-graph query', () => {
  test('answers a file, with variables from a file', async () => {
    const ended = await run(['query', FILE, '--variables', `@${VARIABLES}`]);
    expect(ended).toEqual({ code: 0, signal: null, stdout: await expectedAnswer(), stderr: '' });
  });

  test('answers standard input, with variables as JSON', async () => {
    const input = await readFile(FILE, 'utf8');
    const ended = await run(['query', '-', '--variables', await readFile(VARIABLES, 'utf8')], {}, input);
    expect(ended).toEqual({ code: 0, signal: null, stdout: await expectedAnswer(), stderr: '' });
  });

  test('answers from another folder of YAML', async () => {
    const { code, stdout } = await run(['query', '-', ...FICTIONAL], {}, '{ country(id: "XNL") { name } }');
    expect({ code, answer: JSON.parse(stdout) as unknown }).toMatchObject({
      code: 0,
      answer: { data: { country: { name: 'Northland' } } },
    });
  });

  const two = 'query A { country(id: "XNL") { name } } query B { country(id: "XNL") { iso2 } }';

  test('answers the operation that is named', async () => {
    const { code, stdout } = await run(['query', '-', '--operation', 'B', ...FICTIONAL], {}, two);
    expect({ code, answer: JSON.parse(stdout) as unknown }).toMatchObject({
      code: 0,
      answer: { data: { country: { iso2: 'XN' } } },
    });
  });

  test.each<[string, string[], string, string, string]>([
    [
      'an operation that is not there',
      ['--operation', 'C'],
      two,
      'Unknown operation named "C".',
      'OPERATION_RESOLUTION_FAILURE',
    ],
    [
      'no operation named, of two',
      [],
      two,
      'Must provide operation name if query contains multiple operations.',
      'OPERATION_RESOLUTION_FAILURE',
    ],
    [
      'a field that is not there',
      [],
      '{ contry(id: "XNL") { name } }',
      'Cannot query field "contry" on type "Query". Did you mean "country"?',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a mistake of syntax', [], '{ country(', 'Syntax Error: Expected Name, found <EOF>.', 'GRAPHQL_PARSE_FAILED'],
    [
      'no query at all',
      [],
      '',
      'GraphQL operations must contain a non-empty `query` or a `persistedQuery` extension.',
      'BAD_REQUEST',
    ],
    [
      'a query beyond the limits',
      [],
      `{ ${'meta { dataVersion } '.repeat(2000)} }`,
      'The document has more than 5000 tokens. Ask in several operations, or use fragments for what is repeated.',
      'LIMIT_EXCEEDED',
    ],
  ])('%s: an answer with an error, and a failure', async (_, args, input, message, errorCode) => {
    const { code, stdout, stderr } = await run(['query', '-', ...args, ...FICTIONAL], {}, input);
    const { errors } = JSON.parse(stdout) as { errors: { message: string; extensions: { code: string } }[] };
    expect(errors.map((error) => [error.message, error.extensions.code])).toEqual([[message, errorCode]]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  });

  test('a reader that stops early is no failure', async () => {
    const folder = await folderWith({
      'long.graphql': '{ __schema { types { name description fields { name description } } } }',
    });
    const pipe = `set -o pipefail; SNAPSHOT_DIR=none "${process.execPath}" ${MAIN} query ${folder}/long.graphql | head -1`;
    const { stdout, stderr } = await promisify(execFile)('bash', ['-c', pipe]);
    expect({ stdout, stderr }).toEqual({ stdout: '{\n', stderr: '' });
  });
});

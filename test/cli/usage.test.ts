import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { folderWith, run } from './command.js';
import type { Environment } from './command.js';

const HELP = 'For what there is: rights-graph --help\n';
const NEO4J = { NEO4J_URI: 'bolt://127.0.0.1:1' };

test('npm start where nothing is built is a sentence', async () => {
  const folder = await folderWith({ 'package.json': await readFile('package.json', 'utf8') });
  const said = await new Promise((resolve) => {
    const command = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    execFile(command, ['start', '--silent'], { cwd: folder }, (error, stdout, stderr) =>
      resolve([error?.code, stdout, stderr]),
    );
  });
  expect(said).toEqual([1, '', 'Nothing is built yet: run npm ci (or npm run build) first.\n']);
});

describe('the command line', () => {
  test('prints its help, which names every command', async () => {
    const { code, stdout, stderr } = await run(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: rights-graph .*\n {2}serve .*\n {2}check .*\n {2}load .*\n {2}query /s);
  });

  test('prints its version', async () => {
    expect(await run(['--version'])).toMatchObject({ code: 0, stdout: '0.1.0\n', stderr: '' });
  });

  test('without a command: help, where it disturbs no data', async () => {
    const { code, stdout, stderr } = await run([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^Usage: rights-graph /);
  });

  test.each<[string, string[], string]>([
    ['an unknown command', ['chek'], `error: unknown command 'chek'\n(Did you mean check?)\n${HELP}`],
    ['an unknown option', ['load', '--dryrun'], `error: unknown option '--dryrun'\n(Did you mean --dry-run?)\n${HELP}`],
    ['a missing argument', ['query'], `error: missing required argument 'file'\n${HELP}`],
    [
      'an argument too many',
      ['check', 'x'],
      `error: too many arguments for 'check'. Expected 0 arguments but got 1.\n${HELP}`,
    ],
    ['a missing value', ['check', '--seed'], `error: option '--seed <folder>' argument missing\n${HELP}`],
    ['a folder that is not there', ['check', '--seed', 'sead'], 'There is no folder sead.\n'],
    ['a file in place of a folder', ['check', '--seed', 'package.json'], 'There is no folder package.json.\n'],
    [
      'no database to load into',
      ['load'],
      'There is nothing to load into: set NEO4J_URI, for example neo4j://localhost:7687. (Without it, serve loads the YAML by itself.)\n',
    ],
    [
      'a query file that is not there',
      ['query', 'nowhere.graphql'],
      'The query file "nowhere.graphql" cannot be read. Use - for standard input.\n',
    ],
    [
      'a variables file that is not there',
      ['query', '-', '--variables', '@nowhere.json'],
      'The file of the variables "nowhere.json" cannot be read.\n',
    ],
    [
      'variables that are no JSON',
      ['query', '-', '--variables', 'id=KAZ'],
      '--variables must be a JSON object, for example \'{"id": "KAZ"}\', or @FILE with one in it.\n',
    ],
    [
      'variables that are no object',
      ['query', '-', '--variables', '["KAZ"]'],
      '--variables must be a JSON object, for example \'{"id": "KAZ"}\', or @FILE with one in it.\n',
    ],
  ])('%s', async (_, args, stderr) => {
    expect(await run(args)).toEqual({ code: 2, signal: null, stdout: '', stderr });
  });

  test.each<[string, string[], Environment, string]>([
    [
      'settings, every mistake',
      ['serve'],
      { PORT: 'x', HOST: 'a b' },
      'PORT is "x": it must be a whole number from 0 (any free port) to 65535.\n' +
        'HOST is "a b": it must be a host name or an address, for example 127.0.0.1 or 0.0.0.0.\n',
    ],
    [
      'a folder for serve that Neo4j would not see',
      ['serve', '--seed', 'seed'],
      NEO4J,
      '--seed is for the embedded engine, but NEO4J_URI is set: load the YAML first, with rights-graph load --seed seed.\n',
    ],
    [
      'a folder for query that Neo4j would not see',
      ['query', '-', '--seed', 'seed'],
      NEO4J,
      '--seed is for the embedded engine, but NEO4J_URI is set: load the YAML first, with rights-graph load --seed seed.\n',
    ],
  ])('%s', async (_, args, environment, stderr) => {
    expect(await run(args, environment)).toEqual({ code: 2, signal: null, stdout: '', stderr });
  });

  test('a folder without YAML: loading it would remove everything', async () => {
    const folder = await folderWith({ 'laws/notes.txt': '' });
    const { code, stderr } = await run(['load', '--seed', folder], NEO4J);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^There is no YAML in \S+: a seed file ends in \.yaml\.\n$/);
  });
});

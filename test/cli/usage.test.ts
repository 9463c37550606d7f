import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { folderWith, run } from './command.js';
import type { Environment } from './command.js';

const HELP = 'For what there is: rights-graph --help\n';
const NEO4J = { NEO4J_URI: 'bolt://127.0.0.1:1' };

describe('what is missing is a sentence', () => {
  const NAMES = ['package.json', 'bin/rights-graph.cjs', 'bin/missing.cjs', 'bin/run.cjs', 'bin/prepare.cjs'];
  const BUILDS = { 'node_modules/typescript/package.json': '{}' };
  const SHIPPED_ONLY =
    'Only the packages that ship were installed (--omit=dev, or NODE_ENV=production), and nothing is built: the packages that build are not among them. ' +
    'Run "npm ci --include=dev", and afterwards, to be without them, "npm prune --omit=dev --ignore-scripts".\n';

  const program = async (more: Record<string, string> = {}): Promise<string> => {
    const files = await Promise.all(NAMES.map(async (name) => [name, await readFile(name, 'utf8')] as const));
    return folderWith({ ...Object.fromEntries(files), ...more });
  };
  const said = (command: string, args: string[], cwd: string): Promise<unknown> =>
    new Promise((resolve) => {
      execFile(command, args, { cwd }, (error, stdout, stderr) => resolve([error?.code ?? 0, stdout, stderr]));
    });
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

  test.each([
    ['nothing is installed', {}, 'Nothing is installed yet: run "npm ci" first, which also builds.\n'],
    ['nothing is built', BUILDS, 'Nothing is built yet: run "npm ci" (or "npm run build") first.\n'],
    ['only what ships is installed', { 'node_modules/graphql/package.json': '{}' }, SHIPPED_ONLY],
  ])('npm start where %s', async (_, more, sentence) => {
    expect(await said(npm, ['start', '--silent'], await program(more))).toEqual([1, '', sentence]);
  });

  test('npm ci --omit=dev where nothing is built; where something is, it is left as it is', async () => {
    const prepare = ['run', 'prepare', '--silent'];
    expect(await said(npm, prepare, await program())).toEqual([1, '', SHIPPED_ONLY]);
    expect(await said(npm, prepare, await program({ 'dist/cli/main.js': '' }))).toEqual([0, '', '']);
  });

  test.each(['20.18.9', '18.20.4', '9.11.2'])(
    'Node %s, at the start and when packages are installed',
    async (version) => {
      const folder = await program({
        ...BUILDS,
        'dist/cli/main.js': 'process.exitCode = 7;',
        'old.cjs': `Object.defineProperty(process.versions, 'node', { value: '${version}' });`,
      });
      for (const name of ['bin/rights-graph.cjs', 'bin/prepare.cjs']) {
        expect(await said(process.execPath, ['--require', './old.cjs', name], folder)).toEqual([
          1,
          '',
          `rights-graph needs Node.js 20.19.0 or later, and this is ${version}. Install a newer one from https://nodejs.org/ and run "npm ci" again.\n`,
        ]);
      }
      expect(await said(process.execPath, ['bin/rights-graph.cjs'], folder)).toEqual([7, '', '']);
    },
  );

  test('npm refuses an old Node before it installs anything', async () => {
    expect(await readFile('.npmrc', 'utf8')).toContain('engine-strict=true\n');
  });
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
    [
      'a port as an option',
      ['serve', '--port', '5000'],
      `error: unknown option '--port'\nPort and host are settings: PORT=5000 rights-graph serve\n${HELP}`,
    ],
    [
      'a query in the place of its file',
      ['query', '{ meta { dataVersion } }'],
      `The query file "{ meta { dataVersion } }" cannot be read. It looks like a query: give it on standard input, as in echo '{ meta { dataVersion } }' | rights-graph query -\n`,
    ],
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

import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const CONTRIBUTING = readFileSync('CONTRIBUTING.md', 'utf8');
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const [, TABLE = ''] = /\n## What is written anew\n([^]*?)\n## /.exec(CONTRIBUTING) ?? [];

/** What writes nothing that is committed, or is run by npm itself. */
const WRITES_NOTHING = /^(?:start|test|prepare|faults|prefaults|(?:build|check)(?::\w+)?)$/;

/** What a test writes where a setting of this kind is given. */
function updates(): string[] {
  const files = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.test.ts') && !file.includes('node_modules'),
  );
  return files.flatMap((file) => {
    const [, name] = /process\.env(?:\.|\[')(UPDATE_\w+)/.exec(readFileSync(`test/${file}`, 'utf8')) ?? [];
    return name === undefined ? [] : [`${name} ${file.replaceAll('\\', '/').replace('.test.ts', '')}`];
  });
}

describe('each command that writes something anew', () => {
  it('stands in one table of CONTRIBUTING.md', () => {
    const writing = Object.keys(scripts).filter((name) => !WRITES_NOTHING.test(name));
    expect(writing).toEqual(expect.arrayContaining(['generate', 'answers', 'pictures']));
    expect(writing.filter((name) => !TABLE.includes(`\`npm run ${name}\``))).toEqual([]);
  });

  it('is there, as the table names it', () => {
    const named = [...TABLE.matchAll(/`npm run ([\w:]+)`(?! in `bench\/`)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
    const { scripts: bench } = JSON.parse(readFileSync('bench/package.json', 'utf8')) as { scripts: typeof scripts };
    const inBench = [...TABLE.matchAll(/`npm run (\w+)` in `bench\/`/g)].map(([, name = '']) => name);
    expect(inBench.filter((name) => !(name in bench))).toEqual([]);
  });

  it('runs every test that writes', () => {
    const run = Object.values(scripts).flatMap((line) =>
      [...line.matchAll(/(UPDATE_\w+)=1 vitest run ([\w/ -]+)/g)].flatMap(([, name = '', files = '']) =>
        files
          .trim()
          .split(' ')
          .map((file) => `${name} ${file.replace('test/', '')}`),
      ),
    );
    expect(updates().sort()).toEqual(run.sort());
  });
});

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

const LOCK = {
  packages: {
    '': { name: 'made-up' },
    'node_modules/server': { version: '1.0.0', integrity: 'sha512-x' },
    'node_modules/tool': { version: '1.0.0', dev: true, integrity: 'sha512-y' },
    'node_modules/page': { version: '1.0.0', dev: true, integrity: 'sha512-z' },
  },
};

interface Ran {
  readonly folder: string;
  readonly status: number | null;
  readonly lines: readonly string[];
}

/** Runs a script of .ci in a made-up project where npm is another program. */
function run(script: string, npm: string, lock: unknown = LOCK, words: readonly string[] = []): Ran {
  const folder = mkdtempSync(join(tmpdir(), 'registry-'));
  folders.push(folder);
  mkdirSync(join(folder, 'dist/web'), { recursive: true });
  writeFileSync(join(folder, 'dist/web/licenses.json'), JSON.stringify([{ name: 'page', version: '1.0.0' }]));
  writeFileSync(join(folder, 'package-lock.json'), `${JSON.stringify(lock, null, 2)}\n`);
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin/npm'), `#!${process.execPath}\n${npm}\n`, { mode: 0o755 });
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('.ci', script), ...words], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH'] ?? ''}` },
  });
  return { folder, status, lines: `${stdout}${stderr}`.trim().split('\n') };
}

/** An npm whose answer to `npm audit --json` is this. */
function answering(answer: unknown, status = 1): string {
  return `process.stdout.write(${JSON.stringify(JSON.stringify(answer))}); process.exitCode = ${status};
    if (process.argv.slice(2).join(' ') !== 'audit --json') process.exitCode = 99;`;
}

const vulnerability = (name: string, severity: string, via: unknown): unknown => ({
  ...{ name, severity, via: [via], nodes: [`node_modules/${name}`] },
});

describe('the audit', () => {
  it('is content where nothing is known', () => {
    const { status, lines } = run('audit.js', answering({ vulnerabilities: {}, metadata: {} }, 0));
    expect({ status, lines }).toEqual({
      status: 0,
      lines: ['Audit: 0 known, 0 of level high or above in what ships.'],
    });
  });

  it('fails for what is high or above and ships, on the server or in the pages, and notes the rest', () => {
    const vulnerabilities = {
      server: vulnerability('server', 'critical', { title: 'Runs what it is told' }),
      page: vulnerability('page', 'high', 'server'),
      tool: vulnerability('tool', 'critical', { title: 'Deletes what it should not' }),
    };
    const { status, lines } = run('audit.js', answering({ vulnerabilities, metadata: {} }));
    expect({ status, lines }).toEqual({
      status: 1,
      lines: [
        'ships with: server (critical): Runs what it is told, in node_modules/server',
        'ships with: page (high): by server, in node_modules/page',
        'noted: tool (critical): Deletes what it should not, in node_modules/tool',
        'Audit: 3 known, 2 of level high or above in what ships.',
      ],
    });
  });

  it('does not fail for what is moderate', () => {
    const vulnerabilities = { server: vulnerability('server', 'moderate', { title: 'Is slow' }) };
    const { status, lines } = run('audit.js', answering({ vulnerabilities, metadata: {} }));
    expect({ status, lines }).toEqual({
      status: 0,
      lines: [
        'noted: server (moderate): Is slow, in node_modules/server',
        'Audit: 1 known, 0 of level high or above in what ships.',
      ],
    });
  });

  it.each([
    ['a refusal', answering({ message: '404 Not Found\nsecond line' }), '404 Not Found'],
    ['an error', answering({ error: { code: 'ENOAUDIT', summary: 'Audit endpoint is off' } }), 'Audit endpoint is off'],
    ['no JSON', 'process.stdout.write("<html>")', 'no report'],
    ['silence', 'process.exitCode = 1', 'no report'],
  ])('says that a registry does not answer, and fails nothing: %s', (_, npm, reason) => {
    const { status, lines } = run('audit.js', npm);
    expect({ status, lines }).toEqual({
      status: 0,
      lines: [`No audit: the registry does not answer (${reason}). Known vulnerabilities were not looked for.`],
    });
  });
});

describe('the search for integrity', () => {
  const whole = `sha512-${'a'.repeat(86)}==`;
  const lock = {
    packages: {
      '': { name: 'made-up' },
      'node_modules/@a/served': { version: '1.0.0', optional: true },
      'node_modules/gone': { version: '2.0.0', optional: true },
      'node_modules/whole': { version: '3.0.0', integrity: 'sha512-x' },
    },
  };
  const npm = `if (process.argv[3] === '@a/served@1.0.0') console.log('${whole}'); else process.exitCode = 1;`;
  const GONE = 'package-lock.json: gone@2.0.0 has no integrity, and the registry does not serve it.';

  it('fails where the registry has one that the lock file lacks', () => {
    const { folder, status, lines } = run('integrity.js', npm, lock);
    expect({ status, lines }).toEqual({
      status: 1,
      lines: ['package-lock.json: @a/served@1.0.0 has no integrity: run "npm run integrity".', GONE],
    });
    expect(JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'))).toEqual(lock);
  });

  it('writes it where it is told to, and makes none up', () => {
    const { folder, status, lines } = run('integrity.js', npm, lock, ['--write']);
    expect({ status, lines }).toEqual({
      status: 0,
      lines: ['package-lock.json: @a/served@1.0.0 has got its integrity.', GONE],
    });
    const served = { version: '1.0.0', integrity: whole, optional: true };
    const expected = { packages: { ...lock.packages, 'node_modules/@a/served': served } };
    expect(readFileSync(join(folder, 'package-lock.json'), 'utf8')).toBe(`${JSON.stringify(expected, null, 2)}\n`);
  });

  it('does not take for integrity what is none', () => {
    const { status, lines } = run('integrity.js', 'console.log("sha512-short")', lock);
    expect(status).toBe(0);
    expect(lines).toEqual([
      'package-lock.json: @a/served@1.0.0 has no integrity, and the registry does not serve it.',
      GONE,
    ]);
  });
});

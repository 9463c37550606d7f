import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readLock } from '../../.ci/shipped.js';
import { withInstallScript, withoutIntegrity } from './lock.js';

interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly version?: string;
        readonly os?: string[];
        readonly resolved?: string;
        readonly engines?: { readonly node?: string };
      }
    >
  >;
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string> | undefined>;

describe('package-lock.json', () => {
  it('names the embedded engine of every platform: npm leaves out those that a registry does not serve', () => {
    const platforms = Object.entries(lock.packages)
      .filter(([path]) => path.startsWith('node_modules/@grafeo-db/js-'))
      .map(
        ([path, entry]) =>
          `${path.slice('node_modules/@grafeo-db/js-'.length)} ${entry.version ?? '?'} ${entry.os?.join() ?? '?'}`,
      );
    expect(platforms).toEqual([
      'darwin-arm64 0.6.0 darwin',
      'darwin-x64 0.6.0 darwin',
      'linux-arm64-gnu 0.6.0 linux',
      'linux-arm64-musl 0.6.0 linux',
      'linux-x64-gnu 0.6.0 linux',
      'win32-x64-msvc 0.6.0 win32',
    ]);
  });

  it('has no package that asks for a newer Node than 20.19', () => {
    const newer = Object.entries(lock.packages).filter(([, { engines }]) => {
      const needs = engines?.node;
      // Ranges with alternatives, such as `^20.19 || >=22`, name 20 themselves.
      return needs !== undefined && !needs.includes('||') && /^>=\s*(2[1-9]|[3-9]\d)/.test(needs);
    });
    expect(newer.map(([path, { engines }]) => `${path} ${engines?.node ?? ''}`)).toEqual([]);
  });

  it('names no registry', () => {
    expect(Object.values(lock.packages).filter((entry) => entry.resolved !== undefined)).toEqual([]);
  });
});

describe('package.json', () => {
  it('has exact versions only', () => {
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});

/**
 * The embedded engine of other platforms: the registry that the lock file was written with does not serve them, and no
 * integrity is made up. `npm run integrity` asks the registry of today; what it finds leaves this list.
 */
const NOT_SERVED = ['darwin-arm64', 'darwin-x64', 'linux-arm64-gnu', 'linux-arm64-musl', 'win32-x64-msvc'].map(
  (platform) => `@grafeo-db/js-${platform} 0.6.0`,
);

/**
 * Each lock file, what of it has no integrity, and what runs a script when it is installed: protobufjs looks which
 * version asked for it, esbuild for its own binary, and the two of testcontainers build what works without. The image
 * runs none of them (`--ignore-scripts`).
 */
const LOCKS = [
  ['package-lock.json', NOT_SERVED, ['@apollo/protobufjs', 'cpu-features', 'protobufjs', 'ssh2']],
  ['bench/package-lock.json', [], ['@apollo/protobufjs', 'esbuild']],
  ['test/clients/package-lock.json', [], []],
] as const;

describe.each(LOCKS)('%s', (file, unverified, scripts) => {
  it('has the integrity of every package that npm fetches, but for those that are named', () => {
    expect(withoutIntegrity(readLock(file))).toEqual(unverified);
  });

  it('has install scripts of named packages only', () => {
    expect(withInstallScript(readLock(file))).toEqual(scripts);
  });
});

describe('the checks of a lock file', () => {
  const whole = `sha512-${'a'.repeat(86)}==`;
  const made = {
    packages: {
      '': { version: '1.0.0', hasInstallScript: true },
      'node_modules/whole': { version: '1.0.0', integrity: whole },
      'node_modules/linked': { link: true },
      'node_modules/a/node_modules/@b/none': { version: '2.0.0', hasInstallScript: true },
      'node_modules/weak': { version: '3.0.0', integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=', hasInstallScript: true },
      'node_modules/cut': { version: '4.0.0', integrity: 'sha512-abc' },
    },
  };

  it('name what has no integrity, or one that is weak or cut off', () => {
    expect(withoutIntegrity(made)).toEqual(['@b/none 2.0.0', 'cut 4.0.0', 'weak 3.0.0']);
  });

  it('name what has an install script', () => {
    expect(withInstallScript(made)).toEqual(['@b/none', 'weak']);
  });
});

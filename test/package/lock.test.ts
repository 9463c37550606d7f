import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

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

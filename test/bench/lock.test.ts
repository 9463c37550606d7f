import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

interface Entry {
  readonly resolved?: string;
  readonly engines?: { readonly node?: string };
}

const lock = JSON.parse(readFileSync('bench/package-lock.json', 'utf8')) as { packages: Record<string, Entry> };
const manifest = JSON.parse(readFileSync('bench/package.json', 'utf8')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>;
const root = JSON.parse(readFileSync('package.json', 'utf8')) as typeof manifest;

describe("the benchmark's packages", () => {
  test('run on Node 20.19', () => {
    const newer = Object.entries(lock.packages).filter(([, { engines }]) => {
      const needs = engines?.node;
      return needs !== undefined && !needs.includes('||') && /^>=\s*(2[1-9]|[3-9]\d)/.test(needs);
    });
    expect(newer.map(([path]) => path)).toEqual([]);
  });

  test('name no registry', () => {
    expect(Object.values(lock.packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
  });

  test('have exact versions', () => {
    const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  test('are those of ours where both have them: peers stand behind the same server and driver', () => {
    const ours: Readonly<Record<string, string | undefined>> = { ...root.dependencies, ...root.devDependencies };
    const other = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([name, version]) => ours[name] !== undefined && ours[name] !== version,
    );
    expect(other).toEqual([]);
  });
});

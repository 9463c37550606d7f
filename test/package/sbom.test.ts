import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { nameAt, readBundled, readLock, shipped } from '../../.ci/shipped.js';

interface Bill {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly metadata: { readonly component: { readonly 'bom-ref': string; readonly name: string } };
  readonly components: readonly {
    readonly 'bom-ref': string;
    readonly name: string;
    readonly version: string;
    readonly purl: string;
    readonly properties: readonly { readonly name: string }[];
    readonly hashes?: readonly unknown[];
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

it('the bill of materials names what ships, each with its version and its hash, and nothing else', () => {
  const bill = JSON.parse(
    execFileSync(process.execPath, ['.ci/sbom.js'], { encoding: 'utf8', maxBuffer: 2 ** 28 }),
  ) as Bill;
  expect([bill.bomFormat, bill.metadata.component.name]).toEqual(['CycloneDX', 'rights-graph']);

  const lock = shipped(readLock(), readBundled());
  const named = [...lock].map(([path, { version }]) => `${nameAt(path)}@${version ?? '?'}`);
  expect(bill.components.map(({ name, version }) => `${name}@${version}`).sort()).toEqual([...new Set(named)].sort());
  expect(bill.components.every(({ purl }) => purl.startsWith('pkg:npm/'))).toBe(true);
  expect(
    bill.components.filter(({ properties }) => properties.some(({ name }) => name.endsWith('development'))),
  ).toEqual([]);
  const unhashed = [...lock].filter(([, { integrity }]) => integrity === undefined).map(([path]) => nameAt(path));
  expect(bill.components.filter(({ hashes }) => !hashes).map(({ name }) => name)).toEqual(unhashed);

  const known = new Set([bill.metadata.component['bom-ref'], ...bill.components.map((one) => one['bom-ref'])]);
  expect(
    bill.dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]).filter((ref) => !known.has(ref)),
  ).toEqual([]);
});

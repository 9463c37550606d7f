// Prints the software bill of materials (CycloneDX, JSON): npm lists every package of the lock file, and what does not
// ship is left out. `npm run sbom` writes it to sbom.cdx.json.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { nameAt, readBundled, readLock, shipped } from './shipped.js';

const DEVELOPMENT = 'cdx:npm:package:development';

const bill = JSON.parse(
  execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  }),
);
const entries = new Map(
  [...shipped(readLock(), readBundled())].map(([path, entry]) => [`${nameAt(path)}@${entry.version}`, entry]),
);
// To npm, what is built into the pages is optional, and for development only.
const components = bill.components.flatMap((component) => {
  const entry = entries.get(`${component.name}@${component.version}`);
  if (!entry) return [];
  const properties = component.properties.filter(({ name }) => name !== DEVELOPMENT);
  return [{ ...component, scope: entry.optional ? 'optional' : 'required', properties }];
});

// npm calls the whole by the folder that it stands in.
const { name } = JSON.parse(readFileSync('package.json', 'utf8'));
const metadata = { ...bill.metadata, component: { ...bill.metadata.component, name } };
const refs = new Set([metadata.component['bom-ref'], ...components.map((component) => component['bom-ref'])]);
const dependencies = bill.dependencies
  .filter(({ ref }) => refs.has(ref))
  .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) }));

process.stdout.write(`${JSON.stringify({ ...bill, metadata, components, dependencies }, null, 2)}\n`);

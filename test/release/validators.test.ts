import { execFile } from 'node:child_process';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../src/graph/embedded/embedded.js';
import { oddRecords, ontology } from '../export/odd.js';
import { expectedRecords } from '../export/exported.js';
import { fictional, loaded, shipped } from '../support/seeded.js';
import { released } from './released.js';
import { VALIDATORS, installed } from './validators.js';

interface Found {
  readonly valid: boolean;
  readonly errors: readonly (readonly [name: string, type: string, message: string])[];
  readonly rows: Readonly<Record<string, number>>;
  readonly issues: readonly string[];
  readonly records: Readonly<Record<string, number>>;
  readonly nodes: readonly string[];
  readonly concerns: readonly string[];
  readonly unverified: readonly string[];
}

/** What frictionless and mlcroissant make of a release. */
async function read(folder: string): Promise<Found> {
  const { stdout } = await promisify(execFile)(VALIDATORS, ['test/release/validators.py', folder], {
    maxBuffer: 2 ** 26,
  });
  return JSON.parse(stdout) as Found;
}

describe.runIf(installed)('frictionless and mlcroissant', () => {
  let ours: Awaited<ReturnType<typeof shipped>>['records'];
  beforeAll(async () => {
    ours = (await shipped()).records;
  });

  it.each([
    ['what ships', () => ours],
    ['odd texts', () => oddRecords()],
  ] as const)('read a release of %s as it is', { timeout: 300_000 }, async (_, recordsOf) => {
    const records = recordsOf();
    const graph = await loaded(await openEmbedded(), ontology, records);
    const folder = await released(ontology, graph, records);
    await graph.close();
    const found = await read(folder);
    expect(found).toMatchObject({ valid: true, errors: [], issues: [] });
    const expected = expectedRecords(ontology, records);
    expect(found.rows['nodes']).toBe(expected.length);
    expect(found.nodes).toEqual(expected.map(({ id }) => id).sort());
    const concerns = expected.flatMap(({ id, links }) => (links['concerns'] ?? []).map((to) => `${id} ${to}`));
    expect([...found.concerns].sort()).toEqual(concerns.sort());
    const unverified = expected.filter(({ type, values }) => type === 'Finding' && values['unverified'] === true);
    expect(found.unverified).toEqual(unverified.map(({ id }) => id).sort());
    expect(found.records).toEqual(found.rows);
  });

  it('see a row too many, and a reference to nothing', { timeout: 300_000 }, async () => {
    const { records } = await fictional();
    const graph = await loaded(await openEmbedded(), ontology, records);
    const folder = await released(ontology, graph, records);
    await graph.close();
    await appendFile(join(folder, 'csv/relations/CONCERNS.csv'), 'nobody,Finding,concerns,nothing\r\n');
    const { valid, errors } = await read(folder);
    expect(valid).toBe(false);
    const types = errors.map(([, type]) => type);
    expect(types).toEqual(expect.arrayContaining(['hash-count', 'byte-count', 'foreign-key']));
  });
});

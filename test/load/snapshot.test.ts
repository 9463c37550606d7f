import { appendFile, mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../src/graph/embedded/embedded.js';
import type { EmbeddedGraph } from '../../src/graph/embedded/embedded.js';
import { load } from '../../src/load/load.js';
import { findSnapshot, manifestOf, openSnapshot, saveSnapshot } from '../../src/load/snapshot.js';
import type { Manifest, SnapshotPlace } from '../../src/load/snapshot.js';
import { storedRecords } from '../../src/load/stored.js';
import { fictional } from '../support/seeded.js';

const { ontology, records } = await fictional();
const ingredients = { schema: 's', seed: 'y', program: 'p' };

let place: SnapshotPlace;
let graph: EmbeddedGraph;
let dataVersion: string;
beforeEach(async () => {
  place = { folder: await mkdtemp(join(tmpdir(), 'snapshots-')), name: 'seed' };
  graph = await openEmbedded();
  ({ dataVersion } = await load(graph, ontology, records));
  await saveSnapshot(graph, place, ingredients, dataVersion);
  await graph.close();
  graph = await openEmbedded();
});
afterEach(async () => {
  await graph.close();
  await rm(place.folder, { recursive: true });
});

async function manifest(): Promise<Manifest> {
  const found = await findSnapshot(place, ingredients);
  if (!('manifest' in found)) throw new Error(`no snapshot: ${found.reason}`);
  return found.manifest;
}

async function count(): Promise<number> {
  let all = 0;
  for await (const page of storedRecords(graph)) all += page.length;
  return all;
}

describe('a snapshot', () => {
  it('holds the graph with its keys: a load upon it has nothing to do, and what is unique stays so', async () => {
    expect(await openSnapshot(graph, place, await manifest())).toBeUndefined();
    expect(await load(graph, ontology, records)).toMatchObject({ added: [], changed: [], written: false, dataVersion });
    const text = "CREATE (n:`Node` {id: 'XNL'})";
    const writes = [{ statement: { name: 'test-twice', text }, parameters: {} }];
    await expect(graph.apply({ unique: [], indexed: [], writes })).rejects.toMatchObject({ code: 'FAILED' });
    const fewer = records.filter(({ type }) => type !== 'Conflict');
    expect(await load(graph, ontology, fewer)).toMatchObject({ written: true });
  });

  it('can be removed once it is open, and several graphs can open it', async () => {
    const other = await openEmbedded();
    try {
      expect(await openSnapshot(graph, place, await manifest())).toBeUndefined();
      expect(await openSnapshot(other, place, await manifest())).toBeUndefined();
    } finally {
      await other.close();
    }
    for (const file of await readdir(place.folder)) await rm(join(place.folder, file));
    expect(await count()).toBe(records.length);
  });

  it('is one of each seed: a newer one takes its place', async () => {
    await load(graph, ontology, records.slice(0, 0));
    await saveSnapshot(graph, place, { ...ingredients, seed: 'z' }, 'other');
    expect((await readdir(place.folder)).sort()).toEqual([
      expect.stringMatching(/^seed\.[0-9a-f]{12}\.grafeo$/) as string,
      'seed.json',
    ]);
    // Who edits the seed knows that it is loaded anew.
    expect(await findSnapshot(place, ingredients)).toEqual({ reason: undefined });
  });

  it.each([
    [{ schema: 'other' }, 'is of another schema.graphql'],
    [{ program: 'other' }, 'is of another version of rights-graph'],
    [{ seed: 'other' }, undefined],
  ])('made of something else is none: %j', async (other, reason) => {
    expect(await findSnapshot(place, { ...ingredients, ...other })).toEqual({ reason });
  });

  it.each([
    ['', 'cannot be read'],
    ['{"layout": 1}', 'cannot be read'],
    ['{"layout"', 'cannot be read'],
  ])('with the manifest %j is none', async (text, reason) => {
    await writeFile(manifestOf(place), text);
    expect(await findSnapshot(place, ingredients)).toEqual({ reason });
  });

  it.each<[string, (file: string) => Promise<void>]>([
    ['empty', (file) => truncate(file, 0)],
    ['truncated', (file) => truncate(file, 5_000)],
    ['one byte short', async (file) => truncate(file, (await readFile(file)).length - 1)],
    ['one byte longer', (file) => appendFile(file, 'x')],
    ['gone', (file) => rm(file)],
  ])('that is %s is not opened', async (_, damage) => {
    const read = await manifest();
    await damage(join(place.folder, read.file));
    expect(await openSnapshot(graph, place, read)).toBe('is damaged');
    expect(await count()).toBe(0);
    // And can be made anew.
    await load(graph, ontology, records);
    await saveSnapshot(graph, place, ingredients, dataVersion);
    expect(await manifest()).toMatchObject({ dataVersion, engine: read.engine });
  });

  it('of another version of the engine is not opened', async () => {
    const read = { ...(await manifest()), engine: '0.0.1' };
    expect(await openSnapshot(graph, place, read)).toBe('is of another version of the engine');
  });

  it('that does not hold the data version it names is thrown away, and leaves nothing', async () => {
    const read = { ...(await manifest()), dataVersion: 'another' };
    expect(await openSnapshot(graph, place, read)).toBe('does not hold the data version that it names');
    expect(await count()).toBe(0);
  });

  it('is whole where the engine is closed as soon as its file is there', async () => {
    const { dataVersion: version } = await load(graph, ontology, records.slice(0, 10));
    const save = graph.save.bind(graph);
    const closing = Object.assign(graph, { save: (file: string) => save(file).then(() => graph.close()) });
    await saveSnapshot(closing, place, { ...ingredients, seed: 'z' }, version);
    expect(await findSnapshot(place, { ...ingredients, seed: 'z' })).toMatchObject({
      manifest: { dataVersion: version },
    });
    expect(await readdir(place.folder)).toHaveLength(2);
  });

  it('cannot be kept where the folder cannot be written', async () => {
    await load(graph, ontology, records);
    const nowhere = { ...place, folder: join(manifestOf(place), 'below-a-file') };
    await expect(saveSnapshot(graph, nowhere, ingredients, dataVersion)).rejects.toMatchObject({ code: 'ENOTDIR' });
    expect(await count()).toBe(records.length);
  });
});

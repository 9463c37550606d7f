import { describe, expect, it } from 'vitest';
import type { ChangeSet, Graph, Row } from '../../src/graph/graph.js';
import { derive } from '../../src/load/derive.js';
import { dataVersion } from '../../src/load/diff.js';
import { ForeignDatabaseError, load } from '../../src/load/load.js';
import { readSeed } from '../../src/seed/seed.js';
import { goodFiles, ontology } from '../support/good.js';

const { records } = readSeed(ontology, goodFiles);
const derived = derive(ontology, records);
const held = derived.map(({ id, type, properties }) => [id, type, String(properties.hash)]);
const version = dataVersion(derived);

/** A graph that gives fixed answers and keeps what it is told to apply. */
function graphWith(answers: Readonly<Record<string, Row | undefined>>): Graph & { readonly applied: ChangeSet[] } {
  const applied: ChangeSet[] = [];
  return {
    applied,
    read: ({ name }) => Promise.resolve(answers[name]),
    apply: (changes, onProgress) => {
      applied.push(changes);
      changes.writes.forEach((_, index) => onProgress?.(index + 1));
      return Promise.resolve();
    },
    describe: () => Promise.resolve({ engine: 'embedded', version: undefined, address: undefined }),
    close: () => Promise.resolve(),
  };
}

const empty = { 'foreign-nodes': { total: 0 }, 'stored-records': { records: [] } };
const full = { 'foreign-nodes': { total: 0 }, 'stored-records': { records: held }, 'data-version': { version } };

describe('load', () => {
  it('writes everything into an empty graph, and says how far it is', async () => {
    const graph = graphWith(empty);
    const progress: [number, number][] = [];
    const result = await load(graph, ontology, records, { onProgress: (done, total) => progress.push([done, total]) });
    const total = graph.applied[0]?.writes.length ?? 0;
    expect(graph.applied).toHaveLength(1);
    expect(progress).toEqual(Array.from({ length: total }, (_, index) => [index + 1, total]));
    expect(result).toEqual({
      added: derived.map(({ id }) => id),
      changed: [],
      removed: [],
      unchanged: [],
      dataVersion: version,
      counts: expect.objectContaining({ Country: 1, Law: 1, Finding: 2 }) as unknown,
      written: true,
    });
  });

  it('sends nothing where the graph holds the same data', async () => {
    const graph = graphWith(full);
    const result = await load(graph, ontology, records);
    expect(graph.applied).toEqual([]);
    expect(result).toMatchObject({ added: [], changed: [], removed: [], written: false });
    expect(result.unchanged).toHaveLength(derived.length);
  });

  it('says what it would do, and does nothing, on a dry run', async () => {
    const other = [...held.slice(1), ['gone', 'Law', 'x'], ['CAT', 'Treaty', 'old']].filter(
      ([id], index, all) => index >= held.length || id !== all.at(-1)?.[0],
    );
    const graph = graphWith({ ...full, 'stored-records': { records: other } });
    const result = await load(graph, ontology, records, { dryRun: true });
    expect(graph.applied).toEqual([]);
    expect(result).toMatchObject({ added: [held[0]?.[0]], changed: ['CAT'], removed: ['gone'], written: false });
  });

  it.each([
    [{ ...full, 'foreign-nodes': { total: 12 } }, 'The database holds 12 nodes that are not from rights-graph.'],
    [
      { ...empty, 'stored-records': { records: [[null, null, null]] } },
      'The database holds 1 node that is not from rights-graph.',
    ],
  ])('refuses a database of somebody else %#', async (answers, sentence) => {
    const graph = graphWith(answers);
    await expect(load(graph, ontology, records)).rejects.toThrow(
      new ForeignDatabaseError(Number(/\d+/.exec(sentence)?.[0])),
    );
    await expect(load(graph, ontology, records)).rejects.toThrow(
      `${sentence} rights-graph owns the whole database that it loads into: give it an empty one. Nothing was written.`,
    );
    expect(graph.applied).toEqual([]);
  });
});

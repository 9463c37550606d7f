import { describe, expect, it } from 'vitest';
import { GraphError } from '../../src/graph/graph.js';
import type { ChangeSet, Graph, Row } from '../../src/graph/graph.js';
import { derivation, derive } from '../../src/load/derive.js';
import { LAYOUT } from '../../src/load/layout.js';
import { load } from '../../src/load/load.js';
import { survey } from '../../src/load/survey.js';
import { readSeed } from '../../src/seed/seed.js';
import { goodFiles, ontology } from '../support/good.js';

const { records } = readSeed(ontology, goodFiles);
const derived = derive(ontology, records);
const surveyed = survey(ontology, derivation(ontology, records));
const { version } = surveyed;
const held = derived.map(({ id, type, properties }) => [id, type, String(properties.hash)]);
const tokens = [...surveyed.tokens.values()].map(({ id, stem, df, surface }) => [id, stem, df, surface]);

/** A graph that gives fixed answers and keeps what it is told to apply. */
function graphWith(
  answers: Readonly<Record<string, Row | undefined>>,
  refuse?: (changes: ChangeSet) => GraphError | undefined,
): Graph & { readonly applied: string[][] } {
  const applied: string[][] = [];
  return {
    applied,
    read: ({ name }) => Promise.resolve(answers[name]),
    apply: (changes, onProgress) => {
      const { guard, writes, mark } = changes;
      const error = refuse?.(changes);
      if (error) return Promise.reject(error);
      const sent = [guard ?? [], writes].flat().map(({ statement }) => statement.name);
      applied.push(mark ? [...sent, `before the commit: ${mark.statement.name}`] : sent);
      writes.forEach((_, index) => onProgress?.(index + 1));
      return Promise.resolve();
    },
    describe: () => Promise.resolve({ engine: 'embedded', version: undefined, address: undefined }),
    close: () => Promise.resolve(),
  };
}

const empty = {
  'foreign-nodes': { total: 0 },
  'stored-records': { records: [] },
  'stored-tokens': { tokens: [] },
  'stored-changes': { changes: [] },
};
const full = {
  'foreign-nodes': { total: 0 },
  'stored-records': { records: held },
  'stored-tokens': { tokens },
  'stored-changes': { changes: [] },
  'load-state': stateOf({}),
};

function stateOf({ layout = LAYOUT }: { readonly layout?: number | null }): Row {
  return { versions: [[version, layout, null, '["v0"]']], locks: [[null, null, null]] };
}

const MARK = 'before the commit: mark-loading';
/** How each load begins, and how it ends. */
const TAKE = ['take-load', 'close-lanes'];
const END = [
  ['hold-load', 'write-data-version'],
  ['hold-load', 'end-load', 'release-load'],
];

describe('load', () => {
  it('writes everything into an empty graph in one transaction with a mark before its commit, and says how far it is', async () => {
    const graph = graphWith(empty);
    const progress: [number, number][] = [];
    const result = await load(graph, ontology, records, { onProgress: (done, total) => progress.push([done, total]) });
    const [lock, all = [], ...end] = graph.applied;
    expect(lock).toEqual(TAKE);
    expect([all[0], all.at(-1)]).toEqual(['hold-load', MARK]);
    expect(all).not.toContain('mark-loading');
    expect(end).toEqual(END);
    // The last one is the end.
    const total = all.length - 1;
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

  it('takes several transactions for more than fits into one: marked in the first, whole after the last', async () => {
    const graph = graphWith(empty);
    const progress: [number, number][] = [];
    await load(graph, ontology, records, {
      oneTransaction: 100,
      batch: 100,
      onProgress: (done, total) => progress.push([done, total]),
    });
    const [lock, mark, ...rest] = graph.applied;
    expect(lock).toEqual(TAKE);
    expect(mark).toEqual(['hold-load', 'take-lanes', 'mark-loading']);
    expect(rest.length).toBeGreaterThan(5);
    expect(rest.slice(-2)).toEqual(END);
    expect(new Set(rest.slice(0, -2).map(([guard]) => guard))).toEqual(new Set(['hold-lane']));
    expect(rest.slice(0, -2).flat()).not.toContain('write-data-version');
    expect(graph.applied.flat()).not.toContain(MARK);
    const done = progress.map(([now]) => now);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    const total = progress[0]?.[1] ?? 0;
    expect(progress.at(-1)).toEqual([total, total]);
    expect(progress.at(-2)?.[0]).toBeLessThan(total);
  });

  it('writes side by side what may be, one transaction at a time on a lane, a stage when the one before is written', async () => {
    const graph = graphWith(empty);
    const running: { lane: string; stage: string }[] = [];
    const stages: string[] = [];
    let most = 0;
    const slow: Graph = {
      ...graph,
      apply: async (changes) => {
        const { guard, writes } = changes;
        if (guard?.statement.name !== 'hold-lane') return graph.apply(changes);
        const lane = guard.parameters['lane'] as string;
        const stage = writes.some(({ statement }) => statement.name === 'set-hashes')
          ? 'relations'
          : (writes[0]?.statement.name ?? '');
        expect(running.filter((other) => other.lane === lane || other.stage !== stage)).toEqual([]);
        if (stages.at(-1) !== stage) stages.push(stage);
        const own = { lane, stage };
        running.push(own);
        most = Math.max(most, running.length);
        await new Promise((resolve) => setTimeout(resolve, 1));
        running.splice(running.indexOf(own), 1);
      },
    };
    await load(slow, ontology, records, { oneTransaction: 0, batch: 30 });
    expect(stages).toEqual(['create-tokens', 'create-nodes', 'relations']);
    expect(most).toBe(3);
    expect(graph.applied.slice(-2)).toEqual(END);
  });

  it('of several transactions makes at the end the indexes that nothing is written by; of one, before it', async () => {
    const made = async (oneTransaction: number): Promise<(readonly [string, boolean, boolean])[]> => {
      const all: (readonly [string, boolean, boolean])[] = [];
      const graph = graphWith(empty, ({ guard, writes, unique, indexed }) => {
        const last = writes.at(-1)?.statement.name ?? guard?.statement.name ?? '';
        if (unique.length > 1 || indexed.length > 0) all.push([last, unique.length > 1, indexed.length > 0]);
        return undefined;
      });
      await load(graph, ontology, records, { oneTransaction });
      return all;
    };
    expect(await made(0)).toEqual([
      ['mark-loading', true, false],
      ['write-data-version', false, true],
    ]);
    expect(await made(50_000)).toEqual([['set-hashes', true, true]]);
  });

  it('where one of several transactions fails, waits for the others before it lets others load', async () => {
    const graph = graphWith(empty);
    let open = 0;
    let failed = false;
    const slow: Graph = {
      ...graph,
      apply: async (changes) => {
        const names = changes.writes.map(({ statement }) => statement.name);
        if (names.includes('release-load')) expect([failed, open]).toEqual([true, 0]);
        if (changes.guard?.statement.name !== 'hold-lane') return graph.apply(changes);
        if (failed) throw new Error('sent after a failure');
        open += 1;
        failed = names.includes('create-nodes') && open === 3;
        const fails = failed;
        await new Promise((resolve) => setTimeout(resolve, fails ? 1 : 20));
        open -= 1;
        if (fails) throw new GraphError('FAILED', 'full');
      },
    };
    await expect(load(slow, ontology, records, { oneTransaction: 0, batch: 30 })).rejects.toThrow('full');
    expect(graph.applied.at(-1)).toEqual(['hold-load', 'release-load']);
  });

  it('sends nothing where the graph holds the same data', async () => {
    const graph = graphWith(full);
    const result = await load(graph, ontology, records);
    expect(graph.applied).toEqual([]);
    expect(result).toMatchObject({ added: [], changed: [], removed: [], written: false });
    expect(result.unchanged).toHaveLength(derived.length);
  });

  it('mends a graph that says that it holds the same data, and does not', async () => {
    const graph = graphWith({ ...full, 'stored-records': { records: held.slice(1) } });
    expect(await load(graph, ontology, records)).toMatchObject({ added: [held[0]?.[0]], written: true });
    expect(graph.applied).toHaveLength(4);
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
      { ...empty, 'stored-records': { records: [[7, null, null]] } },
      'The database holds 1 node that is not from rights-graph.',
    ],
  ])('refuses a database of somebody else %#', async (answers, sentence) => {
    const graph = graphWith(answers);
    await expect(load(graph, ontology, records)).rejects.toThrow(
      `${sentence} rights-graph owns the whole database that it loads into: give it an empty one. Nothing was written.`,
    );
    expect(graph.applied.flat().filter((name) => !/^(take|hold|release)-load$|^close-lanes$/.test(name))).toEqual([]);
  });

  it.each([
    [undefined, 'an older layout of rights-graph'],
    [LAYOUT + 1, `a newer layout of rights-graph (${LAYOUT + 1}, this is ${LAYOUT})`],
  ])('of another layout (%s): says what it will do, and does it', async (layout, which) => {
    const graph = graphWith({ ...full, 'load-state': stateOf({ layout: layout ?? null }) });
    const said: string[] = [];
    const result = await load(graph, ontology, records, { say: (line) => said.push(line) });
    expect(said).toEqual([
      `The database was loaded by ${which}: missing constraints and indexes are added, ` +
        'records that differ are written anew, and what is recorded of the whole is replaced.',
    ]);
    expect(result).toMatchObject({ added: [], changed: [], removed: [], written: true });
    expect(graph.applied).toEqual([TAKE, ['hold-load', MARK], ...END]);
  });

  it('lets others load where it fails', async () => {
    const graph = graphWith(empty, ({ writes }) =>
      writes.some(({ statement }) => statement.name === 'create-nodes') ? new GraphError('FAILED', 'full') : undefined,
    );
    await expect(load(graph, ontology, records)).rejects.toThrow('full');
    expect(graph.applied).toEqual([TAKE, ['hold-load', 'release-load']]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../src/graph/embedded/embedded.js';
import type { ChangeSet, Graph } from '../../src/graph/graph.js';
import { derivation } from '../../src/load/derive.js';
import { firstLoad } from '../../src/load/first-load.js';
import { load } from '../../src/load/load.js';
import { NO_CHANGES } from '../../src/load/recorded-changes.js';
import { readState } from '../../src/load/stored.js';
import { survey } from '../../src/load/survey.js';
import { fictional, shipped } from '../support/seeded.js';
import { all, made } from './made.js';

/** As where the seed is large, and nobody else writes. */
const FIRST = { alone: true, oneTransaction: 0, batch: 2_000 };

const asItIs = (changeSet: ChangeSet): ChangeSet => changeSet;

describe('a first load', () => {
  it.each([
    ['a country that does not exist', fictional],
    ['the profile', shipped],
  ])('makes of an empty graph what any load makes of it: %s', async (_, seeded) => {
    const sent = new Set<string | undefined>();
    const noted = (changeSet: ChangeSet): ChangeSet => {
      if (changeSet.marked) sent.add(changeSet.guard?.statement.name);
      return changeSet;
    };
    const [nodes = [], links = []] = await made(await seeded(), noted, FIRST);
    const [byDifference, linksByDifference] = await made(await seeded(), asItIs);
    expect(nodes).toEqual(byDifference);
    expect(links).toEqual(linksByDifference);
    expect([nodes, links].map(({ length }) => length > 100)).toEqual([true, true]);
    // Who is alone asks before no step whether somebody else took the place.
    expect([...sent]).toEqual([undefined]);
  });

  it('works each record out once, and the first ones are sent before the last are', async () => {
    const { ontology, records } = await shipped();
    const derived = derivation(ontology, records);
    let workedOut = 0;
    const counted = {
      ...derived,
      record: (id: string) => {
        workedOut += 1;
        return derived.record(id);
      },
      properties: () => {
        throw new Error('worked out a second time');
      },
    };
    const first = firstLoad({ ontology, derivation: counted, changes: NO_CHANGES }, 1_000);
    const steps = first.steps[Symbol.iterator]();
    const begun = steps.next();
    expect(begun.value).toMatchObject({ stage: 'records' });
    expect(workedOut).toBeGreaterThan(10);
    expect(workedOut).toBeLessThan(derived.ids.length / 5);
    let last = begun;
    let tokens = 0;
    for (let step = begun; step.done !== true; step = steps.next()) {
      if (step.value.stage === 'replace-tokens') tokens += step.value.rows;
      last = step;
    }
    expect(last.value).toMatchObject({ stage: 'replace-tokens' });
    expect(workedOut).toBe(derived.ids.length);
    expect(first.survey().version).toBe(survey(ontology, derived).version);
    // A word that one record has is right from the beginning.
    const more = [...first.survey().tokens.values()].filter(({ df }) => df > 1);
    expect(tokens).toBe(more.length);
  });

  describe('on a graph', () => {
    let graph: Graph;
    beforeEach(async () => {
      graph = await openEmbedded();
    });
    afterEach(() => graph.close());

    /** The graph, until so many change sets with a statement were applied. */
    function failing(name: string, left: number): Graph {
      return {
        read: (...given) => graph.read(...given),
        apply: (changeSet, onProgress) => {
          const isOne = changeSet.marked && changeSet.writes.some(({ statement }) => statement.name === name);
          if (isOne && --left < 0) return Promise.reject(new Error('the power failed'));
          return graph.apply(changeSet, onProgress);
        },
        describe: () => graph.describe(),
        close: () => graph.close(),
      };
    }

    it.each([
      ['create-postings', 0],
      ['create-postings', 3],
      ['create-relations', 0],
      ['create-relations', 1],
      ['replace-tokens', 0],
    ])(
      'that was cut off before %s, after %i of them, is gone on with, and nothing is missing then',
      async (name, left) => {
        const { ontology, records, history } = await shipped();
        const options = { ...FIRST, history };
        await expect(load(failing(name, left), ontology, records, options)).rejects.toThrow('the power failed');
        const said: string[] = [];
        await load(graph, ontology, records, { ...options, say: (line) => said.push(line) });
        expect(said).toEqual(['A load did not end: going on from there.']);
        expect(await all(graph)).toEqual(await made({ ontology, records, history }, asItIs));
      },
    );

    it('that was cut off, and cut off again as it was gone on with, has everything in the end', async () => {
      const { ontology, records, history } = await shipped();
      const options = { ...FIRST, history };
      for (const cut of [failing('create-relations', 1), failing('replace-nodes', 1)]) {
        await expect(load(cut, ontology, records, options)).rejects.toThrow('the power failed');
      }
      await load(graph, ontology, records, options);
      expect(await all(graph)).toEqual(await made({ ontology, records, history }, asItIs));
    });

    it('that holds something is a load of what differs', async () => {
      const { ontology, records, history } = await shipped();
      await load(graph, ontology, records.slice(0, -1), FIRST);
      const progress: (readonly [number, number])[] = [];
      const onProgress = (done: number, total: number): unknown => progress.push([done, total]);
      const result = await load(graph, ontology, records, { ...FIRST, history, onProgress });
      expect(result.unchanged.length).toBeGreaterThan(records.length / 2);
      expect(progress.at(-1)?.[0]).toBeLessThan(records.length * 5);
      expect(await all(graph)).toEqual(await made({ ontology, records, history }, asItIs));
    });

    describe('with something to be checked', () => {
      /** Pieces that note what was sent before each; the last one may fail. */
      function* pieces(sent: readonly string[], seen: string[], fails: boolean): Generator<void> {
        for (let piece = 0; piece < 5; piece++) {
          seen.push(sent.at(-1) ?? 'nothing');
          yield;
        }
        if (fails) throw new Error('a rule is broken');
      }

      /** The graph, noting the first statement of what is written where it is marked. */
      function noting(sent: string[]): Graph {
        return {
          read: (...given) => graph.read(...given),
          apply: (changeSet, onProgress) => {
            if (changeSet.marked) sent.push(changeSet.writes[0]?.statement.name ?? '');
            return graph.apply(changeSet, onProgress);
          },
          describe: () => graph.describe(),
          close: () => graph.close(),
        };
      }

      it('checks while relationships are written, and is whole only after that', async () => {
        const { ontology, records, history } = await shipped();
        const [sent, seen]: [string[], string[]] = [[], []];
        const check = pieces(sent, seen, false);
        await load(noting(sent), ontology, records, { ...FIRST, history, check });
        expect(seen).toEqual(Array(5).fill('create-relations'));
        expect(sent.indexOf('create-relations')).toBeGreaterThan(3);
        expect(await all(graph)).toEqual(await made({ ontology, records, history }, asItIs));
      });

      it('is not whole where that fails, and a load without the mistake makes it so', async () => {
        const { ontology, records, history } = await shipped();
        const failing = load(graph, ontology, records, { ...FIRST, history, check: pieces([], [], true) });
        await expect(failing).rejects.toThrow('a rule is broken');
        expect(await readState(graph)).toMatchObject({ version: undefined, loading: '', owner: undefined });
        await load(graph, ontology, records, { ...FIRST, history });
        expect(await all(graph)).toEqual(await made({ ontology, records, history }, asItIs));
      });

      it('writes nothing where that fails, if it is no first one', async () => {
        const { ontology, records } = await shipped();
        await load(graph, ontology, records.slice(0, -1), FIRST);
        const before = await all(graph);
        const failing = load(graph, ontology, records, { ...FIRST, check: pieces([], [], true) });
        await expect(failing).rejects.toThrow('a rule is broken');
        expect(await all(graph)).toEqual(before);
      });
    });

    it('says how far it is, and at the end that all is done', async () => {
      const { ontology, records } = await shipped();
      const progress: (readonly [number, number])[] = [];
      await load(graph, ontology, records, { ...FIRST, onProgress: (done, total) => progress.push([done, total]) });
      const done = progress.map(([now]) => now);
      expect(done).toEqual([...done].sort((a, b) => a - b));
      expect(progress.every(([now, total]) => now <= total && total > 0)).toBe(true);
      expect(progress.filter(([now, total]) => now === total)).toHaveLength(1);
      expect(progress.at(-1)?.[0]).toBe(progress.at(-1)?.[1]);
    });
  });
});

import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ChangeSet, Graph, Parameters, Row, Statement } from '../../src/graph/graph.js';
import { statement } from '../../src/graph/statement.js';
import { readState } from '../../src/load/stored.js';
import { engines } from '../support/engines.js';
import { READS, WRITES, readOf } from './cases.js';
import { EVERYTHING, FIGURES, KEYS, ODD, SAMPLE, SAMPLE_LOADED, write } from './sample.js';

const PATIENCE_MS = 20_000;
const SPIN: Statement = {
  name: 'test-spin',
  text: 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b UNWIND range(1, 100000) AS c RETURN count(*) AS n',
};
const ECHO: Statement = { name: 'test-echo', text: 'RETURN $value AS value' };

/** Part of every load: the tests that apply a change set with keys show what they do. */
const BY_APPLY = ['create-constraint', 'create-index', 'await-indexes', 'prepare-for-replanning'];

it('has a case for every statement', () => {
  const files = readdirSync(new URL('../../cypher/', import.meta.url)).map((file) => file.replace('.cypher', ''));
  const cases = [
    ...BY_APPLY,
    ...READS.map(({ name }) => name),
    ...WRITES.flatMap(({ writes }) => writes.map((one) => one.statement.name)),
  ];
  expect([...new Set(cases)].sort()).toEqual(files.sort());
});

describe.each(engines())('the graph in $name', ({ name, open, openNew }) => {
  let graph: Graph;
  const read = (asked: Statement, parameters: Parameters = {}, ms = PATIENCE_MS): Promise<Row | undefined> =>
    graph.read(asked, parameters, performance.now() + ms);
  const everything = async (): Promise<Record<string, unknown>> => {
    const rows = (await read(EVERYTHING))?.['everything'] as readonly (readonly [string, ...unknown[]])[];
    return Object.fromEntries(rows.map(([id, ...rest]) => [id, rest]));
  };
  const change = (...writes: ChangeSet['writes']): ChangeSet => ({ unique: [], indexed: [], writes });
  const created = (id: string): ChangeSet['writes'][number] =>
    write('create-nodes', { type: 'Law', family: 'Entity' }, { rows: [{ id }] });

  describe('that holds the sample', () => {
    beforeAll(async () => {
      graph = await open();
      await graph.apply(SAMPLE);
    });
    afterAll(() => graph.close());

    it.each(READS)('answers $name: $title', async (one) => {
      const { parameters = {}, answer } = one;
      const got = await read(readOf(one), parameters);
      // As text, so that the order counts.
      expect(JSON.stringify(got)).toBe(JSON.stringify(answer));
    });

    it.each([
      ['null', null],
      ['a truth', true],
      ['an empty text', ''],
      ['odd characters', ODD],
      ['zero', 0],
      ['a negative integer', -7],
      ['the largest integer', Number.MAX_SAFE_INTEGER],
      ['a float', 0.1],
      ['a small float', 5e-324],
      ['an empty list', []],
      ['a list of everything', [1, 'x', null, false, 2.5, [], { a: [null] }]],
      ['a map', { a: { b: { c: [1] } }, 'odd key': ODD }],
    ])('gives back %s', async (_, value) => {
      expect(await read(ECHO, { value })).toEqual({ value });
    });

    it('takes whole numbers as integers, others as floats', async () => {
      const divide: Statement = { name: 'test-divide', text: 'RETURN $a / 2 AS half, $b / 2 AS other' };
      expect(await read(divide, { a: 7, b: 7.5 })).toEqual({ half: 3, other: 3.75 });
    });

    it('answers reads side by side, each with its own', async () => {
      const answers = await Promise.all(Array.from({ length: 40 }, (_, value) => read(ECHO, { value })));
      expect(answers.map((row) => row?.['value'])).toEqual(Array.from({ length: 40 }, (_, value) => value));
    });

    it('refuses an answer of several records', async () => {
      await expect(read({ name: 'test-two', text: 'UNWIND [1, 2] AS x RETURN x' })).rejects.toMatchObject({
        code: 'FAILED',
        message: 'cypher/test-two.cypher: returned 2 records; allowed is one, with everything collected',
      });
    });

    it('refuses parameters that no statement needs, before they are sent', async () => {
      await expect(read(ECHO, { value: Number.NaN })).rejects.toMatchObject({
        code: 'FAILED',
        message: 'cypher/test-echo.cypher: parameter $value is NaN; allowed are finite numbers',
      });
      const bad = write('create-nodes', { type: 'Law', family: 'Entity' }, { rows: [{ id: Number.NaN }] });
      await expect(graph.apply(change(bad))).rejects.toMatchObject({
        code: 'FAILED',
        message: 'cypher/create-nodes.cypher: parameter $rows[0].id is NaN; allowed are finite numbers',
      });
    });

    it.each([
      'CREATE (n:`Foreign`)',
      'MATCH (n:`Node`) SET n.`name` = 1',
      'MATCH (n:`Node`) DETACH DELETE n',
      "MATCH (n:`Node` {id: 'KAZ'}) REMOVE n:`Country`",
      'UNWIND [1] AS x MERGE (n:`Foreign` {x: x}) RETURN count(n) AS n',
      'CREATE INDEX foreign FOR (n:`Foreign`) ON (n.`x`)',
      'DROP CONSTRAINT unique_Node_id',
    ])('refuses to write in a read: %s', async (text) => {
      const before = await everything();
      await expect(read({ name: 'test-write', text })).rejects.toMatchObject({ code: 'FAILED' });
      expect(await everything()).toEqual(before);
      // Still unique.
      await expect(graph.apply(change(created('KAZ')))).rejects.toMatchObject({ code: 'FAILED' });
    });

    it('ends a read at its deadline, and answers the next', async () => {
      await expect(read(SPIN, {}, 300)).rejects.toMatchObject({
        code: 'DEADLINE',
        message: 'The deadline passed before the graph answered',
      });
      expect(await read(statement('data-version'))).toEqual(SAMPLE_LOADED);
    });

    it('sends nothing when the deadline has passed', async () => {
      await expect(graph.read(ECHO, { value: 1 }, performance.now() - 1)).rejects.toMatchObject({ code: 'DEADLINE' });
    });

    it('waits as long as it takes where there is no deadline', async () => {
      expect(await graph.read(ECHO, { value: 1 }, Infinity)).toEqual({ value: 1 });
    });

    it('says of a statement that is wrong that it failed', async () => {
      await expect(read({ name: 'test-wrong', text: 'RETURN nothing' })).rejects.toMatchObject({
        name: 'GraphError',
        code: 'FAILED',
        message: expect.stringMatching(/^cypher\/test-wrong\.cypher: /) as string,
      });
      await expect(read({ name: 'test-wrong', text: 'RETURN $missing AS x' })).rejects.toMatchObject({
        code: 'FAILED',
      });
    });

    it('describes itself', async () => {
      const address: unknown = name === 'neo4j' ? expect.stringMatching(/^(bolt|neo4j).*:\/\/[^@]+$/) : undefined;
      expect(await graph.describe()).toEqual({
        engine: name,
        version: expect.stringMatching(/^\d/) as string,
        address,
      });
    });
  });

  describe('that is changed', () => {
    beforeEach(async () => {
      graph = await open();
      return () => graph.close();
    });

    it('has no record while nothing is loaded', async () => {
      expect(await read(statement('data-version'))).toBeUndefined();
      expect(await read(statement('foreign-nodes'))).toEqual({ total: 0 });
      expect(await read(statement('stored-records'), { after: '', limit: 9 })).toEqual({ records: [] });
      expect(await read(statement('load-state'))).toEqual({ versions: [], locks: [], beats: 0 });
    });

    it('counts the nodes of somebody else, and those with a label of ours that we would not write', async () => {
      await graph.apply(SAMPLE);
      const texts = [
        'CREATE (:`Foreign`)',
        'CREATE (:`Token`)',
        'CREATE (:`Change`)',
        "CREATE (:`Node` {id: 'no-type'})",
      ];
      await graph.apply(change(...texts.map((text) => ({ statement: { name: 'test', text }, parameters: {} }))));
      expect(await read(statement('foreign-nodes'))).toEqual({ total: 4 });
    });

    it('writes nothing where the guard of a change set returns no record, and all where it does', async () => {
      await graph.apply(SAMPLE);
      const guarded = (version: string, id: string): ChangeSet => ({
        ...change(created(id)),
        guard: {
          statement: {
            name: 'test-guard',
            text: 'MATCH (v:`DataVersion`) SET v.`touched` = true WITH v WHERE v.`version` = $version RETURN v.`id` AS id',
          },
          parameters: { version },
        },
      });
      await expect(graph.apply(guarded('v0', 'one'))).rejects.toMatchObject({
        name: 'GraphError',
        code: 'CONFLICT',
        message: 'cypher/test-guard.cypher: no record; somebody else changed the graph',
      });
      await graph.apply(guarded('v1', 'two'));
      expect(Object.keys(await everything())).not.toContain('one');
      expect(Object.keys(await everything())).toContain('two');
      const touched: Statement = { name: 'test', text: 'MATCH (v:`DataVersion`) RETURN v.`touched` AS touched' };
      expect(await read(touched)).toEqual({ touched: true });
    });

    describe('with a mark', () => {
      const mark = (version: string): ChangeSet['writes'][number] => ({
        statement: {
          name: 'test-mark',
          text:
            'MATCH (v:`DataVersion`) WHERE v.`version` = $version MATCH (n:`Law`) WITH v, count(n) AS laws ' +
            'SET v.`laws` = laws RETURN v.`id` AS id',
        },
        parameters: { version },
      });
      const marked = async (): Promise<unknown> =>
        (await read({ name: 'test', text: 'MATCH (v:`DataVersion`) RETURN v.`laws` AS laws' }))?.['laws'];
      beforeEach(() => graph.apply(SAMPLE));

      it('sets it in a transaction of its own, after the writes and before their commit', async () => {
        const done: number[] = [];
        const changes = { ...change(created('one'), created('two')), mark: mark('v1') };
        await graph.apply(changes, (count) => done.push(count));
        // It sees none of the writes; that it waits for them shows where one of them fails, below.
        expect(await marked()).toBe(1);
        expect(Object.keys(await everything())).toEqual(expect.arrayContaining(['one', 'two']));
        expect(done).toEqual([1, 2]);
      });

      it('writes nothing where it returns no record', async () => {
        await expect(graph.apply({ ...change(created('one')), mark: mark('v0') })).rejects.toMatchObject({
          name: 'GraphError',
          code: 'CONFLICT',
          message: 'cypher/test-mark.cypher: no record; somebody else changed the graph',
        });
        expect([Object.keys(await everything()).includes('one'), await marked()]).toEqual([false, null]);
        await graph.apply(change(created('two')));
        expect(Object.keys(await everything())).toContain('two');
      });

      it('does not set it where a write or the mark itself fails', async () => {
        const wrong = { statement: { name: 'test-wrong', text: 'CRATE (n)' }, parameters: {} };
        for (const changes of [
          { ...change(created('one'), created('KAZ')), mark: mark('v1') },
          { ...change(created('one')), mark: wrong },
        ]) {
          await expect(graph.apply(changes)).rejects.toMatchObject({ code: 'FAILED' });
          expect([Object.keys(await everything()).includes('one'), await marked()]).toEqual([false, null]);
        }
      });

      it('refuses one with parameters that an engine does not survive', async () => {
        const odd = { ...mark('v1'), parameters: { version: Number.NaN } };
        await expect(graph.apply({ ...change(), mark: odd })).rejects.toMatchObject({
          message: 'cypher/test-mark.cypher: parameter $version is NaN; allowed are finite numbers',
        });
      });
    });

    it('lets one of two loads take the lock, and one after the other', async () => {
      const take = (owner: string, was = ''): Promise<boolean> =>
        graph.apply({ ...change(), guard: write('take-load', {}, { owner, since: '2026', was }) }).then(
          () => true,
          (error: unknown) => {
            expect(error).toMatchObject({ code: 'CONFLICT' });
            return false;
          },
        );
      await graph.apply({ ...KEYS, writes: [] });
      const taken = await Promise.all([take('a'), take('b'), take('c')]);
      expect(taken.filter(Boolean)).toHaveLength(1);
      const state = await readState(graph);
      const owner = state?.owner ?? '';
      expect(state).toMatchObject({ version: undefined, loading: undefined, since: '2026', beat: 1 });
      expect(await take('d')).toBe(false);
      expect(await take('d', owner)).toBe(true);
      // Who was overtaken holds nothing any more.
      const hold = (name: string): Promise<void> =>
        graph.apply({ ...change(), guard: write('hold-load', {}, { owner: name }) });
      await expect(hold(owner)).rejects.toMatchObject({ code: 'CONFLICT' });
      await hold('d');
      await graph.apply({ ...change(write('release-load', {}, {})), guard: write('hold-load', {}, { owner: 'd' }) });
      expect(await readState(graph)).toBeUndefined();
    });

    it('lets a load write on a lane until another one takes its place, which waits for what is written there', async () => {
      const take = (owner: string, was: string): Promise<void> =>
        graph.apply({
          ...change(write('close-lanes', {}, {})),
          guard: write('take-load', {}, { owner, since: '2026', was }),
        });
      const onLane = (owner: string, ids: readonly string[], onProgress?: () => void): Promise<void> =>
        graph.apply(
          {
            ...change(...ids.map((id) => write('create-nodes', { type: 'Law', family: 'Entity' }, { rows: [{ id }] }))),
            guard: write('hold-lane', {}, { lane: 'lane', owner }),
          },
          onProgress,
        );
      await graph.apply({ ...KEYS, writes: [] });
      await expect(onLane('a', ['none'])).rejects.toMatchObject({ code: 'CONFLICT' });
      await take('a', '');
      await graph.apply(change(write('take-lanes', {}, { lanes: ['lane'], owner: 'a' })));
      const { beat = 0 } = (await readState(graph)) ?? {};
      const ended: string[] = [];
      let taken: Promise<void> | undefined;
      await onLane(
        'a',
        Array.from({ length: 50 }, (_, index) => `law-${index}`),
        () => {
          taken ??= take('b', 'a').then(() => void ended.push('b took the place'));
        },
      ).then(() => ended.push('a wrote'));
      await taken;
      expect(ended).toEqual(['a wrote', 'b took the place']);
      expect((await readState(graph))?.beat).toBeGreaterThan(beat + 1);
      await expect(onLane('a', ['none'])).rejects.toMatchObject({ code: 'CONFLICT' });
      const after = Object.keys(await everything());
      expect(after.filter((id) => id.startsWith('law-'))).toHaveLength(50);
      expect(after).not.toContain('none');
    });

    it.each(WRITES)('writes $title', async ({ writes, left }) => {
      await graph.apply(SAMPLE);
      const before = await everything();
      await graph.apply(change(...writes));
      const after: Record<string, unknown> = await everything();
      const gone = Object.keys(left).filter((id) => left[id] === undefined);
      expect(Object.fromEntries(Object.keys(left).map((id) => [id, after[id]]))).toEqual(left);
      expect(gone.filter((id) => id in after)).toEqual([]);
      expect(Object.keys(after).length).toBe(
        Object.keys(before).length + Object.keys(left).filter((id) => !(id in before)).length - gone.length,
      );
    });

    it('tells how far it is', async () => {
      const done: number[] = [];
      await graph.apply(SAMPLE, (count) => done.push(count));
      expect(done).toEqual(SAMPLE.writes.map((_, index) => index + 1));
    });

    it('creates keys only where they are missing', async () => {
      await graph.close();
      graph = await openNew();
      await graph.apply(SAMPLE);
      await graph.apply({ ...KEYS, writes: [] });
      await expect(graph.apply(change(created('KAZ')))).rejects.toMatchObject({ code: 'FAILED' });
    });

    it('refuses to make unique what is not', async () => {
      await graph.close();
      graph = await openNew();
      await graph.apply(change(created('twice'), created('twice')));
      await expect(graph.apply(withKeys(created('other')))).rejects.toMatchObject({ code: 'FAILED' });
      expect(Object.keys(await everything())).toEqual(['twice']);
    });

    it.each([
      ['a value that is not unique', (): ChangeSet['writes'][number] => created('KAZ')],
      [
        'a statement that is none',
        (): ChangeSet['writes'][number] => ({ statement: { name: 'test-wrong', text: 'CRATE (n)' }, parameters: {} }),
      ],
      [
        'a parameter that is missing',
        (): ChangeSet['writes'][number] => ({ statement: statement('delete-nodes'), parameters: {} }),
      ],
    ])('leaves the old graph after %s', async (_, wrong) => {
      await graph.apply(SAMPLE);
      const before = await everything();
      const writes = [
        write('write-data-version', {}, { version: 'v2', ...FIGURES }),
        write('delete-nodes', {}, { ids: ['kaz/criminal-code'] }),
        created('one'),
        wrong(),
        created('two'),
      ];
      await expect(graph.apply(change(...writes))).rejects.toMatchObject({ name: 'GraphError', code: 'FAILED' });
      expect(await everything()).toEqual(before);
      await graph.apply(change(created('three')));
      expect(Object.keys(await everything())).toEqual([...Object.keys(before), 'three'].sort());
    });

    it('shows readers the old graph until the end', async () => {
      await graph.apply(SAMPLE);
      const rows = (batch: number): Parameters[] =>
        Array.from({ length: 300 }, (_, row) => ({ id: `${batch}/${row}` }));
      const batches = Array.from({ length: 40 }, (_, batch) =>
        write('create-nodes', { type: 'Law', family: 'Entity' }, { rows: rows(batch) }),
      );
      let done = false;
      const seen: Promise<readonly [Row | undefined, boolean]>[] = [];
      await graph.apply(change(write('write-data-version', {}, { version: 'v2', ...FIGURES }), ...batches), (count) => {
        if (count <= 2) seen.push(read(statement('data-version')).then((row) => [row, done] as const));
      });
      done = true;
      // What is answered after the end, because others were faster, may be of either.
      const before = (await Promise.all(seen)).filter(([, isLate]) => !isLate);
      expect(before.length).toBeGreaterThan(0);
      for (const [row] of before) expect(row).toEqual(SAMPLE_LOADED);
      expect(await read(statement('data-version'))).toEqual({ ...SAMPLE_LOADED, version: 'v2' });
    });

    it('applies two change sets one after the other, or refuses one', async () => {
      await graph.apply(SAMPLE);
      const versions = ['a', 'b'].map((version) =>
        graph.apply(change(write('write-data-version', {}, { version, ...FIGURES }), created(version))),
      );
      await Promise.all(versions);
      expect(Object.keys(await everything())).toEqual(expect.arrayContaining(['a', 'b', 'data-version']));
    });

    it('answers nothing once it is closed, and ends what was asked', async () => {
      await graph.apply(SAMPLE);
      const spinning = read(SPIN);
      spinning.catch(() => undefined);
      await read(ECHO, { value: 1 });
      await graph.close();
      const closed = { code: 'CLOSED', message: 'The graph was closed' };
      await expect(spinning).rejects.toMatchObject(closed);
      await expect(read(ECHO, { value: 1 })).rejects.toMatchObject(closed);
      await expect(graph.apply(SAMPLE)).rejects.toMatchObject(closed);
      await expect(graph.describe()).rejects.toMatchObject(closed);
      await graph.close();
    });
  });
});

function withKeys(...writes: ChangeSet['writes']): ChangeSet {
  return { ...KEYS, writes };
}

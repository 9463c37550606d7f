import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChangeSet, Graph } from '../../src/graph/graph.js';
import { LAYOUT } from '../../src/load/layout.js';
import { statement } from '../../src/graph/statement.js';
import { load } from '../../src/load/load.js';
import { readState } from '../../src/load/stored.js';
import type { SeedFile } from '../../src/seed/seed.js';
import { readSeed } from '../../src/seed/seed.js';
import type { SeedRecord } from '../../src/seed/records/seed-record.js';
import { engines } from '../support/engines.js';
import { apiOver } from '../support/api.js';
import type { Answered } from '../support/api.js';
import { goodFiles, ontology } from '../support/good.js';
import { ask, dump, expected } from './dump.js';

const good = goodFiles;

function seed(files: readonly SeedFile[]): readonly SeedRecord[] {
  const { records, problems } = readSeed(ontology, files);
  expect(problems).toEqual([]);
  return records;
}

/** The good seed with texts replaced. */
function edited(...edits: readonly (readonly [from: string, to: string])[]): readonly SeedRecord[] {
  const apply = (text: string): string => edits.reduce((all, [from, to]) => all.replaceAll(from, to), text);
  return seed(good.map(({ path, text }) => ({ path, text: apply(text) })));
}

/** The methods of a graph, to replace some of them. */
function bound(graph: Graph): Graph {
  return {
    read: (...given) => graph.read(...given),
    apply: (...given) => graph.apply(...given),
    describe: () => graph.describe(),
    close: () => graph.close(),
  };
}

/** Counts what is applied. */
function counting(graph: Graph): Graph & { writes: number } {
  return {
    writes: 0,
    read: (...given) => graph.read(...given),
    apply(changes, onProgress) {
      this.writes += changes.writes.length;
      return graph.apply(changes, onProgress);
    },
    describe: () => graph.describe(),
    close: () => graph.close(),
  };
}

describe.each(engines())('a load into $name', ({ open }) => {
  let graph: Graph;
  beforeEach(async () => {
    graph = await open();
  });
  afterEach(() => graph.close());

  it('makes the graph hold what the records say', async () => {
    const records = seed(good);
    await load(graph, ontology, records);
    expect(await dump(graph)).toEqual(expected(ontology, records));
  });

  it('sends no write the second time', async () => {
    const records = seed(good);
    const counted = counting(graph);
    await load(counted, ontology, records);
    expect(counted.writes).toBeGreaterThan(0);
    counted.writes = 0;
    const result = await load(counted, ontology, seed(good));
    expect(counted.writes).toBe(0);
    expect(result).toMatchObject({ added: [], changed: [], removed: [], written: false });
  });

  it('makes of a node what became of its id, and goes back again', async () => {
    const records = seed(good);
    const withdrawn = records.map((record): SeedRecord => {
      const { id, at } = record;
      if (id !== 'rur/criminal-code/3/1/2') return record;
      const said = { was: 'Article', reason: 'MERGED', date: '2015-05-01' };
      return {
        ...{ id, at, type: 'Withdrawn' },
        columns: new Map(Object.entries(said).map(([name, value]) => [name, { at, value, itemsAt: [] }])),
        relations: new Map([['successor', { at, to: [{ id: 'rur/criminal-code/3/1', at }] }]]),
      };
    });
    await load(graph, ontology, records);
    const result = await load(graph, ontology, withdrawn);
    expect([result.added, result.changed, result.removed]).toEqual([[], ['rur/criminal-code/3/1/2'], []]);
    expect(await dump(graph)).toEqual(expected(ontology, withdrawn));
    await load(graph, ontology, records);
    expect(await dump(graph)).toEqual(expected(ontology, records));
  });

  it('changes, removes and adds what differs, and goes back again', async () => {
    await load(graph, ontology, seed(good));
    const records = edited(
      ['name: Strelsau', 'name: STRELSAU'],
      [
        '- id: rur/old-town\n  name: Old Town\n  country: RUR\n  within: rur/strelsau\n',
        '- id: rur/new-town\n  within: rur/strelsau\n',
      ],
    );
    const result = await load(graph, ontology, records);
    expect(result).toMatchObject({
      added: ['rur/new-town'],
      changed: ['rur/strelsau'],
      removed: ['rur/old-town'],
      written: true,
    });
    expect(await dump(graph)).toEqual(expected(ontology, records));
    await load(graph, ontology, seed(good));
    expect(await dump(graph)).toEqual(expected(ontology, seed(good)));
  });

  it('keeps what unchanged nodes lead to when that changes its type', async () => {
    await load(graph, ontology, seed(good));
    // The holder of a role was a person and is an institution now; the role itself is as it was.
    const files = good.map(({ path, text }) => ({
      path: path.replace('seed/people/', 'seed/institutions/people-'),
      text,
    }));
    // An id of a person for an institution breaks a rule of the seed, which is not what this is about.
    const { records } = readSeed(ontology, files);
    const result = await load(graph, ontology, records);
    expect(result.changed).toEqual(['person/rudolf']);
    expect(await dump(graph)).toEqual(expected(ontology, records));
  });

  it('lets two records exchange a unique value, and gives one on', async () => {
    const report = (id: string, symbol: string | undefined): string => {
      const source = '{ field: symbol, basis: GENERAL_KNOWLEDGE, verified: false }';
      const named = symbol === undefined ? '' : `, symbol: ${symbol}, sources: [${source}]`;
      return `- { id: ${id}, kind: PRESS, absent: [{ field: publishedOn, reason: UNKNOWN }]${named} }\n`;
    };
    const more = (first: string | undefined, second: string | undefined): readonly SeedRecord[] => {
      const text = report('press/r1', first) + report('press/r2', second);
      return seed([...good, { path: 'seed/reports/more.yaml', text }]);
    };
    await load(graph, ontology, more('A', 'B'));
    for (const records of [more('B', 'A'), more(undefined, 'B'), more('B', undefined)]) {
      await load(graph, ontology, records);
      expect(await dump(graph)).toEqual(expected(ontology, records));
    }
  });

  it('leaves the old graph when a write in the middle fails', async () => {
    const old = seed(good);
    await load(graph, ontology, old);
    const records = edited(['name: Strelsau', 'name: STRELSAU'], ['id: rur/old-town', 'id: rur/new-town']);
    const fault = {
      statement: { name: 'fault', text: 'UNWIND $rows AS row CREATE (n:`Node`) SET n = row' },
      parameters: { rows: [{ id: 'RUR' }] },
    };
    let at = 1;
    let all = 2;
    const broken: Graph = {
      ...bound(graph),
      apply: (changes, onProgress) => {
        // Not the change sets that take the lock, and that say that all is there.
        if (!changes.mark) return graph.apply(changes, onProgress);
        all = changes.writes.length;
        return graph.apply({ ...changes, writes: changes.writes.toSpliced(at, 0, fault) }, onProgress);
      },
    };
    for (; at <= all; at += 1) {
      await expect(load(broken, ontology, records)).rejects.toMatchObject({ code: 'FAILED' });
      expect(await dump(graph)).toEqual(expected(ontology, old));
    }
    expect(all).toBeGreaterThan(5);
    await load(graph, ontology, records);
    expect(await dump(graph)).toEqual(expected(ontology, records));
  });

  it('refuses a database that holds nodes of somebody else', async () => {
    const write = {
      statement: { name: 'foreign', text: 'CREATE (:`Movie` {title: $title})' },
      parameters: { title: 'Alien' },
    };
    await graph.apply({ unique: [], indexed: [], writes: [write] });
    await expect(load(graph, ontology, seed(good))).rejects.toThrow(
      'The database holds 1 node that is not from rights-graph. rights-graph owns the whole database that it loads into: ' +
        'give it an empty one. Nothing was written.',
    );
    expect(await ask(graph, 'MATCH (n) RETURN count(n) AS all')).toEqual({ all: 1 });
  });

  it('shows readers a mark before anything else changes, and a load that was not there before at the end', async () => {
    const seen: unknown[] = [];
    const look = async (): Promise<void> => {
      const row = await graph.read(statement('data-version'), {}, performance.now() + 10_000);
      const names = await ask(graph, "MATCH (n:`Node` {id: 'rur/strelsau'}) RETURN n.name AS name");
      seen.push(row && [row['load'] === '' ? 'mark' : row['load'], row['version'], row['former'], names?.['name']]);
    };
    const looking: Graph = {
      ...bound(graph),
      apply: async (changes, onProgress) => {
        await graph.apply(changes, onProgress);
        await look();
      },
    };
    const other = edited(['name: Strelsau', 'name: STRELSAU']);
    const { dataVersion: v1 } = await load(looking, ontology, seed(good));
    const { dataVersion: v2 } = await load(looking, ontology, other);
    await load(looking, ontology, seed(good));
    const loads = seen.flatMap((row) => (Array.isArray(row) && row[0] !== 'mark' ? [row[0] as string] : []));
    const [l1, l2, l3] = [...new Set(loads)];
    expect(new Set(loads).size).toBe(3);
    const during = (old: readonly unknown[] | undefined, former: string, name: string): unknown[] => [
      old,
      ['mark', null, former, name],
      ['mark', name === 'STRELSAU' ? v2 : v1, former, name],
    ];
    const former = (...versions: string[]): string => JSON.stringify(versions);
    const first = [l1, v1, former(), 'Strelsau'];
    const second = [l2, v2, former(v1), 'STRELSAU'];
    expect(seen).toEqual([
      ...during(undefined, former(), 'Strelsau'),
      first,
      ...during(first, former(v1), 'STRELSAU'),
      second,
      ...during(second, former(v1, v2), 'Strelsau'),
      [l3, v1, former(v1, v2), 'Strelsau'],
    ]);
  });

  it('in one transaction, cut off after it, is marked, and gone on with by the next one', async () => {
    const [old, other] = [seed(good), edited(['name: Strelsau', 'name: STRELSAU'])];
    // The lock and the data are there; what says that the data is, is not.
    for (const at of [2, 3]) {
      await load(graph, ontology, old);
      let applied = 0;
      const cut: Graph = {
        ...bound(graph),
        apply: (changes, onProgress) =>
          applied++ === at ? Promise.reject(new Error('cut off')) : graph.apply(changes, onProgress),
      };
      await expect(load(cut, ontology, other)).rejects.toThrow('cut off');
      expect(await readState(graph)).toMatchObject({ version: undefined, loading: expect.any(String) as string });
      const said: string[] = [];
      const result = await load(graph, ontology, other, { say: (line) => said.push(line) });
      expect(said).toEqual([`A load of data version ${result.dataVersion} did not end: going on from there.`]);
      expect(result).toMatchObject({ added: [], changed: [], removed: [], written: true });
      expect(await dump(graph)).toEqual(expected(ontology, other));
      expect(await readState(graph)).toMatchObject({ version: result.dataVersion, loading: undefined });
    }
  });

  it('whose mark cannot be set changes nothing', async () => {
    await load(graph, ontology, seed(good));
    const before = await readState(graph);
    const taken: Graph = {
      ...bound(graph),
      apply: (changes, onProgress) => {
        const { mark } = changes;
        // As if another load had taken the place of this one while it wrote.
        const other = mark && { ...mark, parameters: { ...mark.parameters, owner: 'elsewhere/77/x' } };
        return graph.apply(other ? { ...changes, mark: other } : changes, onProgress);
      },
    };
    await expect(load(taken, ontology, edited(['name: Strelsau', 'name: STRELSAU']))).rejects.toThrow(
      'took its place. Nothing was written.',
    );
    expect(await dump(graph)).toEqual(expected(ontology, seed(good)));
    expect(await readState(graph)).toMatchObject({ version: before?.version, loading: undefined });
  });

  describe('of several transactions', () => {
    const SMALL = { oneTransaction: 0, batch: 100, patience: 100 };
    const old = seed(good);
    const records = edited(['name: Strelsau', 'name: STRELSAU'], ['id: rur/old-town', 'id: rur/new-town']);

    /** The graph, where the transaction of that number (from 0) is not sent, and what is done in its place. */
    function stopping(at: number, instead: () => Promise<void>): Graph {
      let applied = 0;
      return {
        ...bound(graph),
        async apply(changes, onProgress) {
          if (applied++ === at) await instead();
          return graph.apply(changes, onProgress);
        },
      };
    }
    const cut = (): Promise<void> => Promise.reject(new Error('cut off'));

    it('makes the graph hold what the records say, from nothing and from something else', async () => {
      for (const wanted of [old, records, old]) {
        await load(graph, ontology, wanted, SMALL);
        expect(await dump(graph)).toEqual(expected(ontology, wanted));
        expect(await readState(graph)).toMatchObject({ layout: LAYOUT, loading: undefined, owner: undefined });
      }
    });

    it('answers no reader while it is at work, and says why', async () => {
      await load(graph, ontology, old);
      const api = await apiOver(ontology, graph);
      const question = '{ countries { nodes { name } } meta { dataVersion } }';
      const answers: Answered[] = [];
      const asking = stopping(3, async () => void answers.push(await api.ask(question)));
      const before = await api.ask(question);
      await load(asking, ontology, records, SMALL);
      expect(before.errors).toBeUndefined();
      expect(answers.map(({ errors = [] }) => errors.map(({ message, extensions }) => [message, extensions]))).toEqual([
        ['countries', 'meta'].map(() => [
          'The data is being replaced at the moment. /readyz answers 200 as soon as it is whole again.',
          { code: 'LOADING' },
        ]),
      ]);
      expect((await api.ask(question)).errors).toBeUndefined();
      expect(api.logged).toEqual([]);
      await api.stop();
    });

    it('cut off before any of its transactions, is gone on with by the next one', async () => {
      let at = 2;
      for (let cutOff = true; cutOff; at++) {
        const [before, wanted] = at % 2 ? [records, old] : [old, records];
        await load(graph, ontology, before, SMALL);
        const failed = await load(stopping(at, cut), ontology, wanted, SMALL).catch((error: unknown) => error);
        cutOff = failed instanceof Error;
        if (failed instanceof Error) {
          expect(failed.message).toBe('cut off');
          expect(await readState(graph)).toMatchObject({ version: undefined, owner: undefined });
        }
        const said: string[] = [];
        const { dataVersion } = await load(graph, ontology, wanted, { ...SMALL, say: (line) => said.push(line) });
        const goesOn = `A load of data version ${dataVersion} did not end: going on from there.`;
        expect(said).toEqual(cutOff ? [goesOn] : []);
        expect(await dump(graph)).toEqual(expected(ontology, wanted));
      }
      expect(at).toBeGreaterThan(6);
    });

    it('whose place was taken ends with a sentence, and the other one is whole', async () => {
      await load(graph, ontology, old);
      const said: string[] = [];
      // The first one stands still for longer than the patience of the second.
      const slow = stopping(4, async () => {
        await load(graph, ontology, old, { ...SMALL, say: (line) => said.push(line) });
      });
      await expect(load(slow, ontology, records, SMALL)).rejects.toThrow(
        'While this load was at work, another load took its place. ' +
          'What was written goes into that one: it compares with what is there. Load again when that one has ended.',
      );
      const name = `process ${process.pid} on ${hostname()}, since `;
      expect(said.map((line) => line.replace(/\d{4}-[^,]*Z/, 'T'))).toEqual([
        `Another load holds the database: ${name}T. Waiting up to 0.1 s for a sign of life from it.`,
        `A load did not end: ${name}T. Taking its place.`,
        expect.stringMatching(/^A load of data version \w{12} did not end: going on from there\.$/) as string,
      ]);
      expect(await dump(graph)).toEqual(expected(ontology, old));
    });
  });

  it('beside another one that is alive ends with a sentence, and writes nothing', async () => {
    await load(graph, ontology, seed(good));
    const guard = (name: string, parameters: Record<string, string>): ChangeSet => ({
      unique: [],
      indexed: [],
      guard: { statement: statement(name), parameters },
      writes: [],
    });
    await graph.apply(guard('take-load', { owner: 'elsewhere/77/x', since: '2026-11-24T10:00:00.000Z', was: '' }));
    const records = edited(['name: Strelsau', 'name: STRELSAU']);
    const loading = load(graph, ontology, records, { patience: 20_000 });
    // The other one is alive for as long as somebody waits for a sign of it.
    const settled = loading.then(
      () => true,
      () => true,
    );
    do await graph.apply(guard('hold-load', { owner: 'elsewhere/77/x' }));
    while (!(await Promise.race([settled, sleep(300, false)])));
    await expect(loading).rejects.toThrow(
      'Another load is at work on this database: process 77 on elsewhere, since 2026-11-24T10:00:00.000Z. ' +
        'Wait until it has ended, or stop it, and load again. Nothing was written.',
    );
    expect(await dump(graph)).toEqual(expected(ontology, seed(good)));
  });

  it('that compared with what somebody else replaced meanwhile ends with a sentence, and writes nothing', async () => {
    await load(graph, ontology, seed(good));
    const other = edited(['name: Strelsau', 'name: STRELSAU']);
    let applied = 0;
    const slow: Graph = {
      ...bound(graph),
      apply: async (changes, onProgress) => {
        // After the comparison, before the one transaction.
        if (applied++ === 1) await load(graph, ontology, other, { patience: 100 });
        return graph.apply(changes, onProgress);
      },
    };
    await expect(load(slow, ontology, edited(['id: rur/old-town', 'id: rur/new-town']))).rejects.toThrow(
      'While this load was at work, another load took its place. Nothing was written. Load again when that one has ended.',
    );
    expect(await dump(graph)).toEqual(expected(ontology, other));
  });

  it('into a graph of an older layout says what it will do, and does it', async () => {
    const records = seed(good);
    await load(graph, ontology, records);
    const text = 'MATCH (v:`DataVersion`) SET v.`layout` = null, v.`degrees` = null';
    await graph.apply({ unique: [], indexed: [], writes: [{ statement: { name: 'test-old', text }, parameters: {} }] });
    const said: string[] = [];
    const result = await load(graph, ontology, records, { say: (line) => said.push(line) });
    expect(said).toEqual([
      'The database was loaded by an older layout of rights-graph: missing constraints and indexes are added, ' +
        'records that differ are written anew, and what is recorded of the whole is replaced.',
    ]);
    expect(result).toMatchObject({ added: [], changed: [], removed: [], written: true });
    const { degrees } = (await ask(graph, 'MATCH (v:`DataVersion`) RETURN v.degrees AS degrees')) ?? {};
    expect(degrees).toMatch(/^\{"ABOUT IN /);
    expect(await load(graph, ontology, records)).toMatchObject({ written: false });
  });
});

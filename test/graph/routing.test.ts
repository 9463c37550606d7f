import { afterEach, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../src/graph/embedded/embedded.js';
import type { ChangeSet, Graph, Row, Statement } from '../../src/graph/graph.js';
import { openNeo4j } from '../../src/graph/neo4j/neo4j.js';
import { load } from '../../src/load/load.js';
import type { SeedRecord } from '../../src/seed/records/seed-record.js';
import { apiOver } from '../support/api.js';
import { startCluster } from '../support/bolt/cluster.js';
import type { Answers, Cluster } from '../support/bolt/cluster.js';
import { Failure } from '../support/bolt/connection.js';
import { fictional } from '../support/seeded.js';

/** How many commits there were where it was read. */
const READ: Statement = { name: 'test-read', text: 'READ' };
const WRITE: Statement = { name: 'test-write', text: 'WRITE' };
const GUARD: Statement = { name: 'test-guard', text: 'GUARD' };
const MARK: Statement = { name: 'test-mark', text: 'MARK' };
const CHANGES: ChangeSet = { unique: [], indexed: [], writes: [{ statement: WRITE, parameters: {} }] };
const GUARDED: ChangeSet = {
  ...CHANGES,
  guard: { statement: GUARD, parameters: {} },
  mark: { statement: MARK, parameters: {} },
};
const READS = 12;

let cluster: Cluster;
const graphs: Graph[] = [];
afterEach(async () => {
  for (const graph of graphs.splice(0)) await graph.close();
  await cluster.close();
});

const plainly: Answers = ({ applied }) => ({ commits: applied });

/** Three members, of which the first leads, unless more is said. */
async function clusterOf(answers: Answers = plainly, waits?: number): Promise<void> {
  cluster = await startCluster(3, answers, waits);
}

/** As a process has it that knows one member. */
function opened(member = 0): Graph {
  const graph = openNeo4j({ uri: cluster.uri(member), user: 'neo4j', password: 'secret', database: 'neo4j' });
  graphs.push(graph);
  return graph;
}

async function read(graph: Graph, ms = 10_000): Promise<number> {
  const row = await graph.read(READ, {}, performance.now() + ms);
  return Number(row?.['commits']);
}

function reads(graph: Graph, count = READS): Promise<number[]> {
  return Promise.all(Array.from({ length: count }, () => read(graph)));
}

const membersAsked = (text: string): number[] =>
  [...new Set(cluster.sent.filter((one) => one.text === text).map(({ member }) => member))].sort();

/** These are proved on servers that only speak as a cluster does: test/support/bolt. */
describe('in a cluster, as neo4j:// has it', () => {
  it('who is who is asked once; writes go to the leader, reads to the others', async () => {
    await clusterOf();
    const graph = opened(1);
    await reads(graph);
    await graph.apply(CHANGES);
    await reads(graph);
    expect(cluster.routed).toEqual([0, 1, 0]);
    expect([membersAsked('READ'), membersAsked('WRITE')]).toEqual([[1, 2], [0]]);
    expect(new Set(cluster.sent.map(({ text, mode }) => `${text} ${mode}`))).toEqual(
      new Set(['READ read', 'WRITE write']),
    );
    expect((await graph.describe()).version).toBe('5.26.0');
  });

  it('with bolt:// one server is asked for all, and for nothing else', async () => {
    await clusterOf();
    const graph = openNeo4j({
      ...{ uri: cluster.uri().replace('neo4j:', 'bolt:'), user: 'neo4j', password: 'secret', database: 'neo4j' },
    });
    graphs.push(graph);
    await graph.apply(CHANGES);
    await reads(graph);
    expect(cluster.routed).toEqual([0, 0, 0]);
    expect(new Set(cluster.sent.map(({ member, after }) => `${member} ${after}`))).toEqual(new Set(['0 0']));
  });

  it('a read after a write waits until its server has it', async () => {
    await clusterOf();
    const graph = opened();
    for (const member of [1, 2]) cluster.hold(member);
    await graph.apply(CHANGES);
    const answers = reads(graph);
    for (const member of [1, 2]) cluster.catchUp(member);
    expect(new Set(await answers)).toEqual(new Set([1]));
    expect(new Set(cluster.sent.filter(({ text }) => text === 'READ').map(({ after }) => after))).toEqual(new Set([1]));
  });

  it('what another process wrote is not unseen once it was seen', async () => {
    await clusterOf();
    const [writing, reading] = [opened(), opened()];
    cluster.hold(2);
    await writing.apply(CHANGES);
    // One of the two servers has it, and nobody told this process of it.
    for (let tries = 0; (await read(reading)) === 0 && tries < READS; tries++);
    cluster.sent.length = 0;
    const answers = reads(reading);
    await expect.poll(() => cluster.sent.length).toBeGreaterThan(0);
    expect(membersAsked('READ')).toEqual([1]);
    cluster.catchUp(2);
    expect(new Set(await answers)).toEqual(new Set([1]));
    expect(membersAsked('READ')).toEqual([1, 2]);
    expect(cluster.sent.every(({ after }) => after === 1)).toBe(true);
  });

  it.each([
    ['waits in vain', 'BookmarkTimeout', 'Neo.TransientError.Transaction.BookmarkTimeout'],
    ['is told that it is none', 'InvalidBookmark', 'Neo.ClientError.Transaction.InvalidBookmark'],
  ])('a database that was set back: who %s for what is gone forgets it (%s)', async (_, kind, code) => {
    let isSetBack = false;
    const answers: Answers = (sent) => {
      if (isSetBack && kind === 'InvalidBookmark' && sent.after > 0) throw new Failure(code);
      return plainly(sent);
    };
    await clusterOf(answers, 100);
    const graph = opened();
    for (let commit = 0; commit < 3; commit++) await graph.apply(CHANGES);
    expect(await read(graph)).toBe(3);
    cluster.setBack(kind === 'BookmarkTimeout' ? 2 : 0);
    isSetBack = true;
    expect(new Set(await reads(graph))).toEqual(new Set([kind === 'BookmarkTimeout' ? 1 : 3]));
  });

  it('a leader that changes is followed', async () => {
    await clusterOf();
    const graph = opened();
    await graph.apply(GUARDED);
    cluster.lead(1);
    const done: number[] = [];
    await graph.apply(GUARDED, (count) => done.push(count));
    expect(cluster.refused()).toBe(1);
    // The mark is a commit of its own.
    expect([cluster.commits(), done]).toEqual([4, [1]]);
    expect(cluster.sent.filter(({ text }) => text === 'WRITE').map(({ member }) => member)).toEqual([0, 1]);
    cluster.sent.length = 0;
    expect(new Set(await reads(graph))).toEqual(new Set([4]));
    expect(membersAsked('READ')).toEqual([0, 2]);
  });

  it('a leader that dies is followed, as soon as there is another one', async () => {
    await clusterOf();
    const graph = opened(1);
    await graph.apply(GUARDED);
    await cluster.stop(0);
    const applied = graph.apply(GUARDED);
    // Who is who is asked again, and nobody leads yet.
    await expect.poll(() => Math.max(...cluster.routed)).toBeGreaterThan(1);
    cluster.lead(2);
    await applied;
    expect([cluster.commits(), membersAsked('WRITE')]).toEqual([4, [0, 2]]);
  });

  it.each([
    ['before the guard is answered', 'GUARD', undefined, 2],
    ['while it is written', 'WRITE', undefined, 2],
    ['when the mark is there', 'MARK', 'UNREACHABLE', 1],
  ])('a leader that is lost %s: what may have come in part is not sent again', async (_, text, code, commits) => {
    let isLost = false;
    await clusterOf(async (sent) => {
      if (sent.text === text && !isLost) {
        isLost = true;
        cluster.lead(1);
        if (text !== 'MARK') throw new Failure('Neo.ClientError.Cluster.NotALeader');
      }
      return plainly(sent);
    });
    const graph = opened();
    const outcome = await graph.apply(GUARDED).then(
      () => undefined,
      (error: unknown) => (error as { readonly code: string }).code,
    );
    expect(isLost).toBe(true);
    expect(outcome).toBe(code);
    expect(cluster.commits()).toBe(code === undefined ? commits : 0);
  });

  it('a reader that dies is replaced, and asked again when it is back', async () => {
    await clusterOf();
    const graph = opened();
    await reads(graph);
    await cluster.stop(1);
    cluster.sent.length = 0;
    expect(await reads(graph)).toHaveLength(READS);
    expect(membersAsked('READ')).toEqual([2]);
    await cluster.start(1);
    await cluster.stop(2);
    expect(await reads(graph)).toHaveLength(READS);
    expect(membersAsked('READ')).toEqual([1, 2]);
  });

  it('with none of them there it is unreachable, by the deadline, and answers again as soon as they are back', async () => {
    await clusterOf();
    const graph = opened();
    await reads(graph);
    for (const member of [0, 1, 2]) await cluster.stop(member);
    const lost = await Promise.allSettled([read(graph), graph.apply(CHANGES), graph.describe()]);
    expect(lost.map((one) => (one.status === 'rejected' ? (one.reason as { code: string }).code : 'answered'))).toEqual(
      ['UNREACHABLE', 'UNREACHABLE', 'UNREACHABLE'],
    );
    for (const member of [0, 1, 2]) await cluster.start(member);
    expect(await read(graph)).toBe(0);
    await graph.apply(CHANGES);
    expect(await read(graph)).toBe(1);
  });
});

describe('answers from a cluster', () => {
  const ROUNDS = 20;
  const ASKED = 4;
  const QUESTION = '{ laws { nodes { name country { name } } } reports { nodes { name } } meta { dataVersion } }';

  function renamed(records: readonly SeedRecord[]): SeedRecord[] {
    return records.map((record) => {
      const name = record.columns.get('name');
      return name
        ? { ...record, columns: new Map([...record.columns, ['name', { ...name, value: 'Renamed' }]]) }
        : record;
    });
  }

  it('are of one version each, whoever is behind', async () => {
    const { ontology, records } = await fictional();
    const seeds = [records, renamed(records)];
    const held = await Promise.all(
      seeds.map(async (seed) => {
        const graph = await openEmbedded();
        graphs.push(graph);
        return { graph, version: (await load(graph, ontology, seed)).dataVersion };
      }),
    );
    // After an even number of commits a member has the one, after an odd number the other.
    const answers: Answers = ({ text, parameters, applied }): Promise<Row | undefined> | Row => {
      if (text === 'WRITE') return {};
      const of = held[applied % 2];
      if (!of) throw new Error('There are two');
      return of.graph.read({ name: 'of-a-cluster', text }, parameters as never, performance.now() + 10_000);
    };
    await clusterOf(answers);
    const [graph, writing] = [opened(), opened()];
    const api = await apiOver(ontology, graph);
    const seen = new Map<string, number>();
    const ask = async (): Promise<void> => {
      const { data, errors = [] } = await api.ask(QUESTION);
      const { meta, ...rest } = data as { readonly meta: { readonly dataVersion: string } };
      const names = new Set(JSON.stringify(rest).match(/"name":"[^"]*"/g));
      const isRenamed = [...names].every((name) => name === '"name":"Renamed"');
      const isPlain = !names.has('"name":"Renamed"');
      const expected = isRenamed ? held[1]?.version : isPlain ? held[0]?.version : 'none';
      const told =
        errors.length > 0
          ? errors.map(({ extensions }) => String(extensions?.['code'])).join(' ')
          : meta.dataVersion === expected
            ? expected
            : `${meta.dataVersion} and ${[...names].join(', ')}`;
      seen.set(told, (seen.get(told) ?? 0) + 1);
    };
    for (let round = 0; round < ROUNDS; round++) {
      const behind = 1 + (round % 2);
      cluster.hold(behind);
      await writing.apply(CHANGES);
      const from = cluster.sent.length;
      const asked = Promise.all(Array.from({ length: ASKED }, ask));
      // Some statements are answered by the one that is behind, or wait for it.
      await expect.poll(() => cluster.sent.length, { interval: 5 }).toBeGreaterThan(from);
      cluster.catchUp(behind);
      await asked;
    }
    const versions = held.map(({ version }) => version);
    expect([...seen.keys()].sort()).toEqual([...versions].sort());
    expect([...seen.values()].reduce((sum, count) => sum + count, 0)).toBe(ROUNDS * ASKED);
    expect(api.logged).toEqual([]);
    await api.stop();
  });
});

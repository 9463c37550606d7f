import { readdirSync } from 'node:fs';
import neo4j from 'neo4j-driver';
import type { Driver } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ExportReader } from '../../src/export/export-reader.js';
import type { Selection } from '../../src/export/selection.js';
import { openEmbedded } from '../../src/graph/embedded/embedded.js';
import type { Graph } from '../../src/graph/graph.js';
import { openNeo4j } from '../../src/graph/neo4j/neo4j.js';
import { load } from '../../src/load/load.js';
import { takeLock } from '../../src/load/lock.js';
import type { SeedRecord } from '../../src/seed/records/seed-record.js';
import type { ReleaseHistory } from '../../src/seed/released/release-history.js';
import { nodeType } from '../../src/ontology/ontology.js';
import { exported } from '../export/exported.js';
import { ALWAYS, apiOver } from '../support/api.js';
import { clusters, idIn } from '../support/clusters.js';
import { empty } from '../support/neo4j/connection.js';
import { neo4jUnderTest } from '../support/neo4j/borrowed.js';
import { recording } from '../support/recording.js';
import { historyOf } from '../support/release-history.js';
import type { Sent } from '../support/recording.js';
import { fictional } from '../support/seeded.js';
import { violations } from './cost-check.js';
import { CHANGE_COSTS, COST_CASES, EXPORT_COSTS, LOAD_COSTS, WHOLE_EXPORT_COSTS, WITHOUT_PLAN } from './cost-cases.js';
import type { Bound, CostCase } from './cost-cases.js';
import { profile } from './profile.js';
import type { Profile } from './profile.js';
import { notReadLast } from './read-last.js';

/** How many times the data. */
const SIZES = [10, 100];
/** COSTS=1 prints what was counted. */
const SAYS = process.env['COSTS'] !== undefined;

const { ontology, records } = await fictional();
/** A treaty of one of the copies, which all of them have in common. */
const SHARED = idIn(3, 'FAIR-TREATMENT');
const under = neo4jUnderTest;
const CASES = [...COST_CASES, ...CHANGE_COSTS];

it('has a case for every statement', () => {
  const files = readdirSync('cypher').map((file) => file.replace('.cypher', ''));
  const read = CASES.flatMap(({ statements }) => Object.keys(statements));
  const others = [LOAD_COSTS, EXPORT_COSTS, WHOLE_EXPORT_COSTS, WITHOUT_PLAN].flatMap((costs) => Object.keys(costs));
  const cases = [...read, ...others];
  expect([...new Set(cases)].sort()).toEqual(files.sort());
});

describe.skipIf('absent' in under)('on Neo4j', () => {
  let graph: Graph;
  let driver: Driver;
  beforeAll(async () => {
    if ('absent' in under) return;
    const { uri, user, password } = under.connection;
    await empty(under.connection);
    graph = openNeo4j(under.connection);
    driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true });
  });
  afterAll(async () => {
    await graph.close();
    await driver.close();
  });

  /** What is wrong with statements that are sent one after the other; they leave nothing behind. */
  const faults = async (
    title: string,
    { sent, bounds, copies, reading }: { sent: readonly Sent[]; bounds: Bounds; copies: number; reading: boolean },
  ): Promise<string[]> => {
    const session = driver.session({ database: 'absent' in under ? '' : under.connection.database });
    const transaction = await session.beginTransaction();
    try {
      const wrong: string[] = [];
      for (const one of sent) {
        const { name } = one.statement;
        const bound = bounds[name];
        const profiled = await profile(transaction, one);
        if (SAYS) console.log(`| ${copies} | ${name} | ${title} | ${profiled.hits} |`);
        wrong.push(
          ...(bound
            ? violations(name, bound, one.parameters, profiled, copies)
            : [`cypher/${name}.cypher was sent, and the case has no bound for it`]),
          ...(reading ? loadReadEarly(name, profiled) : []),
        );
      }
      return wrong;
    } finally {
      await transaction.rollback();
      await session.close();
    }
  };

  describe.each(SIZES)('with %i times the data', (copies) => {
    beforeAll(async () => {
      const copied = copiesOf(0, copies);
      await load(graph, ontology, copied, { history: historyIn(copied) });
    });

    it.each(CASES)('costs what is due, and reads which load it is of after all else: $title', async (one) => {
      const sent = await sentFor(graph, one);
      expect(await faults(one.title, { sent, bounds: one.statements, copies, reading: true })).toEqual([]);
    });

    it('costs what is due, and reads which load it is of after all else: an export', async () => {
      const sent = [...(await sentByExport(graph, { country: [idIn(3, 'XNL')] })), ...(await idsRead(graph))];
      const bounds = { ...EXPORT_COSTS, ...WHOLE_EXPORT_COSTS };
      expect(new Set(sent.map(({ statement }) => statement.name))).toEqual(new Set(Object.keys(bounds)));
      expect(await faults('an export', { sent, bounds, copies, reading: true })).toEqual([]);
    });

    it('costs what is due: a load that changes a few records', async () => {
      const sent = await sentByLoad(graph, copies);
      expect(new Set(sent.map(({ statement }) => statement.name))).toEqual(new Set(Object.keys(LOAD_COSTS)));
      expect(await faults('a load', { sent, bounds: LOAD_COSTS, copies, reading: false })).toEqual([]);
    });

    it('refuses a root list that an index cannot give in order', async () => {
      const [one] = COST_CASES.filter(({ title }) => title === 'a root list in natural order');
      if (!one) throw new Error('no such case');
      const old = (await sentFor(graph, one)).map(({ statement, parameters }) => ({
        statement: { ...statement, text: statement.text.replace('WHERE n.`sortKey` IS NOT NULL\n', '') },
        parameters,
      }));
      const scanned = 4 * copies;
      expect(await faults('without index', { sent: old, bounds: one.statements, copies, reading: false })).toEqual([
        'cypher/list-page.cypher must not need Top (`n.sortKey` ASC LIMIT $limit)',
        'cypher/list-page.cypher must not need NodeByLabelScan (n:Finding)',
        `cypher/list-page.cypher may have 61 database hits for 25 values in ${copies} times the data, and had ` +
          `${26 + 2 * scanned}: CacheProperties 2, EagerAggregation 21, Projection ${scanned}, ` +
          `NodeByLabelScan ${scanned + 1}, NodeByLabelScan 2`,
      ]);
    });
  });
});

describe('on the embedded engine, which scans and sorts a label', () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await openEmbedded();
    const copied = copiesOf(0, Math.max(...SIZES));
    await load(graph, ontology, copied, { history: historyIn(copied) });
  });
  afterAll(() => graph.close());

  // It has no profile: what its scans cost in time is told in docs/performance.md, not asserted.
  it.each(CASES)('sends no statement that has no bound: $title', async (one) => {
    const names = (await sentFor(graph, one)).map(({ statement: { name } }) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !Object.hasOwn(one.statements, name))).toEqual([]);
  });
});

/**
 * Copies of the fictional country, whose findings are measured against one treaty, as those of all countries are: a
 * question on one country and that treaty looks at none of the others.
 */
function copiesOf(from: number, to: number): SeedRecord[] {
  return clusters(ontology, records, from, to).map((record) => {
    const norms = record.relations.get('measuredAgainst');
    if (!norms || record.type !== 'Finding' || norms.to.some(({ id }) => id === SHARED)) return record;
    const [first] = norms.to;
    const to = first ? [...norms.to, { ...first, id: SHARED }] : [];
    return { ...record, relations: new Map([...record.relations, ['measuredAgainst', { ...norms, to }]]) };
  });
}

type Bounds = Readonly<Record<string, Bound>>;

/** Where a statement does not tell which load it read, or reads that before something else. */
function loadReadEarly(name: string, { row, plan }: Profile): string[] {
  if (row?.['load'] === undefined) return [`cypher/${name}.cypher does not return which load it read`];
  const early = notReadLast(plan);
  return early === undefined ? [] : [`cypher/${name}.cypher: ${early}`];
}

/** What the server sends for an operation; which data is loaded only where that is asked. */
async function sentFor(graph: Graph, { operation, after, nested, statements }: CostCase): Promise<readonly Sent[]> {
  const recorded = recording(graph, false);
  const api = await apiOver(ontology, recorded, {}, nested ? { recurring: ALWAYS } : {});
  try {
    const ask = async (cursor?: unknown): Promise<Record<string, unknown>> => {
      const { data } = await api.ask(operation, { after: cursor });
      return data ?? {};
    };
    if (after !== undefined) {
      const list = (await ask())[after] as { readonly pageInfo: { readonly endCursor: string } };
      recorded.reads.length = 0;
      await ask(list.pageInfo.endCursor);
    } else await ask();
    return recorded.reads.filter(({ statement: { name } }) => name !== 'data-version' || name in statements);
  } finally {
    await api.stop();
  }
}

/** What an export of a part of the graph reads. */
async function sentByExport(graph: Graph, selection: Selection): Promise<readonly Sent[]> {
  const recorded = recording(graph, false);
  await exported(ontology, recorded, { formats: ['jsonl'], selection });
  return recorded.reads;
}

/** What an export of the whole reads of the ids of findings. */
async function idsRead(graph: Graph): Promise<readonly Sent[]> {
  const recorded = recording(graph, false);
  const reader = await ExportReader.begin(ontology, recorded);
  for await (const page of reader.ids(nodeType(ontology, 'Finding'))) expect(page.length).toBeGreaterThan(0);
  return recorded.reads;
}

/** What a load sends that gives up, and one that takes a copy out, puts one in and changes records. */
async function sentByLoad(graph: Graph, copies: number): Promise<readonly Sent[]> {
  const recorded = recording(graph, false);
  const lock = await takeLock(recorded, { patience: 0, say: () => undefined });
  await lock.release();
  const changed = copiesOf(1, copies + 1).map(changedRecord);
  await load(recorded, ontology, changed, { oneTransaction: 0, history: historyIn(changed.map(movedBack), changed) });
  const writes = recorded.changes.flatMap(({ guard, writes: all }) => (guard ? [guard, ...all] : all));
  return [...recorded.reads, ...writes];
}

/** One release, and what changed since. */
function historyIn(released: readonly SeedRecord[], now = released): ReleaseHistory {
  return historyOf(ontology, [{ version: '1.0.0', date: '2012-05-01', dataVersion: null, records: released }], now);
}

/** What a record said before: one of them led to another country. */
function movedBack(record: SeedRecord): SeedRecord {
  const country = record.relations.get('country');
  if (record.id !== idIn(2, 'xnl/police') || !country) return record;
  const to = country.to.map((one) => ({ ...one, id: idIn(3, 'XNL') }));
  return { ...record, relations: new Map([...record.relations, ['country', { ...country, to }]]) };
}

function changedRecord(record: SeedRecord): SeedRecord {
  if (record.id === idIn(2, 'person/ada-north')) return { ...record, type: 'Institution' };
  const name = record.columns.get('name');
  if (record.id !== idIn(2, 'xnl/police') || !name) return record;
  return { ...record, columns: new Map([...record.columns, ['name', { ...name, value: 'Zebra' }]]) };
}

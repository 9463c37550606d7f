import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNeo4j } from '../../src/graph/neo4j/neo4j.js';
import { derivation } from '../../src/load/derive.js';
import { load } from '../../src/load/load.js';
import type { LoadOptions } from '../../src/load/load.js';
import { survey } from '../../src/load/survey.js';
import type { SeedRecord } from '../../src/seed/records/seed-record.js';
import { launch } from '../cli/command.js';
import type { Running } from '../cli/command.js';
import { freePort } from '../support/free-port.js';
import { SOURCES } from '../support/neo4j.js';
import { neo4jUnderTest } from '../support/neo4j/borrowed.js';
import { empty } from '../support/neo4j/connection.js';
import type { Connection } from '../support/neo4j/connection.js';
import { startFirst } from '../support/neo4j-sources.js';
import { numberFrom } from '../support/random.js';
import { fictional } from '../support/seeded.js';
import { startVarnish, varnishd } from '../support/varnish.js';
import type { VarnishUnderTest } from '../support/varnish.js';
import { asker, outcome } from './asking.js';
import type { Answered, Asker } from './asking.js';

const { ontology, records } = await fictional();

/** So many clients ask at once, each from an address of its own; and so many answers are read at the least. */
const CLIENTS = 6;
const ANSWERS = numberFrom('ANSWERS', 180);
const VERSION = 'x-data-version';

/** The records as a release has them: every name says which one it is. */
function release(number: number): SeedRecord[] {
  return records.map((record) => {
    const name = record.columns.get('name');
    if (!name) return record;
    const value = `${name.value as string} R${number}`;
    return { ...record, columns: new Map([...record.columns, ['name', { ...name, value }]]) };
  });
}

/** The data version of each release. */
const versions = [1, 2, 3, 4].map((number) => survey(ontology, derivation(ontology, release(number))).version);
const versionOf = (number: number): string | undefined => versions[number - 1];

/** Names of several statements, and what a list holds. */
const QUESTION = '{ laws { nodes { name country { name } } } reports { nodes { name } } meta { dataVersion } }';
/** In pages that are so short that loads come between. */
const PAGE = 2;
const WALK = `query($after: String) { institutions(first: ${PAGE}, after: $after) { pageInfo { hasNextPage endCursor } nodes { id name } } }`;

/** Which releases the names of an answer are of. */
function releasesIn(body: string): number[] {
  const names = body.match(/"name":"[^"]*"/g) ?? [];
  return [...new Set(names.map((name) => Number(/ R(\d+)"$/.exec(name)?.[1])))];
}

interface Server {
  readonly url: string;
  /** The lines of its operation log. */
  readonly operations: () => Promise<readonly { readonly client: string; readonly status: number }[]>;
  readonly start: () => Promise<void>;
  /** At once, with all that is in flight. */
  readonly kill: () => Promise<void>;
}

/** The first is borrowed; where there are no others, as where a database of your own is named, this is left out. */
const isPossible = !('absent' in neo4jUnderTest) && varnishd() !== undefined;
const others = isPossible ? await Promise.all([startFirst(SOURCES), startFirst(SOURCES)]) : [];
const [absent] = others.flatMap((one) => (typeof one === 'string' ? [one] : []));
if (absent !== undefined && process.env['CI'] === 'true') throw new Error(absent);
if (absent !== undefined)
  console.error(`The tests of several servers were left out: they need three Neo4j.\n${absent}`);

/** Eight servers and databases at once want a machine that has nothing else to do: by hand only, with REPLICAS=1. */
const asked = process.env['REPLICAS'] === '1';

describe.skipIf(!asked || !isPossible || absent !== undefined)('several servers behind the proxy', () => {
  const closing: (() => Promise<unknown>)[] = [];
  let folder: string;
  let databases: { readonly connection: Connection; readonly stop?: () => Promise<void> }[];
  let servers: Server[];
  let varnish: VarnishUnderTest;
  /** The release that all databases hold. */
  let current = 1;

  beforeAll(async () => {
    if ('absent' in neo4jUnderTest) return;
    folder = await mkdtemp(join(tmpdir(), 'rights-graph-'));
    closing.push(() => rm(folder, { recursive: true }));
    const more = others.flatMap((one) => (typeof one === 'string' ? [] : [one.running]));
    for (const { stop } of more) closing.push(stop);
    databases = [{ connection: neo4jUnderTest.connection }, ...more];
    await empty(neo4jUnderTest.connection);
    await Promise.all([0, 1, 2].map((database) => loadInto(database, current)));
    servers = await Promise.all([0, 1, 2].map((database) => serverOn(database)));
    await Promise.all(servers.map((server) => server.start()));
    varnish = await startVarnish(servers.map(({ url }) => url));
    closing.push(() => varnish.close());
  });
  afterAll(async () => {
    for (const close of closing.reverse()) await close();
  });

  function connectionOf(database: number): Connection {
    const connection = databases[database]?.connection;
    if (!connection) throw new Error(`no database ${database}`);
    return connection;
  }

  async function loadInto(database: number, number: number, options: LoadOptions = {}): Promise<void> {
    const graph = openNeo4j(connectionOf(database));
    try {
      await load(graph, ontology, release(number), options);
    } finally {
      await graph.close();
    }
  }

  /** A process that is started, killed and started again on the same address. */
  async function serverOn(database: number): Promise<Server> {
    const port = await freePort();
    const log = join(folder, `operations-${port}.log`);
    const { uri, user, password, database: name } = connectionOf(database);
    let running: Running | undefined;
    const kill = async (): Promise<void> => {
      running?.process.kill('SIGKILL');
      await running?.ended;
    };
    closing.push(kill);
    return {
      url: `http://127.0.0.1:${port}`,
      operations: async () => {
        const lines = (await readFile(log, 'utf8')).trimEnd().split('\n');
        return lines.map((line) => JSON.parse(line) as { client: string; status: number });
      },
      start: async () => {
        running = launch(['serve'], {
          ...{ NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, NEO4J_DATABASE: name },
          ...{ PORT: String(port), TRUSTED_PROXIES: '127.0.0.1', OPERATION_LOG: log },
        });
        await running.says(/Playground/);
      },
      kill,
    };
  }

  /** What a load of clients saw. */
  interface Seen {
    readonly outcomes: Map<string, number>;
    /** How many answers were of each release. */
    readonly releases: Map<number, number>;
    /** What must not be: a mixture, an older answer, a walk with a gap. */
    readonly wrong: string[];
    readonly answers: () => number;
    /** Waits until so many more were answered. */
    readonly more: (answers: number) => Promise<void>;
    readonly end: () => Promise<void>;
  }

  /** Clients that ask again and again until they are told to end; those that follow pass on the version they have seen. */
  function clients(url: string, { follow }: { readonly follow: boolean }): Seen {
    const outcomes = new Map<string, number>();
    const releases = new Map<number, number>();
    const wrong: string[] = [];
    let answers = 0;
    let ended = false;
    const waiting = new Set<() => void>();

    const client = async (number: number): Promise<void> => {
      const who = asker(url, `127.0.0.${10 + number}`);
      let seen = 0;
      let version: string | undefined;
      const ask = async (query: string, variables?: Record<string, unknown>): Promise<Answered> => {
        const answer = await sent(who, query, variables, follow ? version : undefined);
        const told = outcome(answer);
        outcomes.set(told, (outcomes.get(told) ?? 0) + 1);
        answers += 1;
        for (const look of waiting) look();
        if (answer.status !== 200) return answer;
        const found = releasesIn(answer.body);
        const [is = 0] = found;
        if (found.length !== 1) wrong.push(`a mixture of ${found.join(' and ')}: ${answer.body}`);
        releases.set(is, (releases.get(is) ?? 0) + 1);
        if (follow && is < seen) wrong.push(`${is} after ${seen}`);
        seen = is;
        version = String(answer.headers[VERSION]);
        if (version !== versionOf(is)) wrong.push(`${version}, where the release is ${is}`);
        return answer;
      };
      try {
        while (!ended) {
          if (number % 2 === 0) await ask(QUESTION);
          else await walk(ask, wrong);
        }
      } finally {
        who.close();
      }
    };
    const all = Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)));
    all.catch(() => undefined);
    return {
      ...{ outcomes, releases, wrong },
      answers: () => answers,
      more: async (wanted) => {
        const until = answers + wanted;
        const reached = new Promise<void>((resolve) => {
          const look = (): void => {
            if (answers < until) return;
            waiting.delete(look);
            resolve();
          };
          waiting.add(look);
        });
        await Promise.race([reached, all]);
      },
      end: async () => {
        ended = true;
        await all;
      },
    };
  }

  function sent(
    who: Asker,
    query: string,
    variables: Record<string, unknown> | undefined,
    version: string | undefined,
  ): Promise<Answered> {
    const headers: Record<string, string> = version === undefined ? {} : { [VERSION]: version };
    return who.send({ body: JSON.stringify({ query, variables }), headers });
  }

  /** Each node once, in order, from the first page to the last. */
  async function walk(
    ask: (query: string, variables: Record<string, unknown>) => Promise<Answered>,
    wrong: string[],
  ): Promise<void> {
    const ids: string[] = [];
    for (let after: string | null = null, next = true; next;) {
      const { status, body } = await ask(WALK, { after });
      if (status !== 200) return;
      const { institutions } = (JSON.parse(body) as { data: Walked }).data;
      ids.push(...institutions.nodes.map(({ id }) => id));
      ({ hasNextPage: next, endCursor: after } = institutions.pageInfo);
    }
    const all = records.filter(({ type }) => type === 'Institution').map(({ id }) => id);
    if (ids.length !== all.length || new Set(ids).size !== all.length) wrong.push(`a walk of ${ids.join(', ')}`);
  }

  const onlyAnswers = (seen: Seen): void => {
    expect(seen.wrong).toEqual([]);
    expect([...seen.outcomes.keys()]).toEqual(['200']);
  };

  async function refusedBy(server: Server | undefined): Promise<number> {
    return ((await server?.operations()) ?? []).filter(({ status }) => status === 409).length;
  }

  it('all three are asked, and each knows who asks', async () => {
    const seen = clients(varnish.url, { follow: true });
    await seen.more(ANSWERS / 2);
    await seen.end();
    onlyAnswers(seen);
    const asking = new Set(Array.from({ length: CLIENTS }, (_, number) => `127.0.0.${10 + number}`));
    const told = await Promise.all(
      servers.map(async ({ operations }) => new Set((await operations()).map(({ client }) => client))),
    );
    expect(told).toEqual([asking, asking, asking]);
  });

  it('one of them is killed: no answer is lost', async () => {
    const seen = clients(varnish.url, { follow: true });
    await seen.more(ANSWERS / 3);
    await servers[1]?.kill();
    await seen.more(ANSWERS / 3);
    await servers[1]?.start();
    await seen.more(ANSWERS / 3);
    await seen.end();
    onlyAnswers(seen);
    expect(seen.answers()).toBeGreaterThanOrEqual(ANSWERS);
  });

  it('one of them is a release behind: who has seen the new one is answered by the others', async () => {
    const [behind, next] = [2, current + 1];
    await Promise.all([loadInto(0, next), loadInto(1, next)]);
    // Who passes nothing on is answered from either.
    const unaware = clients(varnish.url, { follow: false });
    await unaware.more(ANSWERS / 3);
    await unaware.end();
    onlyAnswers(unaware);
    expect([...unaware.releases.keys()].sort()).toEqual([current, next]);

    const before = await refusedBy(servers[behind]);
    const following = clients(varnish.url, { follow: true });
    await following.more(ANSWERS / 2);
    await following.end();
    onlyAnswers(following);
    expect(await refusedBy(servers[behind])).toBeGreaterThan(before);
    // Who asks that one itself is refused.
    const who = asker(servers[behind]?.url ?? '', '127.0.0.10');
    const refused = await sent(who, QUESTION, undefined, versionOf(next));
    who.close();
    expect([refused.status, outcome(refused)]).toEqual([409, 'DATA_VERSION_UNKNOWN']);
    await loadInto(behind, next);
    current = next;
  });

  it('a rolling release under load: no mixed page, no older answer, no answer lost', async () => {
    const next = current + 1;
    const seen = clients(varnish.url, { follow: true });
    await seen.more(ANSWERS / 3);
    // In one transaction, in many (while it is LOADING), and in one again.
    for (const [database, options] of [{}, { oneTransaction: 1, batch: 20 }, {}].entries()) {
      await loadInto(database, next, options);
      await seen.more(ANSWERS / 6);
    }
    const after = clients(varnish.url, { follow: false });
    await after.more(ANSWERS / 6);
    await Promise.all([seen.end(), after.end()]);
    onlyAnswers(seen);
    onlyAnswers(after);
    expect([...seen.releases.keys()].sort()).toEqual([current, next]);
    expect([...after.releases.keys()]).toEqual([next]);
    current = next;
  });

  it('several servers on one database: a load and a kill under load', async () => {
    const next = current + 1;
    const beside = await Promise.all([serverOn(0), serverOn(0)]);
    await Promise.all(beside.map((server) => server.start()));
    const shared = await startVarnish([servers[0], ...beside].map((server) => server?.url ?? ''));
    closing.push(() => shared.close());
    const seen = clients(shared.url, { follow: true });
    await seen.more(ANSWERS / 3);
    await loadInto(0, next);
    await seen.more(ANSWERS / 3);
    await beside[0].kill();
    await seen.more(ANSWERS / 3);
    await seen.end();
    onlyAnswers(seen);
    expect([...seen.releases.keys()].sort()).toEqual([current, next]);
    await beside[1].kill();
    await Promise.all([loadInto(1, next), loadInto(2, next)]);
    current = next;
  });

  it('a database is lost: the servers on others answer', async () => {
    const seen = clients(varnish.url, { follow: true });
    await seen.more(ANSWERS / 3);
    await databases[2]?.stop?.();
    await seen.more(ANSWERS / 2);
    await seen.end();
    onlyAnswers(seen);
  });
});

interface Walked {
  readonly institutions: {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly nodes: readonly { readonly id: string }[];
  };
}

import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import type { Row } from '../../../src/graph/graph.js';
import { Failure, TAGS, speakBolt } from './connection.js';
import type { Requests } from './connection.js';
import type { Packed, PackedMap, Structure } from './packstream.js';

/** A statement that a member of the cluster was sent. */
export interface Sent {
  /** The place of the member among all. */
  readonly member: number;
  readonly text: string;
  readonly parameters: PackedMap;
  readonly mode: 'read' | 'write';
  /** How many commits it was to wait for, as its bookmarks say. */
  readonly after: number;
  /** How many commits the member had when it answered. */
  readonly applied: number;
}

/** Answers a statement with its record, or none. @throws Failure */
export type Answers = (sent: Sent) => Row | undefined | Promise<Row | undefined>;

/**
 * Servers that speak Bolt and say that they are a Neo4j cluster: one leads and takes writes, the others take reads, all
 * of them know who is who. What they answer is up to the test; commits are counted, and bookmarks are these counts.
 */
export interface Cluster {
  /** Of a member, as a driver takes it. */
  readonly uri: (member?: number) => string;
  readonly sent: Sent[];
  /** How often who is who was asked of each. */
  readonly routed: number[];
  /** How many writes were refused since the member does not lead. */
  readonly refused: () => number;
  readonly commits: () => number;
  /** Makes another one the leader; those that know of the old one are told when they write to it. */
  readonly lead: (member: number) => void;
  /** From now on a member has no commit that comes, or has all again. */
  readonly hold: (member: number) => void;
  readonly catchUp: (member: number) => void;
  readonly stop: (member: number) => Promise<void>;
  readonly start: (member: number) => Promise<void>;
  /** Takes the last commits away from all, as a backup that is restored does. */
  readonly setBack: (commits: number) => void;
  readonly close: () => Promise<void>;
}

interface Member {
  readonly sockets: Set<Socket>;
  server: Server | undefined;
  port: number;
  applied: number;
  held: boolean;
}

const TTL_SECONDS = 300;
const BOOKMARK = /^stub:(\d+)$/;

/**
 * Starts the members.
 * @param waits for how many milliseconds a member waits for the commits of a bookmark.
 */
export async function startCluster(size: number, answers: Answers, waits = 5_000): Promise<Cluster> {
  const members: Member[] = Array.from({ length: size }, () => ({
    sockets: new Set(),
    server: undefined,
    port: 0,
    applied: 0,
    held: false,
  }));
  const sent: Sent[] = [];
  const routed = members.map(() => 0);
  const waiting = new Set<() => void>();
  let [leader, commits, refused] = [0, 0, 0];

  const memberAt = (index: number): Member => {
    const member = members[index];
    if (!member) throw new Error(`no member ${index}`);
    return member;
  };
  const replicate = (): void => {
    for (const member of members) if (!member.held) member.applied = commits;
    for (const look of waiting) look();
  };
  const address = (index: number): string => `127.0.0.1:${memberAt(index).port}`;
  const running = (): number[] => members.flatMap(({ server }, index) => (server ? [index] : []));

  function table(database: Packed): PackedMap {
    const all = running();
    const writers = all.filter((index) => index === leader);
    const others = all.filter((index) => index !== leader);
    const readers = others.length > 0 ? others : writers;
    const servers = [
      { role: 'ROUTE', addresses: all.map(address) },
      { role: 'READ', addresses: readers.map(address) },
      { role: 'WRITE', addresses: writers.map(address) },
    ];
    return { rt: { ttl: TTL_SECONDS, db: database, servers } };
  }

  function requestsOf(index: number): Requests {
    let transaction: { readonly mode: Sent['mode']; readonly after: number } | undefined;
    let result: { readonly row: Row | undefined; readonly mode: Sent['mode'] } | undefined;
    let aborted = new AbortController();

    const begin = async (extra: PackedMap): Promise<{ mode: Sent['mode']; after: number }> => {
      const mode = extra['mode'] === 'r' ? 'read' : 'write';
      if (mode === 'write' && index !== leader) {
        refused += 1;
        throw new Failure('Neo.ClientError.Cluster.NotALeader', 'No write operations are allowed on this member');
      }
      const after = lastOf(extra['bookmarks']);
      await reaches(index, after, aborted.signal);
      return { mode, after };
    };
    const commit = (mode: Sent['mode']): PackedMap => {
      if (mode === 'write') {
        if (index !== leader) throw new Failure('Neo.ClientError.Cluster.NotALeader');
        commits += 1;
        replicate();
      }
      return { bookmark: `stub:${memberAt(index).applied}` };
    };
    const answer = async ({ tag, fields }: Structure, record: (row: readonly Packed[]) => void): Promise<PackedMap> => {
      switch (tag) {
        case TAGS.HELLO:
          return { server: 'Neo4j/5.26.0', connection_id: `bolt-${index}` };
        case TAGS.LOGON:
          return {};
        case TAGS.ROUTE: {
          routed[index] = (routed[index] ?? 0) + 1;
          const [, , extra] = fields as [unknown, unknown, PackedMap];
          return table(extra['db'] ?? 'neo4j');
        }
        case TAGS.BEGIN:
          transaction = await begin(fields[0] as PackedMap);
          return {};
        case TAGS.RUN: {
          const [text, parameters, extra] = fields as [string, PackedMap, PackedMap];
          const { mode, after } = transaction ?? (await begin(extra));
          const statement = { member: index, text, parameters, mode, after, applied: memberAt(index).applied };
          sent.push(statement);
          const row = await answers(statement);
          result = { row, mode };
          return { fields: Object.keys(row ?? {}), t_first: 0 };
        }
        case TAGS.PULL:
        case TAGS.DISCARD: {
          const { row, mode } = result ?? { row: undefined, mode: 'read' };
          result = undefined;
          if (row && tag === TAGS.PULL) record(Object.values(row));
          return { type: mode === 'read' ? 'r' : 'w', t_last: 0, ...(transaction ? {} : commit(mode)) };
        }
        case TAGS.COMMIT: {
          const { mode } = transaction ?? { mode: 'read' };
          transaction = undefined;
          return commit(mode);
        }
        case TAGS.ROLLBACK:
          transaction = undefined;
          return {};
        default:
          throw new Failure('Neo.ClientError.Request.Invalid', `No message ${tag}`);
      }
    };
    return {
      answer,
      reset: () => {
        aborted.abort();
        aborted = new AbortController();
        [transaction, result] = [undefined, undefined];
      },
    };
  }

  /** Waits until a member has so many commits. @throws Failure where that takes too long. */
  async function reaches(index: number, wanted: number, signal: AbortSignal): Promise<void> {
    if (memberAt(index).applied >= wanted) return;
    await new Promise<void>((resolve, reject) => {
      const end = (): void => {
        waiting.delete(look);
        clearTimeout(timer);
      };
      const look = (): void => {
        if (memberAt(index).applied < wanted) return;
        end();
        resolve();
      };
      const fail = (code: string): void => {
        end();
        reject(new Failure(code));
      };
      const timer = setTimeout(() => fail('Neo.TransientError.Transaction.BookmarkTimeout'), waits);
      signal.addEventListener('abort', () => fail('Neo.TransientError.Transaction.Terminated'));
      waiting.add(look);
    });
  }

  async function start(index: number): Promise<void> {
    const member = memberAt(index);
    const server = createServer((socket) => {
      member.sockets.add(socket);
      socket.on('close', () => member.sockets.delete(socket));
      speakBolt(socket, requestsOf(index));
    });
    await once(server.listen(member.port, '127.0.0.1'), 'listening');
    member.port = (server.address() as AddressInfo).port;
    member.server = server;
  }

  async function stop(index: number): Promise<void> {
    const member = memberAt(index);
    const { server } = member;
    member.server = undefined;
    for (const socket of member.sockets) socket.destroy();
    if (server) await new Promise((resolve) => server.close(resolve));
  }

  for (const index of members.keys()) await start(index);
  return {
    uri: (member = 0) => `neo4j://${address(member)}`,
    sent,
    routed,
    refused: () => refused,
    commits: () => commits,
    lead: (member) => (leader = member),
    hold: (member) => (memberAt(member).held = true),
    catchUp: (member) => {
      memberAt(member).held = false;
      replicate();
    },
    stop,
    start,
    setBack: (fewer) => {
      commits -= fewer;
      for (const member of members) member.applied = Math.min(member.applied, commits);
    },
    close: async () => {
      for (const index of running()) await stop(index);
    },
  };
}

function lastOf(bookmarks: Packed | undefined): number {
  const given = Array.isArray(bookmarks) ? (bookmarks as readonly Packed[]) : [];
  const commits = given.map((bookmark) => {
    const [, count] = typeof bookmark === 'string' ? (BOOKMARK.exec(bookmark) ?? []) : [];
    if (count === undefined) throw new Failure('Neo.ClientError.Transaction.InvalidBookmark');
    return Number(count);
  });
  return Math.max(0, ...commits);
}

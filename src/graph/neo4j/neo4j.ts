import neo4j from 'neo4j-driver';
import type { BookmarkManager, Driver, QueryResult, Record, Session, Transaction } from 'neo4j-driver';
import { GraphError } from '../graph.js';
import type { ChangeSet, Deadline, Graph, GraphDescription, Parameters, Row, Statement, Write } from '../graph.js';
import { InFlight } from '../in-flight.js';
import { checkParameters, checkWrites } from '../parameters.js';
import { checkGuard, onlyRecord } from '../record.js';
import { createConstraint, createIndex, without } from '../schema.js';
import { statement } from '../statement.js';
import { isLostBookmark, toGraphError } from './driver-errors.js';
import { led } from './leader.js';
import type { Attempt } from './leader.js';
import { TRIES_WHERE_ROUTED, retried, untangled } from './retry.js';
import { SCHEMES } from './schemes.js';
import { encode } from './values.js';

const CONNECT_MS = 3_000;
const ACQUIRE_MS = 4_000;
/** A pooled connection that was idle for longer is tried before it is used. */
const IDLE_MS = 60_000;
const DESCRIBE_MS = 10_000;
/** Rows written from which on old plans are a burden; after that, as often as the rows have doubled. */
const BULK = 1_000;

export interface Neo4jOptions {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** Whether plans stay as they are, however much a load writes: who fills a small graph again and again wants that. */
  readonly keepsPlans?: boolean;
}

/**
 * Opens a graph in Neo4j; nothing is sent before the first call.
 * @throws GraphError FAILED where the address is none.
 */
export function openNeo4j(options: Neo4jOptions): Graph {
  return new Neo4jGraph(options);
}

class Neo4jGraph implements Graph {
  readonly #driver: Driver;
  readonly #database: string;
  readonly #address: string;
  readonly #keepsPlans: boolean;
  readonly #calls = new InFlight();
  /**
   * What was written and read last, where statements go to several servers: each waits until its server has that too,
   * so that time does not go backwards from one statement to the next.
   */
  #bookmarks: BookmarkManager | undefined;
  /** Rows written, and when plans were renewed for them. */
  #rows = 0;
  #renewedAt = 0;

  constructor({ uri, user, password, database, keepsPlans = false }: Neo4jOptions) {
    const { protocol, host, search } = parseAddress(uri);
    this.#address = `${protocol}//${host}${search}`;
    this.#bookmarks = protocol.startsWith('neo4j') ? neo4j.bookmarkManager() : undefined;
    this.#database = database;
    this.#keepsPlans = keepsPlans;
    this.#driver = neo4j.driver(this.#address, neo4j.auth.basic(user, password), {
      connectionTimeout: CONNECT_MS,
      connectionAcquisitionTimeout: ACQUIRE_MS,
      connectionLivenessCheckTimeout: IDLE_MS,
      disableLosslessIntegers: true,
      telemetryDisabled: true,
    });
  }

  async read(statement: Statement, parameters: Parameters, deadline: Deadline): Promise<Row | undefined> {
    checkParameters(statement.name, parameters);
    const encoded = encode(parameters);
    let expired = false;
    const wanted = (): boolean => !expired && !this.#calls.closed;
    return this.#calls.run(
      deadline,
      () => retried(statement.name, () => this.#readOnce(statement, encoded, deadline), wanted, this.#tries),
      () => (expired = true),
    );
  }

  async #readOnce({ name, text }: Statement, parameters: object, deadline: Deadline): Promise<Row | undefined> {
    const session = this.#session(neo4j.session.READ);
    try {
      const timeout = Math.max(1, Math.ceil(deadline - performance.now()));
      const { records } = await session.run(text, parameters, Number.isFinite(timeout) ? { timeout } : {});
      return onlyRecord(name, records.map(toRow));
    } catch (error) {
      if (isLostBookmark(error)) this.#forgetBookmarks();
      throw error;
    } finally {
      release(session);
    }
  }

  /** Whether there are several servers, of which another one may answer. */
  get #tries(): number | undefined {
    return this.#bookmarks && TRIES_WHERE_ROUTED;
  }

  #session(defaultAccessMode: 'READ' | 'WRITE'): Session {
    const bookmarks = this.#bookmarks && { bookmarkManager: this.#bookmarks };
    return this.#driver.session({ database: this.#database, defaultAccessMode, ...bookmarks });
  }

  /** The database was set back, or is another one: what is waited for never comes. */
  #forgetBookmarks(): void {
    this.#bookmarks &&= neo4j.bookmarkManager();
  }

  async apply(changeSet: ChangeSet, onProgress?: (done: number) => void): Promise<void> {
    checkWrites(changeSet);
    // What is sent a second time was done once already.
    let most = 0;
    const forward = (done: number): void => {
      if (done <= most) return;
      most = done;
      onProgress?.(done);
    };
    const wanted = (): boolean => !this.#calls.closed;
    const again = (): boolean => this.#bookmarks !== undefined && wanted();
    const apply = (attempt: Attempt): Promise<void> =>
      untangled(() => this.#apply(changeSet, forward, attempt), wanted);
    await this.#calls.run(Infinity, () => led(apply, again));
  }

  /** @param attempt is told when something may be there that does not go away with the transaction. */
  async #apply(
    { unique, indexed, guard, writes, mark }: ChangeSet,
    onProgress: (done: number) => void,
    attempt: Attempt,
  ): Promise<void> {
    const session = this.#session(neo4j.session.WRITE);
    try {
      // A constraint of Neo4j brings its index.
      const schema = [...unique.map(createConstraint), ...without(indexed, unique).map(createIndex)];
      if (schema.length > 0) schema.push(statement('await-indexes'));
      for (const { text } of schema) await session.run(text);
      const transaction = await session.beginTransaction();
      try {
        // Alone and first: it may wait for another load, and the rest is for nothing where it fails.
        if (guard) checkGuard(guard.statement.name, (await run(transaction, guard)).records.map(toRow));
        // One after the other, but none waits for the answer to the one before.
        const answers = writes.map((write) => run(transaction, write));
        for (const answer of answers) answer.catch(() => undefined);
        for (const [index, answer] of answers.entries()) {
          await answer;
          onProgress(index + 1);
        }
        attempt.lasting = true;
        if (mark) await this.#mark(mark);
        await transaction.commit();
      } finally {
        // Without effect after a commit; rolls back, whatever was thrown.
        await transaction.close().catch(() => undefined);
      }
      this.#rows += rowsOf(writes);
      // The change set is in: what fails from here on costs speed only.
      if (!this.#keepsPlans && this.#rows > Math.max(BULK, 2 * this.#renewedAt)) {
        this.#renewedAt = this.#rows;
        await session.run(statement('prepare-for-replanning').text).catch(() => undefined);
      }
    } catch (error) {
      if (isLostBookmark(error)) this.#forgetBookmarks();
      throw toGraphError(error);
    } finally {
      release(session);
    }
  }

  /** In a transaction of its own, beside the one that waits for its commit. */
  async #mark(mark: Write): Promise<void> {
    const session = this.#session(neo4j.session.WRITE);
    try {
      const { records } = await session.run(mark.statement.text, encode(mark.parameters));
      checkGuard(mark.statement.name, records.map(toRow));
    } finally {
      release(session);
    }
  }

  async describe(): Promise<GraphDescription> {
    return this.#calls.run(performance.now() + DESCRIBE_MS, async () => {
      try {
        const { agent } = await this.#driver.getServerInfo({ database: this.#database });
        return { engine: 'neo4j', version: agent?.replace(/^Neo4j\//, ''), address: this.#address };
      } catch (error) {
        throw toGraphError(error);
      }
    });
  }

  async close(): Promise<void> {
    this.#calls.close();
    // Where the server is gone there is nobody to say goodbye to.
    await this.#driver.close().catch(() => undefined);
  }
}

/** Not awaited: on a dead socket it would wait for longer than the caller. */
function release(session: Session): void {
  session.close().catch(() => undefined);
}

function run(transaction: Transaction, { statement: sent, parameters }: Write): Promise<QueryResult> {
  return Promise.resolve(transaction.run(sent.text, encode(parameters)));
}

function toRow(record: Record): Row {
  return record.toObject() as Row;
}

function parseAddress(uri: string): URL {
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  if (url && url.host !== '' && SCHEMES.includes(url.protocol.slice(0, -1))) return url;
  // Without what it was: it may hold a password.
  const schemes = SCHEMES.map((scheme) => `${scheme}://`).join(', ');
  throw new GraphError('FAILED', `Not an address of Neo4j; it starts with one of ${schemes} and names a host`);
}

function rowsOf(writes: ChangeSet['writes']): number {
  const lists = writes.flatMap(({ parameters }) => Object.values(parameters).filter((value) => Array.isArray(value)));
  return lists.reduce((total, list) => total + list.length, 0);
}

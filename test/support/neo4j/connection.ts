import neo4j from 'neo4j-driver';
import type { Driver, Session } from 'neo4j-driver';

/** Of a server that we start. */
export const SETTINGS: Readonly<Record<string, string>> = {
  // Small enough for a test to use up.
  'db.memory.transaction.max': '256m',
  'dbms.usage_report.enabled': 'false',
  // To plan statements is most of what it does. Files load what is alike, one after the other: a plan serves all of them,
  // though the database was empty in between.
  'dbms.cypher.min_replan_interval': '10h',
  'server.memory.query_cache.per_db_cache_num_entries': '3000',
};

export interface Connection {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** Runs work with a driver of its own, past the adapter under test. */
export async function withDriver<T>(
  { uri, user, password }: Omit<Connection, 'database'>,
  work: (driver: Driver) => Promise<T>,
): Promise<T> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { connectionTimeout: 3_000 });
  try {
    return await work(driver);
  } finally {
    await driver.close();
  }
}

export async function versionOf(connection: Connection): Promise<string> {
  const { agent } = await withDriver(connection, (driver) => driver.getServerInfo({ database: connection.database }));
  return agent?.replace('Neo4j/', '') ?? 'of unknown version';
}

/** Leaves the database without nodes, constraints and indexes: as a new one is. */
export async function empty(connection: Connection): Promise<void> {
  await emptyOfNodes(connection);
  await inSession(connection, async (session) => {
    const names = async (query: string): Promise<string[]> =>
      (await session.run(query)).records.map((record) => String(record.get('name')));
    for (const name of await names('SHOW CONSTRAINTS YIELD name')) await session.run(`DROP CONSTRAINT \`${name}\``);
    // The two that look up by label and by type are there in every new database.
    for (const name of await names("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name")) {
      await session.run(`DROP INDEX \`${name}\``);
    }
  });
}

/**
 * Leaves the database without nodes. Where constraints or indexes change, Neo4j plans each statement anew: for a load
 * of some thirty records that is four of its five seconds.
 */
export async function emptyOfNodes(connection: Connection): Promise<void> {
  await inSession(connection, async (session) => {
    await session.run('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS');
  });
}

async function inSession(connection: Connection, work: (session: Session) => Promise<void>): Promise<void> {
  await withDriver(connection, async (driver) => {
    const session = driver.session({ database: connection.database });
    await work(session);
    await session.close();
  });
}

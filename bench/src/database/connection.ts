import neo4j from 'neo4j-driver';
import type { Session } from 'neo4j-driver';

/** How a Neo4j is reached. */
export interface Connection {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/**
 * The database that the environment names, as it does for the tests.
 * @returns undefined where it names none.
 */
export function connectionIn(environment: NodeJS.ProcessEnv): Connection | undefined {
  const { NEO4J_TEST_URI, NEO4J_TEST_USER, NEO4J_TEST_PASSWORD, NEO4J_TEST_DATABASE } = environment;
  if (!NEO4J_TEST_URI) return undefined;
  return {
    uri: NEO4J_TEST_URI,
    user: NEO4J_TEST_USER ?? 'neo4j',
    password: NEO4J_TEST_PASSWORD ?? '',
    database: NEO4J_TEST_DATABASE ?? 'neo4j',
  };
}

/** A connection as the variables that a process of ours is told it by. */
export function environmentOf({ uri, user, password, database }: Connection): Record<string, string> {
  return {
    NEO4J_TEST_URI: uri,
    NEO4J_TEST_USER: user,
    NEO4J_TEST_PASSWORD: password,
    NEO4J_TEST_DATABASE: database,
  };
}

/** Runs work with a session of its own, past whatever is measured. */
export async function withSession<T>(connection: Connection, work: (session: Session) => Promise<T>): Promise<T> {
  const { uri, user, password, database } = connection;
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
    connectionTimeout: 3_000,
    disableLosslessIntegers: true,
  });
  try {
    const session = driver.session({ database });
    return await work(session).finally(() => session.close());
  } finally {
    await driver.close();
  }
}

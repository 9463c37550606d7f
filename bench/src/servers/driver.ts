import neo4j from 'neo4j-driver';
import type { Driver } from 'neo4j-driver';
import { connectionIn } from '../database/connection.js';
import type { Connection } from '../database/connection.js';

/** The connection that a server was started with; throws where it was started by hand without one. */
export function ownConnection(): Connection {
  const connection = connectionIn(process.env);
  if (!connection) throw new Error('NEO4J_TEST_URI is not set: this server is started by the benchmark.');
  return connection;
}

/** A driver with the settings that ours has. */
export function openDriver({ uri, user, password }: Connection): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(user, password), {
    disableLosslessIntegers: true,
    telemetryDisabled: true,
  });
}

import { randomBytes } from 'node:crypto';
import { SETTINGS } from './connection.js';
import type { Connection } from './connection.js';

const IMAGE = 'neo4j:5.26-community';
const BOLT = 7687;

/** A Neo4j in a container; testcontainers removes it even where this process dies. */
export async function startContainer(): Promise<{ connection: Connection; stop: () => Promise<void> }> {
  // Half a second to load, for nothing where another Neo4j is named.
  const { GenericContainer, Wait } = await import('testcontainers');
  const password = randomBytes(12).toString('hex');
  const container = await new GenericContainer(IMAGE)
    .withEnvironment({
      NEO4J_AUTH: `neo4j/${password}`,
      ...Object.fromEntries(Object.entries(SETTINGS).map(([name, value]) => [variableOf(name), value])),
    })
    .withExposedPorts(BOLT)
    .withWaitStrategy(Wait.forLogMessage('Started.'))
    .start();
  const uri = `bolt://${container.getHost()}:${container.getMappedPort(BOLT)}`;
  return {
    connection: { uri, user: 'neo4j', password, database: 'neo4j' },
    stop: async () => {
      await container.stop();
    },
  };
}

/** As the image takes a setting. */
function variableOf(setting: string): string {
  return `NEO4J_${setting.replaceAll('_', '__').replaceAll('.', '_')}`;
}

import type { TestProject } from 'vitest/node';
import { startContainer } from './neo4j/container.js';
import { startWithJava } from './neo4j/java.js';
import { versionOf } from './neo4j/connection.js';
import type { Connection } from './neo4j/connection.js';

/** The Neo4j that the tests of this run may use, or why there is none. */
export type Neo4jUnderTest = { readonly connection: Connection } | { readonly absent: string };

declare module 'vitest' {
  interface ProvidedContext {
    neo4j: Neo4jUnderTest;
  }
}

interface Running {
  readonly connection: Connection;
  readonly stop: () => Promise<void>;
}

/** Where a Neo4j can come from, in this order; each says why it cannot. */
const SOURCES: readonly { readonly name: string; readonly start: () => Promise<Running> }[] = [
  { name: 'Docker', start: startContainer },
  { name: 'Java and Maven', start: startWithJava },
];

/** Before the first test that needs an engine: finds or starts a Neo4j. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = fromEnvironment();
  if (given) {
    await announce('NEO4J_TEST_URI', given);
    project.provide('neo4j', { connection: given });
    return async () => {};
  }
  const reasons: string[] = [];
  for (const { name, start } of SOURCES) {
    try {
      const { connection, stop } = await start();
      await announce(name, connection);
      project.provide('neo4j', { connection });
      return stop;
    } catch (error) {
      reasons.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const message = [
    'The Neo4j half of the tests was left out. Set NEO4J_TEST_URI, or start Docker, or install Java 17 or later and Maven.',
    ...reasons,
  ].join('\n  ');
  if (process.env['CI'] === 'true') throw new Error(message);
  project.provide('neo4j', { absent: message });
  // At the end, where it is read.
  return async () => console.error(`\n${message}`);
}

function fromEnvironment(): Connection | undefined {
  const { NEO4J_TEST_URI, NEO4J_TEST_USER, NEO4J_TEST_PASSWORD, NEO4J_TEST_DATABASE } = process.env;
  if (!NEO4J_TEST_URI) return undefined;
  return {
    uri: NEO4J_TEST_URI,
    user: NEO4J_TEST_USER ?? 'neo4j',
    password: NEO4J_TEST_PASSWORD ?? '',
    database: NEO4J_TEST_DATABASE ?? 'neo4j',
  };
}

async function announce(source: string, connection: Connection): Promise<void> {
  console.error(`Tests use Neo4j ${await versionOf(connection)} from ${source}.`);
}

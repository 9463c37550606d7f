import type { TestProject } from 'vitest/node';
import { startContainer } from './neo4j/container.js';
import { startWithJava } from './neo4j/java.js';
import { versionOf } from './neo4j/connection.js';
import type { Connection } from './neo4j/connection.js';
import { openLender } from './neo4j/lender.js';
import { startFirst } from './neo4j-sources.js';
import type { Source } from './neo4j-sources.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test process asks for a Neo4j: see neo4j/borrowed.ts. */
    neo4jPort: number;
  }
}

interface Running {
  readonly connection: Connection;
  readonly stop: () => Promise<void>;
}

/** Where a Neo4j can come from, in this order; each says why it cannot. */
export const SOURCES: readonly Source<Running>[] = [
  { name: 'Docker', start: startContainer },
  { name: 'Java and Maven', start: startWithJava },
];

/** Before the tests that need an engine: sees to it that each process of them gets a Neo4j. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = fromEnvironment();
  if (!given) return lendStarted(project);
  await announce('NEO4J_TEST_URI', given);
  const lender = await openLender();
  project.provide('neo4jPort', lender.port);
  lender.add({ connection: given });
  return () => lender.close();
}

/**
 * Starts one in the background, while other tests run, and the next when a second process asks. Says at the end where
 * there is none; with CI=true each file that needs one fails.
 */
async function lendStarted(project: TestProject): Promise<() => Promise<void>> {
  const started: Promise<Running | string>[] = [];
  const absent = new Set<string>();
  const lender = await openLender(startFor);
  project.provide('neo4jPort', lender.port);
  startFor(1);

  function startFor(wanted: number): void {
    while (started.length < Math.min(wanted, project.config.maxWorkers)) started.push(startNext());
  }
  async function startNext(): Promise<Running | string> {
    const found = await startOne();
    if (typeof found === 'string') absent.add(found);
    lender.add(typeof found === 'string' ? { absent: found } : { connection: found.connection });
    return found;
  }
  return async () => {
    await lender.close();
    for (const found of await Promise.all(started)) if (typeof found !== 'string') await found.stop();
    // Where it is read.
    for (const message of absent) console.error(`\n${message}`);
  };
}

/** A Neo4j that answers, or why there is none. */
async function startOne(): Promise<Running | string> {
  const found = await startFirst(
    SOURCES.map(({ name, start }) => ({
      name,
      start: async () => {
        const running = await start();
        await announce(name, running.connection);
        return running;
      },
    })),
  );
  return typeof found === 'string' ? found : found.running;
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

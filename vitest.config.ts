import { createRequire } from 'node:module';
import { readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import type { Reporter, TestCase, TestSpecification } from 'vitest/node';
import { FRESH_SEED, SEED, SEEDS_SAID } from './test/support/seeds.js';

/** The files that use the engines: each needs a Neo4j for itself, and Neo4j Community has one database. */
const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && !file.includes('node_modules'))
  .map((file) => `test/${file.replaceAll('\\', '/')}`);
const onEngines = files.filter((file) => /support\/(engines\.js|neo4j\/)/.test(readFileSync(file, 'utf8')));

/** More than there are processors: some files wait for a server that stops, or for a browser. */
const PLAIN = availableParallelism() + 1;
/** A Neo4j for each: its processor works while that of the test waits; it takes 600 MB. A named database is one. */
const ON_ENGINES = process.env['NEO4J_TEST_URI'] ? 1 : Math.min(2, availableParallelism());

/** What takes longest, by hand: a clean checkout remembers no durations, and the last file should be a short one. */
const LONG = [
  // Where the processors are not what it waits for: beside something else.
  'faults/memory',
  // A build, and a server, and a process for each command.
  'first-hour/first-hour',
  ...['load/killed', 'cli/neo4j', 'api/examples', 'graph/costs', 'load/engines', 'query/as-of/as-of'],
  ...['query/filters/filters', 'query/nested', 'query/pages/pages', 'api/fuzz/fuzz', 'questions/lookup/lookup'],
  ...['api/one-version', 'graph/conformance', 'questions/search/search', 'questions/timeline/random'],
  ...['questions/neighbourhood/around', 'questions/path/worlds', 'faults/faults'],
  ...['web/accessibility', 'web/playground', 'cli/serve', 'graph/embedded', 'cli/query', 'web/start-page'],
].map((name) => `/test/${name}.test.ts`);

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = LONG.findIndex((end) => moduleId.endsWith(end));
      return found < 0 ? LONG.length : found;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

/** Names what passed only when it was tried once more: it hangs on chance, and wants to be mended. */
class SecondTries implements Reporter {
  private readonly names: string[] = [];

  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky) this.names.push(`${test.module.relativeModuleId} > ${test.fullName}`);
  }

  onTestRunEnd(): void {
    if (this.names.length > 0) console.error(['Passed at the second try only:', ...this.names].join('\n  '));
  }
}

/** Vite would take graphql's ES module build, while Apollo Server takes the other: two realms of the same types. */
const graphql = createRequire(import.meta.url).resolve('graphql');

export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: graphql }] },
  test: {
    // .ci/run takes its closing line from this file.
    reporters: [
      'default',
      ['json', { outputFile: '.cache/test-results.json' }],
      { onInit: () => console.error(SEEDS_SAID) },
      new SecondTries(),
    ],
    // In CI a machine that has much else to do is no reason to lose a change; random tests have the same seed again.
    retry: process.env['CI'] === 'true' ? 1 : 0,
    env: { TEST_SEED: String(SEED), TEST_FRESH_SEED: String(FRESH_SEED) },
    // What files share is read once per process; none changes it.
    isolate: false,
    sequence: { sequencer: LongFirst },
    // For what hangs: several files run at once, and on a machine that has more to do each takes several times as long.
    testTimeout: 90_000,
    expect: { poll: { timeout: 60_000 } },
    hookTimeout: 120_000,
    projects: [
      // Its setup, which goes on in the background, comes first.
      {
        extends: true,
        test: {
          name: 'engines',
          include: onEngines,
          globalSetup: ['test/support/neo4j.ts', 'test/support/snapshots.ts'],
          maxWorkers: ON_ENGINES,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'plain',
          include: ['test/**/*.test.ts'],
          exclude: [...onEngines, 'test/clients/**', '**/node_modules/**'],
          globalSetup: [
            ...['chromium', 'varnish', 'snapshots'].map((name) => `test/support/${name}.ts`),
            'test/release/validators.ts',
          ],
          maxWorkers: PLAIN,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'clients',
          include: ['test/clients/*.test.ts'],
          globalSetup: 'test/clients/setup.ts',
          maxWorkers: PLAIN,
          sequence: { groupOrder: 0 },
        },
      },
    ],
  },
});

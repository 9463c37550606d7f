import { createRequire } from 'node:module';
import { readFileSync, readdirSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { FRESH_SEED, SEED, SEEDS_SAID } from './test/support/seeds.js';

/** Neo4j Community has one database, so the files that use the engines take turns. */
const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && !file.includes('node_modules'))
  .map((file) => `test/${file.replaceAll('\\', '/')}`);
const onEngines = files.filter((file) => /support\/(engines\.js|neo4j\/)/.test(readFileSync(file, 'utf8')));

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
    ],
    env: { TEST_SEED: String(SEED), TEST_FRESH_SEED: String(FRESH_SEED) },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'plain',
          include: ['test/**/*.test.ts'],
          exclude: [...onEngines, 'test/clients/**', '**/node_modules/**'],
          globalSetup: 'test/support/chromium.ts',
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'clients',
          include: ['test/clients/*.test.ts'],
          globalSetup: 'test/clients/setup.ts',
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'engines',
          include: onEngines,
          globalSetup: 'test/support/neo4j.ts',
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});

// Prints how many tests passed and failed, as vitest counted them.
import { readFileSync } from 'node:fs';

const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = JSON.parse(
  readFileSync(new URL('../.cache/test-results.json', import.meta.url), 'utf8'),
);
const failed = numFailedTests || numFailedTestSuites;
console.log(`${numPassedTests} passed, ${failed} failed${numPendingTests ? `, ${numPendingTests} skipped` : ''}`);
if (failed > 0 || numPassedTests === 0) process.exitCode = 1;

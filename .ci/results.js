// Prints how many tests passed and failed, as vitest counted them.
import { readFileSync } from 'node:fs';
import process from 'node:process';

const results = JSON.parse(readFileSync('.cache/test-results.json', 'utf8'));
const failed = results.numFailedTests || results.numFailedTestSuites;
const skipped = results.numPendingTests > 0 ? `, ${results.numPendingTests} skipped` : '';
process.stdout.write(`${results.numPassedTests} passed, ${failed} failed${skipped}\n`);
if (failed > 0 || results.numPassedTests === 0) process.exitCode = 1;

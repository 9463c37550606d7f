// Prints how many tests passed and failed, as vitest counted them, with the steps of the Dockerfile.
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';

const STEPS = '.cache/dockerfile-steps.json';

const tests = JSON.parse(readFileSync('.cache/test-results.json', 'utf8'));
const steps = existsSync(STEPS) ? JSON.parse(readFileSync(STEPS, 'utf8')) : { passed: 0, failed: 0 };
const passed = tests.numPassedTests + steps.passed;
const failed = (tests.numFailedTests || tests.numFailedTestSuites) + steps.failed;
const skipped = tests.numPendingTests > 0 ? `, ${tests.numPendingTests} skipped` : '';
process.stdout.write(`${passed} passed, ${failed} failed${skipped}\n`);
if (failed > 0 || tests.numPassedTests === 0) process.exitCode = 1;

// Runs the steps of the Dockerfile where there is no container engine: each stage is a folder, each instruction does
// there what it would do in the image, as the user it names; then the server starts, is asked for its health by the
// image's own command, answers a query, and stops. What only an engine can show is said at the end.
//
//   node .ci/dockerfile/steps.js [FOLDER]
//
// FOLDER holds the Dockerfile; without one it is ours, and .ci/results.js counts the steps.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { build } from './build.js';
import { IS_ROOT } from './environment.js';
import { serve } from './serve.js';

const [, , folder] = process.argv;
const home = mkdtempSync(join(tmpdir(), 'dockerfile-'));
// The user of the image enters it too.
chmodSync(home, 0o755);
let passed = 0;
let failed = 0;

try {
  if (!IS_ROOT) say('Not root: chown does nothing, and all runs as one user.');
  await serve(home, build(resolve(folder ?? '.'), home, done), done);
} catch (error) {
  failed = 1;
  process.exitCode = 1;
  say(`failed: ${error.message}`);
} finally {
  rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  if (folder === undefined) {
    mkdirSync('.cache', { recursive: true });
    writeFileSync('.cache/dockerfile-steps.json', JSON.stringify({ passed, failed }));
  }
}
say(`Dockerfile: ${passed} steps passed, ${failed} failed, by Node ${process.version} of this machine.`);
say('What no engine has run here: the base images, and what Docker makes of these steps.');

function done(step) {
  passed += 1;
  say(`passed: ${step}`);
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

// Looks for packages whose integrity the lock file lacks, because the registry it was written with did not serve them,
// and asks the registry of today. `--write` completes the lock files; without it, what could be completed fails.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { nameAt } from './shipped.js';

const FILES = ['package-lock.json', 'bench/package-lock.json', 'test/clients/package-lock.json'];
const INTEGRITY = /^sha512-[A-Za-z0-9+/]{86}==$/;
/** What one answer may take, in milliseconds. */
const PATIENCE = 60_000;

const write = process.argv.includes('--write');
for (const file of FILES) complete(file);

function complete(file) {
  const text = readIfThere(file);
  if (text === undefined) return;
  const lock = JSON.parse(text);
  let found = false;
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (path === '' || entry.link || entry.integrity !== undefined) continue;
    const name = `${nameAt(path)}@${entry.version}`;
    const integrity = askFor(name);
    if (integrity === undefined) {
      say(`${file}: ${name} has no integrity, and the registry does not serve it.`);
      continue;
    }
    // In the order in which npm writes the fields.
    const { version, resolved, ...rest } = entry;
    lock.packages[path] = { version, ...(resolved && { resolved }), integrity, ...rest };
    found = true;
    say(`${file}: ${name} ${write ? 'has got its integrity.' : 'has no integrity: run "npm run integrity".'}`);
  }
  if (found && write) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  if (found && !write) process.exitCode = 1;
}

/** Undefined where the registry has no answer. */
function askFor(name) {
  const { stdout } = spawnSync('npm', ['view', name, 'dist.integrity'], {
    encoding: 'utf8',
    timeout: PATIENCE,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const answer = (stdout ?? '').trim();
  return INTEGRITY.test(answer) ? answer : undefined;
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

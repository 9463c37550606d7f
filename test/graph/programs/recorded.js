// @ts-check
// The embedded engine's program, which first notes its process id, and then does what the test wants.
import console from 'node:console';
import { appendFileSync, existsSync } from 'node:fs';
import process from 'node:process';
import { setTimeout } from 'node:timers';

const { EMBEDDED_PIDS = '', EMBEDDED_BROKEN = '', EMBEDDED_LIFE_MS } = process.env;
appendFileSync(EMBEDDED_PIDS, `${process.pid}\n`);
if (existsSync(EMBEDDED_BROKEN)) {
  console.error('no engine for this platform');
  process.exit(3);
}
await import('../../../src/graph/embedded/child.js');
if (EMBEDDED_LIFE_MS) setTimeout(() => process.exit(4), Number(EMBEDDED_LIFE_MS));

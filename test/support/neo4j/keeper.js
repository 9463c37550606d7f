// @ts-check
// node keeper.js FOLDER COMMAND ARGUMENT...: runs a command until standard input is closed, which also happens
// when the parent dies in whatever way; then kills it and removes its folder.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import process from 'node:process';

const [folder = '', command = '', ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: 'ignore' });

child.on('error', () => finish());
child.on('exit', () => finish());
process.stdin.resume();
process.stdin.on('close', () => child.kill('SIGKILL'));
// Ctrl-C reaches this process too; it stays until the parent is gone.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

function finish() {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.exit();
}

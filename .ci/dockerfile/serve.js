// Runs what an image would run: its command, and its health command until that is content.
import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { IS_ROOT, optionsOf } from './environment.js';

/** How often the health command may fail before the server counts as ill, and what lies between two, in milliseconds. */
const TRIES = Number(process.env.HEALTH_TRIES ?? 60);
const BETWEEN = 500;
/** How long a server may take to stop when it is told to, in milliseconds; `docker stop` waits as long. */
const STOP = 10_000;

/**
 * Starts the server on a free port of this machine, waits for its health, asks it something, and stops it.
 * @param {string} home the folder that all stages are in.
 * @param image what `build` gives.
 * @param {(step: string) => void} done is told of each step.
 * @throws where a step fails.
 */
export async function serve(home, { stage, cmd, health }, done) {
  const port = await freePort();
  const { env, ...options } = optionsOf(home, stage);
  // The image listens to all addresses; here one will do.
  const given = { ...options, env: { ...env, PORT: String(port), HOST: '127.0.0.1' } };
  const [file, ...words] = cmd;
  const server = spawn(file, words, { ...given, stdio: ['ignore', 2, 2] });
  let end;
  const ended = new Promise((settle) => {
    server.once('error', (error) => settle(error.message));
    server.once('exit', (code, signal) => settle(code ?? signal));
  }).then((how) => (end = how));
  try {
    await healthy(health, given, () => end);
    done(`HEALTHCHECK, as ${IS_ROOT && stage.user ? `user ${stage.user.uid}` : 'this user'}`);
    await answers(port);
    done('a query is answered');
  } finally {
    server.kill('SIGTERM');
    await Promise.race([ended, pause(STOP, undefined, { ref: false })]);
    server.kill('SIGKILL');
    await ended;
  }
  if (end !== 0) throw new Error(`CMD: it ended with ${end} when it was told to stop.`);
  done('the server stops when it is told to');
}

async function healthy([file, ...words], options, ending) {
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (spawnSync(file, words, { ...options, stdio: 'ignore' }).status === 0) return;
    await pause(BETWEEN);
    if (ending() !== undefined) throw new Error(`CMD: it ended with ${ending()} by itself.`);
  }
  throw new Error(`HEALTHCHECK: it failed ${TRIES} times.`);
}

async function answers(port) {
  // Healthy is a server that is alive; it is ready when its data is loaded.
  for (let tries = 0; tries < TRIES; tries += 1) {
    if ((await fetch(`http://127.0.0.1:${port}/readyz`)).ok) break;
    await pause(BETWEEN);
  }
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ meta { dataVersion } }' }),
  });
  const text = await response.text();
  if (!/"dataVersion":"\w+"/.test(text)) throw new Error(`A query was answered by ${response.status} ${text}`);
}

function freePort() {
  return new Promise((settle, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => settle(port));
    });
  });
}

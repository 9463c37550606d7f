import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '../free-port.js';
import { SETTINGS, withDriver } from './connection.js';
import type { Connection } from './connection.js';

const run = promisify(execFile);
const POM = fileURLToPath(new URL('pom.xml', import.meta.url));
const KEEPER = fileURLToPath(new URL('keeper.js', import.meta.url));
const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/rights-graph/', import.meta.url));
const OLDEST_JAVA = 17;
const START_MS = 90_000;
const OPENED = ['java.base/java.nio', 'java.base/java.io', 'java.base/sun.nio.ch', 'java.base/java.lang'];

/** A Neo4j Community server from the jars of Maven Central, in a process that ends with this one. */
export async function startWithJava(): Promise<{ connection: Connection; stop: () => Promise<void> }> {
  await checkJava();
  const lib = await fetchJars();
  const home = await mkdtemp(join(tmpdir(), 'neo4j-under-test-'));
  const port = await freePort();
  await mkdir(join(home, 'conf'));
  await writeFile(join(home, 'conf', 'neo4j.conf'), configuration(port));

  // The main thread of the server ends nothing with its standard input, so a keeper watches ours.
  const java = ['-Xms256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
  const opened = OPENED.map((name) => `--add-opens=${name}=ALL-UNNAMED`);
  const server = ['org.neo4j.server.CommunityEntryPoint', `--home-dir=${home}`, `--config-dir=${join(home, 'conf')}`];
  const args = [KEEPER, home, 'java', ...java, ...opened, '-cp', join(lib, '*'), ...server];
  const keeper = spawn(process.execPath, args, { stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = new Promise<void>((resolve) => void keeper.on('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    keeper.stdin.end();
    await ended;
  };

  const connection: Connection = {
    uri: `bolt://127.0.0.1:${port}`,
    user: 'neo4j',
    password: randomBytes(12).toString('hex'),
    database: 'neo4j',
  };
  try {
    await waitFor(() => takePassword(connection), ended);
    return { connection, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function checkJava(): Promise<void> {
  const { stderr } = await run('java', ['-version']);
  const version = Number(/version "(\d+)/.exec(stderr)?.[1]);
  if (!(version >= OLDEST_JAVA)) throw new Error(`java -version says ${stderr.split('\n', 1)[0]}`);
}

let jars: Promise<string> | undefined;

/** The folder with the server's jars; fetched once, however many servers start, and kept between runs. */
function fetchJars(): Promise<string> {
  return (jars ??= fetchMissingJars());
}

async function fetchMissingJars(): Promise<string> {
  const version = /<artifactId>neo4j<\/artifactId>\s*<version>([^<]+)</.exec(readFileSync(POM, 'utf8'))?.[1];
  const folder = join(CACHE, `neo4j-${version}`, 'lib');
  if (existsSync(folder)) return folder;
  const partial = `${folder}.${process.pid}`;
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${partial}`];
  console.error(`Fetching the jars of Neo4j ${version} with Maven, once.`);
  try {
    await run('mvn', ['--batch-mode', '--quiet', '--file', POM, ...goal], { maxBuffer: 2 ** 24 });
    await rename(partial, folder);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return folder;
}

function configuration(port: number): string {
  return [
    'dbms.security.auth_enabled=true',
    `server.bolt.listen_address=127.0.0.1:${port}`,
    `server.bolt.advertised_address=127.0.0.1:${port}`,
    'server.http.enabled=false',
    'server.https.enabled=false',
    'server.memory.heap.initial_size=256m',
    'server.memory.heap.max_size=1g',
    'server.memory.pagecache.size=128m',
    ...Object.entries(SETTINGS).map(([name, value]) => `${name}=${value}`),
    '',
  ].join('\n');
}

/** A new server wants its first password changed before anything else. */
async function takePassword({ uri, user, password }: Connection): Promise<void> {
  await withDriver({ uri, user, password: 'neo4j' }, async (driver) => {
    const session = driver.session({ database: 'system' });
    await session.run("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password", { password });
  });
}

async function waitFor(work: () => Promise<void>, ended: Promise<void>): Promise<void> {
  const deadline = performance.now() + START_MS;
  const over = new AbortController();
  void ended.then(() => {
    over.abort();
  });
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      if (over.signal.aborted) throw new Error('the server ended while it was starting', { cause: error });
      if (performance.now() > deadline) throw new Error('the server did not answer in time', { cause: error });
      await sleep(250);
    }
  }
}

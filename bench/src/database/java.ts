import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import neo4j from 'neo4j-driver';
import { ROOT } from '../built.js';
import { childOf } from '../processes/memory.js';
import { withSession } from './connection.js';
import type { Connection } from './connection.js';

const run = promisify(execFile);
/** The same server as that of the tests, from the same list of parts, kept in the same place. */
const POM = join(ROOT, 'test/support/neo4j/pom.xml');
const KEEPER = join(ROOT, 'test/support/neo4j/keeper.js');
const CACHE = join(ROOT, 'node_modules/.cache/rights-graph');
const START_MS = 120_000;
const OPENED = ['java.base/java.nio', 'java.base/java.io', 'java.base/sun.nio.ch', 'java.base/java.lang'];

export interface Database {
  readonly connection: Connection;
  readonly stop: () => Promise<void>;
  /** The process, where it is one that was started here. */
  readonly pid: () => Promise<number | undefined>;
}

/**
 * Starts a Neo4j of its own, in a process that ends with this one. Unlike that of the tests it may use memory as a
 * server in production does, and Java compiles what is hot as far as it can: what is timed is not its start.
 * @param gigabytes the largest heap.
 * @param kept a folder for its data, where these are to outlast it; what an earlier one left there is there again.
 */
export async function startWithJava(gigabytes: number, kept?: string): Promise<Database> {
  const jars = await fetchJars();
  const gone = await mkdtemp(join(tmpdir(), 'neo4j-measured-'));
  const home = kept ?? gone;
  const port = await freePort();
  await mkdir(join(home, 'conf'), { recursive: true });
  await writeFile(join(home, 'conf', 'neo4j.conf'), configuration(port));
  const opened = OPENED.map((name) => `--add-opens=${name}=ALL-UNNAMED`);
  const server = ['org.neo4j.server.CommunityEntryPoint', `--home-dir=${home}`, `--config-dir=${join(home, 'conf')}`];
  const java = [`-Xms1g`, `-Xmx${gigabytes}g`, ...opened, '-cp', join(jars, '*'), ...server];
  const keeper = spawn(process.execPath, [KEEPER, gone, 'java', ...java], { stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = new Promise<void>((resolve) => void keeper.on('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    keeper.stdin.end();
    await ended;
  };
  const uri = `bolt://127.0.0.1:${port}`;
  const password = await passwordIn(home);
  const connection = { uri, user: 'neo4j', password, database: 'neo4j' };
  try {
    await untilReady(connection, ended);
    return { connection, stop, pid: async () => childOf(keeper.pid ?? 0) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The folder with the server's jars; fetched once, kept between runs. */
async function fetchJars(): Promise<string> {
  const version = /<artifactId>neo4j<\/artifactId>\s*<version>([^<]+)</.exec(readFileSync(POM, 'utf8'))?.[1];
  const folder = join(CACHE, `neo4j-${version}`, 'lib');
  if (existsSync(folder)) return folder;
  const partial = `${folder}.${process.pid}`;
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${partial}`];
  process.stderr.write(`Fetching the jars of Neo4j ${version} with Maven, once.\n`);
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
    'server.memory.pagecache.size=1g',
    'dbms.usage_report.enabled=false',
    '',
  ].join('\n');
}

/** The password of a database, which stands beside its data: whoever reads one can read the other. */
async function passwordIn(home: string): Promise<string> {
  const file = join(home, 'password');
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known !== undefined) return known;
  const password = randomBytes(12).toString('hex');
  await writeFile(file, password, { mode: 0o600 });
  return password;
}

/** A new server wants its first password changed before anything else; one that was kept has done so. */
async function untilReady(connection: Connection, ended: Promise<void>): Promise<void> {
  const deadline = performance.now() + START_MS;
  const over = new AbortController();
  void ended.then(() => over.abort());
  for (;;) {
    try {
      if (await isOpen(connection)) return;
      const first = { ...connection, password: 'neo4j', database: 'system' };
      const change = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password";
      await withSession(first, (session) => session.run(change, { password: connection.password }));
      return;
    } catch (error) {
      if (over.signal.aborted) throw new Error('Neo4j ended while it was starting.', { cause: error });
      if (performance.now() > deadline) throw new Error('Neo4j did not answer in two minutes.', { cause: error });
      if (!(error instanceof neo4j.Neo4jError)) throw error;
    }
    await sleep(250);
  }
}

async function isOpen(connection: Connection): Promise<boolean> {
  return withSession(connection, (session) => session.run('RETURN 1')).then(
    () => true,
    (error: unknown) => {
      if (error instanceof neo4j.Neo4jError && error.code.startsWith('Neo.ClientError.Security.')) return false;
      throw error;
    },
  );
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

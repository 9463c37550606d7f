import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.js';

const KEEPER = fileURLToPath(new URL('neo4j/keeper.js', import.meta.url));
const SHIPPED = 'docs/proxy';
const START_MS = 60_000;

/** What a run prints where the tests behind a proxy are left out. */
export const NO_VARNISH =
  'The tests of several servers behind a proxy were left out: no Varnish found. Install varnish or set VARNISHD_PATH to its varnishd.';

/**
 * The path of the varnishd to test with: VARNISHD_PATH, else where systems put it. Undefined where there is none.
 * Throws where VARNISHD_PATH names no file, and where CI is set and there is no Varnish: in CI nothing is left out.
 */
export function varnishd(
  environment: NodeJS.ProcessEnv = process.env,
  exists: (path: string) => boolean = existsSync,
): string | undefined {
  const named = environment['VARNISHD_PATH'];
  if (named !== undefined && named !== '') {
    if (!exists(named)) throw new Error(`VARNISHD_PATH is ${named}, and there is no such file.`);
    return named;
  }
  const folders = [...(environment['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  const found = folders.map((folder) => join(folder, 'varnishd')).find(exists);
  if (found === undefined && (environment['CI'] ?? '') !== '') {
    throw new Error(
      'No Varnish found, and in CI the tests behind a proxy must run. Install varnish or set VARNISHD_PATH.',
    );
  }
  return found;
}

/** Before the tests: says at the end of the run where those behind a proxy were left out; in CI that is a failure. */
export default function setup(): (() => void) | undefined {
  if (varnishd() !== undefined) return undefined;
  return () => console.error(`\n${NO_VARNISH}`);
}

/** A proxy before servers. */
export interface VarnishUnderTest {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Starts Varnish with the very files of docs/proxy, but for the addresses.
 * @param urls of three servers, as many as the files name.
 */
export async function startVarnish(urls: readonly string[]): Promise<VarnishUnderTest> {
  const program = varnishd();
  if (program === undefined) throw new Error(NO_VARNISH);
  const folder = await mkdtemp(join(tmpdir(), 'varnish-under-test-'));
  // Started as root, it reads and works as a user of its own.
  await chmod(folder, 0o755);
  const file = join(folder, 'rights-graph.vcl');
  await copyFile(join(SHIPPED, 'rights-graph.vcl'), file);
  const shipped = await readFile(join(SHIPPED, 'servers.vcl'), 'utf8');
  await writeFile(join(folder, 'servers.vcl'), withAddresses(shipped, urls));
  const port = await freePort();
  const named = ['-n', join(folder, 'work'), '-F', '-a', `127.0.0.1:${port}`, '-f', file];
  const args = [KEEPER, folder, program, ...named, '-p', 'http_req_hdr_len=16k'];
  const keeper = spawn(process.execPath, args, { stdio: ['pipe', 'ignore', 'inherit'] });
  const end = new Promise<void>((resolve) => void keeper.on('exit', () => resolve()));
  const close = async (): Promise<void> => {
    keeper.stdin.end();
    await end;
  };
  const url = `http://127.0.0.1:${port}`;
  const until = performance.now() + START_MS;
  for (;;) {
    // Of what the proxy answers itself.
    const answered = await fetch(`${url}/metrics`).then(
      ({ status }) => status === 404,
      () => false,
    );
    if (answered) return { url, close };
    if (keeper.exitCode !== null || performance.now() > until) {
      await close();
      throw new Error(`Varnish did not start with ${SHIPPED}`);
    }
    await sleep(50);
  }
}

/** The text of servers.vcl with other addresses, in their order. */
function withAddresses(text: string, urls: readonly string[]): string {
  const addresses = urls.map((url) => new URL(url));
  let [hosts, ports] = [0, 0];
  const changed = text
    .replace(/(\.host = ")[^"]+/g, (_, before: string) => `${before}${addresses[hosts++]?.hostname}`)
    .replace(/(\.port = ")[^"]+/g, (_, before: string) => `${before}${addresses[ports++]?.port}`);
  if (hosts !== urls.length || ports !== urls.length) throw new Error(`servers.vcl has ${hosts} servers`);
  return changed;
}

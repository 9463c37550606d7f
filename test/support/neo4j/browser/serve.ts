import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fastifyStatic from '@fastify/static';
import Fastify from 'fastify';

const POM = fileURLToPath(new URL('pom.xml', import.meta.url));
const CACHE = fileURLToPath(new URL('../../../../node_modules/.cache/rights-graph/', import.meta.url));

/** The version of Neo4j Browser that is served. */
export const BROWSER_VERSION =
  /<artifactId>neo4j-browser<\/artifactId>\s*<version>([^<]+)</.exec(readFileSync(POM, 'utf8'))?.[1] ?? '';

/** Puts the files of the package into a folder. */
export type Fetch = (folder: string) => Promise<void>;

/** With Maven, from where it takes all else. */
const fromMaven: Fetch = async (folder) => {
  // What Maven notes beside its files it would believe when they are gone.
  const folders = [`-DoutputDirectory=${folder}`, `-DmarkersDirectory=${join(folder, 'markers')}`];
  const goal = ['dependency:unpack-dependencies', ...folders];
  try {
    await promisify(execFile)('mvn', ['--batch-mode', '--quiet', '--file', POM, ...goal], { maxBuffer: 2 ** 24 });
  } catch (error) {
    throw new Error(firstComplaint(error), { cause: error });
  }
};

/** What Maven complains of, in one line: it writes that where its answers are. */
export function firstComplaint(error: unknown): string {
  const { stdout, message } = error as { readonly stdout?: string; readonly message?: string };
  return /^\[ERROR\] (.*)$/m.exec(stdout ?? '')?.[1] ?? message ?? String(error);
}

/**
 * The folder of the page; fetched once, and kept between runs below node_modules. It is under the GPL: only looked at,
 * and no part of what ships.
 * @returns a sentence where it cannot be had.
 */
export async function neo4jBrowser(
  fetch: Fetch = fromMaven,
  cache: string = CACHE,
): Promise<{ readonly folder: string } | { readonly absent: string }> {
  const whole = join(cache, `neo4j-browser-${BROWSER_VERSION}`);
  const folder = join(whole, 'browser');
  if (existsSync(folder)) return { folder };
  const partial = `${whole}.${process.pid}`;
  try {
    await fetch(partial);
    await rename(partial, whole);
    return { folder };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { absent: `Neo4j Browser ${BROWSER_VERSION} could not be had with Maven: ${reason}` };
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** Serves the page as port 7474 of a Neo4j does, at a free port; the caller closes it. */
export async function serveNeo4jBrowser(
  folder: string,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const app = Fastify();
  await app.register(fastifyStatic, { root: folder, prefix: '/browser/' });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return { url: `${url}/browser/`, close: () => app.close() };
}

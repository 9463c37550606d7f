import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openNeo4j } from '../../src/graph/neo4j/neo4j.js';
import { chromium, launchBrowser } from '../support/browser.js';
import { BROWSER_VERSION, firstComplaint, neo4jBrowser, serveNeo4jBrowser } from '../support/neo4j/browser/serve.js';
import type { Connection } from '../support/neo4j/connection.js';
import { loaded, shipped } from '../support/seeded.js';
import { COMMAND, digestOf, notePicture, shownIn } from './pictures.js';

const PICTURE = 'docs/neo4j-browser.png';
const PAGE = readFileSync('docs/neo4j-browser.md', 'utf8');
const MOST_BYTES = 200_000;

/** The query of the page whose answer the picture shows: the last one before it. */
const QUERY = [
  ...PAGE.split(`(${PICTURE.slice('docs/'.length)})`, 1)
    .join('')
    .matchAll(/```cypher\n([^]*?)\n```/g),
].at(-1)?.[1];
/** What a reader would miss or look for in vain. */
const SHOWS = digestOf([QUERY, BROWSER_VERSION]);

/** The answer to the query as the page draws it, from a Neo4j that holds what ships. @param folder of the page. */
async function drawn(folder: string, connection: Connection): Promise<Buffer> {
  const served = await serveNeo4jBrowser(folder);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
    // Telemetry, guides and news of elsewhere are no part of the picture.
    await page.route(
      ({ host }) => host !== new URL(served.url).host,
      (route) => route.abort(),
    );
    const arrival = new URLSearchParams({ connectURL: connection.uri, cmd: 'edit', arg: QUERY ?? '' });
    await page.goto(`${served.url}?${arrival.toString()}`);
    await page.getByTestId('username').fill(connection.user);
    await page.getByTestId('password').fill(connection.password);
    await page.getByTestId('connect').click();
    await page.getByText('You are connected as user').waitFor();
    await page.getByTestId('editor-Run').click();
    const frame = page.getByTestId('frame').first();
    await frame.getByTestId('vizInspector').waitFor();
    await frame.getByTitle('Fullscreen').click();
    // Until nodes stand still, no one of them can be pointed at. The claim is called by its assessment.
    await page.waitForTimeout(5_000);
    const claim = frame.locator('g.node', { hasText: /[A-Z_]{4}/ }).first();
    await claim.hover({ force: true });
    await frame.getByText('statement', { exact: true }).waitFor();
    expect(await frame.getByText('ERROR').count()).toBe(0);
    expect(await frame.locator('g.node').count()).toBeGreaterThan(2);
    return await page.screenshot();
  } finally {
    await browser.close();
    await served.close();
  }
}

describe('the picture of Neo4j Browser', () => {
  it.runIf(process.env['UPDATE_PICTURES'] === '1')('is made', { timeout: 240_000 }, async ({ skip }) => {
    const stays = (reason: string): never => {
      const sentence = `${PICTURE} stays as it is. ${reason}`;
      console.error(sentence);
      return skip(sentence);
    };
    if (chromium() === undefined) throw new Error('Pictures are taken with Chromium, and there is none.');
    const browser = await neo4jBrowser();
    if ('absent' in browser) return stays(browser.absent);
    // Only here, so that a run that takes no picture waits for no Neo4j.
    const { neo4jUnderTest } = await import('../support/neo4j/borrowed.js');
    if ('absent' in neo4jUnderTest) return stays(neo4jUnderTest.absent);
    const { connection } = neo4jUnderTest;
    const { empty } = await import('../support/neo4j/connection.js');
    await empty(connection);
    const { ontology, records } = await shipped();
    const graph = await loaded(openNeo4j(connection), ontology, records);
    const picture = await drawn(browser.folder, connection).finally(() => graph.close());
    expect(picture.byteLength).toBeLessThan(MOST_BYTES);
    writeFileSync(PICTURE, picture);
    notePicture(PICTURE, SHOWS);
  });

  it(`shows the query of the page that stands before it: ${COMMAND} takes it anew`, () => {
    expect(QUERY).toMatch(/^MATCH /);
    expect(shownIn(PICTURE)).toBe(SHOWS);
    expect(statSync(PICTURE).size).toBeLessThan(MOST_BYTES);
  });
});

describe('the package of Neo4j Browser', () => {
  const inFolder = async (work: (cache: string) => Promise<void>): Promise<void> => {
    const cache = await mkdtemp(join(tmpdir(), 'rights-graph-'));
    await work(cache).finally(() => rm(cache, { recursive: true, force: true }));
  };

  it('is fetched once, and served as port 7474 does', async () => {
    await inFolder(async (cache) => {
      let fetched = 0;
      const fetchIt = async (folder: string): Promise<void> => {
        fetched += 1;
        await mkdir(join(folder, 'browser'), { recursive: true });
        await writeFile(join(folder, 'browser', 'index.html'), '<title>page</title>');
      };
      const [first, second] = [await neo4jBrowser(fetchIt, cache), await neo4jBrowser(fetchIt, cache)];
      expect([first, second]).toEqual([first, { folder: join(cache, `neo4j-browser-${BROWSER_VERSION}`, 'browser') }]);
      expect(fetched).toBe(1);
      const served = await serveNeo4jBrowser('folder' in first ? first.folder : '');
      const response = await fetch(served.url);
      expect([new URL(served.url).pathname, await response.text()]).toEqual(['/browser/', '<title>page</title>']);
      await served.close();
    });
  });

  it('is said not to be there where it cannot be had, and nothing of it is kept', async () => {
    await inFolder(async (cache) => {
      const found = await neo4jBrowser(async (folder) => {
        await mkdir(join(folder, 'browser'), { recursive: true });
        throw new Error('spawn mvn ENOENT');
      }, cache);
      expect(found).toEqual({
        absent: `Neo4j Browser ${BROWSER_VERSION} could not be had with Maven: spawn mvn ENOENT`,
      });
      expect(await readdir(cache)).toEqual([]);
    });
  });

  it('is missed in one line of what Maven says', () => {
    const stdout = '[WARNING] slow\n[ERROR] Could not find artifact x\n[ERROR] [Help 1] address\n';
    expect(firstComplaint({ message: 'Command failed: mvn', stdout })).toBe('Could not find artifact x');
    expect(firstComplaint(new Error('spawn mvn ENOENT'))).toBe('spawn mvn ENOENT');
  });
});

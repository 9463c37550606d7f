import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromium, launchBrowser, watchedPage } from '../support/browser.js';
import { startServer } from '../support/server.js';

/** A telephone with a bad connection: 1.6 Mbit/s, 150 ms until a request is answered. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 100_000 };
const RUNS = Number(process.env['SLOW_LINE'] ?? 0);
/**
 * Bytes that may come until the editor takes what is typed; at 1.6 Mbit/s each 200,000 of them take a second. The font of
 * signs, 80,000 of them, which nothing waits for, may come before or after.
 */
const MOST_BYTES = 800_000;

interface Opened {
  /** Milliseconds until the first example can be read, and until what is typed stands in the editor. */
  readonly examples: number;
  readonly editor: number;
  /** What came until then. */
  readonly bytes: number;
}

async function counted(page: Page): Promise<{ readonly cdp: CDPSession; readonly bytes: () => number }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  let bytes = 0;
  cdp.on('Network.dataReceived', ({ encodedDataLength }) => (bytes += encodedDataLength));
  return { cdp, bytes: () => bytes };
}

async function opened(page: Page, bytes: () => number): Promise<Opened> {
  const began = performance.now();
  const passed = (): number => Math.round(performance.now() - began);
  await page.goto('/playground', { waitUntil: 'commit' });
  await page.locator('.examples li').first().waitFor();
  const examples = passed();
  await page.locator('.graphiql-query-editor textarea.inputarea').focus();
  await page.keyboard.insertText('# typed');
  await page.locator('.graphiql-query-editor .view-line', { hasText: '# typed' }).waitFor();
  return { examples, editor: passed(), bytes: bytes() };
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;

describe.skipIf(chromium() === undefined)('the playground over a slow line', () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof startServer>>;

  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  test('loads no more than it needs until the editor can be used, and the rest when the page rests', async () => {
    const { page, problems, close } = await watchedPage(browser, server.url);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    page.on('worker', (worker) => asked.push(new URL(worker.url()).pathname));
    // The page never rests, until it is let.
    await page.addInitScript({
      content: `let waiting = [];
        window.requestIdleCallback = (act) => (waiting ? waiting.push(act) : setTimeout(() => act(DEADLINE)));
        window.cancelIdleCallback = () => undefined;
        const DEADLINE = { didTimeout: false, timeRemaining: () => 50 };
        window.letRest = () => {
          const acts = waiting;
          waiting = undefined;
          for (const act of acts) act(DEADLINE);
        };`,
    });
    const { bytes } = await counted(page);
    expect((await opened(page, bytes)).bytes).toBeLessThan(MOST_BYTES);
    await page.locator('.answer-bar [role=status]:not(:empty)').waitFor();
    const LATER = /worker|schema-page|commands|standalone/;
    expect(asked.filter((path) => LATER.test(path))).toEqual([]);
    // The query that it opens with, and no schema.
    expect(asked.filter((path) => path === '/graphql')).toHaveLength(1);
    await page.evaluate('letRest()');
    for (const what of [/graphql\.worker/, /json\.worker/, /schema-page/]) {
      await expect.poll(() => asked.some((path) => what.test(path)), { message: String(what) }).toBe(true);
    }
    await expect.poll(() => asked.filter((path) => path === '/graphql')).toHaveLength(2);
    expect(problems).toEqual([]);
    await close();
  });

  test.skipIf(RUNS === 0)('how long it takes (SLOW_LINE=5: five times)', { timeout: RUNS * 60_000 }, async () => {
    const runs: Opened[] = [];
    for (let run = 0; run < RUNS; run++) {
      const { page, close } = await watchedPage(browser, server.url);
      const { cdp, bytes } = await counted(page);
      await cdp.send('Network.emulateNetworkConditions', SLOW);
      runs.push(await opened(page, bytes));
      await close();
    }
    console.table(runs);
    console.log('median', median(runs.map(({ examples }) => examples)), median(runs.map(({ editor }) => editor)));
    expect(runs).toHaveLength(RUNS);
  });
});

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VIEWS } from '../../src/views/views.js';
import { chromium, launchBrowser, watchedPage } from '../support/browser.js';
import { startServer } from '../support/server.js';
import { brokenWords } from './broken-words.js';

/** Of each view one that has much, and comparisons of as many columns as there may be. */
const PATHS = [
  'profile?of=KAZ',
  'norm-gaps?country=KAZ&treaty=CAT',
  'conflicts?about=KAZ',
  'timeline?about=KAZ',
  'compare?ids=KAZ,UZB',
  'compare?ids=KAZ,UZB&of=NORM_GAPS&treaty=CAT',
  'compare?ids=KAZ,UZB,RUS,GBR,DEU,FRA,MAR,USA&of=TREATY_ACTIONS,FINDINGS',
  'compare?ids=CAT/1,CAT/2,CAT/3,CAT/4,CAT/4/2,CAT/11,CAT/21,CAT/22',
  'dossier?of=CAT',
];
const CELLS = 'main :is(th, td, caption)';

describe.skipIf(chromium() === undefined)('words in the tables of views', () => {
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

  test('are looked at in every view that there is', () => {
    expect(VIEWS.map(({ name }) => name).filter((name) => !PATHS.some((path) => path.startsWith(name)))).toEqual([]);
  });

  test.each([390, 1280].flatMap((width) => PATHS.map((path) => [width, path] as const)))(
    'are whole at %i px (%s)',
    async (width, path) => {
      const { page, problems, close } = await watchedPage(browser, server.url, { viewport: { width, height: 844 } });
      const response = await page.goto(`/view/${path}`);
      expect(response?.status()).toBe(200);
      // What is folded is measured too.
      await page.evaluate<undefined>(`for (const one of document.querySelectorAll('details')) one.open = true`);
      expect(await brokenWords(page, CELLS)).toEqual([]);
      expect(problems).toEqual([]);
      await close();
    },
  );

  test('are seen where they are broken', async () => {
    const { page, close } = await watchedPage(browser, server.url, { viewport: { width: 390, height: 844 } });
    await page.goto('/view/norm-gaps?country=KAZ&treaty=CAT');
    await page.evaluate<undefined>(`void (document.querySelector('main td').textContent = 'incommunicado'.repeat(9))`);
    expect((await brokenWords(page, CELLS)).length).toBeGreaterThan(0);
    await close();
  });
});

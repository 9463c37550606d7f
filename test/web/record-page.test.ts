import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeInBoth } from '../support/axe.js';
import { chromium, launchBrowser, watchedPage } from '../support/browser.js';
import { startServer } from '../support/server.js';

/** Of each family one, a claim that lost, and what was withdrawn. */
const IDS = [
  'atlas/kazakhstan-2014/key-facts/5/a',
  'kaz/criminal-code',
  'atlas/kazakhstan-2014/legal-framework/3.1',
  'conflict/cat-accession',
  'atlas/kazakhstan-2014/background-information/2.1/a',
  'kaz/crimnal-code',
];
/** That a page is not there, or not there any more, is told in the console of a browser too. */
const STATUS = /^console: Failed to load resource: the server responded with a status of 4\d\d/;

describe.skipIf(chromium() === undefined)('the page of a record', () => {
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

  test.each(IDS)(
    'has no accessibility violation in light and in dark, does not scroll sideways, and no other problem (%s)',
    async (id) => {
      const { page, problems, close } = await watchedPage(browser, server.url, {
        viewport: { width: 390, height: 844 },
      });
      await page.goto(`/id/${id}`);
      expect(await axeInBoth(page)).toEqual([]);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(390);
      expect(problems.filter((problem) => !STATUS.test(problem))).toEqual([]);
      await close();
    },
  );

  test('is styled as the start page, and reads without script: it has none', async () => {
    const { page, close } = await watchedPage(browser, server.url, { javaScriptEnabled: false });
    await page.goto('/id/conflict/cat-accession');
    expect(await page.locator('script').count()).toBe(0);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
      'Did Kazakhstan ratify the Convention against Torture or accede to it?',
    );
    expect(await page.locator('.side.prevails').count()).toBe(1);
    await close();
    const styled = await watchedPage(browser, server.url);
    const font = async (path: string): Promise<string> => {
      await styled.page.goto(path);
      return styled.page.evaluate<string>("getComputedStyle(document.querySelector('h1')).fontFamily");
    };
    expect(await font('/id/KAZ')).toBe(await font('/'));
    await styled.close();
  });

  test('opens the query that it is made of in the playground, which answers it', async () => {
    const { page, problems, close } = await watchedPage(browser, server.url);
    await page.goto('/id/kaz/criminal-code');
    await page.getByRole('link', { name: 'Ask for this record in the playground' }).click();
    await page.locator('.graphiql-response .monaco-editor').waitFor();
    const answer = page.waitForResponse(
      (response) =>
        response.url().endsWith('/graphql') && (response.request().postData() ?? '').includes('query Record'),
    );
    await page.getByRole('button', { name: /^Execute/ }).click();
    const { data, errors } = (await (await answer).json()) as { data?: { law?: { id: string } }; errors?: unknown };
    expect([data?.law?.id, errors]).toEqual(['kaz/criminal-code', undefined]);
    expect(problems).toEqual([]);
    await close();
  });
});

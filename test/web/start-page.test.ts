import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeInBoth } from '../support/axe.js';
import { chromium, launchBrowser, watchedPage } from '../support/browser.js';
import { startServer } from '../support/server.js';
import { examples, startExample } from './examples.js';

describe.skipIf(chromium() === undefined)('the start page', () => {
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

  test('comes with a security policy that lets nothing in from elsewhere', async () => {
    const response = await fetch(`${server.url}/`);
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; worker-src 'self'; connect-src 'self'; font-src 'self'; " +
        "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  });

  test('has no accessibility violation and no other problem, in light and in dark', async () => {
    const { page, problems, close } = await watchedPage(browser, server.url);
    await page.goto('/');
    expect(await axeInBoth(page)).toEqual([]);
    expect(problems).toEqual([]);
    await close();
  });

  test('is whole without scripts', async () => {
    const { page, close } = await watchedPage(browser, server.url, { javaScriptEnabled: false });
    await page.goto('/');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('torture');
    expect(await page.locator('pre').last().textContent()).toMatch(/^curl http:/);
    await close();
  });

  test('shows an example question that opens in the playground', async () => {
    const { page, close } = await watchedPage(browser, server.url);
    const example = startExample(examples);
    await page.goto('/');
    expect(await page.locator('.question').textContent()).toBe(example.question);
    await page.getByRole('link', { name: 'Ask it in the playground' }).click();
    await page.locator(`[data-example="${example.id}"][aria-current=true]`).waitFor();
    await close();
  });

  // Browsers take every name below localhost for this machine: one as good as any other for a server that has a name.
  test.each(['127.0.0.1', 'localhost', 'graph.localhost'])(
    'gives programs the address that it was opened at: %s',
    async (host) => {
      const url = server.url.replace('127.0.0.1', host);
      const { page, problems, close } = await watchedPage(browser, url);
      await page.goto('/');
      expect(await page.locator('pre').last().textContent()).toMatch(new RegExp(`^curl ${url}/graphql `));
      expect(problems).toEqual([]);
      await close();
    },
  );

  test('does not scroll sideways on a telephone', async () => {
    const { page, close } = await watchedPage(browser, server.url, { viewport: { width: 390, height: 844 } });
    await page.goto('/');
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(390);
    await close();
  });

  test('a page that breaks the rules is noticed', async () => {
    const { page, problems, close } = await watchedPage(browser, server.url);
    await page.goto('/');
    await page.evaluate(`
      document.body.append(Object.assign(document.createElement('script'), { textContent: '0' }));
      document.body.append(Object.assign(document.createElement('img'), { src: 'http://elsewhere.invalid/a.png' }));
      setTimeout(() => { throw new Error('thrown by the page'); });
    `);
    await expect
      .poll(() => problems)
      .toEqual(
        expect.arrayContaining([
          'security policy: script-src-elem refuses inline',
          'security policy: img-src refuses http://elsewhere.invalid/a.png',
          'exception: thrown by the page',
          expect.stringMatching(/^console: .*violates the following Content Security Policy/),
        ]),
      );
    await close();
  });
});

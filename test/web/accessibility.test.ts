import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, axeInBoth } from '../support/axe.js';
import { chromium, launchBrowser, watchedPage } from '../support/browser.js';
import { startServer } from '../support/server.js';

/**
 * Findings of axe that are let pass, each as `rule: the element as axe shows it`. There is none, and none is to come: what
 * GraphiQL does wrong is mended by our style, or in src/web/playground/mended.ts.
 */
const EXCEPTIONS: readonly string[] = [];
const MOST_EXCEPTIONS = 0;

/** The ways to all that there is to see, each looked at on the way. */
const PLACES: Readonly<
  Record<string, (page: Page, look: (where: string, isCovered?: boolean) => Promise<void>) => Promise<void>>
> = {
  'the examples and the answer': async (page, look) => {
    await look('JSON');
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await page.locator('.answer-rows').waitFor();
    await look('table');
  },
  'the documentation, of a type and of a field, and the search in it': async (page, look) => {
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.locator('.schema-map summary').click();
    await look('map');
    await page.locator('.schema-map dt a', { hasText: /^Law$/ }).click();
    await page.locator('.graphiql-doc-explorer-title', { hasText: 'Law' }).waitFor();
    await look('type');
    await page.locator('.graphiql-doc-explorer input').fill('law');
    await page.getByRole('option').first().waitFor();
    await look('search');
    await page.keyboard.press('Escape');
    await page.locator('.graphiql-doc-explorer-field-name', { hasText: /^articles$/ }).click();
    await page.locator('.graphiql-doc-explorer-title', { hasText: 'articles' }).waitFor();
    await look('field');
  },
  'the history and the dialogs': async (page, look) => {
    await page.getByRole('button', { name: 'Show History' }).click();
    await page.locator('.graphiql-history-item').first().waitFor();
    await look('history');
    for (const name of [/short keys/i, /settings/i]) {
      await page.getByRole('button', { name }).click();
      await page.getByRole('dialog').waitFor();
      await look(String(name));
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
  },
  'what completes a query': async (page, look) => {
    // Of its own: how much of the example is drawn hangs on the width.
    await page.locator('.graphiql-query-editor .view-line').first().click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('{ laws { nodes { ');
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor();
    await look('suggestions', true);
  },
};

describe.skipIf(chromium() === undefined)('axe finds nothing', () => {
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

  test('but what is named, which does not become more', () => {
    expect(EXCEPTIONS.length).toBeLessThanOrEqual(MOST_EXCEPTIONS);
  });

  test('where there is nothing, and what there is in each scheme', async () => {
    const { page, close } = await watchedPage(browser, server.url);
    const document = (style: string, rest = ''): string =>
      `<html lang="en"><title>A</title><style>${style}</style><main><h1>A</h1><p>Words</p>${rest}</main></html>`;
    await page.setContent(document(''));
    expect(await axeInBoth(page)).toEqual([]);
    await page.setContent(document('p { color: #eee }', '<button></button>'));
    expect(await axeInBoth(page)).toEqual([
      'light: button-name: <button></button>',
      'light: color-contrast: <p>Words</p>',
      'dark: color-contrast: <p>Words</p>',
    ]);
    await page.setContent(document('@media (prefers-color-scheme: dark) { p { color: #eee } }'));
    expect(await axeInBoth(page)).toEqual(['dark: color-contrast: <p>Words</p>']);
    const targets = '<button>A</button><button>B</button>';
    await page.setContent(
      document('button { width: 9px; height: 9px; padding: 0; border: 0; font-size: 9px }', targets),
    );
    expect((await axeFindings(page)).map((one) => one.split(':')[0])).toContain('target-size');
    expect((await axeFindings(page, { isCovered: true })).map((one) => one.split(':')[0])).not.toContain('target-size');
    await page.setContent(document('', '<iframe title="A"></iframe>'));
    await expect(axeFindings(page)).rejects.toThrow('axe looks into no frame, and about:blank has one.');
    await close();
  });

  const SCREENS = (['light', 'dark'] as const).flatMap((scheme) =>
    [1440, 768, 390].map((width) => ({ scheme, width })),
  );

  /**
   * The playground takes some ten seconds a place, and views are long: colours hang on the scheme and sizes on the width,
   * so that each is looked at, and every pair of them with AXE=all.
   */
  const ALL = process.env['AXE'] === 'all';
  const OF_PLAYGROUND = ALL ? SCREENS : SCREENS.filter(({ scheme, width }) => (scheme === 'dark') === (width === 390));
  const OF_VIEWS = ALL ? SCREENS : OF_PLAYGROUND.filter(({ width }) => width !== 768);

  const VIEWS = [
    ...['/view/', '/view/norm-gaps?country=KAZ', '/view/profile?of=KAZ', '/view/profile?of=UZB'],
    ...['/view/norm-gaps?country=KAZ&treaty=CAT', '/view/conflicts?about=KAZ', '/view/timeline?about=KAZ'],
    ...['/view/compare?ids=KAZ,UZB', '/view/dossier?of=kaz/criminal-code/347.1', '/view/dossier?of=kaz/crimnal-code'],
  ];

  test.each(OF_VIEWS)('on views ($scheme, $width px)', { timeout: 300_000 }, async ({ scheme, width }) => {
    const { page, problems, close } = await watchedPage(browser, server.url, {
      colorScheme: scheme,
      viewport: { width, height: 844 },
    });
    const found: string[] = [];
    for (const path of VIEWS) {
      await page.goto(path);
      // What is closed is looked at too.
      await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
      found.push(...(await axeFindings(page)).map((one) => `${path}: ${one}`));
      expect([path, await page.evaluate<number>('document.documentElement.scrollWidth')]).toEqual([path, width]);
    }
    expect(found).toEqual([]);
    // That a page is not there is told in the console too.
    expect(problems.filter((problem) => !problem.includes('status of 404'))).toEqual([]);
    await close();
  });

  test.each([1440, 768, 390])('on the start page, that of a record and that of no address (%i px)', async (width) => {
    const { page, close } = await watchedPage(browser, server.url, { viewport: { width, height: 844 } });
    for (const path of ['/', '/id/kaz/criminal-code', '/playgruond', `/${'nothing'.repeat(40)}`]) {
      await page.goto(path);
      expect([path, await page.evaluate<number>('document.documentElement.scrollWidth')]).toEqual([path, width]);
      expect((await axeInBoth(page)).map((one) => `${path}: ${one}`)).toEqual([]);
    }
    await close();
  });

  describe.each(OF_PLAYGROUND)('on the playground ($scheme, $width px)', ({ scheme, width }) => {
    test.each(Object.keys(PLACES))('%s', async (name) => {
      const { page, problems, close } = await watchedPage(browser, server.url, {
        colorScheme: scheme,
        viewport: { width, height: 844 },
      });
      const found: string[] = [];
      const look = async (where: string, isCovered = false): Promise<void> => {
        const here = (await axeFindings(page, { isCovered })).filter((one) => !EXCEPTIONS.includes(one));
        found.push(...here.map((one) => `${where}: ${one}`));
      };
      await page.goto('/playground');
      await page.locator('.answer-bar [role=status]:not(:empty)').waitFor();
      await PLACES[name]?.(page, look);
      expect(found).toEqual([]);
      expect(problems).toEqual([]);
      await close();
    });
  });
});

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { groupExamples } from '../../src/web/examples.js';
import { chromium, launchBrowser, watchedPage } from '../support/browser.js';
import { startServer } from '../support/server.js';
import { examples, startExample } from './examples.js';

/** Pictures of pages that the README shows. */
const PICTURE = 'docs/playground.png';
/** Of each picture, a digest of what it showed when it was made. */
const SHOWN = 'docs/pictures.json';
const COMMAND = 'npm run pictures';

/** What the picture shows that a reader would miss or look for in vain: the list of examples, and the one that is open. */
const shows = createHash('sha256')
  .update(
    JSON.stringify([
      [...groupExamples(examples)].map(([group, list]) => [group, list.map(({ title }) => title)]),
      startExample(examples).query,
    ]),
  )
  .digest('hex')
  .slice(0, 16);

describe('the pictures of the README', () => {
  it.runIf(process.env['UPDATE_PICTURES'] === '1')('are made', async () => {
    if (chromium() === undefined) throw new Error('Pictures are taken with Chromium, and there is none.');
    const [server, browser] = [await startServer(), await launchBrowser()];
    const { page, problems, close } = await watchedPage(browser, server.url, {
      viewport: { width: 1280, height: 800 },
      colorScheme: 'light',
    });
    await page.goto('/playground');
    await page
      .locator('.graphiql-query-editor')
      .getByText(startExample(examples).query.split('\n')[0] ?? '')
      .waitFor();
    // It runs what it opens with.
    await page.locator('.result-window').getByText('"data"').waitFor();
    // The last of the editor's own movements.
    await page.waitForTimeout(1_000);
    await page.screenshot({ path: PICTURE });
    expect(problems).toEqual([]);
    await close();
    await browser.close();
    await server.close();
    writeFileSync(SHOWN, `${JSON.stringify({ [PICTURE]: shows }, undefined, 2)}\n`);
  });

  it(`show the examples that there are: ${COMMAND} takes them anew`, () => {
    expect(existsSync(PICTURE)).toBe(true);
    expect(JSON.parse(readFileSync(SHOWN, 'utf8'))).toEqual({ [PICTURE]: shows });
  });
});

import { describe, expect, it } from 'vitest';
import { groupExamples } from '../../src/web/examples.js';
import { chromium, launchBrowser, watchedPage } from '../support/browser.js';
import { startServer } from '../support/server.js';
import { examples, startExample } from './examples.js';
import { COMMAND, digestOf, notePicture, shownIn } from './pictures.js';

/** The picture that the README shows. */
const PICTURE = 'docs/playground.png';
/** What the picture shows that a reader would miss or look for in vain: the list of examples, and the one that is open. */
const shows = digestOf([
  [...groupExamples(examples)].map(([group, list]) => [group, list.map(({ title }) => title)]),
  startExample(examples).query,
]);

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
    notePicture(PICTURE, shows);
  });

  it(`show the examples that there are: ${COMMAND} takes them anew`, () => {
    expect(shownIn(PICTURE)).toBe(shows);
  });
});

import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { shareLink } from '../../src/page/share-link.js';
import { chromium, launchBrowser, watchedPage } from '../support/browser.js';
import { startServer } from '../support/server.js';
import { examples, startExample } from './examples.js';
import { answered, asTable, editorsOf, example, execute, open, problem } from './playground-page.js';
import { run, status, tabs, text, write } from './playground-page.js';

const AWAY =
  'The server does not answer: it was stopped, or the connection is lost. ' +
  'Start it again ("npm start") or look to the connection, then try again.';
const NO_SCHEMA = `The schema did not come, so that nothing is completed, marked or documented. ${AWAY}`;
const BEFORE = 'What is shown is the answer before.';
const COUNTRY = { query: 'query Country {\n  country(id: "KAZ") {\n    name\n  }\n}\n', variables: '' };
const KAZAKHSTAN = { data: { country: { name: 'Kazakhstan' } } };

const OPERATIONS = /\/graphql$/;
const SCHEMA = /\/graphql\?query=/;

/** Holds requests back until they are let go; one that the page gave up meanwhile is let be. */
async function held(page: Page, what: RegExp): Promise<{ readonly count: () => number; readonly letGo: () => void }> {
  let letGo = (): void => undefined;
  const isLetGo = new Promise<void>((resolve) => (letGo = resolve));
  let count = 0;
  await page.route(what, async (route: Route) => {
    count += 1;
    await isLetGo;
    await route.continue().catch(() => undefined);
  });
  return { count: () => count, letGo: () => letGo() };
}

/** Opens the playground, and waits until it has read the schema too. */
async function openAll(page: Page, path?: string): Promise<void> {
  const schema = page.waitForResponse((response) => SCHEMA.test(response.url()));
  await open(page, path);
  await (await schema).finished();
  await answered(page);
}

/** What stands on the page has nothing of the program in it. */
async function expectNoTrace(page: Page): Promise<void> {
  expect(await page.locator('body').innerText()).not.toMatch(/Failed to fetch|TypeError|AbortError|\.js\b/);
}

describe.skipIf(chromium() === undefined)('the playground, where the server is away or slow', () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof startServer>>;
  let isUp = true;
  const visit = () => watchedPage(browser, server.url);

  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
  });

  beforeEach(async () => {
    if (!isUp) await server.start();
    isUp = true;
  });

  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  async function stopServer(): Promise<void> {
    await server.stop();
    isUp = false;
  }

  async function startAgain(): Promise<void> {
    await server.start();
    isUp = true;
  }

  test('says so and what to do, keeps the query and the last answer, and goes on when it is back', async () => {
    const { page, close } = await visit();
    await openAll(page, shareLink(COUNTRY));
    expect(await answered(page)).toMatchObject(KAZAKHSTAN);
    const before = await text(page, 'response.json');
    const changed = COUNTRY.query.replace('name', 'id');
    await write(page, 'operation.graphql', changed);
    await stopServer();
    await execute(page).click();
    await expect.poll(() => status(page).textContent()).toBe('The server does not answer. It is asked again …');
    await problem(page).waitFor();
    expect(await problem(page).allTextContents()).toEqual([`${AWAY} ${BEFORE}`]);
    expect(await text(page, 'response.json')).toBe(before);
    expect(await text(page, 'operation.graphql')).toBe(changed);
    expect(await page.getByRole('button', { name: 'Download JSON' }).isEnabled()).toBe(true);
    await expectNoTrace(page);
    await asTable(page).click();
    await page.locator('.answer-note', { hasText: AWAY }).waitFor();
    await startAgain();
    expect(await run(page)).toMatchObject({ data: { country: { id: 'KAZ' } } });
    await expect.poll(() => problem(page).count()).toBe(0);
    await close();
  });

  test('without an answer before there is none to show; that of another query is none', async () => {
    const { page, close } = await visit();
    await openAll(page);
    await stopServer();
    await example(page, 'meta').click();
    await problem(page).waitFor();
    expect(await problem(page).allTextContents()).toEqual([AWAY]);
    expect(await text(page, 'response.json')).toBe('');
    expect(await page.getByRole('button', { name: 'Download JSON' }).isDisabled()).toBe(true);
    await asTable(page).click();
    await page.getByText('Run the query to see its answer.').waitFor();
    await close();
  });

  test('is not noticed where the server is back within some seconds', async () => {
    const { page, close } = await visit();
    await openAll(page, shareLink(COUNTRY));
    await stopServer();
    await execute(page).click();
    await expect.poll(() => status(page).textContent()).toBe('The server does not answer. It is asked again …');
    await startAgain();
    await expect.poll(() => status(page).textContent()).toMatch(/^\d+ rows? in \d+ statements?, \d+ ms\.$/);
    expect(await problem(page).count()).toBe(0);
    await close();
  });

  test('says that the schema is missing, and asks for it again when it is told to', async () => {
    const { page, close } = await visit();
    await page.route(SCHEMA, (route) => route.abort());
    await open(page);
    await problem(page).waitFor();
    expect(await problem(page).allTextContents()).toEqual([NO_SCHEMA]);
    expect(await answered(page)).toHaveProperty('data.law');
    await expectNoTrace(page);
    await page.unroute(SCHEMA);
    await page.getByRole('button', { name: 'Ask for the schema again' }).click();
    await expect.poll(() => problem(page).count()).toBe(0);
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.locator('.schema-map').waitFor();
    await close();
  });

  test('asks for the missing schema by itself where an answer comes', async () => {
    const { page, close } = await visit();
    await page.route(SCHEMA, (route) => route.fulfill({ status: 502, contentType: 'text/html', body: '<p>no</p>' }));
    await open(page, shareLink(COUNTRY));
    await problem(page).waitFor();
    expect(await problem(page).allTextContents()).toEqual([
      'The schema did not come, so that nothing is completed, marked or documented. ' +
        'The server answered 502 Bad Gateway without JSON. Please try again.',
    ]);
    await page.unroute(SCHEMA);
    await execute(page).click();
    await expect.poll(() => problem(page).count()).toBe(0);
    await close();
  });

  test('says that an answer takes long; it can be stopped, the last one stays, and it is run again', async () => {
    const { page, close } = await visit();
    await open(page, shareLink(COUNTRY));
    expect(await answered(page)).toMatchObject(KAZAKHSTAN);
    const { letGo } = await held(page, OPERATIONS);
    const isGivenUp = page.waitForEvent('requestfailed', (request) => OPERATIONS.test(request.url()));
    await execute(page).click();
    await expect
      .poll(() => status(page).textContent(), { timeout: 10_000 })
      .toBe('The answer takes long: the server is still at work.');
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await isGivenUp;
    await expect.poll(() => status(page).textContent()).toBe(`Stopped. ${BEFORE}`);
    expect(await answered(page)).toMatchObject(KAZAKHSTAN);
    letGo();
    expect(await run(page)).toMatchObject(KAZAKHSTAN);
    await expect.poll(() => status(page).textContent()).toMatch(/^\d+ rows? in \d+ statements?, \d+ ms\.$/);
    await close();
  });

  test('what is on its way to one tab never comes to another', async () => {
    const { page, close } = await visit();
    await open(page, shareLink(COUNTRY));
    await answered(page);
    const before = await tabs(page).count();
    const { count, letGo } = await held(page, OPERATIONS);
    await execute(page).click();
    await expect.poll(count).toBe(1);
    const isGivenUp = page.waitForEvent('requestfailed', (request) => OPERATIONS.test(request.url()));
    await page.getByRole('button', { name: 'New query' }).click();
    await isGivenUp;
    letGo();
    expect(await tabs(page).count()).toBe(before + 1);
    expect(await text(page, 'response.json')).toBe('');
    expect(await status(page).textContent()).toBe('');
    await tabs(page).getByRole('button', { name: 'Country', exact: true }).click();
    await expect.poll(() => status(page).textContent()).toBe('Stopped.');
    await close();
  });

  test.each([
    [
      { status: 503, contentType: 'text/plain', body: 'down' },
      'The server answered 503 Service Unavailable without JSON. Please try again.',
    ],
    [
      { status: 200, contentType: 'application/json', body: '{"data": {' },
      'The answer was cut off on its way. Please try again.',
    ],
  ])('says what is wrong with an answer that is none: %j', async (answer, sentence) => {
    const { page, close } = await visit();
    await page.route(OPERATIONS, (route) => route.fulfill(answer));
    await open(page, shareLink(COUNTRY));
    await problem(page).waitFor();
    expect(await problem(page).allTextContents()).toEqual([sentence]);
    expect(await text(page, 'response.json')).toBe('');
    await expectNoTrace(page);
    await close();
  });

  describe('opens and runs what was chosen before the editor was there', () => {
    const chosen = examples.find(({ id }) => id === 'meta') ?? startExample(examples);

    async function expectChosen(page: Page): Promise<void> {
      await editorsOf(page);
      await expect.poll(() => text(page, 'operation.graphql')).toBe(chosen.query);
      await expect.poll(() => text(page, 'response.json')).toContain('"apiVersion"');
      expect(await problem(page).count()).toBe(0);
    }

    test('in the list that comes with the page', async () => {
      const { page, problems, close } = await visit();
      const { letGo } = await held(page, /\/assets\/.*\.js$/);
      await page.goto('/playground', { waitUntil: 'commit' });
      await page.locator('.examples.before a', { hasText: chosen.title }).click();
      letGo();
      await expectChosen(page);
      expect(problems).toEqual([]);
      await close();
    });

    test.each(['/playground', shareLink(COUNTRY)])('in the list of the playground, at %s', async (path) => {
      const { page, problems, close } = await visit();
      // All but the page's own script, which draws the list.
      const { letGo } = await held(page, /\/assets\/monaco.*\.js$/);
      await page.goto(path, { waitUntil: 'commit' });
      await page.getByText('The editor is on its way. Choose one, and it opens with it.').waitFor();
      await example(page, chosen.id).click();
      letGo();
      await expectChosen(page);
      const isShared = path !== '/playground';
      expect(await tabs(page).getByRole('button', { name: 'Country', exact: true }).count()).toBe(isShared ? 1 : 0);
      expect(problems).toEqual([]);
      await close();
    });
  });
});

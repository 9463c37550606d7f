import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shareLink } from '../../src/page/share-link.js';
import { chromium, launchBrowser, watchedPage } from '../support/browser.js';
import { startServer } from '../support/server.js';
import { examples, startExample } from './examples.js';

const COUNTRY = {
  query: 'query Country($id: ID!) {\n  country(id: $id) {\n    name\n  }\n}\n',
  variables: '{ "id": "KAZ" }',
};

type Editor = 'operation.graphql' | 'variables.json' | 'response.json';

/** The whole text of an editor; the page itself holds only the lines in view. */
async function text(page: Page, editor: Editor): Promise<string> {
  return page.evaluate<string>(
    `__MONACO.editor.getModels().find((model) => model.uri.path.endsWith('${editor}'))?.getValue() ?? ''`,
  );
}

async function write(page: Page, editor: Editor, value: string): Promise<void> {
  const model = `__MONACO.editor.getModels().find((model) => model.uri.path.endsWith('${editor}'))`;
  await page.evaluate(`${model}.setValue(${JSON.stringify(value)})`);
}

async function open(page: Page, path = '/playground'): Promise<void> {
  await page.goto(path);
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  await page.locator('.graphiql-response .monaco-editor').waitFor();
}

async function run(page: Page): Promise<unknown> {
  const answer = page.waitForResponse((response) => response.url().endsWith('/graphql'));
  await page.getByRole('button', { name: /^Execute/ }).click();
  await answer;
  await expect.poll(() => text(page, 'response.json')).not.toBe('');
  return JSON.parse(await text(page, 'response.json'));
}

const example = (page: Page, id: string) => page.locator(`[data-example="${id}"]`);
const tabs = (page: Page) => page.getByRole('navigation', { name: 'Open queries' }).getByRole('listitem');

describe.skipIf(chromium() === undefined)('the playground', () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof startServer>>;
  const visit = (options = {}) => watchedPage(browser, server.url, options);

  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  test('comes with a security policy that allows, beyond that of other pages, only inline styles and fonts', async () => {
    const response = await fetch(`${server.url}/playground`);
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; worker-src 'self'; connect-src 'self'; " +
        "font-src 'self' data:; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  });

  test('lists every example, runs one and shows the answer, without a problem', async () => {
    const { page, problems, close } = await visit();
    await open(page);
    const titles = await page.locator('[data-example]').allTextContents();
    expect(titles).toEqual(examples.map(({ title }) => title));
    const { id, query } = startExample(examples);
    await example(page, id).click();
    await expect.poll(() => text(page, 'operation.graphql')).toBe(query);
    expect(await run(page)).toHaveProperty('data');
    expect(problems).toEqual([]);
    await close();
  });

  test('fills in the variables of every example', async () => {
    const { page, close } = await visit();
    await open(page);
    for (const { id, query, variables } of examples) {
      await example(page, id).click();
      await expect.poll(() => text(page, 'operation.graphql')).toBe(query);
      expect(await text(page, 'variables.json')).toBe(variables);
    }
    await close();
  });

  test('an example takes the place of an untouched query, never of one that somebody wrote', async () => {
    const { page, close } = await visit();
    await open(page, shareLink(COUNTRY));
    const before = await tabs(page).count();
    const { id, query } = startExample(examples);
    await example(page, id).click();
    await expect.poll(() => text(page, 'operation.graphql')).toBe(query);
    await tabs(page).getByRole('button', { name: 'Country', exact: true }).click();
    await expect.poll(() => text(page, 'operation.graphql')).toBe(COUNTRY.query);
    expect(await text(page, 'variables.json')).toBe(COUNTRY.variables);
    expect(await tabs(page).count()).toBeGreaterThanOrEqual(before);
    await close();
  });

  test('a copied link shows the same query with its variables to somebody else, who runs it', async () => {
    const writer = await visit({ permissions: ['clipboard-read', 'clipboard-write'] });
    await open(writer.page);
    await write(writer.page, 'operation.graphql', COUNTRY.query);
    await write(writer.page, 'variables.json', COUNTRY.variables);
    await writer.page.getByRole('button', { name: 'Copy link' }).click();
    await writer.page.getByText('Link copied').waitFor();
    const link = await writer.page.evaluate<string>('navigator.clipboard.readText()');
    expect(link).toBe(`${server.url}${shareLink(COUNTRY)}`);
    await writer.close();

    const reader = await visit();
    await open(reader.page, link);
    expect(await text(reader.page, 'operation.graphql')).toBe(COUNTRY.query);
    expect(await text(reader.page, 'variables.json')).toBe(COUNTRY.variables);
    expect(await run(reader.page)).toMatchObject({ data: { country: { name: 'Kazakhstan' } } });
    expect(reader.problems).toEqual([]);
    await reader.close();
  });

  test('without a clipboard the link goes to the address bar', async () => {
    const { page, close } = await visit();
    await page.addInitScript({ content: `Object.defineProperty(navigator, 'clipboard', { value: undefined });` });
    await open(page, shareLink(COUNTRY));
    await page.evaluate(`history.replaceState(null, '', '/playground')`);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('The link is in the address bar').waitFor();
    expect(page.url()).toBe(`${server.url}${shareLink(COUNTRY)}`);
    await close();
  });

  test('a shared query comes beside what was open before, and follows a change of the address', async () => {
    const { page, close } = await visit();
    await open(page);
    const written = 'query Written {\n  meta {\n    dataVersion\n  }\n}\n';
    await write(page, 'operation.graphql', written);
    await expect
      .poll(() => page.evaluate<string>(`localStorage.getItem('graphiql:tabState') ?? ''`))
      .toContain('Written');
    await page.goto('about:blank');
    await open(page, shareLink(COUNTRY));
    expect(await text(page, 'operation.graphql')).toBe(COUNTRY.query);
    expect(await text(page, 'variables.json')).toBe(COUNTRY.variables);
    const other = { query: 'query Other {\n  meta {\n    dataVersion\n  }\n}\n', variables: '' };
    await page.evaluate(`location.hash = ${JSON.stringify(shareLink(other).split('#')[1])}`);
    await expect.poll(() => text(page, 'operation.graphql')).toBe(other.query);
    const titles = await tabs(page).allTextContents();
    expect(titles).toEqual(expect.arrayContaining(['Written', 'Country', 'Other']));
    await close();
  });

  test('an answer that is not JSON is shown as a sentence', async () => {
    const { page, close } = await visit();
    await open(page, shareLink(COUNTRY));
    await page.route('**/graphql', (route) => route.fulfill({ status: 503, contentType: 'text/plain', body: 'down' }));
    await run(page).catch(() => undefined);
    expect(await text(page, 'response.json')).toContain(
      'The server answered 503 Service Unavailable without JSON. Please try again.',
    );
    await close();
  });

  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const)('has no accessibility violation (%s, %i px)', async (scheme, width) => {
    const { page, problems, close } = await visit({ colorScheme: scheme, viewport: { width, height: 844 } });
    await open(page, shareLink(COUNTRY));
    await run(page);
    for (const panel of ['Examples', 'Documentation Explorer', 'History']) {
      if (panel !== 'Examples') await page.getByRole('button', { name: `Show ${panel}` }).click();
      await page.getByRole('button', { name: `Hide ${panel}` }).waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [panel, id, nodes.map(({ html }) => html)])).toEqual([]);
    }
    expect(problems).toEqual([]);
    await close();
  });

  test('on a telephone nothing scrolls sideways, and the chosen example is in view', async () => {
    const { page, close } = await visit({ viewport: { width: 390, height: 844 }, hasTouch: true });
    await open(page);
    await example(page, startExample(examples).id).tap();
    await page.locator('.examples').waitFor({ state: 'detached' });
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    expect(await run(page)).toHaveProperty('data');
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(390);
    await close();
  });
});

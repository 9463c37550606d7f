import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shareLink } from '../../src/page/share-link.js';
import { chromium, launchBrowser, watchedPage } from '../support/browser.js';
import { startServer } from '../support/server.js';
import { examples, startExample } from './examples.js';
import { answered, asTable, example, open, problem, run, status, tabs, text, write } from './playground-page.js';

const COUNTRY = {
  query: 'query Country($id: ID!) {\n  country(id: $id) {\n    name\n  }\n}\n',
  variables: '{ "id": "KAZ" }',
};

/** The next file that the page lets the browser save: its name and its text. */
async function downloaded(page: Page, click: () => Promise<void>): Promise<[name: string, text: string]> {
  const download = page.waitForEvent('download');
  await click();
  const file = await download;
  return [file.suggestedFilename(), readFileSync(await file.path(), 'utf8')];
}

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
    const { query } = startExample(examples);
    expect(await text(page, 'operation.graphql')).toBe(query);
    // In our strip, and not in that of GraphiQL as well.
    const [, name = ''] = /^query (\w+)/m.exec(query) ?? [];
    expect(
      await page
        .getByRole('listitem')
        .filter({ hasText: new RegExp(`^${name}$`) })
        .count(),
    ).toBe(1);
    expect(await answered(page)).toHaveProperty('data.law');
    await expect.poll(() => status(page).textContent()).toMatch(/^\d+ rows in \d+ statements, \d+ ms\.$/);
    await example(page, 'meta').click();
    await expect.poll(() => text(page, 'response.json')).toContain('"apiVersion"');
    expect(problems).toEqual([]);
    await close();
  });

  test('finds examples by words, and says where there is none', async () => {
    const { page, close } = await visit();
    await open(page);
    const box = page.getByRole('searchbox', { name: 'Filter the examples' });
    await box.fill('committee 2008');
    expect(await page.locator('[data-example]').count()).toBe(1);
    expect(await example(page, 'committee-in-2008').isVisible()).toBe(true);
    await box.fill('no such words');
    await page.getByText('No example has all of these words.').waitFor();
    await box.fill('');
    expect(await page.locator('[data-example]').count()).toBe(examples.length);
    await close();
  });

  test('the keyboard is in the editor, leaves it, and runs the query from everywhere', async () => {
    const { page, close } = await visit();
    await open(page, shareLink(COUNTRY));
    await answered(page);
    const focused = (): Promise<string> => page.evaluate<string>('document.activeElement.className');
    expect(await focused()).toContain('inputarea');
    await page.keyboard.press('Escape');
    await expect.poll(focused).toContain('graphiql-editor');
    for (const key of ['Control+Enter', 'Meta+Enter']) {
      await page.getByRole('searchbox').focus();
      const again = page.waitForRequest((request) => request.url().endsWith('/graphql'));
      await page.keyboard.press(key);
      await again;
      expect(await answered(page)).toMatchObject({ data: { country: { name: 'Kazakhstan' } } });
    }
    await close();
  });

  test('F1 lists the commands of the editor, in it', async () => {
    const { page, problems, close } = await visit();
    await open(page, shareLink(COUNTRY));
    await answered(page);
    await page.keyboard.press('F1');
    const commands = page.locator('.graphiql-query-editor .monaco-editor .quick-input-widget');
    await commands.locator('.monaco-list-row').first().waitFor();
    await page.keyboard.type('prettify');
    await expect.poll(() => commands.locator('.monaco-list-row').count()).toBe(1);
    await page.keyboard.press('Escape');
    await commands.waitFor({ state: 'hidden' });
    expect(problems).toEqual([]);
    await close();
  });

  test('the answer is a table beside the JSON, and both are files', async () => {
    const { page, problems, close } = await visit();
    await open(page);
    await example(page, 'all-findings').click();
    const table = page.getByRole('region', { name: 'The answer as a table' });
    await table.waitFor();
    const columns = await table.locator('th').allTextContents();
    expect(columns).toEqual(expect.arrayContaining(['id', 'statement', 'foundBy.name', 'citation']));
    const [csvName, csv] = await downloaded(page, () => page.getByRole('button', { name: 'Download CSV' }).click());
    expect(csvName).toMatch(/^AllFindings-\d{4}-\d\d-\d\d-[\da-f]{12}\.csv$/);
    expect(csv.split('\r\n')[0]).toBe(`\uFEFF${columns.join(',')}`);
    const [jsonName, json] = await downloaded(page, () => page.getByRole('button', { name: 'Download JSON' }).click());
    expect(jsonName).toBe(csvName.replace('.csv', '.json'));
    const { nodes } = (JSON.parse(json) as { data: { findings: { nodes: unknown[] } } }).data.findings;
    expect(await page.locator('.answer-note').first().textContent()).toBe(`${nodes.length} rows.`);
    expect(await table.locator('tbody tr').count()).toBe(nodes.length);
    expect(problems).toEqual([]);
    await close();
  });

  test('of an answer with several lists one is chosen; lists of lists stand in their cells', async () => {
    const { page, close } = await visit();
    await open(page);
    await example(page, 'topics-without-claims').click();
    await asTable(page).click();
    const choice = page.getByRole('combobox', { name: 'Rows of' });
    await choice.waitFor();
    expect(await choice.locator('option').allTextContents()).toEqual(['nothingClaimed', 'speakerSilent']);
    await choice.selectOption('speakerSilent');
    await expect
      .poll(() => page.locator('.answer-note').last().textContent())
      .toContain('In the query, and not in these rows: nothingClaimed.nodes.id');
    await example(page, 'committee-in-2008').click();
    await asTable(page).click();
    await page.getByRole('columnheader', { name: 'recommendations.followedUpBy.statement' }).waitFor();
    await close();
  });

  test('an answer without rows is a table that says so, and a file with its columns', async () => {
    const { page, close } = await visit();
    const query = 'query None {\n  laws(filter: { id: { eq: "none" } }) {\n    nodes {\n      name\n    }\n  }\n}\n';
    await open(page, shareLink({ query, variables: '' }));
    await answered(page);
    await asTable(page).click();
    await page.getByText('No rows: the list is empty.').waitFor();
    const [, csv] = await downloaded(page, () => page.getByRole('button', { name: 'Download CSV' }).click());
    expect(csv).toBe('\uFEFFid,name,sameAs\r\n');
    await close();
  });

  test('before anything was run there is nothing to download', async () => {
    const { page, close } = await visit();
    await page.route('**/graphql', (route) => route.abort());
    await open(page);
    expect(await page.getByRole('button', { name: 'Download CSV' }).isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'Download JSON' }).isDisabled()).toBe(true);
    await asTable(page).click();
    await page.getByText('Run the query to see its answer.').waitFor();
    await close();
  });

  test('of a table of five megabytes the first rows are drawn, and the file has all', async () => {
    const { page, close } = await visit();
    const row = `${'x'.repeat(5000)},"a ""b"""\r\n`;
    await page.route(/\/graphql\?format=csv/, (route) =>
      route.fulfill({
        status: 200,
        headers: { 'content-type': 'text/csv; charset=utf-8', 'x-table-rows': '1000' },
        body: `id,name\r\n${row.repeat(1000)}`,
      }),
    );
    await open(page);
    await answered(page);
    await asTable(page).click();
    await page.getByText('The first 200 of 1000 rows; the file has all of them.').waitFor();
    expect(await page.locator('.answer-rows tbody tr').count()).toBe(200);
    expect(await page.locator('.answer-rows tbody td').first().textContent()).toBe(`${'x'.repeat(1000)}…`);
    const [, csv] = await downloaded(page, () => page.getByRole('button', { name: 'Download CSV' }).click());
    expect(csv.length).toBe('id,name\r\n'.length + 1000 * row.length);
    await close();
  });

  test('a link that was cut is not run: what is wrong stands below where the answer would be', async () => {
    const { page, problems, close } = await visit();
    const link = shareLink(COUNTRY);
    await open(page, link.slice(0, link.indexOf('name') + 2));
    await expect
      .poll(() => problem(page).allTextContents())
      .toEqual([
        'This query is damaged, as by a link that was cut off: Syntax Error: Expected Name, found <EOF>. ' +
          'Ask for the whole link, or mend it here.',
      ]);
    expect(await text(page, 'response.json')).toBe('');
    expect(problems).toEqual([]);
    await close();
  });

  test('an example that does not fit the schema is answered with what does not', async () => {
    const { page, close } = await visit();
    await page.route('**/graphql*', async (route) => {
      const body = route.request().postData()?.replaceAll('apiVersion', 'formerName');
      await route.continue(body === undefined ? {} : { postData: body });
    });
    await open(page);
    await example(page, 'meta').click();
    await expect.poll(() => text(page, 'response.json')).toContain('Cannot query field \\"formerName\\" on type');
    await expect.poll(() => status(page).textContent()).toMatch(/1 error\.$/);
    await asTable(page).click();
    await page.getByText('Cannot query field "formerName" on type "Meta".').waitFor();
    await close();
  });

  test.each([
    [
      'forbidden',
      `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })`,
    ],
    ['full', `Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }`],
  ])('works where the storage of the browser is %s', async (_, content) => {
    const { page, problems, close } = await visit();
    await page.addInitScript({ content });
    await open(page);
    expect(await answered(page)).toHaveProperty('data.law');
    await example(page, 'meta').click();
    await expect.poll(() => text(page, 'response.json')).toContain('"apiVersion"');
    expect(problems).toEqual([]);
    await close();
  });

  test('the documentation begins with a map of the schema, from which types are opened', async () => {
    const { page, close } = await visit();
    await open(page);
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    const map = page.locator('.schema-map');
    await map.waitFor();
    expect(await map.locator('.family h3').allTextContents()).toEqual(['Entity', 'Claim', 'Evidence']);
    expect(await map.getByText('LawFilter', { exact: true }).isVisible()).toBe(false);
    await map.locator('dt a', { hasText: /^Finding$/ }).click();
    await page.locator('.graphiql-doc-explorer-title', { hasText: 'Finding' }).waitFor();
    await page.locator('.graphiql-doc-explorer-back').click();
    await map.waitFor();
    await close();
  });

  test('fills in the variables of every example', async () => {
    const { page, close } = await visit();
    await open(page);
    // What each answers is a test of its own.
    await page.route('**/graphql', (route) => route.fulfill({ contentType: 'application/json', body: '{"data":{}}' }));
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

import { spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFile, rm, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HINTS } from '../../src/api/hints.js';
import { EMPTY, added } from '../../src/arrangement/arrangement.js';
import { viewCode } from '../../src/arrangement/view-code.js';
import { MISTAKES } from '../api/mistakes.js';
import { PYTHON } from '../clients/programs.js';
import { tableOf } from '../package/readme-table.js';
import type { CriminalCodeFindings } from '../package/readme-table.js';
import { chromium, launchBrowser, watchedPage } from '../support/browser.js';
import type { WatchedPage } from '../support/browser.js';
import { freePort } from '../support/free-port.js';
import { examples, startExample } from '../web/examples.js';
import { freshCheckout, interrupt, open, type } from './checkout.js';
import { promisedPlayground, readmeCommand, readmeLine, readmeTable } from './readme.js';

/** For what is built, on a machine that has more to do. */
const BUILD_MS = 600_000;
const HAS_PYTHON = spawnSync(PYTHON, ['-c', '']).status === 0;

const textOf = (path: string): Promise<string> => readFile(path, 'utf8');

interface ReadTable {
  readonly mark: boolean;
  readonly bareLineEnds: number;
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly ragged: readonly unknown[];
  readonly formulas: readonly unknown[];
}

/**
 * One story, each step with what the one before left: a stranger has a copy of the repository and the words of its
 * README. `npm ci` is its install, whose packages are here those of this checkout, and then the build. What happens where
 * only the packages that ship are installed, or Node is old, is tried in `test/cli/usage.test.ts`. No spreadsheet is
 * started: Python reads the file, and looks for what makes spreadsheets stumble.
 */
describe.skipIf(chromium() === undefined)('the first hour of a stranger', () => {
  let folder = '';
  let server: ChildProcess | undefined;
  let browser: Browser;
  let visit: WatchedPage;
  let origin = '';
  let file = '';
  let claim = '';

  const start = async (): Promise<string> => {
    server = open('npm start', folder, { PORT: new URL(origin).port });
    let said = '';
    server.stdout?.resume();
    server.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
    await expect.poll(() => said).toContain('\n');
    return said;
  };

  beforeAll(async () => {
    folder = await freshCheckout();
    const address = promisedPlayground();
    address.port = String(await freePort());
    origin = address.origin;
    browser = await launchBrowser();
    visit = await watchedPage(browser, origin, { acceptDownloads: true });
  }, BUILD_MS);

  afterAll(async () => {
    if (server) await interrupt(server);
    await browser.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  test('npm start says what to do first, and that is enough', { timeout: BUILD_MS }, async () => {
    const [install = '', run = ''] = readmeCommand('npm ci && npm start').split(' && ');
    expect(await type(run, folder)).toMatchObject({
      code: 1,
      stderr: `Nothing is installed yet: run "${install}" first, which also builds.\n`,
    });
    await symlink(resolve('node_modules'), join(folder, 'node_modules'));
    const { code, stderr } = await type(run, folder);
    const [, build = ''] = /^Nothing is built yet: run "npm ci" \(or "(.+)"\) first\.\n$/.exec(stderr) ?? [];
    expect([code, build]).toEqual([1, 'npm run build']);
    expect(await type(build, folder)).toMatchObject({ code: 0 });
  });

  test('npm start prints the address that the README promises', async () => {
    const { pathname } = promisedPlayground();
    expect(await start()).toBe(`rights-graph is ready. Playground: ${origin}${pathname}\n`);
  });

  test('every address of the README answers', async () => {
    const addresses = readmeTable('address', 'what it answers').flatMap(([cell = '']) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path),
    );
    expect(addresses).toContain('/playground');
    const view = added(EMPTY, new Map([['KAZ', { x: 0, y: 0 }]]));
    const code = (await viewCode({ view, dataVersion: undefined, degrees: new Map() })).replace('v=', '');
    // A view is of something: its page says of what.
    for (const address of addresses.filter((one) => !one.startsWith('/view/'))) {
      const path = address.replace('{id}', 'KAZ').replace('{code}', code);
      const asked = address === '/graphql' ? `${path}?query={meta{dataVersion}}` : path;
      const { status } = await fetch(origin + asked, { headers: { accept: '*/*' } });
      expect([address, status]).toEqual([address, 200]);
    }
  });

  test('the query of the README, by curl', async () => {
    const { stdout, code } = await type(readmeCommand('curl ').replace(promisedPlayground().origin, origin), folder);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      data: {
        country: {
          name: 'Kazakhstan',
          laws: { nodes: expect.arrayContaining([{ name: 'Criminal Code of the Republic of Kazakhstan' }]) as unknown },
        },
      },
    });
  });

  test('the start page leads to the playground, with the question of the README and its answer', async () => {
    const { page, problems } = visit;
    await page.goto('/');
    await page.locator('a[href="/playground"]').first().click();
    await page.waitForURL('**/playground');
    expect(await currentExample()).toBe(startExample(examples).title);
    const { data } = JSON.parse(await saved('Download JSON')) as { data: CriminalCodeFindings };
    expect(tableOf(data)).toEqual(readmeTable('article', 'finding'));
    expect(problems).toEqual([]);
  });

  test('an example is opened by a click, run once more by Ctrl and Enter, and saved as a table', async () => {
    const { page, problems } = visit;
    await page.getByText('All findings on Kazakhstan, as a table', { exact: true }).click();
    const table = page.getByRole('region', { name: 'The answer as a table' });
    await table.waitFor();
    const again = page.waitForResponse((response) => response.url().includes('/graphql'));
    await page.keyboard.press('Control+Enter');
    expect((await again).status()).toBe(200);
    await table.waitFor();
    file = await pathOf('Download CSV');
    expect(problems).toEqual([]);
  });

  test.runIf(HAS_PYTHON)('another program reads that table: every row whole, nothing that runs', async () => {
    const command = `'${PYTHON}' '${resolve('test/first-hour/read_table.py')}' '${file}'`;
    const { stdout, stderr } = await type(command, folder);
    expect(stderr).toBe('');
    const { rows, columns, ...form } = JSON.parse(stdout) as ReadTable;
    expect(form).toEqual({ mark: true, bareLineEnds: 0, ragged: [], formulas: [] });
    expect(columns).toEqual(expect.arrayContaining(['id', 'statement', 'foundBy.name', 'citation']));
    expect(await visit.page.locator('.answer-note').first().textContent()).toBe(`${rows.length} rows.`);
    expect(rows.filter(({ id, statement, citation }) => !id || !statement || !citation)).toEqual([]);
    claim = rows[0]?.['id'] ?? '';
  });

  test.runIf(HAS_PYTHON)('a claim of the table has a page, and is cited as BibTeX there', async () => {
    const { page, problems } = visit;
    await page.goto(`/id/${claim}`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /BibTeX/ }).click(),
    ]);
    const bibtex = await textOf(await download.path());
    expect(bibtex).toMatch(/^@\w+\{[^,\s]+,\n/);
    expect(bibtex).toContain(`${origin}/id/${claim}`);
    expect(problems).toEqual([]);
  });

  test('/graphql in a browser leads to the playground', async () => {
    await visit.page.goto('/graphql');
    expect(visit.page.url()).toBe(`${origin}/playground`);
  });

  test.each(HINTS.map(({ name }) => name))('typed in a terminal, and mended as it says: %s', async (name) => {
    const [, wrong, said, right] = MISTAKES.find(([of]) => of === name) ?? ['', '', '', ''];
    const { code, stdout } = await type('npx rights-graph query -', folder, {}, wrong);
    const { errors } = JSON.parse(stdout) as { errors: { message: string }[] };
    expect([code, errors.map(({ message }) => message)]).toEqual([1, [said]]);
    // The server is at hand, and a second process says nothing more.
    const mended = await fetch(`${origin}/graphql?query=${encodeURIComponent(right)}`);
    expect([mended.status, await mended.json()]).toMatchObject([200, { data: {} }]);
  });

  test('each command that the README names is there, and no other', async () => {
    const { stdout } = await type('npx rights-graph --help', folder);
    const [, commands = ''] = /\nCommands:\n([^]*)$/.exec(stdout) ?? [];
    const offered = [...commands.matchAll(/^ {2}(\w+)/gm)].map(([, name = '']) => name);
    const named = readmeCommand('npx rights-graph serve')
      .split('\n')
      .map((line) => line.split(/\s+/)[2] ?? '');
    expect([...new Set([...named, 'help'])].sort()).toEqual([...offered].sort());
  });

  test('what the README says of a table in a terminal', async () => {
    const line = readmeLine('npx rights-graph query FILE --format csv').replace(
      'FILE',
      `test/queries/all-findings.graphql --variables '{"country": "KAZ"}'`,
    );
    expect(await type(line, folder)).toMatchObject({ code: 0, stdout: '' });
    const [printed, fromPlayground] = await Promise.all([textOf(join(folder, 'findings.csv')), textOf(file)]);
    expect(fromPlayground.replace('\uFEFF', '')).toBe(printed);
  });

  test('a server that was stopped is a sentence in the playground; started again, it answers', async () => {
    const { page } = visit;
    await page.goto('/playground');
    await ready();
    if (server) await interrupt(server);
    await page.keyboard.press('Control+Enter');
    const sentence = page.getByText('The server does not answer: it was stopped, or the connection is lost.');
    await sentence.first().waitFor();
    await start();
    await page.keyboard.press('Control+Enter');
    await sentence.first().waitFor({ state: 'hidden' });
    expect(await saved('Download JSON')).toContain('"data"');
  });

  const currentExample = async (): Promise<string> =>
    (await visit.page.locator('[data-example][aria-current=true]').textContent()) ?? '';

  /** Waits until the editor takes what is typed. */
  const ready = async (): Promise<void> => {
    await visit.page.locator('.graphiql-query-editor .view-line').first().waitFor();
    await visit.page.locator('.graphiql-response .monaco-editor').waitFor();
  };

  /** Waits until there is an answer, and saves it. */
  const pathOf = async (button: string): Promise<string> => {
    const [download] = await Promise.all([
      visit.page.waitForEvent('download'),
      visit.page.getByRole('button', { name: button }).click(),
    ]);
    return download.path();
  };
  const saved = async (button: string): Promise<string> => textOf(await pathOf(button));
});

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MultiGraph } from 'graphology';
import { parse } from 'graphology-gexf';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EMPTY } from '../../../src/arrangement/arrangement.js';
import { viewCode } from '../../../src/arrangement/view-code.js';
import { chromium, launchBrowser, watchedPage } from '../../support/browser.js';
import { engines } from '../../support/engines.js';
import { startServer } from '../../support/server.js';

/** What another page reads at an address, and how many nodes a browser finds in it. */
interface Fetched {
  readonly text: string;
  readonly nodes: number;
  readonly version: string | null;
}

const fetching = (address: string): string => `fetch(${JSON.stringify(address)}).then(async (answer) => {
  const text = await answer.text();
  const read = new DOMParser().parseFromString(text, 'application/xml');
  return { text, nodes: read.querySelectorAll('node').length, version: answer.headers.get('x-data-version') };
})`;

async function openedData(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('[data-node]').first().waitFor();
  await expect.poll(() => page.evaluate<string>('location.hash')).toMatch(/^#v=/);
  await page.getByText('Data', { exact: true }).click();
}

/** The address that the link gives to Gephi Lite. */
async function givenTo(page: Page): Promise<string> {
  const href = await page.getByRole('link', { name: 'Open in Gephi Lite' }).getAttribute('href');
  const { origin, searchParams } = new URL(href ?? 'about:blank');
  expect([origin, [...searchParams.keys()]]).toEqual(['https://lite.gephi.org', ['file']]);
  return searchParams.get('file') ?? '';
}

describe.runIf(chromium() !== undefined).each(engines())('a link to Gephi Lite, on $name', (engine) => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof startServer>>;
  const elsewhere = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<p>Elsewhere'));
  let other: string;

  beforeAll(async () => {
    server = await startServer(engine.open);
    browser = await launchBrowser();
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    other = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
  });

  afterAll(async () => {
    await browser.close();
    await server.close();
    await new Promise((resolve) => elsewhere.close(resolve));
  });

  test('gives a page of another origin the file that the menu saves', async () => {
    const { page, problems, close } = await watchedPage(browser, server.url);
    await openedData(page, '/explore?id=kaz/criminal-code/347.1');
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Picture for Gephi (GEXF)' }).click();
    const download = await waiting;
    const saved = await readFile(await download.path(), 'utf8');
    const address = await givenTo(page);
    expect(address).toMatch(/\.gexf$/);
    const abroad = await watchedPage(browser, other);
    await abroad.page.goto(other);
    const fetched = await abroad.page.evaluate<Fetched>(fetching(address));
    expect(fetched.text).toBe(saved);
    expect(fetched.nodes).toBe(await page.locator('[data-node]').count());
    expect(download.suggestedFilename()).toContain(fetched.version ?? 'none');
    const graph = parse(MultiGraph, fetched.text, { allowUndeclaredAttributes: true, addMissingNodes: true });
    expect(graph.getNodeAttributes('kaz/criminal-code')).toMatchObject({
      ...{ label: 'Criminal Code of the Republic of Kazakhstan', type: 'Law' },
      ...{ address: `${server.url}/id/kaz/criminal-code`, color: 'rgb(0,105,77)' },
    });
    expect(problems).toEqual([]);
    await close();
    await abroad.close();
  });

  test('gives the view as of its day, and without what is hidden', async () => {
    const { page, problems, close } = await watchedPage(browser, server.url);
    await openedData(page, '/explore?id=kaz/zhanaozen-2011');
    const before = await page.locator('[data-node]').count();
    await page.getByText('Data', { exact: true }).click();
    await page.getByLabel('As it was known on: the day').fill('2012-01-01');
    await expect.poll(() => page.locator('.node.absent').count()).toBeGreaterThan(0);
    await page.locator('.filters label', { hasText: 'Institution' }).first().click();
    await expect.poll(() => page.locator('[data-node]').count()).toBeLessThan(before);
    await page.waitForTimeout(500);
    await page.getByText('Data', { exact: true }).click();
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Picture for Gephi (GEXF)' }).click();
    const saved = await readFile(await (await waiting).path(), 'utf8');
    expect(saved).toContain('as it was known on 2012-01-01');
    expect(saved).toContain('<attvalue for="there" value="false"/>');
    expect(await (await fetch(await givenTo(page))).text()).toBe(saved);
    // The same picture opens from the address, what was not there included.
    const shown = await page.locator('[data-node]').count();
    const again = await watchedPage(browser, server.url);
    await openedData(again.page, page.url());
    expect(await again.page.locator('[data-node]').count()).toBe(shown);
    expect([...problems, ...again.problems]).toEqual([]);
    await close();
    await again.close();
  });

  test('is none of a picture that is too large for one, and says what to do', async () => {
    const ids = Array.from({ length: 501 }, (_, index) => `nobody/${index}`);
    const places = new Map(['KAZ', ...ids].map((id, index) => [id, { x: index, y: 0 }]));
    const code = await viewCode({ view: { ...EMPTY, places }, dataVersion: undefined, degrees: new Map() });
    const { page, close } = await watchedPage(browser, server.url);
    await openedData(page, `/explore#${code}`);
    expect(await page.locator('.files').textContent()).toContain(
      'This picture is too large for a link to Gephi Lite: save it, and open the file there.',
    );
    expect(await page.getByRole('link', { name: 'Open in Gephi Lite' }).count()).toBe(0);
    await close();
  });

  test('a view that has a withdrawn record says so, and what came in its place', async () => {
    const { id, successor } = await withdrawn(server.url);
    const places = new Map(['KAZ', id].map((one, index) => [one, { x: 100 * index, y: 0 }]));
    const code = await viewCode({ view: { ...EMPTY, places }, dataVersion: 'older', degrees: new Map() });
    const { page, close } = await watchedPage(browser, server.url);
    await page.goto(`/explore#${code}`);
    await page.getByText('is not there any more').waitFor();
    expect(await page.locator('.messages').textContent()).toContain(`${id} is not there any more`);
    if (successor !== undefined) await page.getByRole('button', { name: `Show ${successor} in its place` }).waitFor();
    expect(await page.locator('[data-node]').count()).toBe(1);
    await close();
  });
});

interface Withdrawal {
  readonly id: string;
  readonly successor: string | undefined;
}

/** A record of the seed that was withdrawn. */
async function withdrawn(url: string): Promise<Withdrawal> {
  const query = '{ withdrawn(first: 1) { nodes { id successor { id } } } }';
  const response = await fetch(`${url}/graphql?query=${encodeURIComponent(query)}`);
  const { data } = (await response.json()) as {
    data: { withdrawn: { nodes: { id: string; successor: { id: string } | null }[] } };
  };
  const [node] = data.withdrawn.nodes;
  return { id: node?.id ?? 'none', successor: node?.successor?.id };
}

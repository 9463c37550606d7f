import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aroundOperation } from '../../src/web/explore/ask/operations.js';
import { subgraphOperation } from '../../src/arrangement/view-operation.js';
import type { Operation } from '../../src/arrangement/view-operation.js';
import { TODAY } from '../../src/arrangement/arrangement.js';
import { chromium, launchBrowser, watchedPage } from '../support/browser.js';
import { startServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';
import { COMMAND, digestOf, notePicture, shownIn } from './pictures.js';

const CONFLICT = 'conflict/returned-to-uzbekistan-2011';
const VIEW = 'norm-gaps';
const VIEW_OF = 'country=KAZ&treaty=CAT&statuses=VIOLATES,FALLS_SHORT';

/** A picture of a page that README, tutorial or documentation show. */
interface Picture {
  readonly path: string;
  readonly address: string;
  readonly size: { readonly width: number; readonly height: number };
  /** What of the page a reader would miss, or look for in vain. */
  readonly shows: (server: TestServer) => unknown;
  /** Until the page is as a reader finds it. */
  readonly settled: (page: Page) => Promise<unknown>;
}

const PICTURES: readonly Picture[] = [
  {
    path: 'docs/explorer.png',
    address: `/explore?id=${CONFLICT}`,
    size: { width: 1440, height: 900 },
    shows: async (server) => {
      const around = (await ask(server, aroundOperation(CONFLICT, TODAY))) as Readonly<
        Record<string, { readonly nodes: readonly { readonly node: { readonly id: string } }[] }>
      >;
      const ids = Object.values(around).flatMap(({ nodes }) => nodes.map(({ node }) => node.id));
      return ask(server, subgraphOperation([...new Set(ids)], [], TODAY));
    },
    settled: async (page) => {
      await page.locator('.record h1').waitFor();
      await expect.poll(() => page.evaluate<string>('location.hash')).toMatch(/^#v=/);
    },
  },
  {
    path: 'docs/view.png',
    address: `/view/${VIEW}?${VIEW_OF}`,
    size: { width: 1280, height: 900 },
    shows: async (server) => {
      const { rows } = (await (await fetch(`${server.url}/view/${VIEW}.json?${VIEW_OF}`)).json()) as { rows: unknown };
      return rows;
    },
    settled: (page) => page.locator('h1').waitFor(),
  },
];

async function ask(server: TestServer, operation: Operation): Promise<unknown> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(operation),
  });
  const { data } = (await response.json()) as { readonly data: unknown };
  return data;
}

describe('the pictures of explorer and views', () => {
  let server: TestServer;
  let shown: Readonly<Record<string, string>>;

  beforeAll(async () => {
    server = await startServer();
    const digests = PICTURES.map(async ({ path, shows }) => {
      const text = JSON.stringify(await shows(server)).replaceAll(server.url, '');
      return [path, digestOf(text.replaceAll(/(?<=data version )[0-9a-f]{12}/g, ''))] as const;
    });
    shown = Object.fromEntries(await Promise.all(digests));
  });
  afterAll(() => server.close());

  it.runIf(process.env['UPDATE_PICTURES'] === '1')('are made', async () => {
    if (chromium() === undefined) throw new Error('Pictures are taken with Chromium, and there is none.');
    const browser = await launchBrowser();
    for (const { path, address, size, settled } of PICTURES) {
      const { page, problems, close } = await watchedPage(browser, server.url, {
        viewport: size,
        colorScheme: 'light',
      });
      await page.goto(address);
      await settled(page);
      // The last of what moves by itself.
      await page.waitForTimeout(1_000);
      await page.screenshot({ path });
      expect(problems).toEqual([]);
      await close();
      notePicture(path, shown[path] ?? '');
    }
    await browser.close();
  });

  it(`show what there is: ${COMMAND} takes them anew`, () => {
    expect(PICTURES.map(({ path }) => [path, shownIn(path)])).toEqual(Object.entries(shown));
  });
});

import { existsSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromium, launchBrowser, watchedPage } from '../../support/browser.js';
import { startServer } from '../../support/server.js';
import type { TestServer } from '../../support/server.js';
import { COMMITTEE, crowd, crowdAddress } from './crowd.js';
import { lies, pan, pointOfFinding, pull, touches } from './hands.js';

const FINDINGS = 1_100;
const VIEWPORT = { viewport: { width: 1280, height: 900 } };
/** Bytes of script that the explorer may load, gzip, its worker included. */
const MOST_SCRIPT = 180_000;

/** Until nothing is read any more and the address is that of the view. */
async function settled(page: Page): Promise<void> {
  await page.locator('.foot', { hasText: /^[1-9]/ }).waitFor();
  await page.locator('.said [role=status]').first().filter({ hasText: /^$/ }).waitFor({ state: 'attached' });
  await page.waitForTimeout(500);
}

/** The bitmap as it is, as text. */
const bitmap = (page: Page): Promise<string> => page.evaluate<string>(`document.querySelector('.bitmap').toDataURL()`);
/** What a picture shows and where, as the file of it has it. */
async function shownIn(page: Page): Promise<{ readonly nodes: readonly object[]; readonly links: readonly string[] }> {
  const waiting = page.waitForEvent('download');
  await page.getByText('Data', { exact: true }).click();
  await page.getByRole('button', { name: 'Picture (JSON)' }).click();
  const text = await readFile(await (await waiting).path(), 'utf8');
  await page.getByText('Data', { exact: true }).click();
  const { nodes, links } = JSON.parse(text) as { readonly nodes: object[]; readonly links: object[] };
  return { nodes, links: links.map((link) => JSON.stringify(link)).sort() };
}
/** Where each record is, in units of the picture. */
const placesIn = (page: Page): Promise<Readonly<Record<string, string>>> =>
  page.evaluate(
    `Object.fromEntries([...document.querySelectorAll('[data-node]')].map((node) => [node.dataset.node, node.getAttribute('transform')]))`,
  );
/** How many records have their middle outside the frame. */
const outside = (page: Page): Promise<number> =>
  page.evaluate<number>(`(() => {
    const frame = document.querySelector('.frame').getBoundingClientRect();
    return [...document.querySelectorAll('[data-node] .shape')].filter((shape) => {
      const { left, right, top, bottom } = shape.getBoundingClientRect();
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      return x < frame.left || x > frame.right || y < frame.top || y > frame.bottom;
    }).length;
  })()`);
const foot = async (page: Page): Promise<string> => (await page.locator('.foot').textContent())?.split(' ·')[0] ?? '';

test('the explorer loads no more script than it may', () => {
  // What the page names, and what that names: chunks that it shares with others, and the worker.
  const scripts = new Set<string>();
  const named = (text: string): string[] => text.match(/[\w-]+-[\w-]{8}\.js(?=["'`])/g) ?? [];
  const reach = (text: string): void => {
    for (const name of named(text)) {
      if (scripts.has(name) || !existsSync(`dist/web/assets/${name}`)) continue;
      scripts.add(name);
      reach(readFileSync(`dist/web/assets/${name}`, 'utf8'));
    }
  };
  reach(readFileSync('dist/web/explore.html', 'utf8'));
  const kinds = [...scripts].map((name) => name.replace(/-[\w-]{8}\.js$/, ''));
  expect(kinds).toEqual(expect.arrayContaining(['explore', 'layout-worker']));
  expect(scripts.size).toBeGreaterThan(2);
  // What is too small to gain by it is not compressed.
  const sent = (name: string): string => (existsSync(`${name}.gz`) ? `${name}.gz` : name);
  const bytes = [...scripts].reduce((sum, name) => sum + statSync(sent(`dist/web/assets/${name}`)).size, 0);
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThan(MOST_SCRIPT);
});

describe.skipIf(chromium() === undefined)('the explorer where there is much', () => {
  let browser: Browser;
  let server: TestServer;

  beforeAll(async () => {
    server = await startServer(undefined, () => crowd(FINDINGS));
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  test('asks twice before it shows what is around a record, and loads its own script alone', async () => {
    const { page, problems, close } = await watchedPage(browser, server.url, VIEWPORT);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`/explore?id=${COMMITTEE}`);
    await page.locator('[data-node]').first().waitFor();
    await settled(page);
    expect(asked.filter((path) => path === '/graphql')).toHaveLength(2);
    expect(asked.filter((path) => path.startsWith('/id/'))).toEqual([`/id/${COMMITTEE}`]);
    const scripts = asked.filter((path) => path.endsWith('.js')).map((path) => path.replace(/-[^-]+\.js$/, ''));
    expect(scripts.filter((path) => !/^\/assets\/(explore|layout-worker|[a-z-]+)$/.test(path))).toEqual([]);
    expect(problems).toEqual([]);
    await close();
  });

  test.each([
    ['elements', 200],
    ['a bitmap', 700],
  ])('draws nothing anew while a hand moves %s, and draws names and arrows when it rests', async (_, nodes) => {
    const { page, problems, close } = await watchedPage(browser, server.url, VIEWPORT);
    await page.goto(await crowdAddress(server.url, nodes));
    await settled(page);
    const { moved, changed, drawn } = await pan(page, 40);
    expect([changed, drawn]).toEqual([0, 0]);
    expect(moved).toBeGreaterThan(20);
    if (nodes <= 500) {
      await expect.poll(() => page.locator('.names text').count()).toBeGreaterThan(5);
    } else {
      const before = await bitmap(page);
      await page.getByRole('button', { name: 'Larger' }).click();
      await expect.poll(() => bitmap(page)).not.toBe(before);
    }
    expect(problems).toEqual([]);
    await close();
  });

  test('shows a part of a hub and says so, adds more, and of a topic only what is on it', async () => {
    const { page, problems, close } = await watchedPage(browser, server.url, VIEWPORT);
    await page.goto(`/explore?id=${COMMITTEE}`);
    await page.locator('[data-node]').first().waitFor();
    await settled(page);
    const row = page.locator('.expand tr', { hasText: /found by\s*Finding/ });
    const shown = (): Promise<string | null> => row.locator('td').first().textContent();
    expect(await shown()).toBe('6 of 1,100');
    expect(await row.getByRole('button').textContent()).toBe('and 1,094 more');
    expect(await foot(page)).toMatch(/^\d+ records, \d+ links; [\d,]+ more links to what is not shown$/);
    expect(await page.getByText('Shown is a part: a step adds the next 100.').count()).toBe(1);
    await row.getByRole('button').click();
    await expect.poll(shown).toBe('100 of 1,100');
    await settled(page);
    const topics = page.getByLabel('Only claims on');
    const [option = ''] = await topics.locator('option', { hasText: /police.custody/ }).allTextContents();
    await topics.selectOption({ label: option });
    await row.getByRole('button').click();
    await page.getByRole('status').filter({ hasText: 'Of the next ' }).waitFor();
    const sentence = (await page.getByRole('status').filter({ hasText: 'Of the next ' }).textContent()) ?? '';
    expect(sentence).toMatch(
      /^Of the next \d+ the filters hide \d+, which are left out\. There are more behind them: ask once more\./,
    );
    const [looked = 0, hidden = 0] = [...sentence.matchAll(/\d+/g)].map(Number);
    await settled(page);
    await topics.selectOption('');
    await expect.poll(shown).toBe(`${100 + looked - hidden} of 1,100`);
    expect(problems).toEqual([]);
    await close();
  });

  test.each(['is seen', 'lies where it is asked for, and a hand moves the picture meanwhile'])(
    'what is added %s, and nothing that was placed moves',
    async (which) => {
      const isMoved = which !== 'is seen';
      const { page, problems, close } = await watchedPage(browser, server.url, VIEWPORT);
      await page.goto(`/explore?id=${COMMITTEE}`);
      await page.locator('[data-node]').first().waitFor();
      await settled(page);
      const before = await placesIn(page);
      expect(await outside(page)).toBe(0);
      const lying = await lies(page);
      // What is asked for waits until the hand has rested.
      let answer: () => void = () => undefined;
      const rested = new Promise<void>((resolve) => (answer = resolve));
      await page.route('**/graphql', async (route) => {
        await rested;
        await route.continue();
      });
      await page
        .locator('.expand tr', { hasText: /found by\s*Finding/ })
        .getByRole('button')
        .click();
      if (isMoved) await page.getByRole('button', { name: 'Larger' }).click();
      const held = await lies(page);
      answer();
      await expect.poll(() => page.locator('[data-node]').count()).toBeGreaterThan(100);
      await settled(page);
      const after = await placesIn(page);
      expect(after).toMatchObject(before);
      if (isMoved) {
        expect(held.k).toBeGreaterThan(lying.k);
        expect(await lies(page)).toEqual(held);
        expect(await outside(page)).toBeGreaterThan(20);
        await page.getByRole('button', { name: 'Show all' }).click();
        await expect.poll(() => outside(page)).toBe(0);
        // What is arranged anew is seen as a whole, wherever a hand was before.
        await page.getByRole('button', { name: 'Larger' }).click();
        await page.getByRole('button', { name: 'Larger' }).click();
        await expect.poll(() => outside(page)).toBeGreaterThan(20);
        await page.getByRole('button', { name: 'Arrange anew' }).click();
        await expect.poll(() => outside(page)).toBe(0);
      } else {
        expect((await lies(page)).k).toBeLessThan(lying.k);
        expect(await outside(page)).toBe(0);
        // What is added where it is seen moves no frame.
        const wide = await lies(page);
        await page.getByRole('button', { name: 'Undo' }).click();
        await page.getByRole('button', { name: 'Redo' }).click();
        await expect.poll(() => placesIn(page)).toEqual(after);
        expect(await lies(page)).toEqual(wide);
        // The same record opened anew is seen as a whole.
        await page.getByRole('button', { name: 'Larger' }).click();
        await page.getByRole('button', { name: 'Larger' }).click();
        await page.getByRole('button', { name: 'Begin with it' }).click();
        await expect.poll(() => page.locator('[data-node]').count()).toBe(Object.keys(before).length);
        await expect.poll(() => lies(page)).toEqual(lying);
      }
      expect(problems).toEqual([]);
      await close();
    },
  );

  test('grows beyond what elements can do, and its address shows the same again', async () => {
    const { page, problems, close } = await watchedPage(browser, server.url, VIEWPORT);
    await page.goto(await crowdAddress(server.url, 280));
    await settled(page);
    const places = await page.locator('[data-node]').count();
    expect(places).toBe(280);
    const row = page.locator('.expand tr', { hasText: /found by\s*Finding/ });
    await row.getByRole('button').click();
    await page.locator('.bitmap').waitFor();
    await settled(page);
    const said = await foot(page);
    const before = await shownIn(page);
    expect(said).toMatch(/^3\d\d records, /);
    const again = await watchedPage(browser, server.url, VIEWPORT);
    await again.page.goto(page.url());
    await again.page.locator('.bitmap').waitFor();
    await settled(again.page);
    expect(await foot(again.page)).toBe(said);
    expect(await shownIn(again.page)).toEqual(before);
    expect([...problems, ...again.problems]).toEqual([]);
    await again.close();
    await close();
  });

  test.each([
    ['a bitmap', 700],
    ['elements', 200],
  ])('moves one record alone on %s, by mouse and by finger, and takes it back', async (_, nodes) => {
    const { page, problems, close } = await watchedPage(browser, server.url, { ...VIEWPORT, hasTouch: true });
    await page.goto(await crowdAddress(server.url, nodes));
    await settled(page);
    const before = await shownIn(page);
    const movedIn = async (): Promise<string[]> => {
      await settled(page);
      const after = await shownIn(page);
      expect(after.links).toEqual(before.links);
      const texts = new Set(before.nodes.map((node) => JSON.stringify(node)));
      return after.nodes.map((node) => JSON.stringify(node)).filter((text) => !texts.has(text));
    };
    const at = await pointOfFinding(page);
    const { drawn } = await pull(page, { from: at, by: { x: 50, y: 30 } });
    expect(drawn).toBe(0);
    const [moved = '', ...others] = await movedIn();
    expect([moved.includes('/findings/'), others]).toEqual([true, []]);
    await page.mouse.move(at.x + 50, at.y + 30);
    expect(await page.locator('.told').textContent()).toMatch(/^Finding: /);
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await movedIn()).toEqual([]);

    const finger = await touches(page);
    await finger.down([at]);
    await finger.move([{ x: at.x + 40, y: at.y }]);
    await finger.up();
    expect(await movedIn()).toHaveLength(1);
    await page.getByRole('button', { name: 'Undo' }).click();
    // Two fingers scale the picture, though the first of them is on a record.
    const lying = await lies(page);
    const other = { x: at.x + 100, y: at.y };
    await finger.down([at]);
    await finger.down([at, other]);
    await finger.move([at, { x: other.x + 100, y: other.y }]);
    await finger.up();
    await expect.poll(() => lies(page)).not.toEqual(lying);
    expect(await movedIn()).toEqual([]);
    expect(problems).toEqual([]);
    await close();
  });

  test('says what lies under the pointer on a bitmap', async () => {
    const { page, problems, close } = await watchedPage(browser, server.url, VIEWPORT);
    await page.goto(await crowdAddress(server.url, 700));
    await settled(page);
    const box = await page.locator('.frame').boundingBox();
    if (!box) throw new Error('There is no picture.');
    const told = new Set<string>();
    const said = (): string => [...told].join('\n');
    const FINDING = /^Finding: The Committee on the North finds that Northland .* in district N\.$/m;
    const LINK = /^The Committee on the North finds .* in district N\. — [a-z ()]+ → .+$/m;
    // Records lie close together: where only a link is near is found by looking closely.
    for (const row of [0.3, 0.4, 0.5, 0.2, 0.35, 0.45]) {
      for (let share = 0.1; share < 0.9 && !(FINDING.test(said()) && LINK.test(said())); share += 0.005) {
        await page.mouse.move(box.x + share * box.width, box.y + row * box.height);
        told.add(((await page.locator('.told').textContent()) ?? '').replace(/\d+/g, 'N'));
      }
    }
    expect(said()).toMatch(FINDING);
    expect(said()).toMatch(LINK);
    expect(problems).toEqual([]);
    await close();
  });
});

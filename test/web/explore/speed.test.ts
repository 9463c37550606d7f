import { readFileSync, readdirSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromium, launchBrowser, watchedPage } from '../../support/browser.js';
import { startServer } from '../../support/server.js';
import type { TestServer } from '../../support/server.js';
import { COMMITTEE, crowd, crowdAddress } from './crowd.js';
import { pan, pointOfFinding, pull } from './hands.js';

const VIEWPORT = { viewport: { width: 1440, height: 900 } };
const ROUNDS = 5;
const POLL = { interval: 20, timeout: 60_000 };

/** Written down when the first node is drawn, and when the page has nothing to do any more. */
const NOTE_FIRST = `new MutationObserver((_, observer) => {
  if (document.querySelector('[data-node], .bitmap') === null) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => { window.firstDrawn = performance.now(); }));
}).observe(document, { subtree: true, childList: true });`;

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;

/** Figures of the machine that they are measured on, printed and not judged: SPEED=1 npx vitest run test/web/explore/speed */
describe.runIf(process.env['SPEED'] === '1' && chromium() !== undefined)('the explorer, timed', () => {
  let browser: Browser;
  let server: TestServer;
  let large: TestServer;
  const said: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    server = await startServer();
    const began = performance.now();
    large = await startServer(undefined, () => crowd(10_000));
    said.push(`a graph of 10,000 findings loaded in ${seconds(performance.now() - began)}`);
  }, 600_000);

  afterAll(async () => {
    await browser.close();
    await Promise.all([server.close(), large.close()]);
    console.log(said.map((line) => `  ${line}`).join('\n'));
  });

  test('first view', async () => {
    const drawn: number[] = [];
    const read: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const { page, close } = await watchedPage(browser, server.url, VIEWPORT);
      await page.addInitScript({ content: NOTE_FIRST });
      await page.goto('/explore?id=KAZ', { waitUntil: 'commit' });
      drawn.push(await noted(page));
      await page.locator('.record h1').waitFor();
      read.push(await page.evaluate<number>('performance.now()'));
      await close();
    }
    said.push(`first view of Kazakhstan, ${ROUNDS} times: drawn ${spread(drawn)}, with its record ${spread(read)}`);
    expect(drawn).toHaveLength(ROUNDS);
  });

  test.each([
    [200, 600],
    [500, 300],
    [1_000, 300],
    [5_000, 300],
  ])('%i nodes', async (nodes, steps) => {
    const { page, close } = await watchedPage(browser, large.url, VIEWPORT);
    const address = await crowdAddress(large.url, nodes);
    await page.goto('/explore');
    await page.locator('input:focus').waitFor();
    const shown = '.bitmap, [data-node]';
    const opened = await timed(page, `location.hash = ${JSON.stringify(address.split('#')[1])}`, shown);
    await page.waitForTimeout(1_000);
    const { frames, changed, drawn, moved } = await pan(page, steps);
    const links = await page.locator('.foot').textContent();
    const rest = await timed(page, '0', shown);
    const slow = frames.filter((frame) => frame > 34).length;
    const rate = (1_000 * frames.length) / frames.reduce((sum, one) => sum + one, 0);
    said.push(
      `${nodes} nodes (${links?.split(' ·')[0]}; ${Math.round(address.length / 1_000)} kB of address): opened in ${seconds(opened)}; panned at ` +
        `${rate.toFixed(1)} frames a second, ${slow} of ${frames.length} longer than 34 ms, the longest ${Math.round(Math.max(...frames))} ms; ` +
        `meanwhile ${moved} moves, ${changed} elements changed, ${drawn} shapes drawn; asked at rest ${Math.round(rest)} ms`,
    );
    const chosen = await choosing(page);
    said.push(`  another one chosen in ${Math.round(chosen)} ms`);
    expect(frames.length).toBeGreaterThan(10);
    await close();
  });

  test('arranged anew', async () => {
    const { page, close } = await watchedPage(browser, large.url, VIEWPORT);
    for (const nodes of [200, 5_000]) {
      await page.goto('about:blank');
      await page.goto(await crowdAddress(large.url, nodes));
      await page
        .locator(nodes > 500 ? '.bitmap' : '[data-node]')
        .first()
        .waitFor();
      await page.waitForTimeout(1_000);
      const before = await page.evaluate<string>('location.hash');
      const began = performance.now();
      await page.getByRole('button', { name: 'Arrange anew' }).click();
      await expect.poll(() => page.evaluate<string>('location.hash'), { interval: 20 }).not.toBe(before);
      said.push(`${nodes} nodes arranged anew in ${seconds(performance.now() - began)}, with 0.2 s until the address`);
    }
    await close();
  });

  test('a hub of ten thousand, step by step to as many as a picture holds', async () => {
    const { page, problems, close } = await watchedPage(browser, large.url, VIEWPORT);
    await page.goto(`/explore?id=${COMMITTEE}`);
    const row = page.locator('.expand tr', { hasText: /found by\s*Finding/ });
    const shown = (): Promise<string> => row.locator('td').first().innerText();
    await expect.poll(shown).toBe('6 of 10,000');
    const steps: number[] = [];
    const limit = page.getByText(/A picture holds 5,000 records at most: [\d,]+ (was|were) left out\./);
    while ((await limit.count()) === 0) {
      const before = await shown();
      const began = performance.now();
      await row.getByRole('button').click();
      await expect.poll(async () => (await shown()) !== before || (await limit.count()) > 0, POLL).toBe(true);
      steps.push(performance.now() - began);
    }
    await page.locator('.foot', { hasText: /^5,000 records/ }).waitFor();
    const { drawn, frames } = await pull(page, { from: await pointOfFinding(page), by: { x: 60, y: 40 } });
    said.push(
      `a hub of 10,000: ${steps.length} steps to ${await page.locator('.foot').innerText()}; a step ${spread(steps)}, the last ten ${spread(steps.slice(-10))}; ` +
        `a record pulled at ${Math.round((1_000 * frames.length) / frames.reduce((sum, one) => sum + one, 0))} frames a second, ${drawn} shapes drawn meanwhile`,
    );
    const again = await watchedPage(browser, large.url, VIEWPORT);
    await page.waitForTimeout(1_000);
    await again.page.goto(page.url());
    await again.page.locator('.foot', { hasText: /^5,000 records/ }).waitFor({ timeout: 60_000 });
    expect(await again.page.locator('.foot').innerText()).toBe(await page.locator('.foot').innerText());
    expect([...problems, ...again.problems]).toEqual([]);
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.waitForTimeout(1_000);
    if (process.env['SPEED_PICTURE']) await page.screenshot({ path: process.env['SPEED_PICTURE'] });
    await again.close();
    await close();
  }, 600_000);

  test('what it loads', () => {
    const assets = readdirSync('dist/web/assets').filter((name) => /^(explore|layout-worker)-.*\.js\.gz$/.test(name));
    const bytes = assets.map((name) => [name, readFileSync(`dist/web/assets/${name}`)] as const);
    said.push(
      ...bytes.map(([name, zipped]) => `${name}: ${zipped.length} bytes of ${gunzipSync(zipped).length} unpacked`),
    );
    expect(COMMITTEE).not.toBe('');
  });
});

async function noted(page: Page): Promise<number> {
  await expect.poll(() => page.evaluate<boolean>('window.firstDrawn !== undefined'), { interval: 20 }).toBe(true);
  return page.evaluate<number>('window.firstDrawn');
}

/** Milliseconds from when something is done until something is there and two frames have passed. */
function timed(page: Page, act: string, selector: string): Promise<number> {
  return page.evaluate<number>(`new Promise((resolve) => {
    const began = performance.now();
    ${act};
    const look = () => {
      if (document.querySelector(${JSON.stringify(selector)}) === null) return requestAnimationFrame(look);
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
    };
    look();
  })`);
}

/** Milliseconds that it takes to choose the next record by an arrow key. */
async function choosing(page: Page): Promise<number> {
  await page.locator('.frame').focus();
  const before = await page.locator('.name-of-chosen').textContent();
  const began = performance.now();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.locator('.name-of-chosen').textContent(), { interval: 10 }).not.toBe(before);
  await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))');
  return performance.now() - began;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(2)} s`;
}

function spread(milliseconds: readonly number[]): string {
  const [least, most] = [Math.min(...milliseconds), Math.max(...milliseconds)];
  return `in ${seconds(median(milliseconds))} (${seconds(least)} to ${seconds(most)})`;
}

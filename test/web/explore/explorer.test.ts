import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeInBoth } from '../../support/axe.js';
import { chromium, launchBrowser, watchedPage } from '../../support/browser.js';
import { engines } from '../../support/engines.js';
import { startServer } from '../../support/server.js';
import { brokenWords } from '../broken-words.js';

const PLACES = `Object.fromEntries([...document.querySelectorAll('[data-node]')].map((node) => [node.dataset.node, node.getAttribute('transform')]))`;
const CELLS = '.explorer :is(th, td)';
type Places = Readonly<Record<string, string>>;
const places = (page: Page): Promise<Places> => page.evaluate<Places>(PLACES);
const count = (page: Page): Promise<number> => page.locator('[data-node]').count();

/** Opens the picture of a record and waits until it can be used and shared. */
async function opened(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('[data-node]').first().waitFor();
  await settled(page);
}

/** Opens the page with nothing in it; the box has the keys as soon as it is drawn. */
async function begun(page: Page): Promise<void> {
  await page.goto('/explore');
  await page.locator('input:focus').waitFor();
}

/** Until nothing is read any more and the address is that of the view. */
async function settled(page: Page): Promise<void> {
  await page.locator('.said [role=status]').first().filter({ hasText: /^$/ }).waitFor({ state: 'attached' });
  await expect.poll(() => page.evaluate<string>('location.hash')).toMatch(/^#v=/);
  await page.waitForTimeout(300);
}

const chosen = (page: Page): Promise<string | null> => page.locator('.name-of-chosen').textContent();

describe.runIf(chromium() !== undefined).each(engines())('the explorer, on $name', (engine) => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof startServer>>;

  beforeAll(async () => {
    server = await startServer(engine.open);
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  test('leads from a word to a picture, the record of what is chosen, and a link that shows the same', async () => {
    const { page, problems, close } = await watchedPage(browser, server.url, {
      viewport: { width: 1280, height: 900 },
    });
    await begun(page);
    await page.keyboard.type('zhanaozen');
    const options = page.getByRole('option');
    await options.first().waitFor();
    expect(await page.getByRole('combobox').inputValue()).toBe('zhanaozen');
    expect(await options.first().textContent()).toBe('Place Zhanaozen');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('[data-node]').first().waitFor();
    await settled(page);
    expect(await chosen(page)).toContain('Zhanaozen clashes');
    await page.locator('.record h1').waitFor();
    expect(await page.locator('.record #sources, .record #facts').count()).toBeGreaterThan(0);
    const before = await places(page);
    expect(Object.keys(before).length).toBeGreaterThan(5);
    const again = await watchedPage(browser, server.url, { viewport: { width: 1280, height: 900 } });
    await opened(again.page, page.url());
    expect(await places(again.page)).toEqual(before);
    expect(await chosen(again.page)).toBe(await chosen(page));
    expect([...problems, ...again.problems]).toEqual([]);
    await close();
    await again.close();
  });

  test('adds what is asked for, moves nothing that is there, and takes it back', async () => {
    const { page, problems, close } = await watchedPage(browser, server.url);
    await opened(page, '/explore?id=KAZ');
    const before = await places(page);
    const row = page.locator('.expand tr', { hasText: /country\s*Institution/ });
    expect(await row.locator('td').first().textContent()).toMatch(/^\d+ of 16$/);
    await row.getByRole('button').click();
    await expect.poll(() => row.locator('td').first().textContent()).toBe('16 of 16');
    await settled(page);
    const after = await places(page);
    expect(Object.keys(after).length).toBeGreaterThan(Object.keys(before).length);
    expect(after).toMatchObject(before);
    expect(await row.getByRole('button').count()).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => places(page)).toEqual(before);
    await page.getByRole('button', { name: 'Redo' }).click();
    await expect.poll(() => places(page)).toEqual(after);
    expect(problems).toEqual([]);
    await close();
  });

  test('shows what was there on a day, and what was not', async () => {
    const { page, problems, close } = await watchedPage(browser, server.url);
    await opened(page, '/explore?id=kaz/criminal-code/347.1');
    const before = await places(page);
    await page.getByLabel('As it was known on: the day').fill('2012-01-01');
    await page.locator('.node.absent').first().waitFor();
    await settled(page);
    const absent = await page.locator('.node.absent').count();
    expect(await page.locator('.days [role=status]').textContent()).toBe(
      `${absent} of the records shown were not there then, and are faint. What no source dates stays as it is.`,
    );
    expect(await places(page)).toEqual(before);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.locator('.node.absent').first().waitFor({ state: 'detached' });
    expect(await page.locator('.days [role=status]').textContent()).toBe('As it is known today.');
    expect(problems).toEqual([]);
    await close();
  });

  test('finds how two records are linked, with what is said on the way', async () => {
    const { page, problems, close } = await watchedPage(browser, server.url);
    await opened(page, '/explore?id=kaz/criminal-code/347.1');
    await page.getByRole('combobox', { name: 'How is it linked to …' }).fill('special rapporteur on torture');
    await page
      .getByRole('option', { name: /Institution.*Special Rapporteur/ })
      .first()
      .click();
    await page.locator('.steps li').first().waitFor();
    const steps = await page.locator('.steps').first().locator('li').allTextContents();
    expect(steps.length).toBeGreaterThan(2);
    expect(steps[0]).toContain('article 347.1');
    expect(steps.at(-1)).toContain('Special Rapporteur');
    expect(await page.locator('.cited').count()).toBeGreaterThan(0);
    await settled(page);
    expect(Object.keys(await places(page))).toContain('un/special-rapporteur-on-torture');
    expect(problems).toEqual([]);
    await close();
  });
});

describe.skipIf(chromium() === undefined)('the explorer', () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof startServer>>;

  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  test('takes the best hit where Enter comes before it is known, and says where there is none', async () => {
    const { page, problems, close } = await watchedPage(browser, server.url);
    await begun(page);
    await page.keyboard.type('Zhanaozen');
    await page.keyboard.press('Enter');
    await page.locator('[data-node]').first().waitFor();
    expect(await chosen(page)).toContain('Zhanaozen');
    const box = page.getByRole('combobox').first();
    expect(await box.inputValue()).toBe('');
    await box.focus();
    await page.keyboard.type('zzqqxx');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing has these words.').waitFor();
    expect(await box.inputValue()).toBe('zzqqxx');
    // What is typed on is another question.
    await box.fill('Criminal');
    await page.keyboard.press('Enter');
    await page.keyboard.type('x');
    await page.getByRole('option').or(page.getByText('Nothing has these words.')).first().waitFor();
    expect(await chosen(page)).toContain('Zhanaozen');
    expect(problems).toEqual([]);
    await close();
  });

  test('has the same in a table, by keys alone', async () => {
    const { page, problems, close } = await watchedPage(browser, server.url);
    await opened(page, '/explore?id=kaz/criminal-code/347.1');
    const nodes = await count(page);
    await page.getByRole('button', { name: 'Table', exact: true }).focus();
    await page.keyboard.press('Enter');
    const rows = page.locator('.tables table').first().locator('tbody tr');
    expect(await rows.count()).toBe(nodes);
    const law = page.getByRole('button', { name: 'Criminal Code of the Republic of Kazakhstan', exact: true });
    await law.focus();
    await page.keyboard.press('Enter');
    expect(await chosen(page)).toContain('Criminal Code of the Republic of Kazakhstan');
    await page
      .getByRole('button', { name: /^Add what is around Criminal Code of the Republic of Kazakhstan$/ })
      .focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => rows.count()).toBeGreaterThan(nodes);
    await page.getByRole('button', { name: 'Take out Definition of torture' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Picture', exact: true }).click();
    expect(Object.keys(await places(page))).not.toContain('topic/definition-of-torture');
    expect(problems).toEqual([]);
    await close();
  });

  test('is walked by arrow keys, and expands, pins and takes out by keys', async () => {
    const { page, problems, close } = await watchedPage(browser, server.url);
    await opened(page, '/explore?id=kaz/criminal-code/347.1');
    await page.getByRole('application').focus();
    const first = await chosen(page);
    const seen = new Set([first]);
    for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
      await page.keyboard.press(key);
      seen.add(await chosen(page));
    }
    expect(seen.size).toBeGreaterThan(2);
    const before = await count(page);
    const where = await places(page);
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => places(page)).not.toEqual(where);
    await page.keyboard.press('Control+z');
    await expect.poll(() => places(page)).toEqual(where);
    await page.keyboard.press('p');
    expect(await page.locator('.node.pinned').count()).toBe(1);
    expect(await page.locator('.picture [aria-live]').textContent()).toMatch(/^[A-Z].*, pinned, \d+ links? here/);
    await page.keyboard.press('Delete');
    await expect.poll(() => count(page)).toBe(before - 1);
    expect(problems).toEqual([]);
    await close();
  });

  test('says what was moved, taken out and taken back by keys, to who does not see it', async () => {
    const { page, problems, close } = await watchedPage(browser, server.url);
    await opened(page, '/explore?id=kaz/criminal-code/347.1');
    const said = page.locator('.said > [aria-live=polite]');
    const name = ((await chosen(page)) ?? '').trim();
    await page.getByRole('application').focus();
    await page.evaluate<undefined>(
      `void new MutationObserver(() => (window.saidNumber = (window.saidNumber ?? 0) + 1)).observe(document.querySelector('.said > [aria-live=polite]'), { childList: true })`,
    );
    const steps: readonly (readonly [key: string, sentence: string])[] = [
      ['Control+z', 'Nothing to take back'],
      ['Shift+ArrowRight', `Moved ${name} to the right`],
      ['Shift+ArrowRight', `Moved ${name} to the right`],
      ['Shift+ArrowUp', `Moved ${name} up`],
      ['Control+z', `Taken back: ${name} was moved up`],
      ['Control+Shift+Z', `Done again: ${name} was moved up`],
      ['Control+Shift+Z', 'Nothing to do again'],
      ['p', 'Nothing to do again'],
      ['Control+z', `Taken back: ${name} was pinned`],
      ['Delete', `Taken out: ${name}`],
      ['Control+z', `Taken back: ${name} was taken out`],
    ];
    for (const [key, sentence] of steps) {
      await page.keyboard.press(key);
      await expect.poll(() => said.textContent()).toBe(sentence);
    }
    // What is said twice is another element each time, since a screen reader says what is new.
    expect(await page.evaluate<number>('window.saidNumber')).toBe(steps.length - 1);
    await page.locator('[data-node="kaz/criminal-code"]').click();
    await page.getByRole('button', { name: 'Expand', exact: true }).click();
    await expect.poll(() => said.textContent()).toMatch(/^Added: \d+ records$/);
    await page.getByRole('button', { name: /^Collapse: takes/ }).click();
    await expect.poll(() => said.textContent()).toMatch(/^Taken out: \d+ records$/);
    expect(problems).toEqual([]);
    await close();
  });

  test('hides, marks, collapses, keeps and arranges', async () => {
    const { page, problems, close } = await watchedPage(browser, server.url);
    await opened(page, '/explore?id=KAZ');
    const all = await count(page);
    const findings = page.getByRole('checkbox', { name: /^Finding/ });
    await findings.uncheck();
    expect(await count(page)).toBeLessThan(all);
    expect(await page.locator('.foot').textContent()).toMatch(/hidden by filters/);
    await findings.check();
    expect(await count(page)).toBe(all);
    await page.getByRole('button', { name: 'Mark all of type Law' }).click();
    const laws = await page.locator('.node.marked').count();
    expect(laws).toBeGreaterThan(1);
    await page.getByRole('group', { name: 'What is marked' }).getByRole('button', { name: 'Take out' }).click();
    await expect.poll(() => count(page)).toBe(all - laws);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Collapse' }).click();
    await expect.poll(() => count(page)).toBeLessThan(all);
    await page.getByRole('button', { name: 'Undo' }).click();
    const places1 = await places(page);
    await page.getByRole('button', { name: 'Arrange anew' }).click();
    await settled(page);
    expect(Object.keys(await places(page))).toEqual(Object.keys(places1));
    await page.getByRole('button', { name: 'Keep only its neighbours' }).click();
    await settled(page);
    expect(await count(page)).toBeGreaterThan(1);
    expect(problems).toEqual([]);
    await close();
  });

  test('hides recommendations by how they were answered and by who made them, and its address opens that', async () => {
    const { page, problems, close } = await watchedPage(browser, server.url);
    await opened(page, '/explore?id=KAZ');
    await page
      .locator('.expand tr', { hasText: /addressed to\s*Recommendation/ })
      .getByRole('button')
      .click();
    const recommendations = page.getByRole('checkbox', { name: /^Recommendation/ });
    const shown = async (): Promise<readonly number[]> => {
      const [, some, all = some] =
        /(\d+)(?: of (\d+))?$/.exec((await recommendations.locator('..').textContent()) ?? '') ?? [];
      return [Number(some), Number(all)];
    };
    await expect.poll(async () => (await shown())[0]).toBeGreaterThan(20);
    await settled(page);
    const [all = 0] = await shown();
    const others = (await count(page)) - all;
    const answers = page.locator('.filters details', { hasText: 'Answers to recommendations' });
    await answers.locator('summary').click();
    const accepted = answers.getByRole('checkbox', { name: /^accepted 25$/ });
    await accepted.uncheck();
    await expect.poll(shown).toEqual([all - 25, all]);
    expect(await count(page)).toBe(others + all - 25);
    await accepted.check();
    const only = page.getByLabel('Only recommendations by');
    await only.selectOption('BEL');
    expect(await only.locator('option:checked').textContent()).toBe('Belgium (2)');
    await expect.poll(shown).toEqual([2, all]);
    expect(await count(page)).toBe(others + 2);
    await settled(page);
    const again = await watchedPage(browser, server.url);
    await opened(again.page, page.url());
    expect(await count(again.page)).toBe(others + 2);
    expect(await again.page.getByLabel('Only recommendations by').inputValue()).toBe('BEL');
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await expect
      .poll(() => page.locator('.of-records tbody tr td:nth-child(2)', { hasText: 'Recommendation' }).count())
      .toBe(2);
    expect([...problems, ...again.problems]).toEqual([]);
    await close();
    await again.close();
  });

  test.each(['Picture', 'Table'])('takes back what was expanded, and says before how much, in the %s', async (part) => {
    const { page, problems, close } = await watchedPage(browser, server.url);
    await opened(page, '/explore?id=CAT');
    const foot = page.locator('.foot');
    const shown = async (): Promise<number> => Number(/^\d+/.exec((await foot.textContent()) ?? '')?.[0]);
    const before = await shown();
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    const article = page.locator('.of-records tr', {
      has: page.getByRole('button', { name: /^Article 3, Convention against Torture/ }),
    });
    await article.locator('th button').first().click();
    await page.getByRole('button', { name: part, exact: true }).click();
    const inPanel = page.getByRole('group', { name: 'Do with the chosen record' });
    const actions = part === 'Table' ? article : inPanel;
    const collapse = actions.getByRole('button', { name: /^Collapse/ });
    expect(await collapse.textContent()).toBe('Collapse');
    await actions.locator('button', { hasText: /^Expand$/ }).click();
    await expect.poll(() => shown()).toBeGreaterThan(before + 5);
    await settled(page);
    // All of them are linked to each other, or to what was there before.
    const brought = (await shown()) - before;
    expect(await collapse.textContent()).toBe(`Collapse: takes ${brought}`);
    // The address keeps who brought what.
    await page.reload();
    await foot.waitFor();
    await settled(page);
    await page.getByRole('button', { name: part, exact: true }).click();
    await collapse.filter({ hasText: 'takes' }).click();
    await expect.poll(() => shown()).toBe(before);
    expect(await collapse.textContent()).toBe('Collapse');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => shown()).toBe(before + brought);
    expect(await collapse.textContent()).toBe(`Collapse: takes ${brought}`);
    await page.getByRole('button', { name: 'Redo' }).click();
    await expect.poll(() => shown()).toBe(before);
    await collapse.click();
    await page
      .getByText(
        'Nothing is taken: what expanding it brought is not here, is pinned or marked, or leads on to what stays.',
      )
      .waitFor();
    expect(problems).toEqual([]);
    await close();
  });

  test('moves a node by hand, alone, and the address keeps it', async () => {
    const { page, problems, close } = await watchedPage(browser, server.url);
    await opened(page, '/explore?id=kaz/criminal-code/347.1');
    const before = await places(page);
    const node = page.locator('[data-node="kaz/criminal-code"]');
    const box = await node.boundingBox();
    if (!box) throw new Error('The node is not seen');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y + 40, { steps: 5 });
    await page.mouse.up();
    await settled(page);
    const after = await places(page);
    expect(after['kaz/criminal-code']).not.toBe(before['kaz/criminal-code']);
    expect({ ...after, 'kaz/criminal-code': '' }).toEqual({ ...before, 'kaz/criminal-code': '' });
    await page.reload();
    await page.locator('[data-node]').first().waitFor();
    expect(await places(page)).toEqual(after);
    expect(problems).toEqual([]);
    await close();
  });

  test('keeps views under a name, and forgets them', async () => {
    const { page, problems, close } = await watchedPage(browser, server.url);
    await opened(page, '/explore?id=kaz/criminal-code/347.1');
    const before = await places(page);
    await page.locator('summary', { hasText: /^Views$/ }).click();
    await page.getByLabel('Keep this view as').fill('Torture in the code');
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await page.getByText('Kept as “Torture in the code”.').waitFor();
    await page.goto('/explore?id=CAT');
    await settled(page);
    await page.locator('summary', { hasText: /^Views$/ }).click();
    await page.getByRole('button', { name: 'Torture in the code', exact: true }).click();
    await expect.poll(() => places(page)).toEqual(before);
    await page.getByRole('button', { name: 'Forget Torture in the code' }).click();
    expect(await page.getByRole('button', { name: 'Torture in the code', exact: true }).count()).toBe(0);
    expect(problems).toEqual([]);
    await close();
  });

  test('shows one of record, table and picture on a phone, the table first, and leads from each to the record', async () => {
    const { page, problems, close } = await watchedPage(browser, server.url, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    });
    await page.goto('/explore?id=kaz/criminal-code/347.1');
    const [table, picture, record] = [page.locator('.tables'), page.getByRole('application'), page.locator('aside')];
    const shown = async (): Promise<readonly boolean[]> =>
      Promise.all([table, picture, record].map((one) => one.isVisible()));
    const pressed = page.getByRole('group', { name: 'Shown as' }).locator('[aria-pressed=true]');
    await table.waitFor();
    await settled(page);
    expect([await shown(), await pressed.textContent()]).toEqual([[true, false, false], 'Table']);
    await page.getByRole('button', { name: 'Criminal Code of the Republic of Kazakhstan', exact: true }).tap();
    expect([await shown(), await pressed.textContent()]).toEqual([[false, false, true], 'Record']);
    const heading = 'document.activeElement?.className';
    expect(await page.evaluate<string>(heading)).toBe('name-of-chosen');
    await page.getByRole('button', { name: 'Picture', exact: true }).tap();
    expect([await shown(), await pressed.textContent()]).toEqual([[false, true, false], 'Picture']);
    // A tap says what it is, beside a button to its record, and leaves the picture where it is.
    const node = page.locator('[data-node="kaz/criminal-code/347.1"]');
    await node.tap();
    const toRecord = page.getByRole('button', { name: /^Read the record of Criminal Code .*, article 347\.1$/ });
    await toRecord.waitFor();
    expect(await page.locator('.told').textContent()).toMatch(/^Article: Criminal Code .*, article 347\.1$/);
    expect(await shown()).toEqual([false, true, false]);
    await toRecord.tap();
    expect([await shown(), await page.evaluate<string>(heading)]).toEqual([[false, false, true], 'name-of-chosen']);
    // With more room the record stands beside the picture, and is no part to choose.
    await page.setViewportSize({ width: 1280, height: 900 });
    await picture.waitFor();
    expect([await shown(), await pressed.textContent()]).toEqual([[false, true, true], 'Picture']);
    expect(problems).toEqual([]);
    await close();
  });

  test('says something without moving the picture, until the next thing is done', async () => {
    const { page, problems, close } = await watchedPage(browser, server.url);
    await opened(page, '/explore?id=kaz/criminal-code/347.1');
    const frame = page.getByRole('application');
    const before = await frame.boundingBox();
    const expand = page.getByRole('button', { name: 'Expand', exact: true });
    await expand.click();
    await settled(page);
    await expand.click();
    const notice = page.locator('.notice', { hasText: 'What comes first of each relation is shown' });
    await notice.waitFor();
    expect(await frame.boundingBox()).toEqual(before);
    await page.getByRole('button', { name: 'Pin', exact: true }).click();
    await notice.waitFor({ state: 'detached' });
    expect(await frame.boundingBox()).toEqual(before);
    expect(problems).toEqual([]);
    await close();
  });

  test.each([
    [1440, 900],
    [1280, 800],
  ])('shows picture, days and the whole legend at once (%i x %i)', async (width, height) => {
    const { page, problems, close } = await watchedPage(browser, server.url, { viewport: { width, height } });
    await opened(page, '/explore?id=KAZ');
    for (const part of ['.frame', '.days', '.legend', '.foot']) {
      const { bottom, hidden } = await page.evaluate<{ bottom: number; hidden: number }>(
        `((part) => ({ bottom: part.getBoundingClientRect().bottom, hidden: part.scrollHeight - part.clientHeight }))(document.querySelector('${part}'))`,
      );
      expect([part, bottom <= height, part === '.frame' || hidden <= 0]).toEqual([part, true, true]);
    }
    const legend = await page.locator('.legend').boundingBox();
    const frame = await page.getByRole('application').boundingBox();
    expect(legend?.x).toBeGreaterThan((frame?.x ?? 0) + (frame?.width ?? 0));
    // As at a hub.
    await page.evaluate(
      `document.querySelectorAll('.legend .quiet').forEach((count) => { count.textContent = '100 of 1,024'; })`,
    );
    const cutOff = await page.evaluate<string[]>(
      `[...document.querySelectorAll('.legend fieldset *')].filter((part) =>
        part.getBoundingClientRect().right > ${(legend?.x ?? 0) + (legend?.width ?? 0)}).map((part) => part.textContent)`,
    );
    expect(cutOff).toEqual([]);
    expect(problems).toEqual([]);
    await close();
  });

  test.each([
    [1440, 900],
    [1280, 800],
  ])('shows the record of a country within two screens, with nothing left out (%i x %i)', async (width, height) => {
    const { page, problems, close } = await watchedPage(browser, server.url, { viewport: { width, height } });
    await opened(page, '/explore?id=KAZ');
    const record = page.locator('.record');
    await record.locator('h1').waitFor();
    const length = await page.evaluate<number>("document.querySelector('aside').scrollHeight");
    expect(length).toBeLessThanOrEqual(2 * height);
    const sections = (): Promise<string[]> =>
      page.evaluate(
        `[...document.querySelectorAll('.record > section > details')].map((one) => one.firstElementChild.textContent + (one.open ? ', open' : ''))`,
      );
    expect(await sections()).toEqual(['What is recorded 3', 'What it is linked to', 'Cite it, open', 'This page']);
    const names = record.getByText('Republic of Kazakhstan', { exact: true });
    expect(await names.isVisible()).toBe(false);
    await record.locator('summary', { hasText: 'What is recorded' }).focus();
    await page.keyboard.press('Enter');
    expect(await names.isVisible()).toBe(true);
    await page.keyboard.press('Enter');
    expect(await names.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await names.isVisible()).toBe(true);
    expect(
      await page.evaluate<boolean>(
        "(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight)(document.querySelector('aside'))",
      ),
    ).toBe(true);
    await page.emulateMedia({ media: 'screen' });
    // The values of a claim, and where it is said, stand open however long they are.
    await page.goto('about:blank');
    await opened(page, '/explore?id=atlas/kazakhstan-2014/key-facts/5/a');
    await record.locator('h1').waitFor();
    const [facts, sources] = await sections();
    expect([facts, sources]).toEqual([expect.stringMatching(/^What is recorded \d+, open$/), 'Where it is said, open']);
    expect(problems).toEqual([]);
    await close();
  });

  test.each(['Views', 'Data'])('closes the menu %s by Escape and by a click elsewhere', async (title) => {
    const { page, problems, close } = await watchedPage(browser, server.url);
    await opened(page, '/explore?id=kaz/criminal-code/347.1');
    const menu = page.locator('.tools details[open]');
    const button = page.locator('.tools summary', { hasText: title });
    await button.click();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    expect(await menu.count()).toBe(0);
    expect(await page.evaluate<string>('document.activeElement?.textContent')).toBe(title);
    await button.click();
    expect(await menu.count()).toBe(1);
    await menu.locator('button, a').first().hover();
    await page.getByRole('application').click({ position: { x: 5, y: 300 } });
    expect(await menu.count()).toBe(0);
    expect(problems).toEqual([]);
    await close();
  });

  test('says the whole of a statement under the picture', async () => {
    const { page, problems, close } = await watchedPage(browser, server.url);
    await opened(page, '/explore?id=kaz/criminal-code/347.1');
    const told = page.locator('.told');
    const WHOLE = `(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight)(document.querySelector('.told'))`;
    const height = (await told.boundingBox())?.height;
    for (const node of (await page.locator('.node[data-node*="atlas"]').all()).slice(0, 5)) {
      await node.hover();
      expect(await told.textContent()).not.toContain('…');
      expect(await page.evaluate<boolean>(WHOLE)).toBe(true);
      expect((await told.boundingBox())?.height).toBe(height);
    }
    expect(problems).toEqual([]);
    await close();
  });

  test.each([1440, 390])('breaks no word of its tables, which scroll within their box (%i px)', async (width) => {
    const { page, problems, close } = await watchedPage(browser, server.url, { viewport: { width, height: 844 } });
    await page.goto('/explore?id=kaz/criminal-code/347.1');
    await page.locator('.name-of-chosen').waitFor({ state: 'attached' });
    await settled(page);
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    const region = page.getByRole('region', { name: 'Records and links' });
    await region.focus();
    const broken = await brokenWords(page, CELLS);
    expect(broken).toEqual([]);
    if (width < 768) await page.getByRole('button', { name: 'Record', exact: true }).click();
    await page.getByText('What it is linked to', { exact: true }).first().waitFor();
    expect(await brokenWords(page, CELLS)).toEqual([]);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(problems).toEqual([]);
    await close();
  });

  test('gives its data as files with day and version, and its query', async () => {
    const { page, problems, close } = await watchedPage(browser, server.url);
    await opened(page, '/explore?id=kaz/criminal-code/347.1');
    const nodes = await count(page);
    await page.getByText('Data', { exact: true }).click();
    const read = async (button: string): Promise<[name: string, text: string]> => {
      const waiting = page.waitForEvent('download');
      await page.getByRole('button', { name: button }).click();
      const download = await waiting;
      return [download.suggestedFilename(), await readFile(await download.path(), 'utf8')];
    };
    const [name, records] = await read('Records (CSV)');
    expect(name).toMatch(/^rights-graph-records-\d{4}-\d\d-\d\d-[0-9a-f]{12}\.csv$/);
    const lines = records.trimEnd().split('\r\n');
    expect([lines[0], lines.length]).toEqual([
      'id,address,type,name,status,links shown,links in all,there on that day',
      nodes + 1,
    ]);
    expect(records).toContain(`kaz/criminal-code,${server.url}/id/kaz/criminal-code,Law,`);
    const [, links] = await read('Links (CSV)');
    expect(links.split('\r\n')[0]).toBe('from,relation,to,address of from,address of to,editorial,inferred');
    const [, json] = await read('Picture (JSON)');
    expect((JSON.parse(json) as { nodes: unknown[] }).nodes).toHaveLength(nodes);
    const [svgName, svg] = await read('Picture (SVG)');
    expect(svgName).toMatch(/^rights-graph-picture-\d{4}-\d\d-\d\d-[0-9a-f]{12}\.svg$/);
    // A title of its own, one of each node and one of each link.
    expect(svg.match(/<title>/g)).toHaveLength(1 + nodes + (JSON.parse(json) as { links: unknown[] }).links.length);
    expect(svg).toContain(`The view: ${page.url().replaceAll('&', '&amp;')}`);
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Picture (PNG)' }).click();
    const png = await waiting;
    expect(png.suggestedFilename()).toBe(svgName.replace(/svg$/, 'png'));
    const bytes = await readFile(await png.path());
    const [, width = 0, height = 0] = (/width="(\d+)" height="(\d+)"/.exec(svg) ?? []).map(Number);
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([2 * width, 2 * height]);
    // Something is drawn in it: a page of one colour is a few kB.
    expect(bytes.length).toBeGreaterThan(20_000);
    await page.getByRole('link', { name: 'Show me the query' }).click();
    await page.locator('.answer-bar [role=status]:not(:empty)').waitFor();
    await page.locator('.result-window', { hasText: 'subgraph' }).waitFor();
    expect(problems).toEqual([]);
    await close();
  });

  test.each([
    ['/explore?id=kaz/crimnal-code', 'No node has the id "kaz/crimnal-code"; the nearest is "kaz/criminal-code".'],
    [
      '/explore#v=abc',
      'The address of this view was cut or changed on its way: ask for it again, or search for a record.',
    ],
  ])('says of %s what is wrong, and begins anew', async (address, sentence) => {
    const { page, close } = await watchedPage(browser, server.url);
    await page.goto(address);
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toContain(sentence);
    expect(await page.getByRole('combobox', { name: 'Begin with a record' }).count()).toBe(1);
    await close();
  });

  test('leads from an id that nothing has to the nearest one', async () => {
    const { page, close } = await watchedPage(browser, server.url);
    await page.goto('/explore?id=kaz/crimnal-code');
    await page.getByRole('alert').getByRole('button', { name: 'Show kaz/criminal-code' }).click();
    await settled(page);
    expect(await chosen(page)).toContain('Criminal Code');
    await close();
  });

  test('opens an address as of the days that it says, and says what was not there', async () => {
    const { page, problems, close } = await watchedPage(browser, server.url);
    await opened(page, '/explore?id=kaz/zhanaozen-2011&date=2010-12-31&knownAt=2012-01-01');
    expect(await page.getByLabel('As it was on: the day').inputValue()).toBe('2010-12-31');
    expect(await page.getByLabel('As it was known on: the day').inputValue()).toBe('2012-01-01');
    // What happened a year later was not there.
    expect(await page.locator('.node.absent[data-node="kaz/zhanaozen-2011"]').count()).toBe(1);
    expect(await page.locator('.days [role=status]').textContent()).toMatch(
      /^\d+ of the records shown were not there then, and are faint\. What no source dates stays as it is\.$/,
    );
    await page.goto('about:blank');
    await page.goto('/explore?id=KAZ&date=2010-13-45');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(/2010-13-45/);
    expect(problems.filter((problem) => !problem.includes('status of 400'))).toEqual([]);
    await close();
  });

  test('finds what is shown, adds what is asked for, opens another one, and goes back to the first', async () => {
    const { page, problems, close } = await watchedPage(browser, server.url);
    await opened(page, '/explore?id=kaz/criminal-code/347.1');
    const before = await places(page);
    const found = async (words: string): Promise<void> => {
      await page.getByRole('combobox', { name: 'Find a record, or open another one' }).fill(words);
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('Enter');
      await settled(page);
    };
    await found('Criminal Code of the Republic of Kazakhstan');
    expect(await chosen(page)).toContain('Criminal Code of the Republic of Kazakhstan');
    expect(await places(page)).toEqual(before);
    await page.getByRole('checkbox', { name: 'add it to the picture' }).check();
    await found('Zhanaozen');
    expect(await chosen(page)).toContain('Zhanaozen');
    const both = await places(page);
    expect([Object.keys(both).length, both]).toMatchObject([Object.keys(before).length + 1, before]);
    await page.getByRole('checkbox', { name: 'add it to the picture' }).uncheck();
    await found('Subcommittee on Prevention of Torture');
    await expect.poll(async () => Object.keys(await places(page))).not.toContain('kaz/criminal-code');
    await page.goBack();
    await expect.poll(() => places(page)).toEqual(both);
    expect(problems).toEqual([]);
    await close();
  });

  test('keeps what two tabs keep, asks before it replaces, and takes back what was forgotten', async () => {
    const { page, problems, close } = await watchedPage(browser, server.url);
    const other = await page.context().newPage();
    const keep = async (where: Page, name: string): Promise<void> => {
      await where.getByLabel('Keep this view as').fill(name);
      await where.getByRole('button', { name: 'Keep', exact: true }).click();
    };
    const kept = (where: Page): Promise<string[]> => where.locator('[aria-label="Kept views"] li').allInnerTexts();
    for (const one of [page, other]) {
      await opened(one, '/explore?id=kaz/criminal-code/347.1');
      await one.locator('summary', { hasText: /^Views$/ }).click();
    }
    await keep(page, 'one');
    await keep(other, 'two');
    await expect.poll(() => kept(other)).toEqual(['one Forget', 'two Forget']);
    await expect.poll(() => kept(page)).toEqual(['one Forget', 'two Forget']);
    await keep(page, 'two');
    await page.getByText('“two” is kept already.').waitFor();
    await page.getByRole('button', { name: 'Replace it' }).click();
    await page.getByText('Kept as “two”.').waitFor();
    await page.getByRole('button', { name: 'Forget one' }).click();
    expect(await kept(page)).toEqual(['two Forget']);
    // Who goes by keys is at what takes it back.
    expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('Keep it again');
    await page.keyboard.press('Enter');
    expect(await kept(page)).toEqual(['one Forget', 'two Forget']);
    // They are there before anything is shown.
    await other.goto('/explore');
    await other.locator('summary', { hasText: /^Views$/ }).click();
    await other.getByRole('button', { name: 'one', exact: true }).click();
    await settled(other);
    expect(await chosen(other)).toBe(await chosen(page));
    expect(problems).toEqual([]);
    await close();
  });

  test('keeps what is shown while the server is away, and goes on when it is back', async () => {
    const { page, close } = await watchedPage(browser, server.url);
    await opened(page, '/explore?id=kaz/criminal-code/347.1');
    const before = await places(page);
    await page.route('**/graphql', (route) => route.abort());
    await page.getByRole('button', { name: 'Expand', exact: true }).click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toContain(
      'The server does not answer: it was stopped, or the connection is lost. What is shown stays.',
    );
    expect(await places(page)).toEqual(before);
    await page.unroute('**/graphql');
    await alert.getByRole('button', { name: 'Try again' }).click();
    await alert.waitFor({ state: 'detached' });
    await close();
  });

  test('finds nothing for what is nowhere, and suggests what may be meant', async () => {
    const { page, problems, close } = await watchedPage(browser, server.url);
    await begun(page);
    await page.keyboard.type('zhnaozn');
    await page.getByRole('button', { name: 'Zhanaozen', exact: true }).click();
    await page.getByRole('option').first().waitFor();
    await page.getByRole('combobox').fill('qqqqzzzz');
    await page.getByText('Nothing has these words. Try fewer or other words').waitFor();
    expect(problems).toEqual([]);
    await close();
  });

  test.each([1440, 390])('axe finds nothing, in light and in dark (%i px)', async (width) => {
    const { page, problems, close } = await watchedPage(browser, server.url, { viewport: { width, height: 844 } });
    // A menu lies over targets, so that they seem small.
    const look = async (where: string, isCovered = false): Promise<void> =>
      expect([where, await axeInBoth(page, isCovered)]).toEqual([where, []]);
    await begun(page);
    await look('empty');
    await page.keyboard.type('torture');
    await page.getByRole('option').first().waitFor();
    await look('suggestions');
    await page.goto('/explore?id=kaz/criminal-code/347.1');
    await page.locator('.name-of-chosen').waitFor({ state: 'attached' });
    await settled(page);
    await look('first');
    for (const part of width < 768 ? ['Record', 'Picture'] : ['Table']) {
      await page.getByRole('button', { name: part, exact: true }).click();
      await look(part);
    }
    await page.locator('summary', { hasText: /^Views$/ }).click();
    await look('menu', true);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(problems).toEqual([]);
    await close();
  });
});

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules whose findings can hang on whether a page is light or dark: they take some half of the time. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

export interface Look {
  /** Whether something that goes away by itself lies over targets, so that they seem small. */
  readonly isCovered?: boolean;
  /** Whether only colours are looked at, as where all else was looked at in the other scheme. */
  readonly ofColour?: boolean;
}

/**
 * What axe finds on a page, targets that are too small for a finger included, each as `rule: the element as axe shows it`.
 * It runs in the page, and brings back what is wrong only: that takes a third of what it takes to bring back what is right.
 * @throws where the page has frames, which it would not look into.
 */
export async function axeFindings(page: Page, { isCovered = false, ofColour = false }: Look = {}): Promise<string[]> {
  if (page.frames().length > 1) throw new Error(`axe looks into no frame, and ${page.url()} has one.`);
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(SOURCE);
  const options = {
    resultTypes: ['violations'],
    ...(ofColour ? { runOnly: OF_COLOUR } : { rules: { 'target-size': { enabled: !isCovered } } }),
  };
  return page.evaluate<string[]>(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`,
  );
}

/** What axe finds on a page in light, and of colours in dark, each with its scheme. The page is left in light. */
export async function axeInBoth(page: Page, isCovered = false): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await axeFindings(page, { isCovered });
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await axeFindings(page, { ofColour: true });
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light.map((one) => `light: ${one}`), ...dark.map((one) => `dark: ${one}`)];
}

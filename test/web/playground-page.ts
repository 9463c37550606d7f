import type { Page } from 'playwright-core';
import { expect } from 'vitest';

type Editor = 'operation.graphql' | 'variables.json' | 'response.json';

/** The whole text of an editor; the page itself holds only the lines in view. */
export async function text(page: Page, editor: Editor): Promise<string> {
  return page.evaluate<string>(
    `__MONACO.editor.getModels().find((model) => model.uri.path.endsWith('${editor}'))?.getValue() ?? ''`,
  );
}

export async function write(page: Page, editor: Editor, value: string): Promise<void> {
  const model = `__MONACO.editor.getModels().find((model) => model.uri.path.endsWith('${editor}'))`;
  await page.evaluate(`${model}.setValue(${JSON.stringify(value)})`);
}

/** Opens the playground, and waits for its editors. */
export async function open(page: Page, path = '/playground'): Promise<void> {
  await page.goto(path);
  await editorsOf(page);
}

export async function editorsOf(page: Page): Promise<void> {
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  await page.locator('.graphiql-response .monaco-editor').waitFor();
}

export const execute = (page: Page) => page.getByRole('button', { name: /^Execute/ });

export async function run(page: Page): Promise<unknown> {
  const answer = page.waitForResponse((response) => response.url().endsWith('/graphql'));
  await execute(page).click();
  await answer;
  return answered(page);
}

/** What the answer says, as soon as there is one. */
export async function answered(page: Page): Promise<unknown> {
  await expect.poll(() => text(page, 'response.json')).not.toBe('');
  return JSON.parse(await text(page, 'response.json'));
}

/** What stands below the answer. */
export const status = (page: Page) => page.locator('.answer-bar [role=status]');
/** What is wrong, and what to do. */
export const problem = (page: Page) => page.locator('.answer > .problem p');
export const asTable = (page: Page) => page.getByRole('button', { name: 'Table', exact: true });
export const example = (page: Page, id: string) => page.locator(`[data-example="${id}"]`);
export const tabs = (page: Page) => page.getByRole('navigation', { name: 'Open queries' }).getByRole('listitem');

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const PAGES = ['.', 'docs', 'seed'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name).replaceAll('\\', '/')),
);
const LINK = /\]\((?![a-z]+:)([^)#\s]*)(?:#([^)\s]+))?\)/g;

/** The page without blocks of code, in which nothing links. */
const textOf = (page: string): string => readFileSync(page, 'utf8').replace(/^```[^]*?^```/gm, '');

/** What GitHub makes of the headings of a page: small letters, hyphens for blanks, and no other signs. */
function anchors(page: string): string[] {
  return [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('links between the pages', () => {
  it.each(PAGES)('%s leads to files that exist, and to headings that they have', (page) => {
    const broken = [...textOf(page).matchAll(LINK)].flatMap(([link, path = '', anchor]) => {
      const file = path === '' ? page : join(dirname(page), path);
      if (!existsSync(file)) return [link];
      const isThere = anchor === undefined || !file.endsWith('.md') || anchors(file).includes(anchor);
      return isThere ? [] : [link];
    });
    expect(broken).toEqual([]);
  });

  it('are found', () => {
    expect(PAGES.flatMap((page) => [...textOf(page).matchAll(LINK)]).length).toBeGreaterThan(150);
  });
});

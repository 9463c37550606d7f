import type { Page } from 'playwright-core';

/**
 * The words of cells that stand on more than one line: a word is letters and digits, so what a hyphen parts is two.
 * Headings that are there for a screen reader alone are a pixel wide.
 */
export function brokenWords(page: Page, cells: string): Promise<string[]> {
  return page.evaluate<string[]>(`[...document.querySelectorAll(${JSON.stringify(cells)})].flatMap((cell) => {
    if (getComputedStyle(cell.closest('thead') ?? cell).position === 'absolute') return [];
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    const broken = [];
    while (texts.nextNode()) {
      for (const { 0: word, index } of texts.currentNode.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
        const range = document.createRange();
        range.setStart(texts.currentNode, index);
        range.setEnd(texts.currentNode, index + word.length);
        if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(word);
      }
    }
    return broken;
  })`);
}

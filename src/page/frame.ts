import { escapeText } from './html.js';
import type { Page } from './record-page.js';

const HEAD = '<!--head-->';
const MAIN = '<!--main-->';

/** Puts a page into the frame that the build writes: style sheet, header and footer of all pages. */
export function framed(frame: string, { title, head, main }: Page): string {
  const inHead = `<title>${escapeText(title)} · rights-graph</title>${head.map(({ markup }) => markup).join('\n')}`;
  return frame.replace(HEAD, () => inHead).replace(MAIN, () => main.markup);
}

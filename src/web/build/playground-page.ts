import type { IndexHtmlTransformContext, Plugin } from 'vite';
import type { Example } from '../examples.js';
import { groupExamples } from '../examples.js';
import { shareLink } from '../../page/share-link.js';
import { escaped, examplesIn } from './example-files.js';

const PAGE = '/playground.html';
const PLACE = '<!-- examples -->';
/** The module whose chunk the page asks for only when its own script runs. */
const EDITOR = 'playground/editor-parts.ts';

/**
 * Writes the list of examples into the page of the playground, to be read and chosen from while the editor, half a
 * megabyte, is on its way; and lets the browser fetch the editor at once, not only when the page's own script asks for it.
 */
export function playgroundPage(folder: string): Plugin[] {
  return [
    {
      name: 'playground-examples',
      transformIndexHtml: {
        order: 'pre',
        handler(html, { path }) {
          if (path !== PAGE) return html;
          if (!html.includes(PLACE)) throw new Error(`${PAGE} has no ${PLACE}.`);
          return html.replace(PLACE, () => listOf(examplesIn(folder)));
        },
      },
    },
    {
      name: 'playground-preloads',
      apply: 'build',
      transformIndexHtml: {
        order: 'post',
        handler: (_html, context) =>
          context.path === PAGE
            ? editorFiles(context).map((file) => ({
                tag: 'link',
                attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
                injectTo: 'head',
              }))
            : [],
      },
    },
  ];
}

/** Each example as a link to itself: the page reads it when the editor is there. */
function listOf(examples: readonly Example[]): string {
  const groups = [...groupExamples(examples)].map(([group, list]) => {
    const items = list.map(
      (example) => `<li><a href="${escaped(shareLink(example))}">${escaped(example.title)}</a></li>`,
    );
    const heading = group === 'Examples' ? '' : `<h3>${escaped(group)}</h3>`;
    return `${heading}<ul>${items.join('\n')}</ul>`;
  });
  return `<section class="examples before" aria-labelledby="examples-before">
<h2 id="examples-before">Examples</h2>
<p>The editor is on its way. Choose one, and it opens with it.</p>
${groups.join('\n')}
</section>`;
}

/** The chunk of the editor, and all that it imports. */
function editorFiles({ bundle = {} }: IndexHtmlTransformContext): readonly string[] {
  const first = Object.values(bundle).find(
    (part) => part.type === 'chunk' && part.moduleIds.some((id) => id.replaceAll('\\', '/').endsWith(EDITOR)),
  );
  if (!first) throw new Error(`No part of the build has ${EDITOR}.`);
  const files = new Set<string>();
  const add = (file: string): void => {
    const part = bundle[file];
    // What the page asks for itself comes anyway.
    if (files.has(file) || part?.type !== 'chunk' || part.isEntry) return;
    files.add(file);
    part.imports.forEach(add);
  };
  add(first.fileName);
  return [...files];
}

import type { Plugin } from 'vite';
import type { Example } from '../examples.js';
import { startExample } from '../examples.js';
import { shareLink } from '../../page/share-link.js';
import { escaped, examplesIn } from './example-files.js';
import { readFigures } from './shipped-figures.js';

/**
 * Writes the example query of the start page into its `{{example...}}` places, and how much there is into its
 * `{{figures...}}` places, from the query files below `folder` and their answers, so that the page needs no script and
 * shows what the tests run.
 */
export function startPage(folder: string): Plugin {
  return {
    name: 'start-page',
    transformIndexHtml: {
      order: 'pre',
      handler(html, { path }) {
        if (path !== '/index.html') return html;
        const example = startExample(examplesIn(folder));
        const values: Readonly<Record<string, string>> = {
          'example.question': example.question,
          'example.query': shown(example),
          'example.link': shareLink(example),
          ...figures(folder),
        };
        return html.replaceAll(/\{\{([\w.]+)\}\}/g, (_, name: string) => {
          const value = values[name];
          if (value === undefined) throw new Error(`index.html: there is no value for {{${name}}}.`);
          return escaped(value);
        });
      },
    },
  };
}

function figures(folder: string): Record<string, string> {
  return Object.fromEntries(Object.entries(readFigures(folder)).map(([name, one]) => [`figures.${name}`, String(one)]));
}

/** The query without the comments above it, and its variables below it. */
function shown({ query, variables }: Example): string {
  const text = query.replace(/^(#.*\n|\s*\n)+/, '').trim();
  return variables === '' ? text : `${text}\n\n# with the variables\n# ${variables.replace(/\s+/g, ' ')}`;
}

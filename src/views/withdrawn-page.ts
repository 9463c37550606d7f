import { html } from '../page/html.js';
import type { Page } from '../page/record-page.js';
import type { View } from './view-type.js';

/** For an id that was withdrawn. @param successorPath of the same view of what came in its place. */
export function withdrawnPage(view: View, sentence: string, successorPath: string | undefined): Page {
  return {
    title: `${view.title}: withdrawn`,
    head: [html`<meta name="robots" content="noindex" />`],
    main: html`
      <p class="kind">${view.title}</p>
      <h1 class="named">This was withdrawn</h1>
      <p>${sentence}</p>
      ${
        successorPath === undefined
          ? undefined
          : html`<p><a href="${successorPath}">The same view of what came in its place</a></p>`
      }
    `,
  };
}

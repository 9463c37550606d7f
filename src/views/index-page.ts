import { html, withCode } from '../page/html.js';
import type { Html } from '../page/html.js';
import type { Page } from '../page/record-page.js';
import { parametersOf } from './view-parameters.js';
import { viewPath } from './view-type.js';
import type { View } from './view-type.js';
import { VIEWS } from './views.js';

/** Every view, to choose from; what addresses take is there for those who write them. */
export function indexPage(): Page {
  return {
    title: 'Views',
    head: [],
    main: html`
      <h1 class="named">Views</h1>
      <p>
        Pages to read, print and cite, each about what you choose: a country, a treaty, a topic or any other record.
        They need no script. The page of every record links the views of it.
      </p>
      ${VIEWS.map(viewSection)}
    `,
  };
}

function viewSection(view: View): Html {
  const rows = parametersOf(view).map(
    ({ name, meaning, least = 0 }) =>
      html`<div>
        <dt><code>${name}</code>${least === 0 ? undefined : html` <span class="quiet">needed</span>`}</dt>
        <dd>${withCode(meaning)}</dd>
      </div>`,
  );
  return html`<section aria-labelledby="${view.name}">
    <h2 id="${view.name}"><a href="${viewPath(view.name, {})}">${view.title}</a></h2>
    <p>${view.about}</p>
    <details>
      <summary>What its address takes</summary>
      <p class="note">
        With <code>.csv</code> or <code>.json</code> behind <code>/view/${view.name}</code> it answers the same data as
        a file.
      </p>
      <dl class="facts">${rows}</dl>
    </details>
  </section>`;
}

import { html, withCode } from '../page/html.js';
import type { Html } from '../page/html.js';
import type { Page } from '../page/record-page.js';
import { parametersOf } from './view-parameters.js';
import { viewPath } from './view-type.js';
import type { View } from './view-type.js';
import { VIEWS } from './views.js';

/** Every view, with what its address takes. */
export function indexPage(): Page {
  return {
    title: 'Views',
    head: [],
    main: html`
      <h1 class="named">Views</h1>
      <p>
        Pages that answer a question about a country, a treaty, a topic or a record, made for reading: they need no
        script, print, and can be cited. Each has its data as CSV and JSON at the same address with <code>.csv</code> or
        <code>.json</code> behind its name, and the query that it is made of.
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
    <dl class="facts">${rows}</dl>
  </section>`;
}

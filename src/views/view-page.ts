import type { Ontology } from '../ontology/ontology.js';
import { asOfNote, dayVariables } from '../page/as-of-days.js';
import type { AsOfDays } from '../page/as-of-days.js';
import { html } from '../page/html.js';
import type { Html } from '../page/html.js';
import { dateInWords, labelOf, recordPath, words } from '../page/labels.js';
import type { AnswerPart } from '../page/labels.js';
import { LICENCE, viewsLine } from '../page/record-page.js';
import type { Page } from '../page/record-page.js';
import { shareLink } from '../page/share-link.js';
import type { Given, ShownView, View } from './view-type.js';
import { daysOf } from './view-question.js';
import type { AskedText } from './view-question.js';
import { viewLinks } from './views.js';

/** What the page of a view is made of. */
export interface ViewPageParts {
  readonly ontology: Ontology;
  readonly view: View;
  readonly given: Given;
  readonly nodes: readonly AnswerPart[];
  readonly shown: ShownView;
  readonly queries: readonly AskedText[];
  readonly dataVersion: string;
  /** `2026-11-29` */
  readonly day: string;
  /** The whole address of the page. */
  readonly address: string;
  /** The paths of the same data as files. */
  readonly files: { readonly csv: string; readonly json: string };
  readonly nextPath: string | undefined;
}

/** Nodes whose other views are named above. */
const MOST_NAMED = 2;
/** Characters of a heading that is a sentence more than a name. */
const LONG = 80;

/** The page of a view: heading, as of when, what it shows, the next page, and where all of that is to be had. */
export function viewPage(parts: ViewPageParts): Page {
  const { ontology, view, given, nodes, shown, address, files, nextPath } = parts;
  const days = daysOf(given);
  return {
    title: shown.heading,
    head: [
      html`<link rel="canonical" href="${address}" />`,
      html`<link rel="license" href="${LICENCE}" />`,
      html`<link rel="alternate" type="text/csv" title="CSV" href="${files.csv}" />`,
      html`<link rel="alternate" type="application/json" title="JSON" href="${files.json}" />`,
      ...(nextPath === undefined ? [] : [html`<link rel="next" href="${nextPath}" />`]),
    ],
    main: html`
      <p class="kind">${view.title} ${shown.of}</p>
      <h1 class="${shown.heading.length > LONG ? 'statement' : 'named'}"><bdi>${shown.heading}</bdi></h1>
      ${nodes.slice(0, MOST_NAMED).map((node) => otherViews(ontology, view, node, days))} ${asOfNote(days)}
      ${shown.main}
      ${
        nextPath === undefined
          ? undefined
          : html`<p class="next">
              There is more than this page shows: <a href="${nextPath}" rel="next">the next page</a>.
            </p>`
      }
      ${aboutSection(parts)}
    `,
  };
}

function otherViews(ontology: Ontology, view: View, node: AnswerPart, days: AsOfDays): Html | undefined {
  const links = viewLinks(ontology, String(node['__typename']), String(node['id']), days).filter(
    ({ name }) => name !== view.name,
  );
  const asOf = new URLSearchParams(dayVariables(days)).toString();
  const path = recordPath(String(node['id'])) + (asOf === '' ? '' : `?${asOf}`);
  const record = { name: 'record', title: 'Record', path };
  // A statement is no part of another sentence.
  const isNamed = typeof node['name'] === 'string';
  return viewsLine(isNamed ? labelOf(node) : `the ${words(String(node['__typename']))}`, [record, ...links]);
}

function aboutSection({ view, queries, dataVersion, day, address, files }: ViewPageParts): Html {
  const shown = queries.filter(({ label }) => label !== undefined);
  const links = shown.map(({ query, variables }) => shareLink({ query, variables: JSON.stringify(variables) }));
  const [link] = links;
  return html`<section class="this-page" aria-labelledby="about">
    <h2 id="about">This page</h2>
    <p>${view.about}</p>
    <dl class="facts">
      <div>
        <dt>Permanent address</dt>
        <dd><a href="${address}">${address}</a></dd>
      </div>
      <div>
        <dt>Data version</dt>
        <dd><code>${dataVersion}</code>, read on ${dateInWords(day)}</dd>
      </div>
      <div>
        <dt>Licence</dt>
        <dd>
          <a href="${LICENCE}" rel="license">CC BY 4.0</a>, for our own statements. The words of the sources remain
          theirs.
        </dd>
      </div>
      <div class="not-printed">
        <dt>Its data</dt>
        <dd><a href="${files.csv}">CSV</a>, <a href="${files.json}">JSON</a>, with ids, addresses and citations</dd>
      </div>
    </dl>
    ${
      shown.length === 1 && link !== undefined
        ? html`<p class="not-printed">
            <a href="${link}">Ask for this in the playground</a>: the query behind this page.
          </p>`
        : html`<p class="not-printed">Ask for this in the playground: the queries behind this page.</p>
            <ul class="forms">
              ${shown.map(({ label = '' }, index) => html`<li><a href="${links[index] ?? ''}">${label}</a></li>`)}
            </ul>`
    }
  </section>`;
}

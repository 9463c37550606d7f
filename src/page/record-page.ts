import { relationOf } from '../ontology/ontology.js';
import type { NodeType, Ontology } from '../ontology/ontology.js';
import { cite } from '../questions/citation/citation-styles.js';
import type { Cited } from '../questions/citation/cited.js';
import { asOfDays, asOfNote, dayVariables } from './as-of-days.js';
import type { AsOfDays } from './as-of-days.js';
import { conflictSection } from './conflicts.js';
import { embeddedMetadata } from './embedded-metadata.js';
import { factsOf } from './record-facts.js';
import { html } from './html.js';
import type { Html } from './html.js';
import {
  aboutValue,
  capital,
  dateInWords,
  fieldInWords,
  isPart,
  labelOf,
  nodesIn,
  recordLink,
  recordPath,
  shortened,
  textsIn,
  valueInWords,
  words,
} from './labels.js';
import type { AnswerPart } from './labels.js';
import { goesOn, moreOf, totalOf } from './more.js';
import { neighboursOf } from './neighbours.js';
import { isClaim, recordOperation } from './record-operations.js';
import { shareLink } from './share-link.js';
import { sourcesOf } from './sources.js';

/** A page, to be put into the frame that all pages have. */
export interface Page {
  readonly title: string;
  readonly head: readonly Html[];
  readonly main: Html;
}

/** A form of a record beside its page. */
export interface OtherForm {
  readonly name: string;
  readonly type: string;
  /** What a reader calls it. */
  readonly title: string;
}

/** What is known of a record. */
export interface ShownRecord {
  readonly type: NodeType;
  /** What `recordOperation` answers of the node. */
  readonly node: AnswerPart;
  /** A page of the ids that it had before. */
  readonly former: unknown;
  /** The conflicts that it is or takes part in, as far as they are shown. */
  readonly conflicts: readonly AnswerPart[];
  readonly cited: Cited;
  readonly dataVersion: string;
  /** The whole address of the record. */
  readonly address: string;
  readonly forms: readonly OtherForm[];
  /** Pages on what it is about. */
  readonly views: readonly ViewLink[];
  /** As of which days it was asked. */
  readonly days: AsOfDays;
}

/** A link to a page on a node. */
export interface ViewLink {
  readonly name: string;
  readonly title: string;
  readonly path: string;
}

export const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';

/** The page of a record: what it says, who says so, where, what contradicts it, what it is linked to, how to cite it. */
export function recordPage(ontology: Ontology, record: ShownRecord): Page {
  const { type, node, cited, dataVersion, address, forms } = record;
  const id = String(node['id']);
  const heading = headingOf(type, node);
  const path = recordPath(id);
  return {
    title: shortened(heading),
    head: [
      html`<link rel="canonical" href="${address}" />`,
      html`<link rel="license" href="${LICENCE}" />`,
      ...forms.map(
        (form) =>
          html`<link rel="alternate" type="${form.type}" title="${form.title}" href="${path}?format=${form.name}" />`,
      ),
      ...embeddedMetadata(cited, dataVersion, address),
    ],
    main: html`
      <p class="kind">${capital(words(type.name))} <code>${id}</code></p>
      <h1 class="${isClaim(type) ? 'statement' : 'named'}"><bdi>${heading}</bdi></h1>
      ${viewsLine(undefined, record.views)} ${asOfNote(record.days, html` <a href="${path}">The record of today</a>`)}
      ${noteOnStatus(ontology, node)} ${leadOf(node)} ${noteOnWithdrawal(node)} ${noteOnFormer(record.former)}
      ${section('facts', 'What is recorded', factsOf(ontology, type, node, authorsOf(cited)))}
      ${section('sources', 'Where it is said', sourceOf(ontology, type, node))}
      ${section('conflicts', 'What contradicts what', conflictsOf(ontology, record))}
      ${section('inferred', 'What we inferred', inferredOf(node))}
      ${section('links', 'What it is linked to', neighboursOf(ontology, type, node))} ${citeSection(record, path)}
      ${aboutSection(ontology, record)}
    `,
  };
}

/** `Views: country page, timeline` with a link each. @param of what the views are of, where that is not plain. */
export function viewsLine(of: string | undefined, views: readonly ViewLink[]): Html | undefined {
  if (views.length === 0) return undefined;
  const links = views.map(
    ({ title, path }, index) => html`${index === 0 ? undefined : ', '}<a href="${path}">${title}</a>`,
  );
  return html`<p class="views">Views${of === undefined ? undefined : html` of <bdi>${of}</bdi>`}: ${links}</p>`;
}

/** Who wrote what a claim was read from, or else published it. */
function authorsOf(cited: Cited): readonly string[] {
  if (cited.kind !== 'claim') return [];
  const names = cited.claim.passages.flatMap(({ report: { authors, publisher } }) =>
    authors.length > 0 ? authors.map(({ name }) => name) : [publisher],
  );
  return [...new Set(names.filter((name) => name !== null))];
}

function headingOf(type: NodeType, node: AnswerPart): string {
  const { statement, id } = node;
  if (typeof statement === 'string') return statement;
  const label = labelOf(node);
  if (type.family !== 'Evidence' || !isPart(node['report'])) return label;
  return `${label} of ${labelOf({ ...node['report'], id: node['report']['id'] ?? id })}`;
}

function section(id: string, title: string, content: Html | undefined): Html | undefined {
  if (!content) return undefined;
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${content}
  </section>`;
}

function leadOf({ description, explanation }: AnswerPart): Html | undefined {
  const text = typeof description === 'string' ? description : explanation;
  return typeof text === 'string' ? html`<p class="about">${text}</p>` : undefined;
}

/** A claim that does not simply stand says so before anything else. */
function noteOnStatus(ontology: Ontology, { status, statement, differsIn }: AnswerPart): Html | undefined {
  if (typeof statement !== 'string' || typeof status !== 'string' || status === 'ACCEPTED') return undefined;
  const fields = textsIn(differsIn).map((field) => fieldInWords(field).toLowerCase());
  const about = aboutValue(ontology, 'ClaimStatus', status) ?? '';
  return html`<p class="notice">
    <strong>${capital(valueInWords(status))}.</strong> ${about}
    ${fields.length === 0 ? undefined : `In question: ${fields.join(', ')}.`}
  </p>`;
}

function noteOnWithdrawal({ __typename, successor }: AnswerPart): Html | undefined {
  if (__typename !== 'Withdrawn') return undefined;
  const next = isPart(successor) ? html`In its place: ${recordLink(successor)}` : 'Nothing came in its place.';
  return html`<p class="notice">
    <strong>Withdrawn.</strong> This id was released once and is not used any more. ${next}
  </p>`;
}

function noteOnFormer(former: unknown): Html | undefined {
  const ids = nodesIn(former);
  if (ids.length === 0) return undefined;
  const items = ids.map(({ id, reason, date }, index) => {
    const said = `${valueInWords(String(reason))} on ${dateInWords(String(date))}`;
    const code = html`<code>${String(id)}</code>`;
    // The address of one that was renamed leads here.
    const named = reason === 'RENAMED' ? code : html`<a href="${recordPath(String(id))}">${code}</a>`;
    return html`${index === 0 ? '' : ', '}${named} (${said})`;
  });
  return html`<p class="note">It took the place of ${items}${goesOn(former) ? ', and of others' : undefined}.</p>`;
}

function sourceOf(ontology: Ontology, type: NodeType, node: AnswerPart): Html | undefined {
  if (type.name === 'Passage') return sourcesOf(ontology, [node], undefined);
  if (!isClaim(type)) return undefined;
  const list = node['citations'];
  const passages = nodesIn(list);
  if (passages.length === 0) return undefined;
  const relation = relationOf(ontology, type.name, 'citations');
  return sourcesOf(
    ontology,
    passages,
    moreOf(ontology, type, String(node['id']), relation, totalOf(list) - passages.length),
  );
}

function conflictsOf(ontology: Ontology, { type, conflicts, node }: ShownRecord): Html | undefined {
  if (conflicts.length === 0) return undefined;
  const more = totalOf(node['conflicts']) - conflicts.length;
  return html`${conflicts.map((conflict) => conflictSection(ontology, conflict, type.name === 'Conflict'))}
  ${more > 0 && type.name !== 'Conflict' ? html`<p class="more">and ${String(more)} more, linked below</p>` : undefined}`;
}

function inferredOf(node: AnswerPart): Html | undefined {
  const fields = textsIn(node['inferred']);
  if (fields.length === 0) return undefined;
  const named = fields.map((field) =>
    field === 'label' ? 'the label of its value, which the source lost' : fieldInWords(field).toLowerCase(),
  );
  return html`<p>We took from the context, because its sentence does not say it: ${named.join(', ')}.</p>`;
}

function citeSection({ cited, dataVersion, address, forms }: ShownRecord, path: string): Html {
  const links = forms.map((form) => html`<li><a href="${path}?format=${form.name}">${form.title}</a></li>`);
  return html`<section aria-labelledby="cite">
    <h2 id="cite">Cite it</h2>
    <p class="citation">${cite(cited, 'OSCOLA', dataVersion, address)}</p>
    <ul class="forms">
      ${links}
    </ul>
  </section>`;
}

function aboutSection(ontology: Ontology, { type, node, dataVersion, address, days }: ShownRecord): Html {
  const query = asOfDays(recordOperation(ontology, type), days);
  const link = shareLink({ query, variables: JSON.stringify({ id: node['id'], ...dayVariables(days) }) });
  return html`<section aria-labelledby="about">
    <h2 id="about">This page</h2>
    <dl class="facts">
      <div>
        <dt>Permanent address</dt>
        <dd><a href="${address}">${address}</a></dd>
      </div>
      <div>
        <dt>Data version</dt>
        <dd><code>${dataVersion}</code></dd>
      </div>
      <div>
        <dt>Licence</dt>
        <dd>
          <a href="${LICENCE}" rel="license">CC BY 4.0</a>, for our own statements. The words of the sources remain
          theirs.
        </dd>
      </div>
    </dl>
    <p>
      <a href="/explore?${new URLSearchParams({ id: String(node['id']), ...dayVariables(days) }).toString()}"
        >Show it in the graph</a
      >, with what is linked to it. <a href="${link}">Ask for this record in the playground</a>: the query behind this
      page.
    </p>
  </section>`;
}

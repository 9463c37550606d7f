import { nodeType, relationOf } from '../ontology/ontology.js';
import type { Ontology } from '../ontology/ontology.js';
import { locatorInWords } from '../questions/citation/locator-words.js';
import type { CitedPassage } from '../questions/citation/cited.js';
import { html } from './html.js';
import type { Content, Html } from './html.js';
import { aboutValue, dateInWords, isPart, nodesIn, recordLink, recordPath, valueInWords, webLink } from './labels.js';
import type { AnswerPart } from './labels.js';
import { allLink, goesOn } from './more.js';
import { FOOTNOTES } from './record-operations.js';

const NOT_HELD =
  'This server does not hold the words of the source. The place says where they stand: read them before you quote.';

/** Passages as sources: report, place, the words where the operator holds them, footnotes and what they refer to. */
export function sourcesOf(ontology: Ontology, passages: readonly AnswerPart[], more: Content): Html {
  const isHeld = passages.some(({ text }) => typeof text === 'string');
  return html`
    ${passages.map((passage) => source(ontology, passage))}
    ${more}${isHeld || passages.length === 0 ? undefined : html`<p class="note">${NOT_HELD}</p>`}
  `;
}

function source(ontology: Ontology, passage: AnswerPart): Html {
  const { id, locator, text } = passage;
  const place = locatorInWords(locator as CitedPassage['locator']) ?? String(id);
  const footnotes = FOOTNOTES.flatMap((relation) => [
    ...nodesIn(passage[relation]).map((footnote) => footnoteItem(ontology, footnote, relation)),
    ...(goesOn(passage[relation]) ? [moreItem(ontology, String(id), relation)] : []),
  ]);
  return html`<div class="source">
    <p>${reportOf(passage['report'])}<a href="${recordPath(String(id))}">${place}</a></p>
    ${typeof text === 'string' ? html`<blockquote dir="auto">${text}</blockquote>` : undefined}
    ${
      footnotes.length === 0
        ? undefined
        : html`<ul class="footnotes">
            ${footnotes}
          </ul>`
    }
  </div>`;
}

function reportOf(report: unknown): Html | undefined {
  if (!isPart(report)) return undefined;
  const { symbol, publishedOn, url } = report;
  const about = [symbol, typeof publishedOn === 'string' ? dateInWords(publishedOn) : null];
  const said = about.filter((one) => typeof one === 'string').join(', ');
  return html`<span class="report"
      >${recordLink(report)}${said === '' ? undefined : ` (${said})`}${
        typeof url === 'string' ? html`, at ${webLink(url)}` : undefined
      }</span
    >: `;
}

function moreItem(ontology: Ontology, id: string, relation: (typeof FOOTNOTES)[number]): Html {
  const link = allLink(ontology, nodeType(ontology, 'Passage'), id, relationOf(ontology, 'Passage', relation));
  return html`<li>and more: <a href="${link}">list all of them in the playground</a></li>`;
}

/** A footnote with its status, and what it may refer to. @param place the id of the element, where links lead to it. */
export function footnoteItem(
  ontology: Ontology,
  footnote: AnswerPart,
  relation: (typeof FOOTNOTES)[number],
  place?: string,
): Html {
  const { id, number, status, note, resolvesTo } = footnote;
  const about = aboutValue(ontology, 'FootnoteStatus', String(status));
  const candidates = nodesIn(footnote['candidates']);
  const others = goesOn(footnote['candidates']) ? ', or others that its page has' : undefined;
  const more = relation === 'coveredBy' ? ' It stands in another passage; we read it to cover this one.' : undefined;
  const leads = isPart(resolvesTo)
    ? html` It refers to ${recordLink(resolvesTo)}.`
    : candidates.length > 0
      ? html` It may refer to ${listed(candidates.map(recordLink))}${others}.`
      : undefined;
  return html`<li${place === undefined ? undefined : html` id="${place}"`}>
    <a href="${recordPath(String(id))}">Footnote ${String(number)}</a>: ${valueInWords(String(status))}.
    ${about}${leads}${more}${typeof note === 'string' ? ` ${note}` : undefined}
  </li>`;
}

function listed(items: readonly Html[]): Content {
  return items.map((item, index) => (index === 0 ? item : html`, or ${item}`));
}

import type { Ontology } from '../ontology/ontology.js';
import { html } from '../page/html.js';
import type { Content, Html } from '../page/html.js';
import { dateInWords, isPart, labelOf, nodesIn, recordLink, recordPath, webLink } from '../page/labels.js';
import type { AnswerPart } from '../page/labels.js';
import { goesOn } from '../page/more.js';
import { FOOTNOTES } from '../page/record-operations.js';
import { footnoteItem } from '../page/sources.js';
import { placeOf, sentenceOf } from './claims-said.js';
import type { Reading } from './profile-questions.js';
import type { AskedView } from './view-type.js';

/** A report, sentence by sentence. @param isOnly that the page holds nothing else, and says itself where it goes on. */
export function readingSection({ ontology, path }: AskedView, reading: Reading, index: number, isOnly: boolean): Html {
  const { report, passages, next } = reading;
  const id = `report-${index + 1}`;
  const { symbol, publishedOn, url } = report;
  const said = [symbol, typeof publishedOn === 'string' ? dateInWords(publishedOn) : undefined].filter(
    (part) => typeof part === 'string',
  );
  const seen = new Map<string, string>();
  const sections = sectionsOf(passages).map(([title, group], at) =>
    passageGroup(ontology, title, group, seen, `${id}-${at + 1}`),
  );
  return html`<section class="reading" aria-labelledby="${id}">
    <h2 id="${id}">${labelOf(report)}</h2>
    <p class="note">
      ${recordLink({ ...report, name: 'The report' })}${said.length === 0 ? undefined : ` (${said.join(', ')})`}${
        typeof url === 'string' ? html`, at ${webLink(url)}` : undefined
      }.
      Every sentence below is ours, says who says it, and leads to its record; the words of the report are not copied.
    </p>
    ${passages.length === 0 ? html`<p>Nothing that this report says of it is recorded here.</p>` : sections}
    ${
      next === undefined || isOnly
        ? undefined
        : html`<p class="next">
            The report goes on: <a href="${path({ report: String(report['id']), after: next })}">read on</a>.
          </p>`
    }
  </section>`;
}

/** Passages in runs of one section: `Legal Framework`, or key facts, or rows. */
function sectionsOf(passages: readonly AnswerPart[]): readonly (readonly [title: string, group: AnswerPart[]])[] {
  const sections: (readonly [string, AnswerPart[]])[] = [];
  for (const passage of passages) {
    const title = sectionOf(passage);
    const last = sections.at(-1);
    if (last?.[0] === title) last[1].push(passage);
    else sections.push([title, [passage]]);
  }
  return sections;
}

function sectionOf(passage: AnswerPart): string {
  const locator = isPart(passage['locator']) ? passage['locator'] : {};
  if (typeof locator['section'] === 'string') {
    return placeOf({
      id: passage['id'],
      locator: { section: locator['section'], paragraph: null, sentence: null, fact: null, record: null },
    });
  }
  return locator['fact'] === null ? 'Rows' : 'Key facts';
}

function passageGroup(
  ontology: Ontology,
  title: string,
  passages: readonly AnswerPart[],
  seen: Map<string, string>,
  id: string,
): Html {
  const footnotes = new Map<string, Html>();
  for (const passage of passages) {
    for (const relation of FOOTNOTES) {
      for (const footnote of nodesIn(passage[relation])) {
        const key = String(footnote['id']);
        if (!footnotes.has(key))
          footnotes.set(key, footnoteItem(ontology, footnote, relation, `${id}-${String(footnote['number'])}`));
      }
    }
  }
  return html`<section aria-labelledby="${id}">
    <h3 id="${id}">${title}</h3>
    ${paragraphsOf(passages).map(
      (group) => html`<p>${group.map((passage) => [sentencesOf(ontology, passage, seen, id), ' '])}</p>`,
    )}
    ${
      footnotes.size === 0
        ? undefined
        : html`<ul class="footnotes" aria-label="Footnotes of ${title}">
            ${[...footnotes.values()]}
          </ul>`
    }
  </section>`;
}

function paragraphsOf(passages: readonly AnswerPart[]): readonly (readonly AnswerPart[])[] {
  const paragraphs: AnswerPart[][] = [];
  let last: unknown;
  for (const passage of passages) {
    const { paragraph = null } = isPart(passage['locator']) ? passage['locator'] : {};
    if (paragraphs.length === 0 || paragraph === null || paragraph !== last) paragraphs.push([]);
    paragraphs.at(-1)?.push(passage);
    last = paragraph;
  }
  return paragraphs;
}

/** What a passage says; a claim that was told before is not told again. @param seen where claims were told, by id. */
function sentencesOf(ontology: Ontology, passage: AnswerPart, seen: Map<string, string>, section: string): Content {
  const link = recordPath(String(passage['id']));
  const all = nodesIn(passage['claims']);
  const claims = all.filter((claim) => !seen.has(String(claim['id'])));
  for (const claim of claims) seen.set(String(claim['id']), section);
  const marks = FOOTNOTES.flatMap((relation) =>
    nodesIn(passage[relation]).map(
      ({ number }) =>
        html`<sup
          ><a href="#${section}-${String(number)}" aria-label="Footnote ${String(number)}">${String(number)}</a></sup
        >`,
    ),
  );
  const place = placeOf(passage);
  const told: Content =
    claims.length > 0
      ? claims.map((claim, index) => [index === 0 ? undefined : ' ', sentenceOf(ontology, claim)])
      : html`<a class="silent" href="${link}"
          >[${place}: ${all.length > 0 ? 'what it says is told above' : 'no claim is recorded of it'}]</a
        >`;
  const more = goesOn(passage['claims'])
    ? html` <a class="mark" href="${link}">and more from this sentence</a>`
    : undefined;
  return [told, marks, more];
}

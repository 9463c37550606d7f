import type { Ontology } from '../ontology/ontology.js';
import { locatorInWords } from '../questions/citation/locator-words.js';
import type { CitedPassage } from '../questions/citation/cited.js';
import { html } from '../page/html.js';
import type { Content, Html } from '../page/html.js';
import {
  aboutValue,
  capital,
  dateInWords,
  fieldInWords,
  isPart,
  labelOf,
  nodesIn,
  recordPath,
  textsIn,
  valueInWords,
} from '../page/labels.js';
import type { AnswerPart } from '../page/labels.js';
import type { Cell } from '../table/rows.js';

/** What is asked of a claim that a view shows: what it says, who says it, whether it stands, and where it is said. */
export const SAID = `fragment Said on Claim {
  __typename id statement status differsIn attribution qualifier knownAt citation
  topics(first: 3) { nodes { id name } }
  conflicts(first: 2) { pageInfo { hasNextPage } nodes { id question status } }
  citations(first: 3) { nodes { id locator { section paragraph sentence fact record } report { id name symbol publishedOn url } } }
  ... on Finding { assessment foundBy(first: 2) { nodes { id name } } }
  ... on Recommendation { implementation recommendedBy(first: 2) { nodes { id name } } }
  ... on Observation { producer { __typename ... on Entity { id name } } }
}`;

/** The columns of a claim in the data of a view, and their cells. */
export const SAID_COLUMNS = [
  ...['id', 'type', 'statement', 'saidBy', 'status', 'differsIn', 'assessment', 'qualifier', 'knownAt'],
  ...['topics', 'reports', 'places', 'reportAddresses', 'conflicts', 'citation', 'address'],
] as const;

/** @param base what whole addresses begin with, without a slash at the end. */
export function saidCells(claim: AnswerPart, base: string): readonly Cell[] {
  const passages = nodesIn(claim['citations']);
  const reports = passages.map(({ report }) => report).filter(isPart);
  return [
    ...[claim['id'], claim['__typename'], claim['statement'], speakersOf(claim), claim['status'], claim['differsIn']],
    ...[claim['assessment'], claim['qualifier'], claim['knownAt']],
    nodesIn(claim['topics']).map(({ id }) => id),
    reports.map(({ id }) => id),
    passages.map(placeOf),
    reports.map(({ url }) => url).filter((url) => typeof url === 'string'),
    nodesIn(claim['conflicts']).map(({ id }) => id),
    claim['citation'],
    base + recordPath(String(claim['id'])),
  ];
}

/** So many empty cells, where a row of data has no claim. */
export const NO_CLAIM: readonly Cell[] = SAID_COLUMNS.map(() => null);

/** Who says a claim, by name: who is named in it, else to whom it is attributed, else the reports it was read from. */
export function speakersOf(claim: AnswerPart): readonly string[] {
  const { foundBy, recommendedBy, producer, attribution } = claim;
  const named = [...nodesIn(foundBy), ...nodesIn(recommendedBy), ...(isPart(producer) ? [producer] : [])];
  if (named.length > 0) return named.map(labelOf);
  if (typeof attribution === 'string') return [attribution];
  const reports = nodesIn(claim['citations']).flatMap(({ report }) => (isPart(report) ? [labelOf(report)] : []));
  return [...new Set(reports)];
}

/** Where a passage stands, in words. */
export function placeOf({ id, locator }: AnswerPart): string {
  return (isPart(locator) ? locatorInWords(locator as unknown as CitedPassage['locator']) : undefined) ?? String(id);
}

/** A claim as a sentence that leads to its record, marked where it does not simply stand. */
export function sentenceOf(ontology: Ontology, claim: AnswerPart): Html {
  return html`<a class="sentence" href="${recordPath(String(claim['id']))}"><bdi>${String(claim['statement'])}</bdi></a
    >${marksOn(ontology, claim)}`;
}

/** Whether a claim stands, where it does not simply, and the conflicts that it takes part in. */
export function marksOn(ontology: Ontology, claim: AnswerPart): Content {
  const { status, differsIn } = claim;
  const fields = textsIn(differsIn).map((field) => fieldInWords(field).toLowerCase());
  const about = aboutValue(ontology, 'ClaimStatus', String(status));
  const words = [valueInWords(String(status)), fields.join(', ')].filter((part) => part !== '').join(': ');
  const stands = typeof status !== 'string' || status === 'ACCEPTED';
  return [
    stands ? undefined : html` <span class="mark" title="${about ?? ''}">${words}</span>`,
    ...nodesIn(claim['conflicts']).map(
      (conflict) =>
        html` <a class="mark" href="${recordPath(String(conflict['id']))}" title="${String(conflict['question'])}"
          >${valueInWords(String(conflict['status']))} conflict</a
        >`,
    ),
  ];
}

/** Who says a claim, in which report and where, since when it is public. */
export function whereSaid(claim: AnswerPart, withSpeaker = true): Html {
  const { knownAt, assessment } = claim;
  const passages = nodesIn(claim['citations']);
  const speakers = speakersOf(claim);
  const reports = new Set(passages.flatMap(({ report }) => (isPart(report) ? [labelOf(report)] : [])));
  const isReport = speakers.every((speaker) => reports.has(speaker));
  const places = passages.map((passage, index) => {
    const { report } = passage;
    const before = index > 0 && isPart(report) && isSameReport(passages[index - 1], report);
    const named = before || !isPart(report) ? undefined : html`<bdi>${labelOf(report)}</bdi>, `;
    return html`${index === 0 ? undefined : '; '}${named}<a href="${recordPath(String(passage['id']))}"
        >${placeOf(passage)}</a
      >`;
  });
  return html`<span class="where"
    >${withSpeaker && !isReport && speakers.length > 0 ? `${speakers.join(', ')}, in ` : undefined}${places}${
      typeof assessment === 'string' && assessment !== 'FACT' ? `; ${valueInWords(assessment)}` : undefined
    }${typeof knownAt === 'string' ? `; public since ${dateInWords(knownAt)}` : undefined}</span
  >`;
}

function isSameReport(passage: AnswerPart | undefined, { id }: AnswerPart): boolean {
  const report = passage?.['report'];
  return isPart(report) && report['id'] === id;
}

/** A claim of a list: its sentence, and below it who says it and where. */
export function claimItem(ontology: Ontology, claim: AnswerPart, more?: Content): Html {
  return html`<li class="claim">
    <p>${sentenceOf(ontology, claim)}</p>
    <p class="note">${whereSaid(claim)}</p>
    ${more}
  </li>`;
}

/** Claims in groups by the first of their topics, by name; those without one at the end. */
export function byTopic(claims: readonly AnswerPart[]): readonly (readonly [title: string, claims: AnswerPart[]])[] {
  const groups = new Map<string, AnswerPart[]>();
  for (const claim of claims) {
    const [topic] = nodesIn(claim['topics']);
    const title = topic ? capital(labelOf(topic)) : '';
    groups.set(title, [...(groups.get(title) ?? []), claim]);
  }
  return [...groups]
    .sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1))
    .map(([title, group]) => [title === '' ? 'On no topic' : title, group]);
}

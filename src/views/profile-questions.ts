import { isPart, labelOf, nodesIn } from '../page/labels.js';
import type { AnswerPart } from '../page/labels.js';
import { goesOn } from '../page/more.js';
import { FOOTNOTES } from '../page/record-operations.js';
import { SAID } from './claims-said.js';
import { cursorOf } from './view-type.js';
import type { AskedView, ViewQuestion } from './view-type.js';

/** Reports that are read as a whole; passages of each, and claims of other sources, on a page. */
export const MOST = { profiles: 3, reports: 100, passages: 100, claims: 100, each: 6 } as const;

const REPORT =
  'id name symbol url publishedOn complete kind about(first: 3) { pageInfo { hasNextPage } nodes { __typename ... on Entity { id } } }';
const FOOTNOTE =
  'id number status note resolvesTo { ...Name } candidates(first: 5) { pageInfo { hasNextPage } nodes { ...Name } }';
const NAME = 'fragment Name on Node { __typename id ... on Entity { name } }';

/** What is read of a report. */
export interface Reading {
  readonly report: AnswerPart;
  readonly passages: readonly AnswerPart[];
  /** Where it goes on. */
  readonly next: string | undefined;
}

/** The country, and the reports that are read: all that are about it, or the one that is asked for. */
export async function headOf(
  { ask }: AskedView,
  of: string,
  only: string | undefined,
): Promise<{ readonly country: AnswerPart; readonly reports: readonly AnswerPart[] }> {
  const reports =
    only === undefined
      ? `reports(first: ${MOST.reports}, filter: { kind: { eq: COUNTRY_PROFILE } }) { nodes { ${REPORT} } }`
      : '';
  const data = await ask({
    name: 'Head',
    variables: only === undefined ? '$of: ID!' : '$of: ID!, $report: ID!',
    body: `country(id: $of) { id name description aliases { text language } ${reports} } ${
      only === undefined ? '' : `report(id: $report) { ${REPORT} }`
    }`,
    values: only === undefined ? { of } : { of, report: only },
  });
  const country = isPart(data['country']) ? data['country'] : {};
  const report = data['report'];
  return { country, reports: isPart(report) ? [report] : nodesIn(country['reports']) };
}

/**
 * Reads a report in the order of its sentences. One that is complete and about this country alone is read as a whole, with
 * the sentences of which nothing is recorded; of any other what is about the country.
 */
export async function read(
  asked: AskedView,
  of: string,
  report: AnswerPart,
  after: string | undefined,
): Promise<Reading> {
  const data = await asked.ask(passagesQuestion(of, report, after));
  const passages = data['passages'];
  return { report, passages: nodesIn(passages), next: cursorOf(passages) };
}

function passagesQuestion(of: string, report: AnswerPart, after: string | undefined): ViewQuestion {
  const isOwn = report['complete'] === true && isAboutAlone(report, of);
  const about = '{ seenFrom: { some: { id: { eq: $of } } } }';
  const passages = isOwn ? '' : `, claims: { some: ${about} }`;
  const claims = isOwn ? '' : `, filter: ${about}`;
  const footnotes = FOOTNOTES.map((name) => `${name}(first: 10) { pageInfo { hasNextPage } nodes { ${FOOTNOTE} } }`);
  return {
    name: 'Profile',
    label: `What ${labelOf(report)} says, sentence by sentence`,
    variables: `$report: ID!, $after: String${isOwn ? '' : ', $of: ID!'}`,
    body: `passages(first: ${MOST.passages}, after: $after, filter: { report: { id: { eq: $report } }${passages} }) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id locator { section paragraph sentence fact record } ${footnotes.join(' ')}
        claims(first: ${MOST.each}${claims}) { pageInfo { hasNextPage } nodes { ...Said } }
      }
    }`,
    fragments: [SAID, NAME],
    values: { report: report['id'], after: after ?? null, ...(isOwn ? {} : { of }) },
  };
}

function isAboutAlone({ about }: AnswerPart, of: string): boolean {
  const countries = nodesIn(about).filter(({ __typename }) => __typename === 'Country');
  return !goesOn(about) && countries.length === 1 && countries[0]?.['id'] === of;
}

export async function othersOf(
  asked: AskedView,
  of: string,
  profiles: readonly string[],
  after: string | undefined,
): Promise<AnswerPart> {
  const data = await asked.ask({
    name: 'OtherSources',
    label: 'What other sources say',
    variables: '$of: ID!, $profiles: [ID!]!, $after: String',
    body: `claims(first: ${MOST.claims}, after: $after, filter: {
      seenFrom: { some: { id: { eq: $of } } }, citations: { none: { report: { id: { in: $profiles } } } }
    }) { totalCount pageInfo { hasNextPage endCursor } nodes { ...Said } }`,
    fragments: [SAID],
    values: { of, profiles, after: after ?? null },
  });
  return isPart(data['claims']) ? data['claims'] : {};
}

export async function coverageOf(asked: AskedView, of: string): Promise<AnswerPart> {
  const data = await asked.ask({
    name: 'Coverage',
    label: 'What is recorded, and what is not known',
    variables: '$of: ID!',
    body: `coverage(country: $of) {
      claims claimsWithoutFootnote claimsWithUnresolvedFootnote
      ... on CountryCoverage {
        claimsFromDataSets claimsWithInferredField
        recorded { type count } statuses { status count } absent { type field reason count }
        unverifiedFields { type field count }
      }
    }`,
    values: { of },
  });
  return isPart(data['coverage']) ? data['coverage'] : {};
}

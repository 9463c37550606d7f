import type { Ontology } from '../ontology/ontology.js';
import { html } from '../page/html.js';
import type { Content, Html } from '../page/html.js';
import {
  dateInWords,
  fieldInWords,
  isPart,
  labelOf,
  nodesIn,
  partsIn,
  recordLink,
  recordPath,
  valueInWords,
  webLink,
  words,
} from '../page/labels.js';
import type { AnswerPart } from '../page/labels.js';
import { goesOn, inGroups } from '../page/more.js';
import { FOOTNOTES } from '../page/record-operations.js';
import { footnoteItem } from '../page/sources.js';
import { SAID, SAID_COLUMNS, byTopic, claimItem, placeOf, saidCells, sentenceOf } from './claims-said.js';
import { cursorOf, neededValue, valueOf } from './view-type.js';
import type { AskedView, ShownView, View, ViewQuestion } from './view-type.js';

/** `/view/profile`: what is said of a country, as a page to read. */
export const PROFILE: View = {
  name: 'profile',
  title: 'Country page',
  about:
    'What is said of a country: the reports that profile it sentence by sentence, what other sources say by topic, and what is not known.',
  parameters: [
    {
      name: 'of',
      kind: 'id',
      types: ['Country'],
      least: 1,
      meaning: 'The id of the country, its ISO 3166-1 alpha-3 code.',
    },
    {
      name: 'report',
      kind: 'id',
      types: ['Report'],
      meaning: 'The id of a report: what it says of the country, and nothing else.',
    },
    { name: 'after', kind: 'cursor', meaning: 'Where the page before ended, as its link to the next one has it.' },
  ],
  from: { Country: 'of' },
  show,
};

/** Reports that are read as a whole; passages of each, and claims of other sources, on a page. */
const MOST = { profiles: 3, reports: 100, passages: 100, claims: 100, each: 6 } as const;

const REPORT =
  'id name symbol url publishedOn complete kind about(first: 3) { pageInfo { hasNextPage } nodes { __typename ... on Entity { id } } }';
const FOOTNOTE =
  'id number status note resolvesTo { ...Name } candidates(first: 5) { pageInfo { hasNextPage } nodes { ...Name } }';
const NAME = 'fragment Name on Node { __typename id ... on Entity { name } }';

interface Reading {
  readonly report: AnswerPart;
  readonly passages: readonly AnswerPart[];
  /** Where it goes on. */
  readonly next: string | undefined;
}

async function show(asked: AskedView): Promise<ShownView> {
  const { given, nodes, ontology } = asked;
  const of = neededValue(given, 'of');
  const [only, after] = [valueOf(given, 'report'), valueOf(given, 'after')];
  const name = labelOf(nodes.get(of) ?? { id: of });
  const { country, reports } = await headOf(asked, of, only);
  const profiles = only === undefined ? reports.filter(({ kind }) => kind === 'COUNTRY_PROFILE') : reports;
  const readings: Reading[] = [];
  // What is read on from a cursor is one report, or what others say.
  if (only !== undefined || after === undefined) {
    for (const report of profiles.slice(0, MOST.profiles)) {
      readings.push(await read(asked, of, report, only === undefined ? undefined : after));
    }
  }
  const others =
    only === undefined
      ? await othersOf(
          asked,
          of,
          profiles.map(({ id }) => String(id)),
          after,
        )
      : undefined;
  const coverage = only === undefined && after === undefined ? await coverageOf(asked, of) : undefined;
  const said = claimsOf(readings);
  const isWhole = only === undefined && after === undefined;
  const main = html`
    ${isWhole ? leadOf(country) : undefined} ${isWhole ? contentsOf(readings, others, coverage) : undefined}
    ${
      isWhole && profiles.length === 0
        ? html`<p class="notice">
            <strong>No profile.</strong> No report that profiles ${name} is recorded here. What there is comes from
            other sources, below.
          </p>`
        : undefined
    }
    ${readings.map((reading, index) => readingSection(asked, reading, index, only !== undefined))}
    ${profiles.length > MOST.profiles && isWhole ? moreProfiles(asked, profiles.slice(MOST.profiles)) : undefined}
    ${others && othersSection(ontology, others, name, profiles.length > 0, after !== undefined)}
    ${coverage && coverageSection(coverage, name)}
  `;
  const rows = [...said, ...nodesIn(others)];
  const report = only === undefined ? undefined : nodes.get(only);
  return {
    of: html`<code>${of}</code>`,
    heading: report ? `What ${labelOf(report)} says of ${name}` : `What is said of ${name}`,
    main,
    table: { columns: SAID_COLUMNS, rows: rows.map((claim) => saidCells(claim, asked.base)) },
    next: only === undefined ? cursorOf(others) : readings[0]?.next,
  };
}

/** The country, and the reports that are read: all that are about it, or the one that is asked for. */
async function headOf(
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
async function read(asked: AskedView, of: string, report: AnswerPart, after: string | undefined): Promise<Reading> {
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

async function othersOf(
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

async function coverageOf(asked: AskedView, of: string): Promise<AnswerPart> {
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

/** The claims of what is read, each once, in the order in which it comes first. */
function claimsOf(readings: readonly Reading[]): readonly AnswerPart[] {
  const claims = readings.flatMap(({ passages }) => passages.flatMap((passage) => nodesIn(passage['claims'])));
  const byId = new Map(claims.map((claim) => [claim['id'], claim]));
  return [...byId.values()];
}

function leadOf({ description, aliases }: AnswerPart): Html {
  const names = partsIn(aliases).map(
    ({ text, language }, index) =>
      html`${index === 0 ? undefined : ', '}<bdi lang="${String(language)}">${String(text)}</bdi>`,
  );
  return html`${typeof description === 'string' ? html`<p class="about">${description}</p>` : undefined}
  ${names.length === 0 ? undefined : html`<p class="note">Also called ${names}.</p>`}`;
}

function contentsOf(
  readings: readonly Reading[],
  others: AnswerPart | undefined,
  coverage: AnswerPart | undefined,
): Html {
  const items = [
    ...readings.map(({ report }, index) => html`<li><a href="#report-${index + 1}">${labelOf(report)}</a></li>`),
    ...(others ? [html`<li><a href="#others">Other sources</a></li>`] : []),
    ...(coverage ? [html`<li><a href="#unknown">What is not known</a></li>`] : []),
  ];
  return html`<ul class="forms">
    ${items}
  </ul>`;
}

function readingSection({ ontology, path }: AskedView, reading: Reading, index: number, isOnly: boolean): Html {
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

function moreProfiles({ path }: AskedView, reports: readonly AnswerPart[]): Html {
  const items = reports.map(
    (report) =>
      html`<li><a href="${path({ report: String(report['id']), after: undefined })}">${labelOf(report)}</a></li>`,
  );
  return html`<p>There are more reports that profile it:</p>
    <ul>
      ${items}
    </ul>`;
}

function othersSection(ontology: Ontology, others: AnswerPart, name: string, isBeside: boolean, isNext: boolean): Html {
  const claims = nodesIn(others);
  const total = Number(others['totalCount'] ?? claims.length);
  const many = `${inGroups(total)} ${total === 1 ? 'claim' : 'claims'}`;
  const said = isBeside ? `${many} that ${total === 1 ? 'rests' : 'rest'} on no sentence of the above` : many;
  const groups = byTopic(claims).map(
    ([title, group]) =>
      html`<h3>${title}</h3>
        <ul class="claims">
          ${group.map((claim) => claimItem(ontology, claim))}
        </ul>`,
  );
  return html`<section aria-labelledby="others">
    <h2 id="others">What ${isBeside ? 'other ' : ''}sources say of ${name}${isNext ? ', continued' : ''}</h2>
    ${
      total === 0
        ? html`<p>
            Nothing is recorded here${isBeside ? ' from other sources' : ''}. That says nothing of the country.
          </p>`
        : html`<p class="note">${said}, by topic: the topics are our own editorial judgement.</p>`
    }
    ${groups}
  </section>`;
}

function coverageSection(coverage: AnswerPart, name: string): Html {
  const count = (value: unknown): string => inGroups(Number(value ?? 0));
  const recorded = partsIn(coverage['recorded']).filter((one) => one['count'] !== 0);
  const statuses = partsIn(coverage['statuses']).filter((one) => one['count'] !== 0);
  const listed = (parts: readonly AnswerPart[], key: string): string =>
    parts.map((one) => `${valueInWords(words(String(one[key])))} ${count(one['count'])}`).join(', ');
  const absent = partsIn(coverage['absent']).map(
    ({ type, field, reason, count: many }) =>
      html`<li>
        ${fieldInWords(String(field))} of ${words(String(type))}: ${count(many)}, ${valueInWords(String(reason))}
      </li>`,
  );
  const rows: readonly (readonly [string, string])[] = [
    ['Recorded', listed(recorded, 'type') || 'nothing'],
    ['Claims', `${count(coverage['claims'])}${statuses.length === 0 ? '' : `: ${listed(statuses, 'status')}`}`],
    ['From lists and data sets alone', count(coverage['claimsFromDataSets'])],
    ['Without a footnote', count(coverage['claimsWithoutFootnote'])],
    ['Resting on a footnote that is lost', count(coverage['claimsWithUnresolvedFootnote'])],
    ['With a value that we inferred', count(coverage['claimsWithInferredField'])],
  ];
  return html`<section aria-labelledby="unknown">
    <h2 id="unknown">What is not known of ${name}</h2>
    <p>
      These figures count what is recorded here, never what there is: silence does not mean that nothing happened, and a
      number of 0 is no finding.
    </p>
    <dl class="facts">
      ${rows.map(
        ([title, value]) =>
          html`<div>
            <dt>${title}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    ${
      absent.length === 0
        ? undefined
        : html`<h3>Looked for, and not there</h3>
            <ul class="columns">
              ${absent}
            </ul>`
    }
  </section>`;
}

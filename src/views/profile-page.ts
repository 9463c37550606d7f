import type { Ontology } from '../ontology/ontology.js';
import { html } from '../page/html.js';
import type { Html } from '../page/html.js';
import { fieldInWords, labelOf, nodesIn, partsIn, valueInWords, words } from '../page/labels.js';
import type { AnswerPart } from '../page/labels.js';
import { inGroups } from '../page/more.js';
import { SAID_COLUMNS, byTopic, claimItem, saidCells } from './claims-said.js';
import { MOST, coverageOf, headOf, othersOf, read } from './profile-questions.js';
import type { Reading } from './profile-questions.js';
import { readingSection } from './profile-reading.js';
import { cursorOf, neededValue, valueOf } from './view-type.js';
import type { AskedView, ShownView, View } from './view-type.js';

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

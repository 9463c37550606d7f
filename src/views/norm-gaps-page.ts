import type { Ontology } from '../ontology/ontology.js';
import { html } from '../page/html.js';
import type { Content, Html } from '../page/html.js';
import {
  aboutValue,
  capital,
  isPart,
  labelOf,
  nodesIn,
  partsIn,
  recordLink,
  recordPath,
  valueInWords,
} from '../page/labels.js';
import type { AnswerPart } from '../page/labels.js';
import { inGroups } from '../page/more.js';
import type { Cell } from '../table/rows.js';
import { NO_CLAIM, SAID, SAID_COLUMNS, claimItem, saidCells } from './claims-said.js';
import { neededValue, valueOf } from './view-type.js';
import type { AskedView, ShownView, View, ViewQuestion } from './view-type.js';

/** `/view/norm-gaps`: where a country stands with a treaty, as a table. */
export const NORM_GAPS_VIEW: View = {
  name: 'norm-gaps',
  title: 'Norm gaps',
  about:
    'Where a country stands with a treaty, article by article: a status that follows from findings by a rule, with the evidence for it, national provisions, recommendations and what became of them.',
  parameters: [
    { name: 'country', kind: 'id', types: ['Country'], least: 1, meaning: 'The id of the country.' },
    { name: 'treaty', kind: 'id', types: ['Treaty'], least: 1, meaning: 'The id of the treaty, for example `CAT`.' },
    {
      ...{ name: 'statuses', kind: 'names', meaning: 'Only articles of these statuses, with commas between.' },
      names: () => STATUSES,
    },
    { name: 'after', kind: 'cursor', meaning: 'The article after which the page begins, by its id.' },
  ],
  from: { Country: 'country', Treaty: 'treaty' },
  show,
};

const STATUSES = [
  ...['NOT_BOUND', 'VIOLATES', 'FALLS_SHORT', 'CRITICISED', 'CONCERN', 'CONFORMS'],
  ...['NO_NATIONAL_PROVISION_KNOWN', 'NOT_ASSESSED'],
];
/** Rows of a page, and of each list of a row. */
const MOST = { rows: 40, each: 5, allRows: 500 } as const;

async function show(asked: AskedView): Promise<ShownView> {
  const { given, nodes, ontology, base } = asked;
  const [country, treaty] = [neededValue(given, 'country'), neededValue(given, 'treaty')];
  const names = [nodes.get(country), nodes.get(treaty)].map((node) => labelOf(node ?? {}));
  const after = valueOf(given, 'after');
  const norms = after === undefined ? undefined : await normsAfter(asked, country, treaty, after);
  const data = await asked.ask(gapsQuestion(asked, country, treaty, norms));
  const gaps = isPart(data['normGaps']) ? data['normGaps'] : {};
  const rows = partsIn(gaps['rows']);
  const total = Number(gaps['totalCount'] ?? 0);
  // What is behind the rows of a page is known by the ids that were left for it, or by how many there are in all.
  const isLeft = norms === undefined ? total > rows.length : norms.isMore;
  return {
    of: html`<code>${country}</code> <code>${treaty}</code>`,
    heading: `${names[0] ?? country} and the ${names[1] ?? treaty}`,
    main: html`
      ${bindingOf(ontology, gaps, names[0] ?? country)} ${countsOf(ontology, gaps, asked)}
      ${
        rows.length === 0
          ? html`<p>No article that the address asks for is here.</p>`
          : tableOf(ontology, rows, `${names[0] ?? country} and ${treaty}, article by article`)
      }
      <p class="note">
        No status is a verdict of ours. It follows from what is recorded by a rule; not assessed, and no national
        provision known, say nothing of conformity.
      </p>
    `,
    table: { columns: COLUMNS, rows: rows.flatMap((row) => cellsOf(row, base)) },
    next: isLeft ? String(normOf(rows.at(-1) ?? {})['id']) : undefined,
  };
}

function gapsQuestion(
  { given }: AskedView,
  country: string,
  treaty: string,
  norms: { readonly ids: readonly string[] } | undefined,
): ViewQuestion {
  const statuses = given.get('statuses');
  const declared = [
    '$country: ID!, $treaty: ID!',
    ...(statuses ? ['$statuses: [NormGapStatus!]'] : []),
    ...(norms ? ['$norms: [ID!]'] : []),
  ];
  const filters = `${statuses ? ', statuses: $statuses' : ''}${norms ? ', norms: $norms' : ''}`;
  return {
    name: 'NormGaps',
    label: 'Norm gaps',
    variables: declared.join(', '),
    body: `normGaps(country: $country, treaty: $treaty${filters}, first: ${MOST.rows}, each: ${MOST.each}) {
      bound binding { ...Said } counts { status count } totalCount
      rows {
        norm { __typename id name description ... on Article { number heading } }
        whole status explanation
        evidenceCount evidence { ...Said }
        inDoubt { ...Said }
        findingCount findings { ...Said }
        provisionCount provisions { measured provision { __typename id name } topics { id name } }
        recommendationCount recommendations { ...Said followedUpBy(first: 2) { nodes { __typename id statement } } }
        actionCount actions { ...Said }
      }
    }`,
    fragments: [SAID],
    values: { country, treaty, ...(statuses && { statuses }), ...(norms && { norms: norms.ids }) },
  };
}

/** The next norms after one, of those that the address leaves: `normGaps` has no cursors. */
async function normsAfter(
  { ask, given }: AskedView,
  country: string,
  treaty: string,
  after: string,
): Promise<{ readonly ids: readonly string[]; readonly isMore: boolean }> {
  const statuses = given.get('statuses') ?? null;
  const data = await ask({
    name: 'Norms',
    variables: '$country: ID!, $treaty: ID!, $statuses: [NormGapStatus!]',
    body: `normGaps(country: $country, treaty: $treaty, statuses: $statuses, first: ${MOST.allRows}, each: 1) { rows { norm { id } } }`,
    values: { country, treaty, statuses },
  });
  const gaps = isPart(data['normGaps']) ? data['normGaps'] : {};
  const ids = partsIn(gaps['rows']).map((row) => String(normOf(row)['id']));
  const left = ids.slice(ids.indexOf(after) + 1);
  return { ids: left.slice(0, MOST.rows), isMore: left.length > MOST.rows };
}

function normOf({ norm }: AnswerPart): AnswerPart {
  return isPart(norm) ? norm : {};
}

function bindingOf(ontology: Ontology, { bound, binding }: AnswerPart, country: string): Html {
  const claims = partsIn(binding);
  if (bound !== true) {
    return html`<p class="notice">
      <strong>Not bound.</strong> Nothing recorded here that stands binds ${country}, or it is no treaty.
    </p>`;
  }
  return html`<details>
    <summary>It binds ${country}: ${claims.length === 1 ? '1 action' : `${claims.length} actions`} that stand</summary>
    <ul class="claims">
      ${claims.map((claim) => claimItem(ontology, claim))}
    </ul>
  </details>`;
}

/** How many rows there are of each status: a link to those alone. */
function countsOf(ontology: Ontology, gaps: AnswerPart, { path, given }: AskedView): Html {
  const cells = partsIn(gaps['counts']).map(({ status, count }) => {
    const name = String(status);
    const number = inGroups(Number(count));
    const about = aboutValue(ontology, 'NormGapStatus', name);
    const shown =
      count === 0
        ? number
        : html`<a href="${path({ statuses: name, after: undefined })}" aria-label="${number} ${valueInWords(name)}"
            >${number}</a
          >`;
    return html`<div class="count ${tone(name)}">
      <dt title="${about ?? ''}">${statusInWords(name)}</dt>
      <dd>${shown}</dd>
    </div>`;
  });
  const all = given.has('statuses')
    ? html`<p><a href="${path({ statuses: undefined, after: undefined })}">All articles, whatever their status</a></p>`
    : undefined;
  return html`<dl class="counts">${cells}</dl>
    ${all}`;
}

/** By how a status is marked, beside its words. */
function tone(status: string): string {
  if (['VIOLATES', 'FALLS_SHORT', 'CRITICISED', 'CONCERN'].includes(status)) return `grave-${STATUSES.indexOf(status)}`;
  return status === 'CONFORMS' ? 'met' : 'silent-status';
}

function statusInWords(status: string): string {
  return capital(valueInWords(status));
}

function tableOf(ontology: Ontology, rows: readonly AnswerPart[], caption: string): Html {
  const titles = ['Article', 'Status', 'Findings', 'National provisions', 'Recommendations and follow-up', 'Actions'];
  return html`<div class="wide" role="region" aria-label="Table: ${caption}" tabindex="0">
    <table role="table" class="stacked gaps">
      <caption>
        ${caption}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          ${titles.map((title) => html`<th role="columnheader" scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map((row) => rowOf(ontology, row, titles))}
      </tbody>
    </table>
  </div>`;
}

function rowOf(ontology: Ontology, row: AnswerPart, titles: readonly string[]): Html {
  const norm = normOf(row);
  const status = String(row['status']);
  const evidence = partsIn(row['evidence']);
  const deciding = new Set(evidence.map(({ id }) => id));
  const findings = partsIn(row['findings']).filter(({ id }) => !deciding.has(id));
  const more = Number(row['findingCount']) - evidence.length - findings.length;
  const cells: readonly Content[] = [
    html`<p><strong class="status ${tone(status)}">${statusInWords(status)}</strong></p>
      <details>
        <summary>Why</summary>
        <p>${String(row['explanation'])}</p>
        ${claimList(ontology, 'In doubt', partsIn(row['inDoubt']))}
      </details>`,
    opened(Number(row['findingCount']), 'finding', [
      claimList(ontology, 'What decides', evidence),
      claimList(ontology, 'Others', findings),
      moreOf(more, norm),
    ]),
    opened(Number(row['provisionCount']), 'provision', [
      html`<ul>
        ${partsIn(row['provisions']).map(provisionItem)}
      </ul>`,
      moreOf(Number(row['provisionCount']) - partsIn(row['provisions']).length, norm),
    ]),
    opened(Number(row['recommendationCount']), 'recommendation', [
      html`<ul class="claims">
        ${partsIn(row['recommendations']).map((claim) => claimItem(ontology, claim, followUpOf(claim)))}
      </ul>`,
      moreOf(Number(row['recommendationCount']) - partsIn(row['recommendations']).length, norm),
    ]),
    opened(Number(row['actionCount']), 'action', [
      claimList(ontology, undefined, partsIn(row['actions'])),
      moreOf(Number(row['actionCount']) - partsIn(row['actions']).length, norm),
    ]),
  ];
  return html`<tr role="row">
    <th role="rowheader" scope="row">${normLink(norm, row['whole'] === true)}</th>
    ${cells.map((cell, index) => html`<td role="cell" data-title="${titles[index + 1] ?? ''}">${cell}</td>`)}
  </tr>`;
}

function normLink(norm: AnswerPart, isWhole: boolean): Html {
  const { id, number, heading, description } = norm;
  const title = isWhole ? 'The treaty as a whole' : `Article ${String(number)}`;
  const about =
    typeof heading === 'string' ? heading : !isWhole && typeof description === 'string' ? description : undefined;
  return html`<a href="${recordPath(String(id))}">${title}</a>${
      about === undefined ? undefined : html` <span class="note">${about}</span>`
    }`;
}

/** What opens where there is something. */
function opened(count: number, what: string, content: readonly Content[]): Html {
  if (count === 0) return html`<span class="quiet">none recorded</span>`;
  return html`<details>
    <summary>${inGroups(count)} ${what}${count === 1 ? '' : 's'}</summary>
    ${content}
  </details>`;
}

function claimList(ontology: Ontology, title: string | undefined, claims: readonly AnswerPart[]): Html | undefined {
  if (claims.length === 0) return undefined;
  return html`${title === undefined ? undefined : html`<p class="group">${title}</p>`}
    <ul class="claims">
      ${claims.map((claim) => claimItem(ontology, claim))}
    </ul>`;
}

function moreOf(more: number, norm: AnswerPart): Html | undefined {
  if (more <= 0) return undefined;
  return html`<p class="more">and ${inGroups(more)} more: see ${recordLink({ ...norm, name: 'the article' })}</p>`;
}

function provisionItem({ provision, measured, topics }: AnswerPart): Html {
  const named = partsIn(topics).map(labelOf).join(', ');
  const about = measured === true ? 'a finding measures it against the norm' : `on the same subject: ${named}`;
  return html`<li>${isPart(provision) ? recordLink(provision) : undefined} <span class="note">${about}</span></li>`;
}

function followUpOf(claim: AnswerPart): Html {
  const { implementation } = claim;
  const links = nodesIn(claim['followedUpBy']).map((one) => html`<li>${recordLink(one)}</li>`);
  const what =
    typeof implementation !== 'string' || implementation === 'UNKNOWN'
      ? 'no source judges what became of it'
      : valueInWords(implementation);
  return html`<p class="group">What became of it: ${what}${links.length === 0 ? undefined : ', followed up by'}</p>
    ${
      links.length === 0
        ? undefined
        : html`<ul class="followed">
            ${links}
          </ul>`
    }`;
}

const COLUMNS = ['norm', 'normAddress', 'normStatus', 'explanation', 'part', ...SAID_COLUMNS];

/** A row for each claim and provision of a norm; one for a norm that has none. */
function cellsOf(row: AnswerPart, base: string): readonly (readonly Cell[])[] {
  const norm = normOf(row);
  const about = [norm['id'], base + recordPath(String(norm['id'])), row['status'], row['explanation']];
  const deciding = new Set(partsIn(row['evidence']).map(({ id }) => id));
  const parts: readonly (readonly [part: string, claims: readonly AnswerPart[]])[] = [
    ['evidence', partsIn(row['evidence'])],
    ['inDoubt', partsIn(row['inDoubt'])],
    ['finding', partsIn(row['findings']).filter(({ id }) => !deciding.has(id))],
    ['recommendation', partsIn(row['recommendations'])],
    ['action', partsIn(row['actions'])],
  ];
  const claims = parts.flatMap(([part, list]) => list.map((claim) => [...about, part, ...saidCells(claim, base)]));
  const provisions = partsIn(row['provisions']).flatMap(({ provision }) => {
    if (!isPart(provision)) return [];
    const cells: Readonly<Record<string, Cell>> = {
      id: provision['id'],
      type: provision['__typename'],
      statement: provision['name'],
      address: base + recordPath(String(provision['id'])),
    };
    return [[...about, 'provision', ...SAID_COLUMNS.map((name) => cells[name] ?? null)]];
  });
  const all = [...claims, ...provisions];
  return all.length === 0 ? [[...about, null, ...NO_CLAIM]] : all;
}

import { html } from '../page/html.js';
import type { Content, Html } from '../page/html.js';
import type { Ontology } from '../ontology/ontology.js';
import {
  capital,
  dateInWords,
  isPart,
  labelOf,
  numberFirst,
  partsIn,
  recordLink,
  valueInWords,
} from '../page/labels.js';
import type { AnswerPart } from '../page/labels.js';
import { inGroups } from '../page/more.js';
import { shareLink } from '../page/share-link.js';
import type { Cell } from '../table/rows.js';
import { NO_CLAIM, SAID, SAID_COLUMNS, claimItem, saidCells } from './claims-said.js';
import { valueOf } from './view-type.js';
import type { AskedView, ShownView, View } from './view-type.js';

/** `/view/compare`: countries or articles side by side. */
export const COMPARE_VIEW: View = {
  name: 'compare',
  title: 'Comparison',
  about:
    'Countries side by side, or articles: what was done about treaties, figures, findings by topic, and where they stand with a treaty; each cell has its claims, or why it is empty.',
  parameters: [
    {
      ...{ name: 'ids', kind: 'ids', types: ['Country', 'Article'], least: 2, most: 8 },
      meaning: 'The ids of two to eight countries, or of as many articles, with commas between.',
    },
    {
      ...{
        name: 'of',
        kind: 'names',
        meaning: 'What is compared, with commas between; all that can be where it is not said.',
      },
      names: () => SUBJECTS,
    },
    { name: 'treaty', kind: 'id', types: ['Treaty'], meaning: 'The id of the treaty whose norm gaps are compared.' },
    {
      name: 'topics',
      kind: 'ids',
      types: ['Topic'],
      most: 20,
      meaning: 'Of findings only those on these topics, with commas between.',
    },
    { name: 'after', kind: 'cursor', meaning: 'After which row the page begins, by its number.' },
  ],
  from: { Country: 'ids', Article: 'ids' },
  show,
};

const SUBJECTS = ['TREATY_ACTIONS', 'NORM_GAPS', 'FIGURES', 'FINDINGS'];
const TITLES: Readonly<Record<string, string>> = {
  TREATY_ACTIONS: 'Treaties',
  NORM_GAPS: 'Norm gaps',
  FIGURES: 'Figures',
  FINDINGS: 'Findings by topic',
};
/** Rows of a page, claims of a cell, and rows that the API answers at the most. */
const MOST = { rows: 60, each: 3, answered: 500 } as const;
/**
 * What a page may ask for in cells, so that it is answered where the registries of all states are loaded too: all rows
 * up to it are asked again, since the API has no cursor for them.
 */
const MOST_CELLS = 360;

async function show(asked: AskedView): Promise<ShownView> {
  const { given, nodes, base } = asked;
  const ids = given.get('ids') ?? [];
  const start = startOf(valueOf(given, 'after'));
  const topics = given.get('topics');
  const most = Math.min(MOST.answered, Math.floor(MOST_CELLS / ids.length));
  const shown = Math.min(MOST.rows, most);
  const asks = topics ? most : Math.min(most, start + shown);
  const comparison = await ask(asked, asks);
  const total = Number(comparison['totalCount'] ?? 0);
  const answered = partsIn(comparison['rows']);
  const fitting = topics ? answered.filter((row) => isOnTopics(row, topics)) : answered;
  const rows = fitting.slice(start, start + shown);
  const columns = ids.map((id) => nodes.get(id) ?? { id });
  const isMore = topics ? fitting.length > start + shown : total > start + shown && start + shown < most;
  const leftOut = total - answered.length;
  return {
    of: ids.map((id) => html`<code>${id}</code> `),
    heading: `${columns.map(labelOf).join(', ')} side by side`,
    main: html`
      <p>
        ${inGroups(total)} ${total === 1 ? 'row is' : 'rows are'}
        compared${topics ? `, of which those on ${topics.join(', ')} are shown` : ''}. An empty cell never says that
        there is nothing: it says what is recorded here.
      </p>
      ${rows.length === 0 ? html`<p>Nothing that the address asks for is recorded of them.</p>` : tableOf(asked, columns, rows)}
      ${
        leftOut > 0 && !isMore
          ? html`<p class="notice">
                <strong>Left out.</strong> ${inGroups(leftOut)} ${leftOut === 1 ? 'row is' : 'rows are'} beyond what one
                page can ask for. The playground, below, asks for what you choose.
              </p>
              ${waysOn(asked, ids, columns.map(labelOf))}`
          : undefined
      }
    `,
    table: { columns: COLUMNS, rows: rows.flatMap((row) => cellsOf(row, columns, base)) },
    next: isMore ? String(start + shown) : undefined,
  };
}

/** Narrower comparisons, of which a page holds more: one subject at a time, and half of what is compared. */
function waysOn({ given, path }: AskedView, ids: readonly string[], names: readonly string[]): Html | undefined {
  const of = given.get('of') ?? SUBJECTS.filter((subject) => subject !== 'NORM_GAPS' || given.has('treaty'));
  const subjects = of.length === 1 ? [] : of.map((subject) => [TITLES[subject] ?? subject, { of: subject }] as const);
  const half = Math.max(2, Math.ceil(ids.length / 2));
  // Of three each half has the one in the middle.
  const halves = ids.length === 2 ? [] : [[0, half] as const, [ids.length - half, ids.length] as const];
  const parts = halves.map(
    ([from, to]) => [names.slice(from, to).join(', '), { ids: ids.slice(from, to).join(',') }] as const,
  );
  const ways = [...subjects, ...parts];
  if (ways.length === 0) return undefined;
  return html`<p>A narrower comparison shows more of them:</p>
    <ul>
      ${ways.map(([name, change]) => html`<li><a href="${path({ after: undefined, ...change })}">${name}</a></li>`)}
    </ul>`;
}

function startOf(after: string | undefined): number {
  const start = Number(after ?? 0);
  return Number.isSafeInteger(start) && start >= 0 ? start : 0;
}

async function ask({ ask: askFor, given }: AskedView, first: number): Promise<AnswerPart> {
  const of = given.get('of');
  const treaty = valueOf(given, 'treaty');
  const data = await askFor({
    name: 'Compare',
    label: 'Comparison',
    variables: '$ids: [ID!]!, $of: [ComparisonSubject!], $treaty: ID, $first: Int!',
    body: `compare(ids: $ids, of: $of, treaty: $treaty, first: $first, each: ${MOST.each}) {
      totalCount
      rows {
        subject of { __typename id name } period
        cells { count claims { ...Said } status reason explanation }
      }
    }`,
    fragments: [SAID],
    values: { ids: given.get('ids'), of: of ?? null, treaty: treaty ?? null, first },
  });
  return isPart(data['compare']) ? data['compare'] : {};
}

function isOnTopics({ subject, of }: AnswerPart, topics: readonly string[]): boolean {
  return subject === 'FINDINGS' && isPart(of) && topics.includes(String(of['id']));
}

function tableOf({ ontology }: AskedView, columns: readonly AnswerPart[], rows: readonly AnswerPart[]): Html {
  const names = columns.map(labelOf);
  const titleOf = (subject: string): string => TITLES[subject] ?? capital(valueInWords(subject));
  const groups = SUBJECTS.map((subject) => [subject, rows.filter((row) => row['subject'] === subject)] as const);
  return html`${groups
    .filter(([, group]) => group.length > 0)
    .map(
      ([subject, group]) =>
        html`<section aria-labelledby="${subject}">
          <h2 id="${subject}">${titleOf(subject)}</h2>
          <div class="wide" role="region" aria-label="Table: ${titleOf(subject)}" tabindex="0">
            <table role="table" class="stacked compared">
              <caption>
                ${titleOf(subject)} of ${names.join(', ')}
              </caption>
              <thead role="rowgroup">
                <tr role="row">
                  <td role="cell"></td>
                  ${columns.map((node) => html`<th role="columnheader" scope="col">${recordLink(inTable(node))}</th>`)}
                </tr>
              </thead>
              <tbody role="rowgroup">
                ${group.map((row) => rowOf(ontology, row, columns))}
              </tbody>
            </table>
          </div>
        </section>`,
    )}`;
}

function rowOf(ontology: Ontology, row: AnswerPart, columns: readonly AnswerPart[]): Html {
  const { of, period } = row;
  const when = typeof period === 'string' ? html` <span class="note">${dateInWords(period)}</span>` : undefined;
  const cells = partsIn(row['cells']).map(
    (cell, index) =>
      html`<td role="cell" data-title="${labelOf(inTable(columns[index] ?? {}))}">
        ${cellOf(ontology, cell, [columns[index], of])}
      </td>`,
  );
  return html`<tr role="row">
    <th role="rowheader" scope="row">${isPart(of) ? recordLink(inTable(of)) : undefined}${when}</th>
    ${cells}
  </tr>`;
}

/** An article with its number before the name of its law, which all of a table may share. */
function inTable(node: AnswerPart): AnswerPart {
  const { name } = node;
  return typeof name === 'string' ? { ...node, name: numberFirst(name) } : node;
}

function cellOf(ontology: Ontology, cell: AnswerPart, of: readonly unknown[]): Content {
  const { count, status, explanation } = cell;
  const claims = partsIn(cell['claims']);
  const more = Number(count ?? 0) - claims.length;
  const stands =
    typeof status === 'string'
      ? html`<p><strong class="status">${capital(valueInWords(status))}</strong></p>`
      : undefined;
  const why =
    typeof explanation === 'string'
      ? html`<p class="note">${withNames(explanation, of.filter(isPart))}</p>`
      : undefined;
  if (claims.length === 0) return [stands, why];
  return html`${stands}
    <ul class="claims">
      ${claims.map((claim) => claimItem(ontology, claim))}
    </ul>
    ${more > 0 ? html`<p class="more">and ${inGroups(more)} more: <a href="${bothLink(of)}">ask for all about both</a></p>` : undefined}`;
}

/** A sentence of the API, which is made of ids, with the names of nodes in their place. */
export function withNames(sentence: string, nodes: readonly AnswerPart[]): string {
  const names = new Map(nodes.map((node) => [String(node['id']), labelOf(node)]));
  // Of an id that begins with another one the whole is looked for.
  const ids = [...names.keys()].sort((one, other) => other.length - one.length).map(escaped);
  const whole = new RegExp(`(?<![\\w/-])(?:${ids.join('|')})(?![\\w/-])`, 'g');
  return ids.length === 0 ? sentence : sentence.replace(whole, (id) => names.get(id) ?? id);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The path of the playground with the claims that are seen from both: those of the cell are among them. */
function bothLink(of: readonly unknown[]): string {
  const [column, row] = of.map((node) => (isPart(node) ? String(node['id']) : ''));
  const query = `query Both($column: ID!, $row: ID!, $after: String) {
  claims(first: 100, after: $after, filter: {
    and: [{ seenFrom: { some: { id: { eq: $column } } } }, { seenFrom: { some: { id: { eq: $row } } } }]
  }) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { __typename id statement citation }
  }
}`;
  return shareLink({ query, variables: JSON.stringify({ column, row, after: null }) });
}

const COLUMNS = [
  ...['subject', 'of', 'ofName', 'period', 'column', 'columnName', 'count', 'cellStatus', 'reason', 'explanation'],
  ...SAID_COLUMNS,
];

/** A row for each claim of a cell; one for a cell without any. */
function cellsOf(row: AnswerPart, columns: readonly AnswerPart[], base: string): readonly (readonly Cell[])[] {
  const of = isPart(row['of']) ? row['of'] : {};
  return partsIn(row['cells']).flatMap((cell, index) => {
    const column = columns[index] ?? {};
    const about = [
      ...[row['subject'], of['id'], of['name'], row['period'], column['id'], labelOf(column)],
      ...[cell['count'], cell['status'], cell['reason'], cell['explanation']],
    ];
    const claims = partsIn(cell['claims']);
    return claims.length === 0
      ? [[...about, ...NO_CLAIM]]
      : claims.map((claim) => [...about, ...saidCells(claim, base)]);
  });
}

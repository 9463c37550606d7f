import { html } from '../page/html.js';
import type { Content, Html } from '../page/html.js';
import type { Ontology } from '../ontology/ontology.js';
import {
  dateInWords,
  fieldInWords,
  isPart,
  labelOf,
  nodesIn,
  partsIn,
  recordLink,
  recordPath,
  words,
} from '../page/labels.js';
import type { AnswerPart } from '../page/labels.js';
import { inGroups } from '../page/more.js';
import type { Cell } from '../table/rows.js';
import { marksOn, speakersOf } from './claims-said.js';
import { timelinePicture } from './timeline-picture.js';
import { cursorOf, neededValue, valueOf } from './view-type.js';
import type { AskedView, ShownView, View } from './view-type.js';

/** `/view/timeline`: what is recorded about something in the order of time. */
export const TIMELINE_VIEW: View = {
  name: 'timeline',
  title: 'Timeline',
  about:
    'What is recorded about something in the order of time: claims, incidents, visits, laws and reports, with the years of which nothing is recorded, and what has no date.',
  parameters: [
    {
      name: 'about',
      kind: 'id',
      types: ['Entity'],
      least: 1,
      meaning: 'The id of a country, a treaty, a law, an incident or any other entity.',
    },
    { name: 'from', kind: 'day', meaning: 'Only what may be of this day or later.' },
    { name: 'to', kind: 'day', meaning: 'Only what may be of this day or earlier.' },
    {
      ...{
        name: 'types',
        kind: 'names',
        meaning: 'Only records of these types, with commas between: `Law,Incident`, or `Claim` for all claims.',
      },
      names: typeNames,
    },
    { name: 'undated', kind: 'yes', meaning: '`yes` for what has no date alone.' },
    { name: 'after', kind: 'cursor', meaning: 'Where the page before ended, as its link to the next one has it.' },
  ],
  from: { Entity: 'about' },
  show,
};

const MOST = { entries: 150, undated: 30 } as const;
const NODE = `node {
  __typename id
  ... on Entity { name }
  ... on Claim {
    statement status differsIn attribution citation
    conflicts(first: 2) { pageInfo { hasNextPage } nodes { id question status } }
    citations(first: 1) { nodes { id report { id name } } }
  }
  ... on Finding { foundBy(first: 2) { nodes { id name } } }
  ... on Recommendation { recommendedBy(first: 2) { nodes { id name } } }
}`;

function typeNames(ontology: Ontology): readonly string[] {
  const types = [...ontology.nodes.values()].filter(({ family }) => family === 'Entity' || family === 'Claim');
  return ['Claim', 'Entity', ...types.map(({ name }) => name)];
}

async function show(asked: AskedView): Promise<ShownView> {
  const { given, nodes, ontology, base } = asked;
  const about = neededValue(given, 'about');
  const name = labelOf(nodes.get(about) ?? { id: about });
  const isUndated = given.has('undated');
  const timeline = await ask(asked, about, isUndated);
  const entries = partsIn(timeline['entries']);
  const next = cursorOf(timeline);
  const isFirst = !given.has('after');
  const undatedCount = Number(timeline['undated'] ?? 0);
  // What has no date stands at the end of what has one.
  const undated = isUndated || next !== undefined || undatedCount === 0 ? undefined : await undatedOf(asked, about);
  const gaps = partsIn(timeline['gaps']);
  const total = Number(timeline['totalCount'] ?? 0);
  return {
    of: html`<code>${about}</code>`,
    heading: isUndated ? `${name}: what has no date` : `${name} in the order of time`,
    main: html`
      ${leadOf(asked, name, total, undatedCount, isUndated)}
      ${isUndated ? undefined : timelinePicture(entries, gaps, name)}
      ${
        isUndated
          ? html`<ul class="entries">
              ${entries.map((entry) => entryItem(ontology, entry))}
            </ul>`
          : yearsOf(ontology, entries, gaps, isFirst)
      }
      ${undated && undatedSection(asked, undated, undatedCount)}
    `,
    table: {
      columns: COLUMNS,
      rows: [...entries, ...partsIn(undated?.['entries'])].map((entry) => cellsOf(entry, base)),
    },
    next,
  };
}

async function ask({ ask: askFor, given }: AskedView, about: string, isUndated: boolean): Promise<AnswerPart> {
  const types = given.get('types') ?? null;
  const values = {
    about,
    types,
    after: valueOf(given, 'after') ?? null,
    from: valueOf(given, 'from') ?? null,
    to: valueOf(given, 'to') ?? null,
  };
  const data = await askFor({
    name: 'Timeline',
    label: 'Timeline',
    variables: '$about: ID!, $from: Date, $to: Date, $types: [AnyTypeName!], $after: String',
    body: `timeline(about: $about, from: $from, to: $to, types: $types, first: ${MOST.entries}, after: $after${isUndated ? ', undated: true' : ''}) {
      totalCount undated gaps { from to } pageInfo { hasNextPage endCursor }
      entries { field date until earliest latest precision uncertain approximate ${NODE} }
    }`,
    values,
  });
  return isPart(data['timeline']) ? data['timeline'] : {};
}

async function undatedOf({ ask: askFor, given }: AskedView, about: string): Promise<AnswerPart> {
  const data = await askFor({
    name: 'Undated',
    label: 'What has no date',
    variables: '$about: ID!, $types: [AnyTypeName!]',
    body: `timeline(about: $about, types: $types, first: ${MOST.undated}, undated: true) {
      totalCount pageInfo { hasNextPage endCursor } entries { field date until earliest latest ${NODE} }
    }`,
    values: { about, types: given.get('types') ?? null },
  });
  return isPart(data['timeline']) ? data['timeline'] : {};
}

function leadOf({ given }: AskedView, name: string, total: number, undated: number, isUndated: boolean): Html {
  const [from, to] = [valueOf(given, 'from'), valueOf(given, 'to')];
  const when = [
    from === undefined ? undefined : `from ${dateInWords(from)}`,
    to === undefined ? undefined : `until ${dateInWords(to)}`,
  ].filter((part) => part !== undefined);
  const types = given.get('types');
  const what = types ? `, of ${types.map((type) => words(type)).join(', ')} alone` : '';
  if (isUndated) return html`<p>${inGroups(total)} records about ${name} have no date${what}.</p>`;
  if (total === 0) {
    return html`<p>
      Nothing with a date is recorded about ${name}${when.length === 0 ? '' : ` ${when.join(' ')}`}${what}.
      ${undated === 0 ? 'Nothing without one either.' : `${inGroups(undated)} records have no date.`} That says nothing
      of what happened.
    </p>`;
  }
  return html`<p>
    ${inGroups(total)} ${total === 1 ? 'record has' : 'records have'} a
    date${when.length === 0 ? '' : ` ${when.join(' ')}`}${what}; ${inGroups(undated)} have none.
  </p>`;
}

interface Year {
  readonly title: string;
  readonly entries: readonly AnswerPart[];
}

/** By year of the earliest day, with the years between of which nothing is recorded. */
function yearsOf(
  ontology: Ontology,
  entries: readonly AnswerPart[],
  gaps: readonly AnswerPart[],
  isFirst: boolean,
): Html {
  const groups = new Map<string, AnswerPart[]>();
  for (const entry of entries) {
    const year = yearOf(entry['earliest']);
    const title = year === undefined ? 'Without a beginning' : String(year);
    groups.set(title, [...(groups.get(title) ?? []), entry]);
  }
  const years: Year[] = [...groups].map(([title, group]) => ({ title, entries: group }));
  const first = Number(years.find(({ title }) => /^\d+$/.test(title))?.title ?? 0);
  let told = gaps.filter(({ to }) => !isFirst && Number(to) < first);
  return html`${years.map(({ title, entries: group }) => {
    const before = gaps.filter((gap) => !told.includes(gap) && Number(gap['to']) < Number(title));
    told = [...told, ...before];
    return html`${before.map(gapNote)}
      <section class="year" aria-labelledby="year-${title.replaceAll(' ', '-')}">
        <h2 id="year-${title.replaceAll(' ', '-')}">${title}</h2>
        <ul class="entries">
          ${group.map((entry) => entryItem(ontology, entry))}
        </ul>
      </section>`;
  })}`;
}

function gapNote({ from, to }: AnswerPart): Html {
  return html`<p class="gap">
    ${from === to ? String(from) : `${String(from)} to ${String(to)}`}: nothing is recorded here
  </p>`;
}

function yearOf(day: unknown): number | undefined {
  return typeof day === 'string' ? Number(day.slice(0, 4)) : undefined;
}

function entryItem(ontology: Ontology, entry: AnswerPart): Html {
  const node = isPart(entry['node']) ? entry['node'] : {};
  const isClaim = typeof node['statement'] === 'string';
  const about: Content = isClaim
    ? html`<a class="sentence" href="${recordPath(String(node['id']))}"><bdi>${String(node['statement'])}</bdi></a
        >${marksOn(ontology, node)}`
    : html`${recordLink(node)} <span class="quiet">${words(String(node['__typename']))}</span>`;
  const said = isClaim ? html` <span class="note">${speakersOf(node).join(', ')}</span>` : undefined;
  return html`<li>
    <p class="when">${whenInWords(entry)}</p>
    <p>${about}${said}</p>
  </li>`;
}

/** When it was, and which date of the record that is: `about 2000 (period)`. */
export function whenInWords({ date, until, field, uncertain, approximate }: AnswerPart): Html {
  if (typeof date !== 'string') return html`<span class="quiet">no date</span>`;
  const plain = date.replace(/[?~]/g, '');
  const doubts = [
    ...(approximate === true ? ['about that time'] : []),
    ...(uncertain === true ? ['the source is not certain'] : []),
    ...(date.startsWith('../') ? ['it does not say since when'] : []),
    ...(date.endsWith('/..') ? ['it does not say until when'] : []),
  ];
  const end = typeof until === 'string' ? `, until ${dateInWords(until)}` : '';
  const said = [fieldInWords(String(field)).toLowerCase(), ...doubts].join('; ');
  return html`<strong>${dateInWords(plain)}${end}</strong> <span class="quiet">${said}</span>`;
}

function undatedSection({ ontology, path }: AskedView, undated: AnswerPart, total: number): Html {
  const entries = partsIn(undated['entries']);
  const more = total - entries.length;
  return html`<section aria-labelledby="undated">
    <h2 id="undated">Without a date</h2>
    <p class="note">They are in no year and in no gap.</p>
    <ul class="entries">
      ${entries.map((entry) => entryItem(ontology, entry))}
    </ul>
    ${
      more > 0
        ? html`<p class="next">
            and ${inGroups(more)} more:
            <a href="${path({ undated: 'yes', after: undefined, from: undefined, to: undefined })}"
              >all that has no date</a
            >
          </p>`
        : undefined
    }
  </section>`;
}

const COLUMNS = [
  ...['date', 'until', 'field', 'earliest', 'latest', 'precision', 'uncertain', 'approximate'],
  ...['id', 'type', 'label', 'saidBy', 'status', 'conflicts', 'citation', 'address'],
];

function cellsOf(entry: AnswerPart, base: string): readonly Cell[] {
  const { date, until, field, earliest, latest, precision, uncertain, approximate } = entry;
  const node = isPart(entry['node']) ? entry['node'] : {};
  const isClaim = typeof node['statement'] === 'string';
  return [
    ...[date, until, field, earliest, latest, precision ?? null, uncertain ?? null, approximate ?? null],
    ...[node['id'], node['__typename'], isClaim ? node['statement'] : labelOf(node)],
    isClaim ? speakersOf(node) : [],
    ...[node['status'] ?? null, nodesIn(node['conflicts']).map(({ id }) => id), node['citation'] ?? null],
    base + recordPath(String(node['id'])),
  ];
}

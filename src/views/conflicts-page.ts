import { html } from '../page/html.js';
import type { Html } from '../page/html.js';
import { conflictSection } from '../page/conflicts.js';
import { isPart, labelOf, nodesIn, partsIn, recordPath, valueInWords, words } from '../page/labels.js';
import type { AnswerPart } from '../page/labels.js';
import { inGroups } from '../page/more.js';
import { isClaim } from '../page/record-operations.js';
import { nodeType } from '../ontology/ontology.js';
import type { Cell } from '../table/rows.js';
import { cursorOf, neededValue, valueOf } from './view-type.js';
import type { AskedView, ShownView, View, ViewQuestion } from './view-type.js';

/** `/view/conflicts`: where sources disagree, with the claims side by side. */
export const CONFLICTS_VIEW: View = {
  name: 'conflicts',
  title: 'Conflicts',
  about: 'Where sources disagree about something: the claims side by side, what differs, what prevails and why.',
  parameters: [
    {
      ...{ name: 'about', kind: 'id', types: ['Entity', 'Claim', 'Conflict'], least: 1 },
      meaning: 'The id of what the claims are about, or are seen from; of one of the claims; or of a conflict.',
    },
    { name: 'after', kind: 'cursor', meaning: 'Where the page before ended, as its link to the next one has it.' },
  ],
  from: { Entity: 'about', Claim: 'about' },
  show,
};

const MOST = { conflicts: 20, cited: 20 } as const;
const SIDES = 'sides { claim statement prevails knownAt saidBy readIn statedIn values { field value said absent } }';

async function show(asked: AskedView): Promise<ShownView> {
  const { given, nodes, ontology, base } = asked;
  const about = neededValue(given, 'about');
  const node = nodes.get(about) ?? { id: about };
  const values = { about, after: valueOf(given, 'after') ?? null };
  const list = await listOf(asked, values, conflictFilter(asked, String(node['__typename'])));
  const conflicts = nodesIn(list);
  const total = Number(list['totalCount'] ?? conflicts.length);
  const open = conflicts.filter(({ status }) => status === 'OPEN');
  return {
    of: html`<code>${about}</code>`,
    heading: headingOf(node),
    main: html`
      ${typeof node['statement'] === 'string' ? html`<p class="about"><bdi>${node['statement']}</bdi></p>` : undefined}
      ${
        total === 0
          ? html`<p>
              No conflict is recorded here. It does not mean that all sources agree: a conflict is recorded where
              somebody compared what they say.
            </p>`
          : html`<p>
              ${inGroups(total)} ${total === 1 ? 'conflict is' : 'conflicts are'} recorded, of those below
              ${inGroups(open.length)} open. What prevails, and why, follows from sources, never from a vote.
            </p>`
      }
      ${contentsOf(conflicts)} ${conflicts.length > 0 ? html`<h2>Side by side</h2>` : undefined}
      ${conflicts.map((conflict) => html`<div id="${placeOf(conflict)}">${conflictSection(ontology, conflict, false)}</div>`)}
    `,
    table: { columns: COLUMNS, rows: conflicts.flatMap((conflict) => cellsOf(conflict, base)) },
    next: cursorOf(list),
  };
}

/** A statement and a question are sentences of their own. */
function headingOf({ __typename, ...node }: AnswerPart): string {
  if (typeof node['statement'] === 'string') return `Where sources contradict this ${words(String(__typename))}`;
  return typeof node['question'] === 'string' ? node['question'] : `Where sources disagree about ${labelOf(node)}`;
}

/** The conflicts of claims that are seen from an entity, of one claim, or one conflict. */
export function conflictFilter({ ontology }: AskedView, typeName: string): string {
  if (typeName === 'Conflict') return '{ id: { eq: $about } }';
  return isClaim(nodeType(ontology, typeName))
    ? '{ claims: { some: { id: { eq: $about } } } }'
    : '{ claims: { some: { seenFrom: { some: { id: { eq: $about } } } } } }';
}

async function listOf(asked: AskedView, values: ViewQuestion['values'], filter: string): Promise<AnswerPart> {
  const data = await asked.ask(conflictsQuestion(values, filter));
  return isPart(data['conflicts']) ? data['conflicts'] : {};
}

/** Asks for conflicts with their claims side by side. */
export function conflictsQuestion(values: ViewQuestion['values'], filter: string): ViewQuestion {
  return {
    name: 'Conflicts',
    label: 'Conflicts',
    variables: '$about: ID!, $after: String',
    body: `conflicts(first: ${MOST.conflicts}, after: $after, filter: ${filter}) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes {
        id question kind status differsIn explanation ${SIDES}
        claims(first: ${MOST.cited}) { nodes { id citation } }
      }
    }`,
    values,
    mayLack: ['sides'],
  };
}

function placeOf({ id }: AnswerPart): string {
  return String(id).replace(/[^\w-]+/g, '-');
}

function contentsOf(conflicts: readonly AnswerPart[]): Html | undefined {
  if (conflicts.length < 3) return undefined;
  const items = conflicts.map(
    (conflict) =>
      html`<li>
        <a href="#${placeOf(conflict)}"><bdi>${String(conflict['question'])}</bdi></a>
        <span class="quiet">${valueInWords(String(conflict['status']))}</span>
      </li>`,
  );
  return html`<nav class="contents" aria-label="Conflicts on this page">
    <ul>
      ${items}
    </ul>
  </nav>`;
}

const SIDE_COLUMNS = ['claim', 'statement', 'prevails', 'saidBy', 'readIn', 'statedIn', 'knownAt', 'values'];
const COLUMNS = [
  ...['conflict', 'question', 'kind', 'conflictStatus', 'differsIn', 'explanation', 'conflictAddress'],
  ...[...SIDE_COLUMNS, 'citation', 'address'],
];
const NO_SIDE: readonly Cell[] = [...SIDE_COLUMNS, 'citation', 'address'].map(() => null);

/** A row for each claim of a conflict; one without any where there are too many for them to stand side by side. */
function cellsOf(conflict: AnswerPart, base: string): readonly (readonly Cell[])[] {
  const { id, question, kind, status, differsIn, explanation } = conflict;
  const citations = new Map(nodesIn(conflict['claims']).map((claim) => [claim['id'], claim['citation']]));
  const about = [id, question, kind, status, differsIn, explanation, base + recordPath(String(id))];
  if (!Array.isArray(conflict['sides'])) return [[...about, ...NO_SIDE]];
  return partsIn(conflict['sides']).map((side) => {
    const { claim, statement, prevails, saidBy, readIn, statedIn, knownAt } = side;
    const values = partsIn(side['values']).map(
      ({ field, value, said, absent }) =>
        `${String(field)}: ${typeof value === 'string' ? value : typeof absent === 'string' ? absent : said === false ? 'not said' : 'see the claim'}`,
    );
    return [
      ...about,
      ...[claim, statement, prevails, saidBy, readIn, statedIn, knownAt, values],
      ...[citations.get(claim) ?? null, base + recordPath(String(claim))],
    ];
  });
}

import { layOut } from '../../../src/web/explore/layout/lay-out.js';
import { EMPTY } from '../../../src/arrangement/arrangement.js';
import { viewCode } from '../../../src/arrangement/view-code.js';
import type { Seeded } from '../../support/seeded.js';
import { fictional } from '../../support/seeded.js';
import { madeRecord as record } from '../../support/made-record.js';

/** The hub of a crowd: all of its findings are by this committee, and about this country. */
export const COMMITTEE = 'un/committee';
export const NORTHLAND = 'XNO';

const TOPICS = ['prisons', 'police-custody', 'the-law', 'children', 'redress', 'deportation', 'soldiers', 'doctors'];
const ARTICLES = 16;
const SAID = [
  'has no register of those who are held',
  'keeps people in cells without windows',
  'does not investigate what is complained of',
  'trains its officers by the protocol',
  'punishes torture less than theft',
];

/** Findings by one committee about one country, each on a topic or two and against an article: hubs of any size. */
export async function crowd(findings: number): Promise<Pick<Seeded, 'ontology' | 'records'>> {
  const { ontology } = await fictional();
  const passageOf = (index: number): string => `report/${1 + (index % 9)}/findings/${1 + Math.floor(index / 9)}.1`;
  const each = Array.from({ length: findings }, (_, index) => index);
  const of = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
  const records = [
    record('Country', NORTHLAND, { name: 'Northland' }),
    record('Institution', COMMITTEE, { name: 'Committee on the North', kind: 'TREATY_BODY' }),
    record('Treaty', 'CAN', { name: 'Convention of the North', kind: 'TREATY' }),
    ...TOPICS.map((name) => record('Topic', `topic/${name}`, { name: name.replaceAll('-', ' ') })),
    ...Array.from({ length: ARTICLES }, (_, index) =>
      record(
        'Article',
        `CAN/${index + 1}`,
        { name: `Article ${index + 1} of the Convention` },
        { instrument: ['CAN'] },
      ),
    ),
    ...Array.from({ length: 9 }, (_, index) =>
      record('Report', `report/${index + 1}`, { name: `Report ${index + 1}`, publishedOn: `201${index}-05-01` }),
    ),
    ...each.map((index) =>
      record('Passage', passageOf(index), {}, { report: [passageOf(index).split('/findings')[0] as string] }),
    ),
    ...each.map((index) =>
      record(
        'Finding',
        `${passageOf(index)}/a`,
        {
          statement: `The Committee on the North finds that Northland ${of(SAID, index)} in district ${index + 1}.`,
          assessment: 'CONCERN',
          unverified: index % 11 === 0,
        },
        {
          ...{ citations: [passageOf(index)], foundBy: [COMMITTEE], about: [NORTHLAND] },
          topics: [`topic/${of(TOPICS, index)}`, ...(index % 5 === 0 ? [`topic/${of(TOPICS, index + 3)}`] : [])],
          measuredAgainst: index % 2 === 0 ? [`CAN/${1 + (index % ARTICLES)}`] : [],
        },
      ),
    ),
  ];
  return { ontology, records };
}

/**
 * The address of a view of a crowd: the hubs, and so many findings, arranged as the page arranges them.
 * @param url of the server that has the crowd.
 * @param nodes how many there are in all.
 */
export async function crowdAddress(url: string, nodes: number): Promise<string> {
  const dataVersion = (await fetch(`${url}/graphql?query={meta{dataVersion}}`)).headers.get('x-data-version');
  const { records } = await crowd(nodes);
  const shown = records.filter(({ type }) => type !== 'Passage' && type !== 'Report').slice(0, nodes);
  const isShown = new Set(shown.map(({ id }) => id));
  const links = shown.flatMap(({ id, relations }) =>
    [...relations.values()].flatMap(({ to }) =>
      to.flatMap((end) => (isShown.has(end.id) ? [[id, end.id] as const] : [])),
    ),
  );
  const placed = layOut({ placed: [], added: shown.map(({ id }) => id), links });
  const view = { ...EMPTY, places: new Map(placed.map(([id, x, y]) => [id, { x, y }])), chosen: COMMITTEE };
  return `/explore#${await viewCode({ view, dataVersion: dataVersion ?? undefined, degrees: new Map() })}`;
}

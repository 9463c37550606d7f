import { ASSESSMENTS } from '../data/claims.js';
import { statementWord } from '../data/words.js';
import { countryOf } from '../data/world.js';
import type { World } from '../data/world.js';
import { select } from './selection.js';
import type { Ask, Filter, Selection, Variable } from './selection.js';

/** A question that the servers are measured by. */
export interface Shape {
  readonly name: string;
  readonly title: string;
  readonly ask: Ask;
  readonly variables: readonly Variable[];
  /** What the statement of the floor begins with, written by hand; undefined where nothing is special. */
  readonly start?: string;
  /** The values of the variables for a request; they go round in a pool. */
  readonly values: (world: World, index: number) => Readonly<Record<string, string>>;
}

export const FULL_TEXT_INDEX = 'measured';

const ID: Variable = { name: 'id', type: 'ID!' };
const variable = (name: string): Filter => ({ $: name });
const byId = (name: string): Filter => ({ id: { eq: variable(name) } });

const REPORT = select('Report', ['id', 'name', 'kind', 'publishedOn']);
const FINDING = ['id', 'statement', 'assessment', 'status', 'knownAt', 'unverified'];
const ARTICLE = ['id', 'number', 'heading'];
const LAW = ['id', 'name', 'kind', 'enactedOn'];
const PASSAGE = ['id', 'digest'];

/** Articles with what was found on them, down to the reports that say so. */
function articles(findings: number, citations: number): Selection {
  const passages = select('Passage', PASSAGE, { report: REPORT });
  return select('Article', ARTICLE, {
    [`findings:${findings}`]: select('Finding', FINDING, { [`citations:${citations}`]: passages }),
  });
}

export const SHAPES: readonly Shape[] = [
  {
    name: 'page-20k',
    title: 'a page above 20 kB, six levels',
    ask: {
      kind: 'one',
      key: 'country',
      field: 'country',
      selection: select('Country', ['id', 'name'], { 'laws:4': select('Law', LAW, { 'articles:5': articles(4, 2) }) }),
    },
    variables: [ID],
    values: (world, index) => ({ id: busyCountry(world, index) }),
  },
  {
    name: 'page-5k',
    title: 'a page above 5 kB, five levels',
    ask: { kind: 'one', key: 'law', field: 'law', selection: select('Law', LAW, { 'articles:5': articles(4, 1) }) },
    variables: [ID],
    values: (world, index) => ({ id: pick(world.laws, index, 0, 40) }),
  },
  {
    name: 'side-by-side',
    title: 'three lists side by side',
    ask: {
      kind: 'one',
      key: 'country',
      field: 'country',
      selection: select('Country', ['id', 'name'], {
        'laws:10': select('Law', LAW),
        'reports:10': REPORT,
        'treatyActions:10': select('TreatyAction', ['id', 'statement', 'action', 'date']),
      }),
    },
    variables: [ID],
    values: (world, index) => ({ id: busyCountry(world, index) }),
  },
  {
    name: 'article',
    title: 'one article with its findings',
    ask: {
      kind: 'one',
      key: 'article',
      field: 'article',
      selection: select('Article', ARTICLE, { 'findings:5': select('Finding', FINDING) }),
    },
    variables: [ID],
    values: (world, index) => ({ id: pick(world.articles, index * 37, 50, 400) }),
  },
  {
    name: 'hub',
    title: '50 of 10,000 findings of one institution, in order',
    ask: {
      kind: 'one',
      key: 'institution',
      field: 'institution',
      selection: select('Institution', ['id', 'name'], { 'findings:50': select('Finding', FINDING) }),
    },
    variables: [ID],
    values: (world) => ({ id: pick(world.institutions, 0, 0, 1) }),
  },
  {
    name: 'count',
    title: 'a count with a filter on an enum',
    ask: {
      kind: 'count',
      key: 'findings',
      field: 'findings',
      type: 'Finding',
      filter: { assessment: { eq: variable('assessment') } },
    },
    variables: [{ name: 'assessment', type: 'Assessment!' }],
    start: 'MATCH (n:`Finding`) WHERE n.`assessment` = $assessment',
    values: (_, index) => ({ assessment: pick(ASSESSMENTS, index, 0, ASSESSMENTS.length) }),
  },
  {
    name: 'first-page',
    title: 'the first page of the largest root list',
    ask: { kind: 'list', key: 'passages', field: 'passages', first: 50, selection: select('Passage', PASSAGE) },
    variables: [],
    values: () => ({}),
  },
  {
    name: 'filter-1',
    title: 'a filter through one relation, narrow inner end',
    ask: {
      kind: 'list',
      key: 'passages',
      field: 'passages',
      first: 20,
      filter: { report: byId('report') },
      selection: select('Passage', PASSAGE),
    },
    variables: [{ name: 'report', type: 'ID!' }],
    start: 'MATCH (:`Node` {id: $report})<-[:`OF_REPORT`]-(n:`Passage`)',
    values: (world, index) => ({ report: pick(world.reports, index * 7, 10, 80) }),
  },
  {
    name: 'filter-2',
    title: 'a filter through two relations, narrow inner end',
    ask: {
      kind: 'list',
      key: 'articles',
      field: 'articles',
      first: 20,
      filter: { findings: { some: { foundBy: { some: byId('institution') } } } },
      selection: select('Article', ARTICLE),
    },
    variables: [{ name: 'institution', type: 'ID!' }],
    start:
      'MATCH (:`Node` {id: $institution})<-[:`FOUND_BY`]-(:`Finding`)-[:`CONCERNS`]->(n:`Article`)\nWITH DISTINCT n',
    values: (world, index) => ({ institution: pick(world.institutions, index * 3, 20, 60) }),
  },
  {
    name: 'filter-3',
    title: 'a filter through three relations, narrow inner end',
    ask: {
      kind: 'list',
      key: 'laws',
      field: 'laws',
      first: 20,
      filter: { articles: { some: { findings: { some: { foundBy: { some: byId('institution') } } } } } },
      selection: select('Law', LAW),
    },
    variables: [{ name: 'institution', type: 'ID!' }],
    start:
      'MATCH (:`Node` {id: $institution})<-[:`FOUND_BY`]-(:`Finding`)-[:`CONCERNS`]->(a:`Article`)\nWITH DISTINCT a\n' +
      'MATCH (a)-[:`OF_INSTRUMENT`]->(n:`Law`)\nWITH DISTINCT n',
    values: (world, index) => ({ institution: pick(world.institutions, index * 3, 20, 60) }),
  },
  {
    name: 'filter-3-wide',
    title: 'a filter through three relations, wide inner end',
    ask: {
      kind: 'list',
      key: 'countries',
      field: 'countries',
      first: 20,
      filter: {
        laws: { some: { articles: { some: { findings: { some: { assessment: { eq: variable('assessment') } } } } } } },
      },
      selection: select('Country', ['id', 'name']),
    },
    variables: [{ name: 'assessment', type: 'Assessment!' }],
    start:
      'MATCH (n:`Country`) WHERE EXISTS { MATCH (n)<-[:`COUNTRY`]-(:`Law`)<-[:`OF_INSTRUMENT`]-(:`Article`)' +
      '<-[:`CONCERNS`]-(f:`Finding`) WHERE f.`assessment` = $assessment }',
    values: (_, index) => ({ assessment: pick(ASSESSMENTS, index, 0, ASSESSMENTS.length) }),
  },
  {
    name: 'or-none',
    title: 'a filter with or and none',
    ask: {
      kind: 'list',
      key: 'institutions',
      field: 'institutions',
      first: 20,
      filter: {
        or: [{ country: byId('country') }, { findings: { none: { assessment: { eq: variable('assessment') } } } }],
      },
      selection: select('Institution', ['id', 'name', 'kind']),
    },
    variables: [
      { name: 'country', type: 'ID!' },
      { name: 'assessment', type: 'Assessment!' },
    ],
    start:
      'MATCH (n:`Institution`) WHERE EXISTS { MATCH (n)-[:`COUNTRY`]->(c:`Country`) WHERE c.id = $country }\n' +
      'OR NOT EXISTS { MATCH (n)<-[:`FOUND_BY`]-(f:`Finding`) WHERE f.`assessment` = $assessment }',
    values: (world, index) => ({
      country: pick(world.countries, index, 0, 20),
      assessment: pick(ASSESSMENTS, index, 5, ASSESSMENTS.length),
    }),
  },
  {
    name: 'deep-page',
    title: 'a page deep in the largest root list',
    ask: {
      kind: 'list',
      key: 'passages',
      field: 'passages',
      first: 50,
      deep: true,
      selection: select('Passage', PASSAGE),
    },
    variables: [],
    start: 'MATCH (n:`Passage`) WHERE n.sortKey > $after',
    values: () => ({}),
  },
  {
    name: 'search',
    title: 'a search for two words',
    ask: { kind: 'search', key: 'search', first: 20 },
    variables: [{ name: 'query', type: 'String!' }],
    start:
      `CALL () { CALL db.index.fulltext.queryNodes('${FULL_TEXT_INDEX}', $query) YIELD node RETURN count(node) AS total }\n` +
      `CALL () { CALL db.index.fulltext.queryNodes('${FULL_TEXT_INDEX}', $query, {limit: 20}) YIELD node ` +
      'RETURN collect({node: {id: node.id}}) AS rows }',
    // The blank at the end says that the last word is whole.
    values: (_, index) => ({
      query: `${statementWord(10 + ((index * 7) % 60))} ${statementWord(200 + ((index * 13) % 900))} `,
    }),
  },
];

/** What the heavy client of the mix asks for: it is not measured itself. */
export const HEAVY: Shape = {
  name: 'heavy',
  title: 'what the heavy client of a mix asks for',
  ask: {
    kind: 'list',
    key: 'laws',
    field: 'laws',
    first: 40,
    selection: select('Law', LAW, { 'articles:10': articles(4, 2) }),
  },
  variables: [],
  values: () => ({}),
};

/** What the light clients of the mix ask for, and what is asked of graphs of several sizes. */
export const LIGHT = 'article';

/** A country that has many laws. */
function busyCountry({ countries, laws }: World, index: number): string {
  // The first laws have the most articles, so that their countries fill a page.
  return pick(countries, countryOf(index % 12, countries.length), 0, countries.length) || (laws[0] ?? '');
}

/** One of a pool within a list: it goes round from `start` to before `end`, as far as the list is that long. */
function pick(list: readonly string[], index: number, start: number, end: number): string {
  const last = Math.min(end, list.length);
  const first = Math.min(start, last - 1);
  return list[first + (index % (last - first))] ?? '';
}

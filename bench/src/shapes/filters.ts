import { ASSESSMENTS } from '../data/claims.js';
import { ARTICLE, LAW, PASSAGE } from './columns.js';
import { select } from './selection.js';
import type { Filter } from './selection.js';
import { pick } from './shape.js';
import type { Shape } from './shape.js';

const variable = (name: string): Filter => ({ $: name });
const byId = (name: string): Filter => ({ id: { eq: variable(name) } });

/** Root lists and counts with a filter. */
export const FILTERS: readonly Shape[] = [
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
      filter: { directFindings: { some: { foundBy: { some: byId('institution') } } } },
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
      filter: { articles: { some: { directFindings: { some: { foundBy: { some: byId('institution') } } } } } },
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
        laws: {
          some: { articles: { some: { directFindings: { some: { assessment: { eq: variable('assessment') } } } } } },
        },
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
];

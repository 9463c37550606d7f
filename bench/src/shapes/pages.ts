import { countryOf } from '../data/world.js';
import type { World } from '../data/world.js';
import { ARTICLE, FINDING, LAW, PASSAGE, REPORT, articles } from './columns.js';
import { select } from './selection.js';
import type { Variable } from './selection.js';
import { pick } from './shape.js';
import type { Shape } from './shape.js';

const ID: Variable = { name: 'id', type: 'ID!' };

/** Pages of what is related, and of root lists. */
export const PAGES: readonly Shape[] = [
  {
    name: 'page-20k',
    title: 'a page above 20 kB, six levels',
    leastBytes: 20_000,
    ask: {
      kind: 'one',
      key: 'country',
      field: 'country',
      selection: select('Country', ['id', 'name'], { 'laws:4': select('Law', LAW, { 'articles:10': articles(4, 2) }) }),
    },
    variables: [ID],
    values: (world, index) => ({ id: busyCountry(world, index) }),
  },
  {
    name: 'page-5k',
    title: 'a page above 5 kB, five levels',
    leastBytes: 5_000,
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
      selection: select('Article', ARTICLE, { 'directFindings:5': select('Finding', FINDING) }),
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
    name: 'first-page',
    title: 'the first page of the largest root list',
    ask: { kind: 'list', key: 'passages', field: 'passages', first: 50, selection: select('Passage', PASSAGE) },
    variables: [],
    values: () => ({}),
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

/** A country that has many laws. */
function busyCountry({ countries, laws }: World, index: number): string {
  // The first laws have the most articles, so that their countries fill a page.
  return pick(countries, countryOf(index % 12, countries.length), 0, countries.length) || (laws[0] ?? '');
}

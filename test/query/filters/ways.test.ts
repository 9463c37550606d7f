import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../../src/graph/embedded/embedded.js';
import type { Figures } from '../../../src/graph/figures.js';
import type { Graph } from '../../../src/graph/graph.js';
import { sizesOf } from '../../../src/query/cost/sizes.js';
import type { Condition } from '../../../src/query/filter/condition.js';
import type { NodeSet } from '../../../src/query/filter/node-set.js';
import { trialOf } from '../../../src/query/filter/trial.js';
import { apiOver } from '../../support/api.js';
import { measuredAs } from '../../support/measured.js';
import { fictional, loaded } from '../../support/seeded.js';

/** A graph as a load could have recorded it: 200 countries, 60,000 findings, one institution that made 10,000. */
const FIGURES: Figures = {
  counts: { Country: 200, Law: 3_000, Article: 20_000, Finding: 60_000, Institution: 900, Topic: 100 },
  degrees: {
    'COUNTRY IN Law': 40,
    'COUNTRY OUT Country': 1,
    'OF_INSTRUMENT IN Article': 300,
    'OF_INSTRUMENT OUT Law': 1,
    'CONCERNS IN Finding': 1_200,
    'CONCERNS OUT Article': 3,
    'FOUND_BY IN Finding': 10_000,
    'FOUND_BY OUT Institution': 2,
    'ON_TOPIC IN Finding': 50_000,
    'ON_TOPIC OUT Topic': 3,
  },
  totals: {
    'COUNTRY IN Law': 3_000,
    'COUNTRY OUT Country': 3_000,
    'OF_INSTRUMENT IN Article': 20_000,
    'OF_INSTRUMENT OUT Law': 20_000,
    'CONCERNS IN Finding': 80_000,
    'CONCERNS OUT Article': 80_000,
    'FOUND_BY IN Finding': 60_000,
    'FOUND_BY OUT Institution': 60_000,
    'ON_TOPIC IN Finding': 90_000,
    'ON_TOPIC OUT Topic': 90_000,
  },
  values: { 'Finding.assessment': { missing: 0, most: 30_000, values: { FACT: 30_000, VIOLATES: 40 } } },
};

let graph: Graph;
beforeAll(async () => {
  const { ontology, records } = await fictional();
  graph = await loaded(await openEmbedded(), ontology, records);
});
afterAll(() => graph.close());

/** What an operation says of its filters, and the statements that it may take, by stated figures. */
async function ways(query: string, filterNodes = 2_000_000): Promise<unknown> {
  const { ontology } = await fictional();
  const api = await apiOver(
    ontology,
    measuredAs(graph, () => FIGURES),
    { filterNodes },
  );
  try {
    const { errors, extensions } = await api.ask(query);
    if (errors) return errors.map(({ message }) => message);
    const { filter, atMost } = extensions?.['cost'] as { filter?: string[]; atMost: { statements: number } };
    return { filter, statements: atMost.statements };
  } finally {
    await api.stop();
  }
}

const THREE = 'laws: { some: { articles: { some: { directFindings: { some: ';

it.each([
  [
    'an id at the inner end',
    `{ countries(filter: { ${THREE}{ id: { eq: "x" } } } } } } } }) { nodes { id } } }`,
    [
      'countries(filter:) begins with 1 id, back over directFindings and articles and laws; it may look at 10 nodes.',
      1,
    ],
  ],
  [
    'a rare value at the inner end',
    `{ countries(filter: { ${THREE}{ assessment: { eq: VIOLATES } } } } } } } }) { nodes { id } } }`,
    [
      'countries(filter:) begins with 40 nodes of Finding, back over directFindings and articles and laws; it may look at 400 nodes.',
      1,
    ],
  ],
  [
    'a frequent value at the inner end: most countries have it, so a page is tried first',
    `{ countries(first: 20, filter: { ${THREE}{ assessment: { eq: FACT } } } } } } } }) { nodes { id } } }`,
    [
      'countries(filter:) tries the first 20 of Country, else begins with 200 nodes of Country; it may look at 204020 nodes.',
      2,
    ],
  ],
  [
    'the same in another order, which no index has',
    `{ countries(first: 20, orderBy: [{ field: name }], filter: { ${THREE}{ assessment: { eq: FACT } } } } } } } }) { nodes { id } } }`,
    ['countries(filter:) begins with 200 nodes of Country; it may look at 103200 nodes.', 1],
  ],
  [
    'the same, counted',
    `{ countries(filter: { ${THREE}{ assessment: { eq: FACT } } } } } } } }) { totalCount } }`,
    ['countries(filter:) begins with 200 nodes of Country; it may look at 103200 nodes.', 1],
  ],
  [
    'a list below few parents: each of its nodes is tested',
    `{ institution(id: "x") { findings(filter: { concerns: { some: { id: { eq: "y" } } } }) { nodes { id } } } }`,
    ['findings(filter:) begins with 1 id, back over concerns; it may look at 3601 nodes.', 2],
  ],
])('%s', async (_, query, [filter, statements]) => {
  expect(await ways(query)).toEqual({ filter: [filter], statements });
});

it('what is too much by every way is refused with its figures', async () => {
  const query = `{ countries(first: 20, filter: { ${THREE}{ assessment: { eq: FACT } } } } } } } }) { nodes { id } } }`;
  expect(await ways(query, 100_000)).toEqual([
    'countries(filter:) may look at 103200 nodes, and at most 100000 are allowed: even the best way begins with 200 nodes of Country. ' +
      'Ask from the other end: { findings(filter: ...) { nodes { concerns { nodes { id } } } } }. Then filter by laws.articles with these ids.',
  ]);
});

describe('a page is tried first', () => {
  const trial = async (value: string, { rows = 20, looked = 40_000, most = 2_000_000 } = {}) => {
    const { ontology } = await fictional();
    const relation = ontology.nodes.get('Institution')?.fields.get('findings');
    if (relation?.kind !== 'relation') throw new Error('no such relation');
    const column = { name: 'assessment', type: 'Assessment', list: false, indexed: true };
    const condition: Condition = {
      kind: 'relation',
      owner: 'Institution',
      relation,
      inner: { kind: 'column', column, operator: 'eq', value, path: '' },
    };
    const recorded = Object.entries(FIGURES).map(([name, figures]) => [name, JSON.stringify(figures)]);
    const sizes = sizesOf(ontology, Object.fromEntries(recorded) as Record<string, string>);
    const set: NodeSet = { start: { kind: 'label', label: 'Institution' }, tests: [], members: [], looked, size: 900 };
    return trialOf(sizes, 'Institution', condition, rows, set, most);
  };

  it('where most nodes meet the condition: half of 67 findings each', async () => {
    expect(await trial('FACT')).toMatchObject({ candidates: 20, looked: 60_020 });
  });

  it.each([
    ['few do', 'VIOLATES', {}],
    ['the set looks at few', 'FACT', { looked: 4_999 }],
    ['the set looks at hardly more', 'FACT', { looked: 200, rows: 20 }],
    ['the page is as long as the list', 'FACT', { rows: 900 }],
    ['no row is asked for', 'FACT', { rows: 0 }],
    ['the worst of it is more than is allowed', 'FACT', { most: 60_000 }],
  ])('not where %s', async (_, value, sizes) => {
    expect(await trial(value, sizes)).toBeUndefined();
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../../src/graph/graph.js';
import { GraphError } from '../../../src/graph/graph.js';
import { apiOver } from '../../support/api.js';
import type { ApiUnderTest } from '../../support/api.js';
import { counting } from '../../support/counting.js';
import type { CountedGraph } from '../../support/counting.js';
import { engines } from '../../support/engines.js';
import { fictional, loaded } from '../../support/seeded.js';

const FINDING = 'press/northland-2010/first/1.1/c';
const OBSERVATION = 'press/northland-2010/first/1.2/b';

describe.each(engines())('what is asked for and is not there, on $name', (engine) => {
  let graph: CountedGraph;
  let api: ApiUnderTest;

  beforeAll(async () => {
    const { ontology, records } = await fictional();
    graph = counting(await loaded(await engine.open(), ontology, records));
    api = await apiOver(ontology, graph);
    await api.ask('{ meta { dataVersion } }');
  });
  afterAll(async () => {
    await api.stop();
    await graph.close();
  });

  async function notices(query: string): Promise<unknown> {
    const { errors, extensions } = await api.ask(query);
    expect(errors).toBeUndefined();
    return extensions?.notices;
  }

  const NEAREST = [
    ['{ country(id: "XNK") { id } }', 'country', 'No Country has the id "XNK"; the nearest is "XNL".'],
    ['{ country(id: "xnl") { id } }', 'country', 'No Country has the id "xnl"; the nearest is "XNL".'],
    ['{ node(id: "XNl") { id } }', 'node', 'No node has the id "XNl"; the nearest is "XNL".'],
    ['{ law(id: "xnl/penal") { id } }', 'law', 'No Law has the id "xnl/penal"; the nearest is "xnl/penal-code".'],
    [
      '{ institution(id: "police") { id } }',
      'institution',
      'No Institution has the id "police"; the nearest is "xnl/police".',
    ],
    [
      '{ article(id: "xnl/penal-code/12/7") { id } }',
      'article',
      'No Article has the id "xnl/penal-code/12/7"; the nearest is "xnl/penal-code/12".',
    ],
    [
      '{ report(symbol: "x/nl/2010") { id } }',
      'report',
      'No Report has the symbol "x/nl/2010"; the nearest is "X/NL/2010".',
    ],
    [
      '{ one: node(id: "xnl/penalcode/5/1") { id } }',
      'one',
      'No node has the id "xnl/penalcode/5/1"; the nearest is "xnl/penal-code/5/1".',
    ],
    [
      '{ finding(id: "press/northland-2010/first/1.1/x") { id } }',
      'finding',
      `No Finding has the id "press/northland-2010/first/1.1/x"; the nearest is "${FINDING}".`,
    ],
    [
      `{ finding(id: "${OBSERVATION}") { id } }`,
      'finding',
      `No Finding has the id "${OBSERVATION}": it is the id of an Observation. Ask { observation(id: "${OBSERVATION}") }.`,
    ],
    [
      '{ report(symbol: "X/NL/2011") { id } }',
      'report',
      'No Report has the symbol "X/NL/2011"; the nearest is "X/NL/2010".',
    ],
    [
      '{ country(iso2: "XNL") { id } }',
      'country',
      'No Country has the iso2 "XNL": it is the id of a Country. Ask { country(id: "XNL") }.',
    ],
    [
      '{ topic(id: "the weather of next year") { id } }',
      'topic',
      'No Topic has the id "the weather of next year", and none is near. Look for it by its words, with search(query:).',
    ],
    [
      '{ topic(id: "") { id } }',
      'topic',
      'No Topic has the id "", and none is near. Look for it by its words, with search(query:).',
    ],
    [
      String.raw`{ topic(id: "a\n\"\u0000") { id } }`,
      'topic',
      String.raw`No Topic has the id "a\n\"\u0000", and none is near. Look for it by its words, with search(query:).`,
    ],
  ].map(([query = '', key, message]) => ({ query, key, message }));

  it.each(NEAREST)('$query', async ({ query, key, message }) => {
    expect(await notices(query)).toEqual([{ message, path: [key] }]);
  });

  const RENAMED = 'xnl/criminal-code';
  const WRONG = 'press/northland-2010/first/1.2/c';
  const RENAMED_TO = 'was the id of a Law, renamed on 2012-07-01. Ask { law(id: "xnl/penal-code") } in its place.';
  const WITHDRAWN =
    'was the id of a Finding, withdrawn on 2012-08-15 (ERROR). The paper speaks of a prison in another country. Nothing came in its place.';
  const MERGED =
    'was the id of a Country, withdrawn on 2013-01-01 (MERGED). Southland has been part of Northland since 2013. Ask { country(id: "XNL") } in its place.';

  it('node(id:) of a withdrawn id answers the withdrawal, with what came in its place', async () => {
    const query = `query ($id: ID!) {
      node(id: $id) { __typename id ... on Withdrawn { was reason date note successor { __typename id } } }
    }`;
    const answers = await Promise.all([RENAMED, WRONG].map((id) => api.ask(query, { id })));
    expect(answers.map(({ data, errors }) => [data, errors])).toEqual([
      [
        {
          node: {
            ...{ __typename: 'Withdrawn', id: RENAMED, was: 'Law', reason: 'RENAMED', date: '2012-07-01', note: null },
            successor: { __typename: 'Law', id: 'xnl/penal-code' },
          },
        },
        undefined,
      ],
      [
        {
          node: {
            ...{ __typename: 'Withdrawn', id: WRONG, was: 'Finding', reason: 'ERROR', date: '2012-08-15' },
            ...{ note: 'The paper speaks of a prison in another country.', successor: null },
          },
        },
        undefined,
      ],
    ]);
    expect(answers.map(({ extensions }) => extensions?.notices)).toEqual([
      [{ message: `"${RENAMED}" ${RENAMED_TO}`, path: ['node'] }],
      [{ message: `"${WRONG}" ${WITHDRAWN}`, path: ['node'] }],
    ]);
  });

  it('so do nodes(ids:), each in its place', async () => {
    const { data, extensions } = await api.ask(
      `{ nodes(ids: ["XNL", "${RENAMED}", "${WRONG}", "nowhere"]) { __typename id } }`,
    );
    expect(data).toEqual({
      nodes: [
        { __typename: 'Country', id: 'XNL' },
        { __typename: 'Withdrawn', id: RENAMED },
        { __typename: 'Withdrawn', id: WRONG },
        null,
      ],
    });
    expect(extensions?.notices).toEqual([
      { message: `"${RENAMED}" ${RENAMED_TO}`, path: ['nodes', 1] },
      { message: `"${WRONG}" ${WITHDRAWN}`, path: ['nodes', 2] },
      {
        message: 'No node has the id "nowhere", and none is near. Look for it by its words, with search(query:).',
        path: ['nodes', 3],
      },
    ]);
  });

  it.each([
    [`{ law(id: "${RENAMED}") { id } }`, 'law', `No Law has the id "${RENAMED}": it ${RENAMED_TO}`],
    [`{ finding(id: "${WRONG}") { id } }`, 'finding', `No Finding has the id "${WRONG}": it ${WITHDRAWN}`],
    ['{ country(id: "XSL") { id } }', 'country', `No Country has the id "XSL": it ${MERGED}`],
    // Whatever it was.
    ['{ report(symbol: "XSL") { id } }', 'report', `No Report has the symbol "XSL": it ${MERGED}`],
  ])('%s is null, and says what became of the id', async (query, key, message) => {
    const { data, errors, extensions } = await api.ask(query);
    expect([data, errors, extensions?.notices]).toEqual([{ [key]: null }, undefined, [{ message, path: [key] }]]);
  });

  it('so does a question that is about a withdrawn id', async () => {
    const { errors } = await api.ask('{ coverage(country: "XSL") { claims } }');
    expect(errors?.map(({ message }) => message)).toEqual([
      `coverage(country:) takes the id of a country. No Country has the id "XSL": it ${MERGED}`,
    ]);
  });

  it('who asks for a withdrawal, or for all of them, is told nothing beside them', async () => {
    const { data, extensions } = await api.ask(
      `{ withdrawal(id: "${RENAMED}") { id } withdrawn(filter: { successor: { id: { eq: "XNL" } } }) { nodes { id } } }`,
    );
    expect([data, extensions?.notices]).toEqual([
      { withdrawal: { id: RENAMED }, withdrawn: { nodes: [{ id: 'XSL' }] } },
      undefined,
    ]);
  });

  it('takes one statement more, whatever the number of withdrawn ids', async () => {
    graph.reset();
    await api.ask(`{ nodes(ids: ["XSL", "${RENAMED}", "${WRONG}"]) { id } law(id: "XSL") { id } }`);
    expect(graph.counts).toEqual({ 'node-by-id': 3, 'nodes-beginning': 2, withdrawals: 1 });
  });

  it('an answer in which everything was found has no notices, and takes no further statement', async () => {
    graph.reset();
    const query = `{ country(id: "XNL") { id } nodes(ids: ["XNL", "${FINDING}"]) { id } report(symbol: "X/NL/2010") { id } }`;
    const { extensions } = await api.ask(query);
    expect(Object.keys(extensions ?? {})).toEqual(['cost']);
    expect(graph.counts).toEqual({ 'node-by-id': 2, 'node-by-unique': 1 });
  });

  it('what is left out, and null below something found, is no miss', async () => {
    const query = `query ($no: Boolean = false) {
      law(id: "xnl/nothing") @include(if: $no) { id }
      place(id: "xnl/harbour") @skip(if: true) { id }
      observation(id: "${OBSERVATION}") { producer { id } }
    }`;
    expect(await notices(query)).toBeUndefined();
  });

  it('of nodes(ids:) each says where it is missing, the same id once', async () => {
    const { data, extensions } = await api.ask('{ nodes(ids: ["XNL", "XNX", "xnl/polise", "XNX"]) { id } }');
    expect(data).toEqual({ nodes: [{ id: 'XNL' }, null, null, null] });
    expect(extensions?.notices).toEqual([
      { message: 'No node has the id "XNX"; the nearest is "XNL".', path: ['nodes', 1] },
      { message: 'No node has the id "xnl/polise"; the nearest is "xnl/police".', path: ['nodes', 2] },
    ]);
  });

  it('five are explained, the others counted, by two statements', async () => {
    graph.reset();
    const ids = Array.from({ length: 100 }, (_, index) => `"nowhere-${index}"`).join(' ');
    const found = (await notices(`{ nodes(ids: [${ids}]) { id } }`)) as { message: string }[];
    expect(found).toHaveLength(6);
    expect(found[5]).toEqual({ message: 'There are 95 more notices.' });
    expect(graph.counts).toEqual({ 'node-by-id': 2, 'nodes-beginning': 1 });
  });

  it('one statement for each type and key, and the cost of the operation stays what it is', async () => {
    graph.reset();
    const query = '{ a: law(id: "xnl/a") { id } b: law(id: "xnl/b") { id } c: country(id: "XNA") { id } }';
    const { extensions } = await api.ask(query);
    expect(extensions?.cost).toEqual({
      atMost: { rows: 3, cells: 3, statements: 3 },
      spent: { rows: 0, statements: 3 },
    });
    expect(graph.counts).toEqual({ 'node-by-id': 4, 'nodes-beginning': 2 });
  });

  it('a long text is no id: nothing is looked for, and the notice stays short', async () => {
    graph.reset();
    expect(await notices(`{ node(id: "${'x'.repeat(10_000)}") { id } }`)).toEqual([
      {
        message: `No node has the id "${'x'.repeat(80)}…", and none is near. Look for it by its words, with search(query:).`,
        path: ['node'],
      },
    ]);
    expect(graph.counts).toEqual({ 'node-by-id': 1 });
  });

  it('where the nearest cannot be found out, the answer is there all the same', async () => {
    const { ontology } = await fictional();
    const failing: Graph = {
      ...graph,
      read: (statement, parameters, deadline) =>
        statement.name === 'nodes-beginning'
          ? Promise.reject(new GraphError('DEADLINE', 'too late'))
          : graph.read(statement, parameters, deadline),
    };
    const other = await apiOver(ontology, failing);
    const { data, errors, extensions } = await other.ask('{ country(id: "XNK") { id } }');
    expect([data, errors, extensions?.notices]).toEqual([
      { country: null },
      undefined,
      [{ message: 'No Country has the id "XNK".', path: ['country'] }],
    ]);
    await other.stop();
  });
});

describe.each(engines())('what is not there, where there is more than can be compared, on $name', (engine) => {
  let graph: Graph;
  let api: ApiUnderTest;

  beforeAll(async () => {
    const { ontology, records } = await fictional();
    const [law] = records.filter(({ type }) => type === 'Article');
    if (!law) throw new Error('No article');
    const many = Array.from({ length: 1_000 }, (_, index) => ({ ...law, id: `xnl/penal-code/${index + 100}` }));
    graph = await loaded(await engine.openLarge(), ontology, [...records, ...many]);
    api = await apiOver(ontology, graph);
  });
  afterAll(async () => {
    await api.stop();
    await graph.close();
  });

  it('the nearest is among what begins alike', async () => {
    const { extensions } = await api.ask(
      '{ a: article(id: "xnl/penal-cod/299") { id } b: article(id: "xnl/penal-code/1x0") { id } c: node(id: "xnl/penal-kode/12") { id } }',
    );
    expect(extensions?.notices).toEqual([
      { message: 'No Article has the id "xnl/penal-cod/299"; the nearest is "xnl/penal-code/299".', path: ['a'] },
      { message: 'No Article has the id "xnl/penal-code/1x0"; the nearest is "xnl/penal-code/100".', path: ['b'] },
      { message: 'No node has the id "xnl/penal-kode/12"; the nearest is "xnl/penal-code/12".', path: ['c'] },
    ]);
  });
});

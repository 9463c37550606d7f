import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { nextPage } from '../../src/table/paging.js';
import { pageIn, rowsOf } from '../../src/table/rows.js';
import { errorsOf } from '../../src/table/table.js';
import { TableTooLong } from '../../src/table/table-text.js';
import { namesOf, planOf, planned, rowsIn, textOf } from './plain-table.js';

const LAWS = '{ laws { nodes { name country { name } } } }';

function lawsIn(...nodes: readonly object[]): object {
  return { laws: { nodes, pageInfo: { hasNextPage: false, endCursor: 'c' } } };
}

describe('columns', () => {
  test('are the fields by their paths, in the order of the document, with ids and addresses', () => {
    expect(namesOf(planOf(LAWS))).toEqual(['id', 'name', 'country.id', 'country.name', 'sameAs']);
    expect(planOf(LAWS).added).toEqual(['id', 'country.id', 'sameAs']);
  });

  test('have the citation of claims, passages and reports, and the address of reports within', () => {
    const query = '{ findings { nodes { statement statedIn { name } citations { nodes { report { name } } } } } }';
    expect(namesOf(planOf(query))).toEqual([
      ...['id', 'statement', 'statedIn.id', 'statedIn.name', 'statedIn.url'],
      ...['citations.id', 'citations.report.id', 'citations.report.name', 'citations.report.url', 'citation'],
    ]);
  });

  test('are added to nodes of any type as their types have them', () => {
    expect(namesOf(planOf('{ nodes(ids: ["KAZ"]) { __typename } }'))).toEqual([
      ...['id', '__typename', 'sameAs', 'url', 'citation'],
    ]);
    expect(planOf('{ nodes(ids: ["KAZ"]) { __typename } }').query).toBe(
      '{ nodes(ids: ["KAZ"]) { id  __typename  ... on Entity { sameAs } ... on Report { url citation } ... on Claim { citation } ... on Passage { citation } } }',
    );
  });

  test('are added to what a hit or an entry is about', () => {
    const query = '{ search(query: "x") { nodes { score node { __typename } } } }';
    expect(namesOf(planOf(query))).toEqual([
      ...['score', 'node.id', 'node.__typename', 'node.sameAs', 'node.url', 'node.citation'],
    ]);
  });

  test('are not added where the query has them, under whatever name', () => {
    const query = '{ findings { nodes { key: id bibtex: citation(style: BIBTEX) } } }';
    expect(namesOf(planOf(query))).toEqual(['key', 'bibtex']);
  });

  test('have another name where the query calls something else so', () => {
    const query = '{ laws { nodes { id: name sameAs: kind } } }';
    const plan = planOf(query);
    expect(namesOf(plan)).toEqual(['id_', 'id', 'sameAs', 'sameAs_']);
    const node = { id_: 'a', id: 'The a', sameAs: 'CODE', sameAs_: ['https://x.example/'] };
    expect(rowsIn(plan, lawsIn(node))).toEqual([node]);
  });

  test('of several types stand beside each other, whatever types there are', () => {
    const query = `query { claims { nodes { ...Said ... on Finding { assessment } ... on Observation { value said: text } } } }
      fragment Said on Claim { statement ... on Finding { said: qualifier id } }`;
    const plan = planOf(query);
    expect(namesOf(plan)).toEqual(['id', 'statement', 'said', 'assessment', 'value', 'citation']);
    expect(
      rowsIn(plan, {
        claims: {
          nodes: [
            { id: 'a', assessment: 'FACT' },
            { id: 'b', value: 3 },
          ],
        },
      }),
    ).toEqual([
      { id: 'a', assessment: 'FACT' },
      { id: 'b', value: 3 },
    ]);
  });

  test('are the same for an empty list, for null and for no answer at all', async () => {
    const plan = planOf(LAWS);
    const header = 'id,name,country.id,country.name,sameAs\r\n';
    const answers = [lawsIn(), { laws: null }, {}];
    expect(await Promise.all(answers.map((data) => textOf(plan, data)))).toEqual([header, header, header]);
    expect(await textOf(plan, lawsIn({ id: 'a' }))).toBe(`${header}a,,,,\r\n`);
  });

  test('leave out what the variables skip', () => {
    const query = 'query ($no: Boolean!) { laws { nodes { name @skip(if: $no) kind @include(if: $no) } } }';
    expect(namesOf(planOf(query, { variables: { no: true } }))).toEqual(['id', 'kind', 'sameAs']);
    expect(namesOf(planOf(query, { variables: { no: false } }))).toEqual(['id', 'name', 'sameAs']);
  });

  test('that would have one name have all of their response keys', () => {
    const query = '{ laws { edges { cursor node { id cursor: name sameAs } } } }';
    const plan = planOf(query);
    expect(namesOf(plan)).toEqual(['edges.cursor', 'id', 'edges.node.cursor', 'sameAs']);
    const edges = [{ cursor: 'c', node: { id: 'a', cursor: 'The a', sameAs: ['https://x.example/'] } }];
    expect(rowsIn(plan, { laws: { edges } })).toEqual([
      { 'edges.cursor': 'c', id: 'a', 'edges.node.cursor': 'The a', sameAs: ['https://x.example/'] },
    ]);
  });

  test('say of edges and nodes of one list the same row', () => {
    const plan = planOf('{ laws { edges { cursor } some: nodes { kind } nodes { id name } } }');
    expect(namesOf(plan)).toEqual(['cursor', 'kind', 'id', 'name', 'sameAs']);
    const data = {
      laws: {
        edges: [{ cursor: 'c' }, { cursor: 'd' }],
        some: [{ kind: 'CODE' }, {}],
        nodes: [{ id: 'a' }, { id: 'b' }],
      },
    };
    expect(rowsIn(plan, data)).toEqual([
      { cursor: 'c', kind: 'CODE', id: 'a' },
      { cursor: 'd', id: 'b' },
    ]);
  });

  test('are no more than a table can hold', () => {
    const fields = Array.from({ length: 30 }, (_, index) => `a${index}: name`).join(' ');
    const within = Array.from({ length: 40 }, (_, index) => `b${index}: country { ...F }`).join(' ');
    expect(() => planOf(`{ laws { nodes { ${within} } } } fragment F on Country { ${fields} }`)).toThrow(
      'The answer would have more than 1000 columns, and no more are allowed. Ask for fewer fields, or in several operations.',
    );
  });
});

describe('rows', () => {
  test('are those of the only list, also beside values with fields', () => {
    const query = '{ country(id: "KAZ") { name aliases { text } laws { nodes { name } } } }';
    const plan = planOf(query);
    expect(namesOf(plan)).toEqual(['id', 'name', 'sameAs']);
    expect(plan.leftOut).toEqual(['country.name', 'country.aliases.text']);
  });

  test('are one object, where there is no list', () => {
    const plan = planOf('{ country(id: "KAZ") { name aliases { text } laws { totalCount } } }');
    expect(namesOf(plan)).toEqual(['id', 'name', 'aliases.text', 'laws.totalCount', 'sameAs']);
    const country = { id: 'KAZ', name: 'Kazakhstan', aliases: [{ text: 'a' }, { text: 'b' }], laws: { totalCount: 3 } };
    expect(rowsIn(plan, { country })).toEqual([
      { id: 'KAZ', name: 'Kazakhstan', 'aliases.text': ['a', 'b'], 'laws.totalCount': 3 },
    ]);
    expect(rowsIn(plan, { country: null })).toEqual([]);
  });

  test('are the answer as a whole, where there are several objects and no list', () => {
    const plan = planOf('{ a: country(id: "KAZ") { name } b: country(id: "UZB") { name } }');
    expect(namesOf(plan)).toEqual(['a.id', 'a.name', 'b.id', 'b.name']);
    expect(rowsIn(plan, { a: { id: 'KAZ', name: 'K' }, b: null })).toEqual([{ 'a.id': 'KAZ', 'a.name': 'K' }]);
  });

  test('are those of a plain list, with an empty one for a node that is not there', async () => {
    const plan = planOf('{ nodes(ids: ["KAZ", "XXX"]) { ... on Country { id } } }');
    expect(rowsIn(plan, { nodes: [{ id: 'KAZ' }, null] })).toEqual([{ id: 'KAZ' }, {}]);
    const alone = planOf('{ conflicts { nodes { id } } }');
    expect(await textOf(alone, { conflicts: { nodes: [{ id: 'a' }, null] } })).toBe('id\r\na\r\n""\r\n');
  });

  test('are of the operation that is named', () => {
    const query = `query A ${LAWS} query B { places { nodes { kind } } }`;
    expect(namesOf(planOf(query, { operationName: 'B' }))).toEqual(['id', 'kind', 'sameAs']);
  });

  test.each([
    ['a mistake of syntax', '{ laws {', {}],
    ['an unknown field', '{ laws { nodes { nome } } }', {}],
    ['no operation of that name', `query A ${LAWS}`, { operationName: 'B' }],
    ['two operations and no name', `query A ${LAWS} query B ${LAWS}`, {}],
    [
      'a variable that does not fit',
      'query ($n: Int!) { laws(first: $n) { nodes { id } } }',
      { variables: { n: 'x' } },
    ],
  ])('are not planned for %s: the API says that', (_, query, more) => {
    expect(planned(query, more)).toBeUndefined();
  });
});

describe('a list', () => {
  const several = `{ country(id: "KAZ") { name laws { nodes { articles { nodes { number } } } } reports { nodes { name } } }
    treaties { totalCount } }`;

  test('is asked for where there are several, with all choices', () => {
    expect(() => planOf(several)).toThrow(
      'The answer has several lists, and one of them becomes the rows of a table: say which, for example --list country.laws. ' +
        'Lists: country.laws, country.reports. Objects, each one row: country, treaties.',
    );
  });

  test('becomes rows where it is chosen, also by its nodes, and an object one row', () => {
    expect(namesOf(planOf(several, { list: 'country.reports' }))).toEqual(['id', 'name', 'sameAs', 'url', 'citation']);
    expect(namesOf(planOf(several, { list: 'country.reports.nodes' }))[1]).toBe('name');
    expect(planOf(several, { list: 'country.reports' }).leftOut).toEqual([
      ...['country.name', 'country.laws.nodes.articles.nodes.number', 'treaties.totalCount'],
    ]);
    const country = planOf(several, { list: 'country', explode: 'reports' });
    expect(namesOf(country)).toEqual([
      ...['id', 'name', 'laws.id', 'laws.articles.id', 'laws.articles.number', 'reports.id', 'reports.name'],
      ...['reports.url', 'sameAs'],
    ]);
  });

  test.each([
    [
      'country.lawz',
      'There is no list country.lawz in the answer. Did you mean "country.laws"? ' +
        'Lists: country.laws, country.reports. Objects, each one row: country, treaties.',
    ],
    [
      'country.laws.articles',
      'country.laws.articles lies within the list country.laws, of which each row has its own: ' +
        'ask for --list country.laws and --explode articles.',
    ],
  ])('that is not there: %s', (list, sentence) => {
    expect(() => planOf(several, { list })).toThrow(sentence);
  });

  test('is not there where nothing has rows', () => {
    expect(() => planOf('{ __typename }', { list: 'laws' })).toThrow(
      'There is no laws in the answer, and nothing else that has rows.',
    );
    expect(namesOf(planOf('{ __typename }'))).toEqual(['__typename']);
  });
});

describe('explode', () => {
  const query = `{ findings { nodes { id terms citation citations { totalCount nodes { id footnotes { nodes { id number } } } } } } }`;
  const nodes = [
    {
      id: 'a',
      terms: ['x', 'y'],
      citation: 'A',
      citations: {
        totalCount: 2,
        nodes: [
          {
            id: 'p',
            footnotes: {
              nodes: [
                { id: 'f', number: 1 },
                { id: 'g', number: 2 },
              ],
            },
          },
          { id: 'q', footnotes: { nodes: [] } },
        ],
      },
    },
    { id: 'b', terms: [], citation: 'B', citations: { totalCount: 0, nodes: [] } },
  ];
  const data = { findings: { nodes } };

  test('is not asked for: lists are in one cell', async () => {
    expect(await textOf(planOf(query), data)).toBe(
      'id,terms,citation,citations.totalCount,citations.id,citations.footnotes.id,citations.footnotes.number\r\n' +
        'a,x; y,A,2,p; q,f; g,1; 2\r\n' +
        'b,,B,0,,,\r\n',
    );
  });

  test('gives a row for each, and one where there is none', async () => {
    expect(await textOf(planOf(query, { explode: 'citations' }), data)).toBe(
      'id,terms,citation,citations.totalCount,citations.id,citations.footnotes.id,citations.footnotes.number\r\n' +
        'a,x; y,A,2,p,f; g,1; 2\r\n' +
        'a,x; y,A,2,q,,\r\n' +
        'b,,B,0,,,\r\n',
    );
  });

  test('of a list within a list explodes both', async () => {
    expect(await textOf(planOf(query, { explode: 'citations.footnotes' }), data)).toBe(
      'id,terms,citation,citations.totalCount,citations.id,citations.footnotes.id,citations.footnotes.number\r\n' +
        'a,x; y,A,2,p,f,1\r\n' +
        'a,x; y,A,2,p,g,2\r\n' +
        'a,x; y,A,2,q,,\r\n' +
        'b,,B,0,,,\r\n',
    );
  });

  test('of a list of values', () => {
    expect(rowsIn(planOf(query, { explode: 'terms' }), data).map(({ id, terms }) => [id, terms])).toEqual([
      ['a', 'x'],
      ['a', 'y'],
      ['b', undefined],
    ]);
  });

  test.each([
    [
      'citation',
      'citation is no list, so it cannot be exploded. Lists of the rows: terms, citations, citations.footnotes.',
    ],
    [
      'citationz',
      'There is no citationz in the rows to explode. Did you mean "citations"? Lists of the rows: terms, citations, citations.footnotes.',
    ],
  ])('%s is refused', (explode, sentence) => {
    expect(() => planOf(query, { explode })).toThrow(sentence);
  });

  test('where the rows have no list', () => {
    expect(() => planOf('{ conflicts { nodes { id } } }', { explode: 'sides' })).toThrow(
      'There is no sides in the rows to explode. The rows have no list.',
    );
  });
});

describe('the text of a cell', () => {
  const plan = planOf('{ findings { nodes { id citation statement terms } } }');
  async function cellsOf(statement: unknown, terms: readonly unknown[] = []): Promise<string[]> {
    const text = await textOf(plan, { findings: { nodes: [{ id: 'a', citation: 'A', statement, terms }] } });
    const [, row = []] = parse(text, { record_delimiter: '\r\n' });
    return row.slice(2);
  }

  test.each(['=1+1', '+1', '-1', '@x', '\t=1', '\r=1', '\n=1', '\0=1', '＝1', '＋1', '－1', '＠1'])(
    'is no formula: %j',
    async (text) => {
      expect(await cellsOf(text, [text.trim(), 'b'])).toEqual([`'${text}`, expect.stringMatching(/^'.*; b$/s)]);
    },
  );

  test('is as it was otherwise', async () => {
    for (const text of ['a=1', ' =1', 'Ä, "b"\r\nc', '😀', "'a", ';']) expect((await cellsOf(text))[0]).toBe(text);
  });

  test('of numbers is the number, also below zero', async () => {
    const figures = planOf('{ observations { nodes { id citation value unverified } } }');
    const text = await textOf(figures, {
      observations: { nodes: [{ id: 'a', citation: 'A', value: -1.5, unverified: true }] },
    });
    expect(text).toBe('id,citation,value,unverified\r\na,A,-1.5,true\r\n');
  });

  test('of a list is a row of its own, in quotes where a value has the sign between', async () => {
    const terms = ['a', 'b; c', 'd "e"', '', ' f', 'g,h', '=i;j', 'k\r\nl'];
    const [, cell = ''] = await cellsOf('x', terms);
    expect(cell).toBe(`a; "b; c"; "d ""e"""; ; " f"; g,h; "'=i;j"; "k\r\nl"`);
    const [values] = parse(cell, { delimiter: '; ' });
    expect(values).toEqual(terms.map((term) => term.replace('=i', "'=i")));
  });

  test('is not changed in lines of JSON', async () => {
    const nodes = [{ id: 'a', citation: 'A', statement: '=1', terms: ['-1; 2', '@x'] }];
    expect(await textOf(plan, { findings: { nodes } }, { format: 'jsonl' })).toBe(
      '{"id":"a","citation":"A","statement":"=1","terms":["-1; 2","@x"]}\n',
    );
  });
});

describe('the text of a table', () => {
  test('begins with a byte order mark, and with its header, only where it is asked to', async () => {
    const plan = planOf('{ conflicts { nodes { id } } }');
    const data = { conflicts: { nodes: [{ id: 'a' }] } };
    expect(await textOf(plan, data, { bom: true })).toBe('\uFEFFid\r\na\r\n');
    expect(await textOf(plan, data, { header: false })).toBe('a\r\n');
  });

  test('ends where it is longer than it may be', async () => {
    const plan = planOf('{ conflicts { nodes { id } } }');
    const nodes = Array.from({ length: 1_000 }, (_, index) => ({ id: `conflict/${index}` }));
    await expect(textOf(plan, { conflicts: { nodes } }, { most: 13_000 })).rejects.toThrow(TableTooLong);
    expect((await textOf(plan, { conflicts: { nodes } }, { most: 15_000 })).split('\r\n')).toHaveLength(1_002);
  });
});

describe('a page', () => {
  test('says whether there are more rows, and inner lists that are cut off, by what is asked out of sight', () => {
    const plan = planOf('{ laws { nodes { id sameAs articles { totalCount nodes { id } } } } }');
    expect(plan.query).toBe(
      '{ laws { nodes { id sameAs articles { totalCount nodes { id }  pageInfo { hasNextPage } } }  pageInfo { hasNextPage endCursor } } }',
    );
    expect(namesOf(plan)).toEqual(['id', 'sameAs', 'articles.totalCount', 'articles.id']);
    const data = {
      laws: {
        nodes: [
          { id: 'a', articles: { nodes: [], pageInfo: { hasNextPage: true } } },
          { id: 'b', articles: { nodes: [], pageInfo: { hasNextPage: false } } },
        ],
        pageInfo: { hasNextPage: true, endCursor: 'c' },
      },
    };
    expect([...rowsOf(plan, data)].map(({ cut }) => cut)).toEqual([['articles'], []]);
    expect(pageIn(plan, data)).toEqual({ hasNextPage: true, endCursor: 'c', totalCount: null });
  });

  test('of a list without cursors is known by its count', () => {
    const plan = planOf('{ normGaps(country: "KAZ", treaty: "CAT") { rows { status } } }');
    const data = { normGaps: { totalCount: 3, rows: [{ status: 'NOT_BOUND' }] } };
    expect(pageIn(plan, data)).toEqual({ hasNextPage: true, endCursor: null, totalCount: 3 });
  });

  test('of a timeline is that of its entries, not of its gaps', () => {
    const query = '{ timeline(about: "KAZ") { entries { date } gaps { from } } }';
    expect(planOf(query, { list: 'timeline.entries' }).rows.page?.after).toHaveLength(1);
    expect(planOf(query, { list: 'timeline.gaps' }).rows.page).toBeUndefined();
  });

  test.each([
    ['{ laws { nodes { id sameAs } } }', '{ laws(after: "c\\"d") {'],
    ['{ laws(first: 2) { nodes { id sameAs } } }', '{ laws(after: "c\\"d", first: 2) {'],
    ['{ laws(after: "b") { nodes { id sameAs } } }', '{ laws(after: "c\\"d") {'],
    ['{ x: laws { nodes { id } } x: laws { nodes { sameAs } } }', '{ x: laws(after: "c\\"d") {'],
  ])('after a cursor: %s', (query, beginning) => {
    const plan = planOf(query);
    const next = plan.rows.page && nextPage({ query: plan.query }, plan.rows.page, 'c"d');
    expect(next?.query.startsWith(beginning)).toBe(true);
    expect(planned(next?.query ?? '')).toBeDefined();
  });

  test('after a cursor that is a variable', () => {
    const query = 'query ($after: String, $n: Int) { laws(first: $n, after: $after) { nodes { id sameAs } } }';
    const plan = planOf(query);
    const asked = { query: plan.query, variables: { n: 2 } };
    expect(plan.rows.page && nextPage(asked, plan.rows.page, 'c')).toEqual({
      query: plan.query,
      variables: { n: 2, after: 'c' },
    });
  });
});

test('errors are at the place of the query that was given, and say what was added where a limit is met', () => {
  const query = `{\n  laws { nodes { country { name } } }\n  reports(first: 900) { nodes { name } }\n}`;
  const plan = planOf(query, { list: 'laws' });
  const place = (text: string): { line: number; column: number } => {
    const before = plan.query.slice(0, plan.query.indexOf(text)).split('\n');
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  };
  const errors = [
    {
      message: 'Too much.',
      locations: [place('reports'), place('name'), place('id ')],
      extensions: { code: 'LIMIT_EXCEEDED' },
    },
    { message: 'Wrong.', path: ['laws'] },
  ];
  expect(errorsOf(plan, errors)).toEqual([
    {
      message: 'Too much. A table asks for more than its query: here for id, country.id, sameAs.',
      locations: [
        { line: 3, column: 3 },
        { line: 2, column: 28 },
        { line: 2, column: 17 },
      ],
      extensions: { code: 'LIMIT_EXCEEDED' },
    },
    { message: 'Wrong.', path: ['laws'] },
  ]);
});

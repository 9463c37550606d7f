import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSeed } from '../../../src/seed/seed.js';
import { apiOver } from '../../support/api.js';
import type { ApiUnderTest } from '../../support/api.js';
import { counting } from '../../support/counting.js';
import type { CountedGraph } from '../../support/counting.js';
import { engines } from '../../support/engines.js';
import { fictional, loaded } from '../../support/seeded.js';
import { treaty } from '../norm-gaps/treaty.js';
import { compared } from './compared.js';

const GAPS = 'press/gaps/news';

interface Row {
  readonly subject: string;
  readonly of: { readonly id: string };
  readonly period: string | null;
  readonly cells: readonly {
    readonly count: number;
    readonly claims: readonly { readonly id: string }[];
    readonly status: string | null;
    readonly reason: string | null;
    readonly explanation: string | null;
  }[];
}

describe.each(engines())('compare on $name', (engine) => {
  let graph: CountedGraph;
  let api: ApiUnderTest;

  beforeAll(async () => {
    const { ontology, records } = await fictional();
    const more = readSeed(ontology, [...treaty, ...compared]);
    graph = counting(await loaded(await engine.open(), ontology, [...records, ...more.records]));
    api = await apiOver(ontology, graph);
    await api.ask('{ meta { dataVersion } }');
  });
  afterAll(async () => {
    await api.stop();
    await graph.close();
  });

  const ROWS = 'totalCount rows { subject of { id } period cells { count claims { id } status reason explanation } }';
  /** Of each row what it is about, then the claims of each cell, or why it is empty. */
  const tableOf = async (args: string, directive = ''): Promise<unknown[][]> => {
    const { data, errors } = await api.ask(`query ${directive} { compare(${args}) { ${ROWS} } }`);
    expect(errors).toBeUndefined();
    const { rows, totalCount } = data?.['compare'] as { rows: readonly Row[]; totalCount: number };
    expect(totalCount).toBe(rows.length);
    return rows.map(({ of, period, cells }) => [
      period === null ? of.id : `${of.id} ${period}`,
      ...cells.map(({ count, claims, reason, status }) => {
        expect(count === 0).toBe(reason !== null);
        const ids = claims.map(({ id }) => id.replace(/^press\//, '')).join(' ');
        return [status, count === 0 ? reason : ids].filter((one) => one !== null).join(' ');
      }),
    ]);
  };

  it('puts what states did about treaties side by side', async () => {
    graph.reset();
    expect(await tableOf('ids: ["XNL", "XEL"], of: [TREATY_ACTIONS]')).toEqual([
      ['FAIR-TREATMENT', 'northland-2012/later/1.1/a northland-2012/later/1.1/b', 'NOT_RECORDED'],
      ['TRT', 'gaps/news/1.1/a gaps/news/1.1/b gaps/news/1.1/c', 'gaps/news/1.1/d gaps/news/1.1/e'],
    ]);
    expect(graph.counts).toEqual({ 'node-by-id': 2, 'compare-claims': 1 });
  });

  it('puts figures of one indicator and one year side by side, and says of what there is something of another time', async () => {
    expect(await tableOf('ids: ["XEL", "XNL"], of: [FIGURES]')).toEqual([
      ['indicator/cells', 'ANOTHER_TIME', 'elsewhere/news/1.1/d'],
      ['indicator/cells 2009', 'ANOTHER_TIME', 'northland-2010/first/1.2/b northland-2010/second-part/2.1/a'],
      ['indicator/cells 2009/2010', 'elsewhere/news/1.1/c', 'ANOTHER_TIME'],
      [
        'indicator/cells 2011',
        'elsewhere/news/1.1/a elsewhere/news/1.1/b',
        'elsewhere/news/1.1/b northland-2012/later/1.3/d',
      ],
      ['indicator/cells 2012', 'ANOTHER_TIME', 'northland-2012/later/1.3/c'],
    ]);
  });

  it('puts findings side by side by topic, and takes what one state finds of another for a finding on the other', async () => {
    expect(await tableOf('ids: ["XNL", "XEL"], of: [FINDINGS]')).toEqual([
      ['topic/custody', 'northland-2010/first/1.2/a', 'elsewhere/news/1.1/e elsewhere/news/1.1/f'],
      ['topic/ill-treatment', 'northland-2010/first/1.1/c northland-2010/first/1.2/a', 'NOT_RECORDED'],
      ['topic/searches', 'elsewhere/news/1.1/g', 'NOT_RECORDED'],
    ]);
  });

  it('puts norm gaps side by side, with what decides them', async () => {
    const { data, errors } = await api.ask(
      `{ compare(ids: ["XNL", "XEL"], of: [NORM_GAPS], treaty: "TRT", first: 3) { columns { node { id name } year } ${ROWS} } }`,
    );
    expect(errors).toBeUndefined();
    const notBound =
      'Nothing recorded that stands makes XEL a party to TRT. 1 claim that would change or confirm it is disputed or unverified, and does not decide alone.';
    const elsewhere = { count: 0, claims: [], status: 'NOT_BOUND', reason: 'NOTHING_DECIDES', explanation: notBound };
    expect(data?.['compare']).toEqual({
      columns: [
        { node: { id: 'XNL', name: 'Northland' }, year: null },
        { node: { id: 'XEL', name: 'Elsewhere' }, year: null },
      ],
      totalCount: 10,
      rows: [
        {
          subject: 'NORM_GAPS',
          of: { id: 'TRT' },
          period: null,
          cells: [
            {
              count: 1,
              claims: [{ id: `${GAPS}/4.1/d` }],
              status: 'FALLS_SHORT',
              reason: null,
              explanation: '1 finding on XNL that stands assesses FALLS_SHORT, and none that stands is graver.',
            },
            elsewhere,
          ],
        },
        {
          subject: 'NORM_GAPS',
          of: { id: 'TRT/1' },
          period: null,
          cells: [
            {
              count: 0,
              claims: [],
              status: 'NOT_ASSESSED',
              reason: 'NOTHING_DECIDES',
              explanation:
                '2 provisions of XNL on the subject are recorded, and no finding that is measured against TRT/1 decides. That says nothing of conformity.',
            },
            elsewhere,
          ],
        },
        {
          subject: 'NORM_GAPS',
          of: { id: 'TRT/2' },
          period: null,
          cells: [
            {
              count: 1,
              claims: [{ id: `${GAPS}/3.1/a` }],
              status: 'CRITICISED',
              reason: null,
              explanation: '1 finding on XNL that stands assesses CRITICISED, and none that stands is graver.',
            },
            elsewhere,
          ],
        },
      ],
    });
  });

  it('compares articles by who acted on them and by what was found against them', async () => {
    expect(await tableOf('ids: ["TRT/2/1", "TRT/2", "TRT/5"]')).toEqual([
      ['XNL', 'gaps/news/1.1/c', 'NOT_RECORDED', 'NOT_RECORDED'],
      ['topic/custody', 'elsewhere/news/1.1/e', 'elsewhere/news/1.1/e', 'elsewhere/news/1.1/f'],
    ]);
  });

  it('compares years of one country, each at its end', async () => {
    expect(await tableOf('ids: ["XNL"], years: [2012, 2004, 2009], treaty: "TRT"')).toEqual([
      ['FAIR-TREATMENT', 'ANOTHER_TIME', 'ANOTHER_TIME', 'northland-2012/later/1.1/a'],
      ['TRT', 'ANOTHER_TIME', 'gaps/news/1.1/b gaps/news/1.1/c', 'ANOTHER_TIME'],
      ['TRT', 'FALLS_SHORT gaps/news/4.1/d', 'FALLS_SHORT gaps/news/4.1/d', 'FALLS_SHORT gaps/news/4.1/d'],
      ['TRT/1', ...['NOT_ASSESSED', 'NOT_ASSESSED', 'NOT_ASSESSED'].map((status) => `${status} NOTHING_DECIDES`)],
      ['TRT/2', 'CRITICISED gaps/news/3.1/a', 'CRITICISED gaps/news/3.1/a', 'VIOLATES gaps/news/3.1/b'],
      ...['TRT/2/1', 'TRT/2/1/a'].map((id) => [id, ...[1, 2, 3].map(() => 'CRITICISED gaps/news/3.1/a')]),
      ['TRT/3', ...[1, 2, 3].map(() => 'CONCERN gaps/news/2.1/c')],
      ['TRT/4', ...[1, 2, 3].map(() => 'CONFORMS gaps/news/4.1/a')],
      ['TRT/5', ...[1, 2, 3].map(() => 'NOT_ASSESSED NOTHING_DECIDES')],
      ...['TRT/6', 'TRT/10'].map((id) => [id, ...[1, 2, 3].map(() => 'NO_NATIONAL_PROVISION_KNOWN NOTHING_DECIDES')]),
      [
        'indicator/cells',
        'northland-2012/later/1.3/c',
        'ANOTHER_TIME',
        'northland-2010/first/1.2/b northland-2010/second-part/2.1/a',
      ],
      ['topic/custody', 'ANOTHER_TIME', 'ANOTHER_TIME', 'northland-2010/first/1.2/a'],
      ['topic/ill-treatment', 'ANOTHER_TIME', 'ANOTHER_TIME', 'northland-2010/first/1.2/a'],
      ['topic/searches', 'elsewhere/news/1.1/g', 'ANOTHER_TIME', 'ANOTHER_TIME'],
    ]);
  });

  it('knows as of a day what had been published by then', async () => {
    expect(
      await tableOf('ids: ["XNL", "XEL"], of: [TREATY_ACTIONS, FINDINGS]', '@asOf(knownAt: "2013-12-31")'),
    ).toEqual([
      ['FAIR-TREATMENT', 'northland-2012/later/1.1/a northland-2012/later/1.1/b', 'NOT_RECORDED'],
      ['topic/custody', 'northland-2010/first/1.2/a', 'elsewhere/news/1.1/e elsewhere/news/1.1/f'],
      ['topic/ill-treatment', 'northland-2010/first/1.1/c northland-2010/first/1.2/a', 'NOT_RECORDED'],
      ['topic/searches', 'elsewhere/news/1.1/g', 'NOT_RECORDED'],
    ]);
    expect(await tableOf('ids: ["XNL", "XEL"], of: [FINDINGS]', '@asOf(knownAt: "1900-01-01")')).toEqual([]);
  });

  it('shows as many claims of each cell as are asked for, and counts all', async () => {
    const { data, errors } = await api.ask(
      '{ compare(ids: ["XNL", "XEL"], of: [TREATY_ACTIONS], each: 1) { totalCount rows { of { id } cells { count claims { id statement } } } } }',
    );
    expect(errors).toBeUndefined();
    expect(data?.['compare']).toEqual({
      totalCount: 2,
      rows: [
        {
          of: { id: 'FAIR-TREATMENT' },
          cells: [
            {
              count: 2,
              claims: [
                {
                  id: 'press/northland-2012/later/1.1/a',
                  statement: 'The Northern Star reports that Northland signed the Standard of Fair Treatment in 2009.',
                },
              ],
            },
            { count: 0, claims: [] },
          ],
        },
        {
          of: { id: 'TRT' },
          cells: [
            {
              count: 3,
              claims: [{ id: `${GAPS}/1.1/a`, statement: 'The Northern Star reports that Northland signed.' }],
            },
            {
              count: 2,
              claims: [{ id: `${GAPS}/1.1/d`, statement: 'The Northern Star has heard that Elsewhere acceded.' }],
            },
          ],
        },
      ],
    });
    const none = await api.ask('{ compare(ids: ["XNL", "XEL"], each: 0, first: 0) { rows { of { id } } } }');
    expect(none.data?.['compare']).toEqual({ rows: [] });
  });

  it.each([
    ['ids: ["XNL"]', 'compare(ids:) takes 2 to 8, and 1 was given. For years of one country give years:.'],
    ['ids: []', 'compare(ids:) takes 2 to 8, and 0 were given.'],
    ['ids: ["XNL", "XEL", "XNL"]', 'compare puts different things side by side, and "XNL" was given twice.'],
    [
      'ids: ["XNL", "XEL"], years: [2009, 2010]',
      'compare(years:) takes years of one country, and 2 ids were given. Give one.',
    ],
    ['ids: ["XNL"], years: [2009]', 'compare(years:) takes 2 to 8, and 1 was given.'],
    ['ids: ["XNL"], years: [2009, 2009]', 'compare puts different things side by side, and 2009 was given twice.'],
    ['ids: ["XNL"], years: [2009, 0]', 'compare(years:) takes 1 to 9999, and 0 was given.'],
    ['ids: ["XNL", "XNX"]', 'compare: No Entity has the id "XNX"; the nearest is "XNL".'],
    [
      'ids: ["XNL", "TRT/1"]',
      'compare takes countries, or articles, not both, and these were given: "XNL" (Country), "TRT/1" (Article).',
    ],
    [
      'ids: ["TRT", "UNSIGNED"]',
      'compare takes countries, or articles, not both, and these were given: "TRT" (Treaty), "UNSIGNED" (Treaty).',
    ],
    ['ids: ["TRT/1"], years: [2009, 2010]', 'compare(years:) is for countries, and "TRT/1" is an Article.'],
    [
      'ids: ["TRT/1", "TRT/2"], of: [NORM_GAPS], treaty: "TRT"',
      'compare(of: NORM_GAPS) is for countries, and "TRT/1" is an Article.',
    ],
    [
      'ids: ["XNL", "XEL"], of: [NORM_GAPS]',
      'compare(of: NORM_GAPS) needs the treaty whose norm gaps are meant: give treaty:.',
    ],
    [
      'ids: ["XNL", "XEL"], of: [FIGURES], treaty: "TRT"',
      'compare(treaty:) is for norm gaps, and of: does not name NORM_GAPS. Add it, or leave treaty out.',
    ],
    ['ids: ["XNL", "XEL"], treaty: "TRTT"', 'compare: No Treaty has the id "TRTT"; the nearest is "TRT".'],
    ['ids: ["XNL", "XEL"], each: 21', 'compare(each:) takes 0 to 20, and 21 was given.'],
    ['ids: ["XNL", "XEL"], first: -1', 'compare(first:) takes 0 to 500, and -1 was given.'],
  ])('refuses %s', async (args, message) => {
    const { data, errors } = await api.ask(`{ compare(${args}) { totalCount } }`);
    expect(data?.['compare'] ?? null).toBeNull();
    expect(errors?.map((error) => [error.message, error.extensions?.['code']])).toEqual([[message, 'BAD_USER_INPUT']]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSeed } from '../../../src/seed/seed.js';
import { apiOver } from '../../support/api.js';
import type { Answered, ApiUnderTest } from '../../support/api.js';
import { counting } from '../../support/counting.js';
import type { CountedGraph } from '../../support/counting.js';
import { engines } from '../../support/engines.js';
import { fictional, loaded } from '../../support/seeded.js';
import { treaty } from './treaty.js';

const NEWS = 'press/gaps/news';

interface Gaps {
  readonly rows: readonly { readonly norm: { readonly id: string }; readonly status: string }[];
}

describe.each(engines())('norm gaps on $name', (engine) => {
  let graph: CountedGraph;
  let api: ApiUnderTest;

  beforeAll(async () => {
    const { ontology, records } = await fictional();
    const more = readSeed(ontology, treaty);
    graph = counting(await loaded(await engine.open(), ontology, [...records, ...more.records]));
    api = await apiOver(ontology, graph);
    await api.ask('{ meta { dataVersion } }');
  });
  afterAll(async () => {
    await api.stop();
    await graph.close();
  });

  const gapsOf = ({ data, errors }: Answered): Gaps => {
    expect(errors).toBeUndefined();
    return data?.['normGaps'] as Gaps;
  };
  const statuses = (answer: Answered): Record<string, string> =>
    Object.fromEntries(gapsOf(answer).rows.map(({ norm, status }) => [norm.id, status]));
  const errorOf = async (query: string): Promise<unknown> => {
    const { data, errors } = await api.ask(query);
    expect(data?.['normGaps'] ?? null).toBeNull();
    return errors?.map(({ message, extensions }) => [message, extensions?.['code']]);
  };

  it('has a status for each article, and for the treaty as a whole', async () => {
    graph.reset();
    const answer = await api.ask(`{ normGaps(country: "XNL", treaty: "TRT") {
      country { name } treaty { name } bound binding { id } totalCount counts { status count } rows { norm { id } status }
    } }`);
    expect(statuses(answer)).toEqual({
      TRT: 'FALLS_SHORT',
      'TRT/1': 'NOT_ASSESSED',
      'TRT/2': 'CRITICISED',
      'TRT/2/1': 'CRITICISED',
      'TRT/2/1/a': 'CRITICISED',
      'TRT/3': 'CONCERN',
      'TRT/4': 'CONFORMS',
      'TRT/5': 'NOT_ASSESSED',
      'TRT/6': 'NO_NATIONAL_PROVISION_KNOWN',
      'TRT/10': 'NO_NATIONAL_PROVISION_KNOWN',
    });
    expect(answer.data?.['normGaps']).toMatchObject({
      country: { name: 'Northland' },
      treaty: { name: 'Treaty on Custody' },
      bound: true,
      binding: [{ id: `${NEWS}/1.1/b` }],
      totalCount: 10,
      counts: [
        { status: 'NOT_BOUND', count: 0 },
        { status: 'VIOLATES', count: 0 },
        { status: 'FALLS_SHORT', count: 1 },
        { status: 'CRITICISED', count: 3 },
        { status: 'CONCERN', count: 1 },
        { status: 'CONFORMS', count: 1 },
        { status: 'NO_NATIONAL_PROVISION_KNOWN', count: 2 },
        { status: 'NOT_ASSESSED', count: 2 },
      ],
    });
    expect(graph.counts).toEqual({
      'norm-gaps-frame': 1,
      'norm-gaps-findings': 1,
      'norm-gaps-provisions': 1,
      'node-by-id': 1,
    });
  });

  it('does not let a disputed finding decide alone, and shows it', async () => {
    const { data, errors } =
      await api.ask(`{ normGaps(country: "XNL", treaty: "TRT", norms: ["TRT/3", "TRT/4"]) { totalCount rows {
      norm { id } whole status gravest explanation evidence { id } evidenceCount inDoubt { id status } findings { id assessment status } findingCount
      provisions { provision { id } measured topics { id } } provisionCount
    } } }`);
    expect(errors).toBeUndefined();
    expect(data?.['normGaps']).toEqual({
      totalCount: 2,
      rows: [
        {
          norm: { id: 'TRT/3' },
          whole: false,
          status: 'CONCERN',
          gravest: 'CONCERN',
          explanation:
            '1 finding on XNL that stands assesses CONCERN, and none that stands is graver. 1 claim that would change or confirm it is disputed or unverified, and does not decide alone.',
          evidence: [{ id: `${NEWS}/2.1/c` }],
          evidenceCount: 1,
          inDoubt: [{ id: `${NEWS}/2.1/a`, status: 'DISPUTED' }],
          findings: [
            { id: `${NEWS}/2.1/a`, assessment: 'VIOLATES', status: 'DISPUTED' },
            { id: `${NEWS}/2.1/c`, assessment: 'CONCERN', status: 'ACCEPTED' },
            { id: `${NEWS}/2.1/b`, assessment: 'CONFORMS', status: 'DISPUTED' },
          ],
          findingCount: 3,
          provisions: [{ provision: { id: 'xnl/custody-act' }, measured: true, topics: [] }],
          provisionCount: 1,
        },
        {
          norm: { id: 'TRT/4' },
          whole: false,
          status: 'CONFORMS',
          gravest: 'CONFORMS',
          explanation:
            '1 finding on XNL that stands assesses CONFORMS, and none that stands is graver. 1 claim that would change or confirm it is disputed or unverified, and does not decide alone.',
          evidence: [{ id: `${NEWS}/4.1/a` }],
          evidenceCount: 1,
          inDoubt: [{ id: `${NEWS}/4.1/b`, status: 'UNVERIFIED' }],
          findings: [
            { id: `${NEWS}/4.1/b`, assessment: 'VIOLATES', status: 'UNVERIFIED' },
            { id: `${NEWS}/4.1/a`, assessment: 'CONFORMS', status: 'ACCEPTED' },
          ],
          findingCount: 2,
          provisions: [{ provision: { id: 'xnl/penal-code/12' }, measured: true, topics: [] }],
          provisionCount: 1,
        },
      ],
    });
  });

  it('counts for an article what is measured against a subdivision, what was recommended, and the reservation', async () => {
    const { data, errors } =
      await api.ask(`{ normGaps(country: "XNL", treaty: "TRT", norms: ["TRT/2", "TRT/2/1/a", "TRT/4", "TRT"]) { rows {
      norm { id } findings { id } recommendations { id implementation followedUpBy { nodes { id } } } recommendationCount actions { id action } actionCount
    } } }`);
    expect(errors).toBeUndefined();
    const police = { id: `${NEWS}/5.1/b`, implementation: 'UNKNOWN', followedUpBy: { nodes: [] } };
    const amend = {
      id: `${NEWS}/5.1/a`,
      implementation: 'UNKNOWN',
      followedUpBy: { nodes: [{ id: `${NEWS}/4.1/d` }] },
    };
    const reservation = { id: `${NEWS}/1.1/c`, action: 'RESERVATION' };
    expect(data?.['normGaps']).toEqual({
      rows: [
        {
          norm: { id: 'TRT' },
          findings: [{ id: `${NEWS}/4.1/d` }],
          recommendations: [],
          recommendationCount: 0,
          actions: [
            { id: `${NEWS}/1.1/a`, action: 'SIGNATURE' },
            { id: `${NEWS}/1.1/b`, action: 'RATIFICATION' },
          ],
          actionCount: 2,
        },
        {
          norm: { id: 'TRT/2' },
          findings: [{ id: `${NEWS}/3.1/b` }, { id: `${NEWS}/3.1/a` }, { id: `${NEWS}/3.1/c` }],
          recommendations: [police],
          recommendationCount: 1,
          actions: [reservation],
          actionCount: 1,
        },
        {
          norm: { id: 'TRT/2/1/a' },
          findings: [{ id: `${NEWS}/3.1/a` }],
          recommendations: [],
          recommendationCount: 0,
          actions: [],
          actionCount: 0,
        },
        {
          norm: { id: 'TRT/4' },
          findings: [{ id: `${NEWS}/4.1/b` }, { id: `${NEWS}/4.1/a` }],
          recommendations: [amend],
          recommendationCount: 1,
          actions: [],
          actionCount: 0,
        },
      ],
    });
  });

  it('finds provisions by the topics that both are norms on, and names these', async () => {
    const { data, errors } =
      await api.ask(`{ normGaps(country: "XNL", treaty: "TRT", norms: ["TRT/5"], each: 1) { rows {
      explanation provisions { provision { id } measured topics { id } } provisionCount } } }`);
    expect(errors).toBeUndefined();
    expect(data?.['normGaps']).toEqual({
      rows: [
        {
          explanation:
            '2 provisions of XNL on the subject are recorded, and no finding that is measured against TRT/5 decides. That says nothing of conformity.',
          provisions: [
            {
              provision: { id: 'xnl/custody-act' },
              measured: false,
              topics: [{ id: 'topic/records' }, { id: 'topic/searches' }],
            },
          ],
          provisionCount: 2,
        },
      ],
    });
  });

  it('takes what a state finds of another for a finding on the other', async () => {
    const { data, errors } =
      await api.ask(`{ normGaps(country: "XEL", treaty: "TRT", norms: ["TRT/5"]) { bound binding { id } rows {
      status gravest explanation evidence { id } inDoubt { id } findings { id } recommendations { id } actions { id } } } }`);
    expect(errors).toBeUndefined();
    expect(data?.['normGaps']).toEqual({
      bound: false,
      binding: [],
      rows: [
        {
          status: 'NOT_BOUND',
          gravest: 'VIOLATES',
          explanation:
            'Nothing recorded that stands makes XEL a party to TRT. 1 claim that would change or confirm it is disputed or unverified, and does not decide alone.',
          evidence: [],
          inDoubt: [{ id: `${NEWS}/1.1/d` }],
          findings: [{ id: `${NEWS}/4.1/c` }],
          recommendations: [],
          actions: [],
        },
      ],
    });
  });

  it('says of what is no treaty, and of one that nobody joined, that it does not bind', async () => {
    const { data, errors } = await api.ask(`{
      standard: normGaps(country: "XNL", treaty: "FAIR-TREATMENT") { bound rows { norm { id } status gravest explanation findings { id } } }
      none: normGaps(country: "XNL", treaty: "UNSIGNED") { bound rows { status explanation } }
    }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      standard: {
        bound: false,
        rows: [
          {
            norm: { id: 'FAIR-TREATMENT' },
            status: 'NOT_BOUND',
            gravest: null,
            explanation: 'FAIR-TREATMENT is no treaty: it binds nobody.',
            findings: [],
          },
          {
            norm: { id: 'FAIR-TREATMENT/1' },
            status: 'NOT_BOUND',
            gravest: 'FALLS_SHORT',
            explanation: 'FAIR-TREATMENT is no treaty: it binds nobody.',
            findings: [{ id: 'press/northland-2010/first/1.1/c' }],
          },
        ],
      },
      none: {
        bound: false,
        rows: [1, 2].map(() => ({
          status: 'NOT_BOUND',
          explanation: 'Nothing recorded that stands makes XNL a party to UNSIGNED.',
        })),
      },
    });
  });

  it('is told as of a day: what bound, and what stood', async () => {
    const asOf = (date: string): Promise<Answered> =>
      api.ask(
        `query @asOf(date: "${date}") { normGaps(country: "XNL", treaty: "TRT", norms: ["TRT", "TRT/2", "TRT/3"]) { rows { norm { id } status evidence { id status } inDoubt { id } } } }`,
      );
    expect(statuses(await asOf('2003-01-01'))).toEqual({
      TRT: 'NOT_BOUND',
      'TRT/2': 'NOT_BOUND',
      'TRT/3': 'NOT_BOUND',
    });
    graph.reset();
    const before = await asOf('2008-01-01');
    expect(graph.counts).toMatchObject({ 'norm-gaps-findings': 1, 'claim-judgements': 1 });
    expect(before.data?.['normGaps']).toMatchObject({
      rows: [
        { status: 'FALLS_SHORT' },
        { status: 'VIOLATES', evidence: [{ id: `${NEWS}/3.1/b`, status: 'ACCEPTED' }] },
        { status: 'CONCERN', inDoubt: [] },
      ],
    });
    expect(statuses(await asOf('2013-01-01'))).toEqual({
      TRT: 'FALLS_SHORT',
      'TRT/2': 'CRITICISED',
      'TRT/3': 'CONCERN',
    });
  });

  it('answers the rows of some statuses, the first of them, and two lists of rows under other names', async () => {
    const { data, errors } =
      await api.ask(`{ normGaps(country: "XNL", treaty: "TRT", statuses: [CRITICISED, FALLS_SHORT], first: 2) {
      totalCount counts { count } a: rows { norm { id } } b: rows { evidence { id } } } }`);
    expect(errors).toBeUndefined();
    expect(data?.['normGaps']).toEqual({
      totalCount: 4,
      counts: [0, 0, 1, 3, 1, 1, 2, 2].map((count) => ({ count })),
      a: [{ norm: { id: 'TRT' } }, { norm: { id: 'TRT/2' } }],
      b: [{ evidence: [{ id: `${NEWS}/4.1/d` }] }, { evidence: [{ id: `${NEWS}/3.1/a` }] }],
    });
    const none = await api.ask(
      '{ normGaps(country: "XNL", treaty: "TRT", statuses: [VIOLATES], each: 0) { totalCount rows { norm { id } } } }',
    );
    expect(none.data?.['normGaps']).toEqual({ totalCount: 0, rows: [] });
    const first = await api.ask(
      '{ normGaps(country: "XNL", treaty: "TRT", first: 0) { totalCount rows { norm { id } } } }',
    );
    expect(first.data?.['normGaps']).toEqual({ totalCount: 10, rows: [] });
  });

  it.each([
    ['country: "XNX", treaty: "TRT"', 'normGaps: No Country has the id "XNX"; the nearest is "XNL".', 'BAD_USER_INPUT'],
    [
      'country: "XNL", treaty: "TRTT"',
      'normGaps: No Treaty has the id "TRTT"; the nearest is "TRT".',
      'BAD_USER_INPUT',
    ],
    [
      'country: "TRT", treaty: "xnl/penal-code"',
      'normGaps: No Country has the id "TRT": it is the id of a Treaty. Ask { treaty(id: "TRT") }. No Treaty has the id "xnl/penal-code": it is the id of a Law. Ask { law(id: "xnl/penal-code") }.',
      'BAD_USER_INPUT',
    ],
    [
      'country: "XNL", treaty: "TRT", norms: ["TRT/2/2"]',
      'normGaps(norms:) takes "TRT" and the ids of its articles, and "TRT/2/2" is neither. Did you mean "TRT/2"?',
      'BAD_USER_INPUT',
    ],
    [
      'country: "XNL", treaty: "TRT", norms: ["🕊️"]',
      'normGaps(norms:) takes "TRT" and the ids of its articles, and "🕊️" is neither.',
      'BAD_USER_INPUT',
    ],
    [
      'country: "XNL", treaty: "TRT", first: 501',
      'normGaps(first:) takes 0 to 500, and 501 was given.',
      'BAD_USER_INPUT',
    ],
    ['country: "XNL", treaty: "TRT", each: -1', 'normGaps(each:) takes 0 to 50, and -1 was given.', 'BAD_USER_INPUT'],
  ])('refuses %s', async (args, message, code) => {
    expect(await errorOf(`{ normGaps(${args}) { totalCount } }`)).toEqual([[message, code]]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSeed } from '../../../src/seed/seed.js';
import { apiOver } from '../../support/api.js';
import type { Answered, ApiUnderTest } from '../../support/api.js';
import { counting } from '../../support/counting.js';
import type { CountedGraph } from '../../support/counting.js';
import { engines } from '../../support/engines.js';
import { fictional, loaded } from '../../support/seeded.js';
import { happened } from './happened.js';

const EVENTS = '[Incident, Visit, Report, Law]';
const WHOLE = `{
  about { id name }
  totalCount undated gaps { from to }
  pageInfo { hasNextPage hasPreviousPage }
  entries { node { __typename id } field date until earliest latest precision uncertain approximate }
}`;

interface Entry {
  readonly node: { readonly id: string };
}
interface Timeline {
  readonly entries: readonly Entry[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Of a day, with nothing doubtful about it, unless said otherwise. */
function entry(type: string, id: string, field: string, date: string, more: object = {}): object {
  return {
    node: { __typename: type, id },
    field,
    date,
    until: null,
    earliest: date,
    latest: date,
    precision: 'DAY',
    uncertain: false,
    approximate: false,
    ...more,
  };
}

describe.each(engines())('timeline on $name', (engine) => {
  let graph: CountedGraph;
  let api: ApiUnderTest;

  beforeAll(async () => {
    const { ontology, records } = await fictional();
    const more = readSeed(ontology, happened);
    graph = counting(await loaded(await engine.open(), ontology, [...records, ...more.records]));
    api = await apiOver(ontology, graph);
    await api.ask('{ meta { dataVersion } }');
  });
  afterAll(async () => {
    await api.stop();
    await graph.close();
  });

  const timelineOf = ({ data, errors }: Answered): Timeline => {
    expect(errors).toBeUndefined();
    return data?.['timeline'] as Timeline;
  };
  const ids = (answer: Answered): string[] => timelineOf(answer).entries.map(({ node }) => node.id);

  it('has what leads to a country, by the earliest day, the latest and the id, with the bounds of each date', async () => {
    graph.reset();
    const { data, errors } = await api.ask(`{ timeline(about: "XNL", types: ${EVENTS}) ${WHOLE} }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      timeline: {
        about: { id: 'XNL', name: 'Northland' },
        totalCount: 9,
        undated: 2,
        gaps: [
          { from: 1996, to: 2003 },
          { from: 2007, to: 2008 },
          { from: 2013, to: 2013 },
        ],
        pageInfo: { hasNextPage: false, hasPreviousPage: false },
        entries: [
          entry('Incident', 'xnl/old-unrest', 'date', '../1995', {
            earliest: null,
            latest: '1995-12-31',
            precision: 'INTERVAL',
          }),
          entry('Law', 'xnl/custody-act', 'enactedOn', '2004?/2006~', {
            earliest: '2004-01-01',
            latest: '2006-12-31',
            precision: 'INTERVAL',
            uncertain: true,
            approximate: true,
          }),
          entry('Visit', 'un/inspector/xnl-2009', 'date', '2009-05-05/2009-05-13', {
            earliest: '2009-05-05',
            latest: '2009-05-13',
            precision: 'INTERVAL',
          }),
          entry('Report', 'press/northland-2010', 'publishedOn', '2010-06', {
            earliest: '2010-06-01',
            latest: '2010-06-30',
            precision: 'MONTH',
          }),
          entry('Incident', 'xnl/march-2', 'date', '2011~', {
            earliest: '2011-01-01',
            latest: '2011-12-31',
            precision: 'YEAR',
            approximate: true,
          }),
          entry('Incident', 'xnl/march-10', 'date', '2011?', {
            earliest: '2011-01-01',
            latest: '2011-12-31',
            precision: 'YEAR',
            uncertain: true,
          }),
          entry('Incident', 'xnl/march-2-arrest', 'date', '2011-12-16'),
          entry('Report', 'press/northland-2012', 'publishedOn', '2012-06', {
            earliest: '2012-06-01',
            latest: '2012-06-30',
            precision: 'MONTH',
          }),
          entry('Incident', 'xnl/strike', 'date', '2014/..', {
            earliest: '2014-01-01',
            latest: null,
            precision: 'INTERVAL',
          }),
        ],
      },
    });
    expect(graph.counts).toEqual({ 'timeline-page': 1, 'timeline-summary': 1 });
  });

  it('places a claim by when it happened, else by when it begins to hold, else by when it was said', async () => {
    const answer = await api.ask(`{ timeline(about: "xnl/council") ${WHOLE} }`);
    expect(answer.data).toEqual({
      timeline: {
        about: { id: 'xnl/council', name: 'Council of Northland' },
        totalCount: 8,
        undated: 1,
        gaps: [],
        pageInfo: { hasNextPage: false, hasPreviousPage: false },
        entries: [
          entry('Role', 'press/northland-2010/first/1.1/a', 'validFrom', '2008', YEAR(2008)),
          entry('Role', 'press/northland-2012/later/1.4/b', 'validFrom', '2009', YEAR(2009)),
          entry('Finding', 'press/northland-2010/first/1.2/a', 'statedOn', '2009-12', {
            earliest: '2009-12-01',
            latest: '2009-12-31',
            precision: 'MONTH',
          }),
          entry('Recommendation', 'press/northland-2012/later/1.3/a', 'validFrom', '2010', YEAR(2010)),
          entry('Role', 'press/northland-2012/later/1.4/a', 'validFrom', '2011', YEAR(2011)),
          entry('Incident', 'xnl/march-2', 'date', '2011~', { ...YEAR(2011), approximate: true }),
          entry('Recommendation', 'press/northland-2012/later/1.3/b', 'validFrom', '2012', YEAR(2012)),
          entry('Role', 'press/northland-2014/news/1.1/a', 'validFrom', '2013-02', {
            until: '2014-03~',
            earliest: '2013-02-01',
            latest: '2014-03-31',
            precision: 'MONTH',
          }),
        ],
      },
    });
  });

  it.each([
    ['an incident itself and its parts', 'xnl/march-2', ['xnl/march-2', 'xnl/march-2-arrest']],
    ['a visit itself', 'un/inspector/xnl-2009', ['un/inspector/xnl-2009']],
    [
      'a report itself and the visit that it reports on',
      'press/northland-2014',
      ['un/inspector/xnl-2009', 'press/northland-2014'],
    ],
    ['what a visitor did', 'un/inspector', ['un/inspector/xnl-2009']],
    ['what happened in a place', 'xnl/harbour', ['xnl/march-2-arrest']],
    ['a law itself', 'xnl/custody-act', ['xnl/custody-act']],
    ['nothing, where nothing is', 'topic/custody', []],
  ])('has of %s', async (_, about, expected) => {
    const answer = await api.ask(
      `{ timeline(about: "${about}", types: [Incident, Visit, Report, Law]) { entries { node { id } } } }`,
    );
    expect(ids(answer)).toEqual(expected);
  });

  it('has the claims of a topic, a treaty, an indicator', async () => {
    const { data } = await api.ask(
      `{ ${['topic/custody', 'FAIR-TREATMENT', 'indicator/cells']
        .map((id, at) => `t${at}: timeline(about: "${id}") { entries { field node { id } } }`)
        .join(' ')} }`,
    );
    const found = Object.values(data ?? {}).map((one) =>
      (one as { entries: { field: string; node: { id: string } }[] }).entries.map(
        ({ field, node }) => `${field} ${node.id}`,
      ),
    );
    expect(found).toEqual([
      ['validFrom press/northland-2012/later/1.2/a', 'statedOn press/northland-2010/first/1.2/a'].reverse(),
      [
        'validFrom press/northland-2012/later/1.2/b',
        'date press/northland-2012/later/1.1/a',
        'date press/northland-2012/later/1.1/b',
        'validFrom press/northland-2012/later/1.2/a',
      ],
      [
        'period press/northland-2010/first/1.2/b',
        'period press/northland-2010/second-part/2.1/a',
        'period press/northland-2012/later/1.3/d',
        'period press/northland-2012/later/1.3/c',
      ],
    ]);
  });

  it.each([
    ['2009-05-13', '2009-05-13', ['un/inspector/xnl-2009'], []],
    ['2009-05-14', '2010-05-31', [], [{ from: 2009, to: 2010 }]],
    ['2006-12-31', '2007-01-01', ['xnl/custody-act'], [{ from: 2007, to: 2007 }]],
    ['2020-01-01', null, ['xnl/strike'], []],
    [null, '1950-01-01', ['xnl/old-unrest'], []],
  ])('from %s to %s keeps what may overlap', async (from, to, expected, gaps) => {
    const answer = await api.ask(
      `query ($from: Date, $to: Date) { timeline(about: "XNL", types: ${EVENTS}, from: $from, to: $to) {
        totalCount undated gaps { from to } entries { node { id } } } }`,
      { from, to },
    );
    expect(ids(answer)).toEqual(expected);
    expect(answer.data?.['timeline']).toMatchObject({ totalCount: expected.length, undated: 2, gaps });
  });

  it('goes on from page to page', async () => {
    const all = ids(await api.ask('{ timeline(about: "XNL", first: 500) { entries { node { id } } } }'));
    const found: string[] = [];
    let after: string | null = null;
    do {
      const answer = await api.ask(
        `query ($after: String) { timeline(about: "XNL", first: 4, after: $after) {
          entries { node { id } } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      found.push(...ids(answer));
      const { hasNextPage, endCursor } = timelineOf(answer).pageInfo;
      after = hasNextPage ? endCursor : null;
    } while (after !== null);
    expect(found).toEqual(all);
    expect(all.length).toBeGreaterThan(20);
  });

  it('goes on from the cursor of any entry, and counts without a page', async () => {
    const first = await api.ask(
      `{ timeline(about: "XNL", types: ${EVENTS}, first: 3) { entries { cursor node { id } } } }`,
    );
    const [, second] = timelineOf(first).entries as readonly (Entry & { cursor: string })[];
    const next = await api.ask(
      `query ($after: String) { timeline(about: "XNL", types: ${EVENTS}, first: 1, after: $after) {
        entries { node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } }`,
      { after: second?.cursor },
    );
    expect(ids(next)).toEqual([timelineOf(first).entries[2]?.node.id]);
    expect(next.data?.['timeline']).toMatchObject({
      totalCount: 9,
      pageInfo: { hasNextPage: true, hasPreviousPage: true },
    });
    graph.reset();
    const counted = await api.ask(
      '{ timeline(about: "XNL", first: 0) { undated } none: timeline(about: "XNL", first: 0) { entries { field } pageInfo { hasNextPage startCursor } } }',
    );
    expect(counted.data).toEqual({
      timeline: { undated: 4 },
      none: { entries: [], pageInfo: { hasNextPage: true, startCursor: null } },
    });
    expect(graph.counts).toEqual({ 'timeline-page': 1, 'timeline-summary': 1 });
  });

  it('lists what has no date, in the natural order of ids', async () => {
    const { data } = await api.ask(
      `{ timeline(about: "XNL", types: ${EVENTS}, undated: true, first: 1) ${WHOLE.replace('hasPreviousPage', 'endCursor')} }`,
    );
    const timeline = data?.['timeline'] as Timeline;
    expect(timeline).toMatchObject({ totalCount: 2, undated: 2, pageInfo: { hasNextPage: true } });
    expect(timeline.entries).toEqual([
      {
        node: { __typename: 'Incident', id: 'xnl/march-2-trial' },
        field: null,
        date: null,
        until: null,
        earliest: null,
        latest: null,
        precision: null,
        uncertain: null,
        approximate: null,
      },
    ]);
    const next = await api.ask(
      `query ($after: String) { timeline(about: "XNL", types: ${EVENTS}, undated: true, after: $after) { entries { node { id } } } }`,
      { after: timeline.pageInfo.endCursor },
    );
    expect(ids(next)).toEqual(['xnl/penal-code']);
  });

  it('takes families and interfaces among the types, and nothing for no types', async () => {
    const { data } = await api.ask(
      `{ claims: timeline(about: "XNL", types: [Claim]) { totalCount }
         entities: timeline(about: "XNL", types: [Entity]) { totalCount }
         both: timeline(about: "XNL", types: [Claim, Role, Node]) { totalCount }
         all: timeline(about: "XNL") { totalCount }
         none: timeline(about: "XNL", types: []) { totalCount undated gaps { from } entries { field } } }`,
    );
    const { claims, entities, both, all, none } = data as Record<string, { totalCount: number }>;
    expect(claims?.totalCount).toBeGreaterThan(0);
    expect(entities?.totalCount).toBe(9);
    expect(all?.totalCount).toBe((claims?.totalCount ?? 0) + 9);
    expect(both).toEqual(all);
    expect(none).toEqual({ totalCount: 0, undated: 0, gaps: [], entries: [] });
  });

  it('leaves out claims that do not qualify as of a day, and not what is no claim', async () => {
    const asked = (directive: string): Promise<Answered> =>
      api.ask(`query ${directive} { timeline(about: "xnl/council") { totalCount undated entries { node { id } } } }`);
    const known = await asked('@asOf(knownAt: "2011-01-01")');
    expect(ids(known)).toEqual([
      'press/northland-2010/first/1.1/a',
      'press/northland-2010/first/1.2/a',
      'press/northland-2012/later/1.3/a',
      'press/northland-2012/later/1.4/a',
      'xnl/march-2',
    ]);
    expect(known.data?.['timeline']).toMatchObject({ totalCount: 5, undated: 1 });
    const held = await asked('@asOf(date: "2014-04-01")');
    expect(ids(held)).not.toContain('press/northland-2014/news/1.1/a');
    expect(held.data?.['timeline']).toMatchObject({ totalCount: 7, undated: 1 });
  });

  describe('of bad input', () => {
    it.each([
      ['about: "XNK"', 'timeline(about:) takes the id of an entity. No Entity has the id "XNK"; the nearest is "XNL".'],
      ['about: "xnl"', 'timeline(about:) takes the id of an entity. No Entity has the id "xnl"; the nearest is "XNL".'],
      [
        'about: "zzzzzzzzzzzzzzzzzz"',
        'timeline(about:) takes the id of an entity. No Entity has the id "zzzzzzzzzzzzzzzzzz", and none is near. Look for it by its words, with search(query:).',
      ],
      [
        'about: "press/northland-2010/first/1.1/a"',
        'timeline(about:) takes the id of an entity. No Entity has the id "press/northland-2010/first/1.1/a": it is the id of a Role. Ask { role(id: "press/northland-2010/first/1.1/a") }.',
      ],
      [
        'about: "press/northland-2010/first/1.1"',
        'timeline(about:) takes the id of an entity. No Entity has the id "press/northland-2010/first/1.1": it is the id of a Passage. Ask { passage(id: "press/northland-2010/first/1.1") }.',
      ],
    ])('%s is an error, beside which the rest is answered', async (args, message) => {
      for (const asked of ['about { id }', 'undated', 'entries { field } undated']) {
        const { data, errors } = await api.ask(`{ timeline(${args}) { ${asked} } country(id: "XNL") { id } }`);
        expect(data).toEqual({ timeline: null, country: { id: 'XNL' } });
        expect(errors).toEqual([expect.objectContaining({ message, path: ['timeline'] })]);
        expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
      }
    });

    it.each([
      [
        'from: "2014-12-31", to: "2007-01-01"',
        'timeline(from:, to:) takes an interval that does not end before it begins, and from "2014-12-31" to "2007-01-01" was given. Exchange them.',
      ],
      [
        'from: "2007-01-01", undated: true',
        'timeline(undated: true) takes no from and no to: what has no date is in no interval. Leave them out.',
      ],
      [
        'to: "2007-01-01", undated: true',
        'timeline(undated: true) takes no from and no to: what has no date is in no interval. Leave them out.',
      ],
      [
        'types: [Incident, Country]',
        'timeline(types:) takes types that have a date, and Country has none. They are Law, Treaty, Report, Incident, Visit, TreatyAction, Finding, Recommendation, Observation, Role, and what stands for some of them, such as Claim.',
      ],
      [
        'types: [Holder]',
        'timeline(types:) takes types that have a date, and Holder has none. They are Law, Treaty, Report, Incident, Visit, TreatyAction, Finding, Recommendation, Observation, Role, and what stands for some of them, such as Claim.',
      ],
      [
        'first: 501',
        'timeline(first:) takes 0 to 500, and 501 was given. For more entries ask for the next page with after: pageInfo.endCursor.',
      ],
      [
        'first: -1',
        'timeline(first:) takes 0 to 500, and -1 was given. For more entries ask for the next page with after: pageInfo.endCursor.',
      ],
      [
        'after: "nonsense!"',
        'timeline(after:) is no cursor of this API: take the text of cursor or pageInfo.endCursor as it is.',
      ],
    ])('%s is refused before anything is sent', async (args, message) => {
      graph.reset();
      const { data, errors } = await api.ask(`{ timeline(about: "XNL", ${args}) { undated } }`);
      expect([data, errors?.map((one) => one.message)]).toEqual([undefined, [message]]);
      expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
      expect(graph.counts).toEqual({});
    });

    it.each(['2007', '2007-02-30', 'yesterday'])('from: "%s" is no day', async (from) => {
      const written = await api.ask(`{ timeline(about: "XNL", from: "${from}") { undated } }`);
      const given = await api.ask('query ($from: Date) { timeline(about: "XNL", from: $from) { undated } }', { from });
      const reason = `"${from}" is no day. Write it like "2012-03-31".`;
      expect(written.errors?.map(({ message }) => message)).toEqual([expect.stringContaining(reason)]);
      expect(given.errors?.map(({ message }) => message)).toEqual([expect.stringContaining(reason)]);
    });

    const cursorOf = async (field: string): Promise<string> => {
      const { data } = await api.ask(`{ list: ${field} { pageInfo { endCursor } } }`);
      return (data as { list: Timeline }).list.pageInfo.endCursor ?? '';
    };

    it.each([
      [
        'another list',
        'claims(first: 1)',
        'belongs to another list: it is good for a timeline with the same arguments only.',
      ],
      [
        'another entity',
        'timeline(about: "xnl/council", first: 1)',
        'belongs to the timeline of another entity: give the about that it came with, or begin again without after.',
      ],
      [
        'other types',
        'timeline(about: "XNL", types: [Claim], first: 1)',
        'belongs to a timeline of other types: give the types that it came with, or begin again without after.',
      ],
      [
        'another interval',
        'timeline(about: "XNL", from: "2009-01-01", first: 1)',
        'belongs to a timeline of another interval: give the from and to that it came with, or begin again without after.',
      ],
      [
        'what has no date',
        'timeline(about: "XNL", undated: true, first: 1)',
        'belongs to the other half, of what has a date or of what has none: give the undated that it came with, or begin again without after.',
      ],
    ])('a cursor of %s is refused', async (_, field, message) => {
      const after = await cursorOf(field);
      const { errors } = await api.ask('query ($after: String) { timeline(about: "XNL", after: $after) { undated } }', {
        after,
      });
      expect(errors?.map((one) => one.message)).toEqual([`timeline(after:) ${message}`]);
    });

    it('a cursor of ours is refused elsewhere, and one that was cut short or changed', async () => {
      const after = await cursorOf('timeline(about: "XNL", first: 1)');
      const changed = Buffer.from(Buffer.from(after, 'base64url').toString('utf8').replace('"]', '0"]')).toString(
        'base64url',
      );
      const messages = async (query: string, given: string): Promise<unknown> =>
        (await api.ask(query, { after: given })).errors?.map(({ message }) => message);
      const timeline = 'query ($after: String) { timeline(about: "XNL", after: $after) { undated } }';
      expect(await messages('query ($after: String) { claims(after: $after) { totalCount } }', after)).toEqual([
        'claims(after:) belongs to another list: it is good for the same field with the same filter and order only.',
      ]);
      expect(await messages(timeline, after.slice(0, -6))).toEqual([
        'timeline(after:) was cut short: take the text of cursor or pageInfo.endCursor as a whole.',
      ]);
      expect(await messages(timeline, changed)).toEqual([
        'timeline(after:) was changed: its checksum is wrong; take the text of cursor or pageInfo.endCursor as it is.',
      ]);
    });
  });
});

function YEAR(year: number): object {
  return { earliest: `${year}-01-01`, latest: `${year}-12-31`, precision: 'YEAR' };
}

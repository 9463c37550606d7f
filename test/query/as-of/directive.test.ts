import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiOver } from '../../support/api.js';
import type { Answered, ApiUnderTest } from '../../support/api.js';
import { engines } from '../../support/engines.js';
import { fictional, loaded } from '../../support/seeded.js';
import { openEmbedded } from '../../../src/graph/embedded/embedded.js';
import type { Graph } from '../../../src/graph/graph.js';
import { conflictsOver } from './worlds.js';

const SIGNED = 'press/northland-2012/later/1.1/a';
const RATIFIED = 'press/northland-2012/later/1.1/b';
const ASKED = 'press/northland-2012/later/1.3/a';

it('refuses to tell from more conflicts than a page has, and still tells the other claims', async () => {
  const { ontology, records } = await fictional();
  const graph = await loaded(await openEmbedded(), ontology, [...records, ...conflictsOver(records, SIGNED, 101)]);
  const api = await apiOver(ontology, graph);
  try {
    const { data, errors } = await api.ask(
      `query @asOf(date: "2010-06-01") { one: treatyAction(id: "${SIGNED}") { id differsIn } other: recommendation(id: "${ASKED}") { status } }`,
    );
    expect(errors?.map(({ message, path, extensions }) => ({ message, path, extensions }))).toEqual([
      {
        message:
          'differsIn under @asOf is worked out from at most 100 nodes, and more lead to it here. Ask without @asOf, or for those nodes themselves.',
        path: ['one', 'differsIn'],
        extensions: { code: 'LIMIT_EXCEEDED' },
      },
    ]);
    expect(data).toEqual({ one: null, other: { status: 'ACCEPTED' } });
  } finally {
    await api.stop();
    await graph.close();
  }
});

describe.each(engines())('@asOf on $name', ({ open }) => {
  let graph: Graph;
  let api: ApiUnderTest;

  beforeAll(async () => {
    const { ontology, records } = await fictional();
    graph = await loaded(await open(), ontology, records);
    api = await apiOver(ontology, graph);
  });
  afterAll(async () => {
    await api.stop();
    await graph.close();
  });

  const ask = (asOf: string, selection: string): Promise<Answered> => api.ask(`query @asOf(${asOf}) ${selection}`);
  const data = async (asOf: string, selection: string): Promise<unknown> => {
    const { data, errors } = await ask(asOf, selection);
    expect(errors).toBeUndefined();
    return data;
  };

  it('says whether a claim stood then', async () => {
    const selection = `{ treatyAction(id: "${SIGNED}") { status supersededBy { totalCount } } }`;
    expect(await data('date: "2010-06-01"', selection)).toEqual({
      treatyAction: { status: 'ACCEPTED', supersededBy: { totalCount: 0 } },
    });
    expect(await data('date: "2011-01-01"', selection)).toEqual({
      treatyAction: { status: 'SUPERSEDED', supersededBy: { totalCount: 1 } },
    });
  });

  it('says what had become of a recommendation', async () => {
    const selection = `{
      recommendation(id: "${ASKED}") { implementation }
      recommendations(filter: { implementation: { eq: PARTLY } }) { totalCount }
    }`;
    expect(await data('date: "2010-12-31"', selection)).toEqual({
      recommendation: { implementation: 'UNKNOWN' },
      recommendations: { totalCount: 0 },
    });
    expect(await data('date: "2011-06-30"', selection)).toEqual({
      recommendation: { implementation: 'PARTLY' },
      recommendations: { totalCount: 1 },
    });
  });

  it('has null for a claim that does not qualify, and says that it is there', async () => {
    const { data: found, extensions } = await ask(
      'date: "2010-12-31"',
      `{ node(id: "${RATIFIED}") { id } nodes(ids: ["XNL", "${RATIFIED}"]) { id } treatyAction(id: "${RATIFIED}") { id } }`,
    );
    expect(found).toEqual({ node: null, nodes: [{ id: 'XNL' }, null], treatyAction: null });
    const left = (what: string): string =>
      `No ${what} has the id "${RATIFIED}" under @asOf: the claim is there, and does not qualify. Ask without the directive, or for other days.`;
    expect(extensions?.['notices']).toEqual([
      { message: left('node'), path: ['node'] },
      { message: left('TreatyAction'), path: ['treatyAction'] },
    ]);
  });

  it('finds by words what qualifies only, and counts it', async () => {
    const selection =
      '{ search(query: "standard northland", first: 50) { totalCount nodes { node { id __typename } } } }';
    interface Found {
      readonly search: {
        readonly totalCount: number;
        readonly nodes: readonly { readonly node: { readonly id: string } }[];
      };
    }
    const [all, some] = [await api.ask(selection), await ask('date: "2010-06-01"', selection)].map(
      ({ data: found }) => {
        const { search } = found as unknown as Found;
        expect(search.totalCount).toBe(search.nodes.length);
        return search.nodes.map(({ node }) => node.id);
      },
    ) as [string[], string[]];
    const late = all.filter((id) => !some.includes(id));
    expect(some.filter((id) => !all.includes(id))).toEqual([]);
    expect(some).toContain(SIGNED);
    expect(late).toContain(RATIFIED);
    const { claims } = (await data(`date: "2010-06-01"`, '{ claims(first: 500) { nodes { id } } }')) as {
      claims: { nodes: { id: string }[] };
    };
    expect(late.filter((id) => claims.nodes.some((claim) => claim.id === id))).toEqual([]);
  });

  it('says as of when it answered', async () => {
    const selection = '{ claims(first: 0) { totalCount } }';
    expect((await ask('date: "2010-06-01"', selection)).extensions?.['asOf']).toEqual({
      date: '2010-06-01',
      knownAt: null,
    });
    expect((await ask('knownAt: "2012-01-01", date: "1990-01-01"', selection)).extensions?.['asOf']).toEqual({
      date: '1990-01-01',
      knownAt: '2012-01-01',
    });
    expect((await api.ask(selection)).extensions).not.toHaveProperty('asOf');
  });

  it('takes its days as variables, of which one may be null', async () => {
    const document =
      'query Then($date: Date!, $known: Date) @asOf(date: $date, knownAt: $known) { treatyActions { nodes { id } } }';
    const { data: found } = await api.ask(document, { date: '2010-06-01', known: null });
    expect(found).toMatchObject({ treatyActions: { nodes: [{ id: SIGNED }] } });
  });

  it('leaves out, of what was public by a day, that of which nobody knows since when', async () => {
    const selection = '{ claims(first: 0) { totalCount } }';
    expect(await data('knownAt: "2000-01-01"', selection)).toEqual({ claims: { totalCount: 0 } });
    const unknown = await api.ask(
      '{ claims(filter: { knownAt: { isNull: true } }) { totalCount } all: claims { totalCount } }',
    );
    const { claims, all } = unknown.data as { claims: { totalCount: number }; all: { totalCount: number } };
    expect(await data('knownAt: "2026-01-01"', selection)).toEqual({
      claims: { totalCount: all.totalCount - claims.totalCount },
    });
  });

  it.each([
    ['date: "2013-02-30"', 'found "2013-02-30"; "2013-02-30" is no day. Write it like "2012-03-31".'],
    ['date: "2013"', 'found "2013"; "2013" is no day. Write it like "2012-03-31".'],
    ['knownAt: 2013', 'found 2013; It is written as text, in quotes.'],
  ])('refuses %s', async (asOf, sentence) => {
    const { errors, data: found } = await ask(asOf, '{ claims { totalCount } }');
    expect(found).toBeUndefined();
    expect(errors?.map(({ message }) => message)).toEqual([`Expected value of type "Date", ${sentence}`]);
    expect(errors?.[0]?.extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' });
  });

  it.each([
    ['', '@asOf takes date, knownAt or both, and neither was given. Give a day, or leave the directive out.'],
    [
      '(date: null, knownAt: null)',
      '@asOf takes date, knownAt or both, and neither was given. Give a day, or leave the directive out.',
    ],
  ])('refuses no day at all: %s', async (given, message) => {
    const { errors } = await api.ask(`query @asOf${given} { claims { totalCount } }`);
    expect(errors).toEqual([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('refuses what nobody knows yet, and takes today anywhere on earth', async () => {
    const { errors } = await ask('knownAt: "9999-01-01"', '{ claims { totalCount } }');
    expect(errors?.[0]?.message).toMatch(
      /^@asOf\(knownAt:\) takes a day that is not after \d{4}-\d\d-\d\d, and "9999-01-01" was given: nobody knows what will have been published\. Leave knownAt out for all that is known\.$/,
    );
    const today = new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, 10);
    expect((await ask(`knownAt: "${today}"`, '{ claims { totalCount } }')).errors).toBeUndefined();
    // What holds on a day to come may be asked.
    expect((await ask('date: "9999-01-01"', '{ claims { totalCount } }')).errors).toBeUndefined();
  });

  it.each([
    ['claims', 'status', '{ claims(orderBy: [{ field: status, direction: ASC }]) { totalCount } }'],
    ['conflicts', 'status', '{ conflicts(orderBy: [{ field: status, direction: ASC }]) { totalCount } }'],
    [
      'recommendations',
      'implementation',
      '{ recommendations(orderBy: [{ field: id, direction: ASC }, { field: implementation, direction: ASC }]) { totalCount } }',
    ],
    [
      'claims',
      'status',
      '{ country(id: "XNL") { claims(orderBy: [{ field: status, direction: ASC }]) { totalCount } } }',
    ],
  ])('refuses an order of %s by %s', async (field, by, selection) => {
    const { errors } = await ask('date: "2010-06-01"', selection);
    expect(errors?.map(({ message }) => message)).toEqual([
      `${field}(orderBy:) cannot order by ${by} under @asOf, where it follows from the claims that qualify. Order by another field, or ask for each value with filter: {${by}: {eq: ...}}.`,
    ]);
    expect((await api.ask(selection)).errors).toBeUndefined();
  });

  it('is a directive of queries, once', async () => {
    const twice = await api.ask('query @asOf(date: "2010-06-01") @asOf(date: "2011-06-01") { claims { totalCount } }');
    expect(twice.errors?.[0]?.message).toBe('The directive "@asOf" can only be used once at this location.');
    const field = await api.ask('{ claims @asOf(date: "2010-06-01") { totalCount } }');
    expect(field.errors?.[0]?.message).toBe('Directive "@asOf" may not be used on FIELD.');
  });
});

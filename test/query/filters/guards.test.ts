import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../../src/graph/embedded/embedded.js';
import { apiOver } from '../../support/api.js';
import type { ApiUnderTest } from '../../support/api.js';
import { counting } from '../../support/counting.js';
import type { CountedGraph } from '../../support/counting.js';
import { fictional, loaded, tenfold } from '../../support/seeded.js';

let graph: CountedGraph;
let api: ApiUnderTest;
let capped: ApiUnderTest;

beforeAll(async () => {
  const { ontology, records } = await fictional();
  // Ten times the claims: the country becomes a hub.
  graph = counting(await loaded(await openEmbedded(), ontology, tenfold(ontology, records)));
  api = await apiOver(ontology, graph);
  capped = await apiOver(ontology, graph, { filterNodes: 70 });
  // The sizes of the graph are asked once, before the first operation.
  for (const one of [api, capped]) await one.ask('{ meta { dataVersion } }');
});
beforeEach(() => graph.reset());
afterAll(async () => {
  await Promise.all([api.stop(), capped.stop()]);
  await graph.close();
});

describe('a filter that cannot be asked', () => {
  const deep = (levels: number): object => (levels === 0 ? { iso2: { eq: 'XN' } } : { not: deep(levels - 1) });
  const wide = (count: number): object => ({ or: Array.from({ length: count }, () => ({ iso2: { eq: 'XN' } })) });
  const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `id-${index}`);

  it.each<[string, object, string]>([
    [
      'null as an operand',
      { iso2: { eq: null } },
      'countries(filter:) has null at iso2.eq. To find what has no value, write isNull: true.',
    ],
    [
      'null as a list of operands',
      { and: [{ id: { in: null } }] },
      'countries(filter:) has null at and.id.in. To find what has no value, write isNull: true.',
    ],
    [
      'null as what a list holds',
      { laws: { some: null } },
      'countries(filter:) has null at laws.some. Leave it out, or write {} for any node.',
    ],
    [
      'four relations',
      { laws: { some: { articles: { none: { findings: { some: { citations: { some: {} } } } } } } } },
      'countries(filter:) goes through 4 relations at laws.some.articles.none.findings.some.citations, and at most 3 are allowed. ' +
        'Ask from the other end: { passages(filter: ...) { nodes { claims { nodes { id } } } } }. Then filter by laws.articles.findings with these ids.',
    ],
    [
      'four relations, one after the other',
      { treatyActions: { some: { statedIn: { publisher: { place: { id: { eq: 'x' } } } } } } },
      'countries(filter:) goes through 4 relations at treatyActions.some.statedIn.publisher.place, and at most 3 are allowed. ' +
        'Ask from the other end: { places(filter: ...) { nodes { id } } }. Then filter by treatyActions.statedIn.publisher.place with these ids.',
    ],
    [
      'eleven levels',
      deep(10),
      `countries(filter:) is nested more than 10 deep at ${'not.'.repeat(10).slice(0, -1)}. Write the conditions side by side.`,
    ],
    [
      'forty levels',
      deep(40),
      `countries(filter:) is nested more than 10 deep at ${'not.'.repeat(10).slice(0, -1)}. Write the conditions side by side.`,
    ],
    [
      '41 conditions',
      wide(41),
      'countries(filter:) has more than 40 conditions. Use in: for several values of one field, or ask several times.',
    ],
    [
      '41 relations',
      { and: Array.from({ length: 41 }, () => ({ laws: { some: { kind: null } } })) },
      'countries(filter:) has more than 40 conditions. Use in: for several values of one field, or ask several times.',
    ],
    [
      '41 empty conditions',
      { or: Array.from({ length: 41 }, () => ({ iso2: {} })) },
      'countries(filter:) has more than 40 conditions. Use in: for several values of one field, or ask several times.',
    ],
    [
      '1,001 values',
      { id: { in: ids(1_001) } },
      'countries(filter:) has 1001 values at id.in, and at most 1000 are allowed. Ask several times.',
    ],
    [
      'a date without an end, compared with its end',
      { reports: { some: { publishedOn: { gt: '2009/..' } } } },
      'countries(filter:) has "2009/.." at reports.some.publishedOn.gt, which has no end to compare with.',
    ],
    [
      'a date without a beginning, compared with its beginning',
      { not: { reports: { some: { publishedOn: { lt: '../2012~' } } } } },
      'countries(filter:) has "../2012~" at not.reports.some.publishedOn.lt, which has no beginning to compare with.',
    ],
    [
      'a number that the engines keep differently',
      { observations: { some: { value: { in: [1.5, 1e300] } } } },
      'countries(filter:) has 1e+300 at observations.some.value.in, and numbers from -9007199254740991 to 9007199254740991 are allowed.',
    ],
  ])('for %s is refused with one sentence, before a statement is sent', async (_, filter, message) => {
    const { data, errors } = await api.ask(
      'query Q($filter: CountryFilter) { countries(filter: $filter) { totalCount } }',
      { filter },
    );
    expect(errors).toEqual([{ message, locations: [{ line: 1, column: 35 }], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(data).toBeUndefined();
    expect(graph.total).toBe(0);
  });

  it.each<[string, object, number]>([
    ['ten levels', deep(8), 1],
    ['40 conditions', wide(40), 1],
    ['1,000 values', { id: { in: [...ids(999), 'XNL'] } }, 1],
    ['three relations', { laws: { some: { articles: { some: { findings: { some: {} } } } } } }, 1],
    ['an empty in', { id: { in: [] } }, 0],
    ['null instead of conditions', { id: null, laws: null, and: null, or: null, not: null }, 1],
    ['an empty or', { or: [] }, 0],
    ['an empty and', { and: [] }, 1],
    ['not an empty filter', { not: {} }, 0],
  ])('%s: allowed, and answered', async (_, filter, totalCount) => {
    expect(
      await api.ask('query Q($filter: CountryFilter) { countries(filter: $filter) { totalCount } }', { filter }),
    ).toMatchObject({ data: { countries: { totalCount } } });
  });
});

it('a type that is none of the list is found nowhere in it', async () => {
  const { data, errors } = await api.ask(
    '{ entities(filter: { type: { eq: Finding } }) { totalCount nodes { id } } claims(filter: { type: { eq: Law } }) { totalCount } }',
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({ entities: { totalCount: 0, nodes: [] }, claims: { totalCount: 0 } });
});

describe('a filter that fans out too far', () => {
  /** The query that an error suggests, with the conditions that belong to its list. */
  const suggested = (message: string, conditions: string): string =>
    (/Ask from the other end: (.*\}) *\./.exec(message)?.[1] ?? '').replace('...', conditions);

  it('through one relation: the other end gives what was looked for', async () => {
    const conditions = '{ value: { gt: 13 } }';
    const asked = `{ countries(filter: { observations: { some: ${conditions} } }) { nodes { id } } }`;
    const message =
      'countries(filter:) may look at 41 nodes, and at most 10 are allowed: even the best way begins with 1 node of Country. ' +
      'Ask from the other end: { observations(filter: ...) { nodes { about { nodes { id } } } } }. These are the ids you look for.';
    const { ontology } = await fictional();
    const narrow = await apiOver(ontology, graph, { filterNodes: 10 });
    await narrow.ask('{ meta { dataVersion } }');
    graph.reset();
    expect((await narrow.ask(asked)).errors).toEqual([{ message, extensions: { code: 'LIMIT_EXCEEDED' } }]);
    expect(graph.total).toBe(0);
    const { data } = await narrow.ask(suggested(message, conditions));
    const { observations } = data as { observations: { nodes: { about: { nodes: unknown[] } }[] } };
    expect(observations.nodes[0]?.about.nodes).toContainEqual({ id: 'XNL' });
    expect((await api.ask(asked)).data).toEqual({ countries: { nodes: [{ id: 'XNL' }] } });
    await narrow.stop();
  });

  it('through several: the ids from the other end go into a shorter filter', async () => {
    const conditions = '{ assessment: { eq: FALLS_SHORT } }';
    const asked = `{ laws(filter: { articles: { some: { findings: { some: ${conditions} } } } }) { nodes { id } } }`;
    const message =
      'laws(filter:) may look at 61 nodes, and at most 20 are allowed: even the best way begins with 1 node of Law. ' +
      'Ask from the other end: { findings(filter: ...) { nodes { concernsWithin { nodes { id } } } } }. Then filter by articles with these ids.';
    const { ontology } = await fictional();
    const narrow = await apiOver(ontology, graph, { filterNodes: 20 });
    await narrow.ask('{ meta { dataVersion } }');
    graph.reset();
    expect((await narrow.ask(asked)).errors).toEqual([{ message, extensions: { code: 'LIMIT_EXCEEDED' } }]);
    expect(graph.total).toBe(0);
    const { data } = await narrow.ask(suggested(message, conditions));
    const { findings } = data as { findings: { nodes: { concernsWithin: { nodes: { id: string }[] } }[] } };
    const ids = [...new Set(findings.nodes.flatMap(({ concernsWithin }) => concernsWithin.nodes.map(({ id }) => id)))];
    const shorter = `query Q($ids: [ID!]) { laws(filter: { articles: { some: { id: { in: $ids } } } }) { nodes { id } } }`;
    const answer = await narrow.ask(shorter, { ids });
    expect(answer.data).toEqual({ laws: { nodes: [{ id: 'xnl/penal-code' }] } });
    expect(answer.data).toEqual((await api.ask(asked)).data);
    // It is refused at no ordinary limit: the way from its narrow end is short.
    expect((await capped.ask(asked)).data).toEqual(answer.data);
    await narrow.stop();
  });

  it('advises on the relation that leads to most, not on the longest way', async () => {
    const { errors } = await capped.ask(
      '{ countries(filter: { iso2: { eq: "XN" }, laws: { some: { issuedBy: { kind: { eq: PARLIAMENT } } } }, not: { claims: { some: { topics: { some: {} } } } } }) { nodes { id } } }',
    );
    expect(errors?.map(({ message }) => message)).toEqual([
      'countries(filter:) may look at 192 nodes, and at most 70 are allowed: even the best way begins with 1 node of Country. ' +
        'Ask from the other end: { topics(filter: ...) { nodes { tagged { nodes { id } } } } }. Then filter by claims with these ids.',
    ]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { load } from '../../../src/load/load.js';
import { apiOver } from '../../support/api.js';
import type { Answered, ApiUnderTest } from '../../support/api.js';
import { counting } from '../../support/counting.js';
import type { CountedGraph } from '../../support/counting.js';
import { engines } from '../../support/engines.js';
import { madeRecord } from '../../support/made-record.js';
import { historyOf } from '../../support/release-history.js';
import { fictional, loaded } from '../../support/seeded.js';
import { world } from './world.js';

const PLACE = 'xnl/far-harbour';
const FINDING = 'press/northland-2010/first/1.2/c';

interface Listed {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const { ontology, records, history, imported } = await world();

describe.each(engines())('changes on $name', (engine) => {
  let graph: CountedGraph;
  let api: ApiUnderTest;
  let now: string;

  beforeAll(async () => {
    const opened = await engine.open();
    now = (await load(opened, ontology, records, { history })).dataVersion;
    graph = counting(opened);
    api = await apiOver(ontology, graph);
    await api.ask('{ meta { dataVersion } }');
  });
  afterAll(async () => {
    await api.stop();
    await graph.close();
  });

  const ids = async (args: string): Promise<string[]> => {
    const { data, errors } = await api.ask(`{ changes(first: 100, ${args}) { nodes { id } } }`);
    expect(errors).toBeUndefined();
    return (data?.['changes'] as Listed).nodes.map(({ id }) => id);
  };
  const refused = async (args: string): Promise<unknown> => {
    const { data, errors } = await api.ask(`{ changes(${args}) { totalCount } }`);
    expect(data ?? null).toEqual(data === undefined ? null : { changes: null });
    return errors?.map(({ message, extensions }) => [message, extensions?.['code']]);
  };

  it('have what is in no release first, then the newest release, with old and new values and the record as it is now', async () => {
    graph.reset();
    const answered = await api.ask(`{
      changes(since: "1.0.0") {
        totalCount
        pageInfo { hasNextPage hasPreviousPage }
        releases { version date dataVersion }
        edges {
          node { id kind record type release date dataVersion fields { field old new } }
          now { __typename id ... on Withdrawn { successor { id } } }
        }
      }
    }`);
    expect(answered.errors).toBeUndefined();
    const change = (id: string, kind: string, type: string, fields: readonly unknown[] = []): object => ({
      ...{ id: `unreleased ${id}`, kind, record: id, type, release: null, date: null, dataVersion: now, fields },
    });
    const field = (name: string, old: unknown, value: unknown = null): object => ({ field: name, old, new: value });
    expect(answered.data).toEqual({
      changes: {
        totalCount: 5,
        pageInfo: { hasNextPage: false, hasPreviousPage: false },
        releases: [
          { version: '1.1.0', date: '2012-07-15', dataVersion: null },
          { version: '1.0.0', date: '2012-05-01', dataVersion: 'aaaaaaaaaaaa' },
        ],
        edges: [
          {
            node: change('XSL', 'WITHDRAWN', 'Country', [
              field('aliases', ['{"text":"Sud","language":"fr"}']),
              field('name', ['Southland']),
            ]),
            now: { __typename: 'Withdrawn', id: 'XSL', successor: { id: 'XNL' } },
          },
          {
            node: change(FINDING, 'WITHDRAWN', 'Finding', [
              field('concerns', ['XSL']),
              field('statement', ['The Northern Star reports a prison.']),
            ]),
            now: { __typename: 'Withdrawn', id: FINDING, successor: null },
          },
          { node: change(PLACE, 'ADDED', 'Place'), now: { __typename: 'Place', id: PLACE } },
          {
            node: {
              ...{ id: '1.1.0 xnl/criminal-code', kind: 'WITHDRAWN', record: 'xnl/criminal-code', type: 'Law' },
              ...{ release: '1.1.0', date: '2012-07-15', dataVersion: null },
              fields: [field('country', ['XNL']), field('name', ['Criminal Code'])],
            },
            now: { __typename: 'Withdrawn', id: 'xnl/criminal-code', successor: { id: 'xnl/penal-code' } },
          },
          {
            node: {
              ...{ id: '1.1.0 xnl/penal-code', kind: 'CHANGED', record: 'xnl/penal-code', type: 'Law' },
              ...{ release: '1.1.0', date: '2012-07-15', dataVersion: null },
              fields: [field('kind', ['CODE'], ['STATUTE'])],
            },
            now: { __typename: 'Law', id: 'xnl/penal-code' },
          },
        ],
      },
    });
    // The releases, the page, how many, and the successors.
    expect(graph.total).toBe(4);
  });

  it('go on page by page to the end, each change once', async () => {
    const found: string[] = [];
    let after: string | null = null;
    let pages = 0;
    do {
      const { data }: Answered = await api.ask(
        'query ($after: String) { changes(first: 20, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      const listed = data?.['changes'] as Listed;
      found.push(...listed.nodes.map(({ id }) => id));
      after = listed.pageInfo.hasNextPage ? listed.pageInfo.endCursor : null;
      pages += 1;
      expect(listed.totalCount).toBe(history.releases.flatMap(({ changes }) => changes).length + 3);
    } while (after !== null);
    expect(pages).toBeGreaterThan(2);
    expect(new Set(found).size).toBe(found.length);
    expect(found.length).toBe(history.releases.flatMap(({ changes }) => changes).length + 3);
  });

  it('have an empty page beyond the end, and of no rows', async () => {
    const { data } = await api.ask('{ changes(since: "1.0.0") { pageInfo { endCursor } } }');
    const after = (data?.['changes'] as Listed).pageInfo.endCursor;
    const page = await api.ask(
      `{ changes(since: "1.0.0", after: "${after ?? ''}") { nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
    );
    const info = { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null };
    expect(page.data).toEqual({ changes: { nodes: [], edges: [], pageInfo: info } });
    const none = await api.ask('{ changes(first: 0) { nodes { id } pageInfo { hasNextPage } } }');
    expect(none.data).toEqual({ changes: { nodes: [], pageInfo: { hasNextPage: true } } });
  });

  it.each([
    // After a release, and until one.
    ['since: "1.1.0"', ['XSL', FINDING, PLACE], 'unreleased'],
    ['since: "1.0.0", until: "1.1.0"', ['xnl/criminal-code', 'xnl/penal-code'], '1.1.0'],
    ['since: "aaaaaaaaaaaa", until: "1.1.0"', ['xnl/criminal-code', 'xnl/penal-code'], '1.1.0'],
    ['since: "1.0.0", released: true', ['xnl/criminal-code', 'xnl/penal-code'], '1.1.0'],
    // Days count themselves.
    ['since: "2012-07-15", until: "2012-07-15"', ['xnl/criminal-code', 'xnl/penal-code'], '1.1.0'],
    ['since: "2012-05-02", until: "2012-07-15"', ['xnl/criminal-code', 'xnl/penal-code'], '1.1.0'],
    // What is in no release may be of any day after the last.
    ['since: "2012-07-16", until: "2012-07-16"', ['XSL', FINDING, PLACE], 'unreleased'],
    ['since: "2012-07-16"', ['XSL', FINDING, PLACE], 'unreleased'],
    ['since: "2012-05-02", until: "2012-07-14"', [], ''],
    ['until: "2012-04-30"', [], ''],
    ['since: "1.1.0", until: "1.1.0"', [], ''],
    ['since: "1.1.0", released: true', [], ''],
    // Types that a record has or had, or what stands for some.
    ['since: "1.1.0", types: [Place]', [PLACE], 'unreleased'],
    ['since: "1.1.0", types: [Claim]', [FINDING], 'unreleased'],
    ['since: "1.1.0", types: [Withdrawn]', ['XSL', FINDING], 'unreleased'],
    ['since: "1.1.0", types: [Entity, Finding]', ['XSL', FINDING, PLACE], 'unreleased'],
    ['since: "1.1.0", types: [Topic]', [], ''],
    // The record itself, what leads to it, and what led to it once.
    ['since: "1.1.0", about: "XNL"', ['XSL', PLACE], 'unreleased'],
    ['since: "1.1.0", about: "XSL"', ['XSL', FINDING], 'unreleased'],
    ['since: "1.0.0", until: "1.1.0", about: "xnl/penal-code"', ['xnl/criminal-code', 'xnl/penal-code'], '1.1.0'],
    ['since: "1.0.0", about: "xnl/criminal-code"', ['xnl/criminal-code'], '1.1.0'],
    ['since: "1.0.0", until: "1.1.0", about: "XNL", types: [Law]', ['xnl/criminal-code', 'xnl/penal-code'], '1.1.0'],
  ])('%s', async (args, wanted, release) => {
    expect(await ids(args)).toEqual(wanted.map((id) => `${release} ${id}`));
    const { data } = await api.ask(`{ changes(${args}) { totalCount } }`);
    expect(data).toEqual({ changes: { totalCount: wanted.length } });
  });

  it('until the data that is served are all', async () => {
    expect(await ids(`since: "1.1.0", until: "${now}"`)).toHaveLength(3);
    expect(await ids(`since: "${now}"`)).toEqual([]);
  });

  it('of a record that was withdrawn begin with the first release', async () => {
    expect(await ids('about: "xnl/criminal-code"')).toEqual(['1.1.0 xnl/criminal-code', '1.0.0 xnl/criminal-code']);
  });

  it.each([
    ['since: "2012-07-15", until: "2012-05-01"', '"2012-07-15" until "2012-05-01"'],
    ['since: "1.1.0", until: "1.0.0"', '"1.1.0" until "1.0.0"'],
    ['since: "2020-01-01", until: "1.0.0"', '"2020-01-01" until "1.0.0"'],
  ])('refuses what ends before it begins: %s', async (args, said) => {
    expect(await refused(args)).toEqual([
      [
        `changes(since:, until:) takes what does not end before it begins, and since ${said} was given. Exchange them.`,
        'BAD_USER_INPUT',
      ],
    ]);
  });

  it.each([
    ['since', '1.1', ' Did you mean "1.1.0"?'],
    ['until', '2.7.19', ''],
    ['since', 'aaaaaaaaaaab', ' Did you mean "aaaaaaaaaaaa"?'],
    ['since', '2012-02-30', ''],
    ['until', '', ''],
  ])('refuses as %s what is no day and no release: %j', async (argument, value, hint) => {
    expect(await refused(`${argument}: "${value}"`)).toEqual([
      [
        `changes(${argument}:) takes a day such as 2026-11-29, a release, or a data version that a release names, and "${value}" is none of them.${hint} ` +
          `The releases are 1.0.0 of 2012-05-01, 1.1.0 of 2012-07-15; what is served now is ${now}.`,
        'BAD_USER_INPUT',
      ],
    ]);
  });

  it('refuses what nobody can mean, in a sentence', async () => {
    const long = `'"${'x'.repeat(100)}`;
    const { errors } = await api.ask('query ($since: String) { changes(since: $since) { totalCount } }', {
      since: long,
    });
    expect(errors?.[0]?.message).toContain(`and "'\\"${'x'.repeat(78)}…" is none of them. The releases are`);
    expect(await refused('about: "xnl/penal-cod"')).toEqual([
      [
        'changes(about:) takes the id of a node. No node has the id "xnl/penal-cod"; the nearest is "xnl/penal-code".',
        'BAD_USER_INPUT',
      ],
    ]);
    expect(await refused('first: 501')).toEqual([
      [
        'changes(first:) takes 0 to 500, and 501 was given. For more changes ask for the next page with after: pageInfo.endCursor.',
        'BAD_USER_INPUT',
      ],
    ]);
    expect(await refused('after: "xx"')).toEqual([
      [
        'changes(after:) is no cursor of this API: take the text of cursor or pageInfo.endCursor as it is.',
        'BAD_USER_INPUT',
      ],
    ]);
  });

  it.each([
    ['about: "XNL"', 'another record: give the about that it came with'],
    ['types: [Law]', 'other types: give the types that it came with'],
    ['since: "1.0.0"', 'another interval: give the since, until and released that it came with'],
    ['released: true', 'another interval: give the since, until and released that it came with'],
  ])('refuses a cursor of another list: %s', async (args, said) => {
    const { data } = await api.ask('{ changes(first: 1) { pageInfo { endCursor } } }');
    const after = (data?.['changes'] as Listed).pageInfo.endCursor ?? '';
    const what = said.startsWith('another interval') ? `belongs to ${said}` : `belongs to the changes of ${said}`;
    expect(await refused(`${args}, after: "${after}"`)).toEqual([
      [`changes(after:) ${what}, or begin again without after.`, 'BAD_USER_INPUT'],
    ]);
  });

  it('cost what they may answer', async () => {
    const { extensions } = await api.ask(
      '{ changes(first: 7) { totalCount edges { node { id } now { id history(first: 2) { totalCount } } } } }',
    );
    expect(extensions?.['cost']).toMatchObject({ atMost: { rows: 21, statements: 4 }, spent: { statements: 4 } });
    const poor = await apiOver(ontology, graph, { rows: 20 });
    const { errors } = await poor.ask(
      `{ nodes(ids: ["XNL", "XSL", "${PLACE}"]) { history(first: 10) { totalCount } } }`,
    );
    expect(errors?.map(({ message }) => message)).toEqual([
      'The operation may return 33 rows, and at most 20 are allowed. Lower first: on nodes (3).',
    ]);
    await poor.stop();
  });

  it('as of a day have no record that does not qualify then', async () => {
    const { data, errors } = await api.ask(`query @asOf(knownAt: "1990-01-01") {
      changes(since: "1.0.0", until: "1.1.0", types: [Law]) { edges { node { record } now { id } } }
      first: changes(types: [Finding], first: 2) { edges { node { id } now { id } } }
    }`);
    expect(errors).toBeUndefined();
    const [withdrawn, changed] = ['xnl/criminal-code', 'xnl/penal-code'];
    expect(data?.['changes']).toEqual({
      edges: [
        { node: { record: withdrawn }, now: { id: withdrawn } },
        { node: { record: changed }, now: { id: changed } },
      ],
    });
    expect(data?.['first']).toMatchObject({ edges: [{ now: { id: FINDING } }, { now: null }] });
  });

  describe('history', () => {
    it('of records of several types, by one statement', async () => {
      graph.reset();
      const { data, errors } = await api.ask(`{
        nodes(ids: ["xnl/penal-code", "XSL", "${PLACE}"]) {
          id
          history { firstRelease totalCount changes { id kind release date dataVersion fields { field old new } } }
        }
      }`);
      expect(errors).toBeUndefined();
      // Two for the answer, and three for the notice on the id that was withdrawn.
      expect(graph.total).toBe(5);
      const first = { release: '1.0.0', date: '2012-05-01', dataVersion: 'aaaaaaaaaaaa', kind: 'ADDED', fields: [] };
      const none = { release: null, date: null, dataVersion: now };
      expect(data).toEqual({
        nodes: [
          {
            id: 'xnl/penal-code',
            history: {
              firstRelease: '1.0.0',
              totalCount: 2,
              changes: [
                {
                  ...{ id: '1.1.0 xnl/penal-code', kind: 'CHANGED', release: '1.1.0', date: '2012-07-15' },
                  ...{ dataVersion: null, fields: [{ field: 'kind', old: ['CODE'], new: ['STATUTE'] }] },
                },
                { id: '1.0.0 xnl/penal-code', ...first },
              ],
            },
          },
          {
            id: 'XSL',
            history: {
              firstRelease: '1.0.0',
              totalCount: 2,
              changes: [
                {
                  ...{ id: 'unreleased XSL', kind: 'WITHDRAWN', ...none },
                  fields: [
                    { field: 'aliases', old: ['{"text":"Sud","language":"fr"}'], new: null },
                    { field: 'name', old: ['Southland'], new: null },
                  ],
                },
                { id: '1.0.0 XSL', ...first },
              ],
            },
          },
          {
            id: PLACE,
            history: {
              ...{ firstRelease: null, totalCount: 1 },
              changes: [{ id: `unreleased ${PLACE}`, kind: 'ADDED', ...none, fields: [] }],
            },
          },
        ],
      });
    });

    it('has as many changes as are asked for, under whatever keys, wherever a record stands', async () => {
      const { data, errors } = await api.ask(`{
        country(id: "XNL") {
          laws(first: 1) { nodes { h: history(first: 1) { all: totalCount c: changes { __typename what: kind } } } }
          none: history(first: 0) { totalCount changes { id } }
        }
      }`);
      expect(errors).toBeUndefined();
      expect(data).toEqual({
        country: {
          laws: { nodes: [{ h: { all: 2, c: [{ __typename: 'Change', what: 'CHANGED' }] } }] },
          none: { totalCount: 1, changes: [] },
        },
      });
    });

    it('is null for what was imported, and a notice says why', async () => {
      const { data, extensions } = await api.ask(`{ country(id: "${imported}") { id history { totalCount } } }`);
      expect(data).toEqual({ country: { id: imported, history: null } });
      expect(extensions?.['notices']).toEqual([
        {
          message: `No change of "${imported}" is recorded: what was imported from a registry is in no release, and some data has no releases (docs/versions.md).`,
          path: ['country', 'history'],
        },
      ]);
      expect(await ids(`about: "${imported}"`)).toEqual([]);
    });

    it('takes so many changes', async () => {
      const { errors } = await api.ask('{ country(id: "XNL") { history(first: 101) { totalCount } } }');
      expect(errors?.map(({ message }) => message)).toEqual([
        'history(first:) takes 0 to 100, and 101 was given. For more changes ask for changes(about:), a page at a time.',
      ]);
    });
  });
});

describe.each(engines())('changes on $name', (engine) => {
  it('of data without releases are null, and a notice says why', async () => {
    const { records: without } = await fictional();
    const graph = await loaded(await engine.open(), ontology, without);
    const api = await apiOver(ontology, graph);
    const { data, errors, extensions } = await api.ask(
      '{ changes { totalCount } country(id: "XNL") { history { totalCount } } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ changes: null, country: { history: null } });
    const notices = extensions?.['notices'] as { message: string; path: unknown }[];
    expect(notices.map(({ path }) => path)).toEqual([['changes'], ['country', 'history']]);
    expect(notices[0]?.message).toBe(
      'No release of this data says what it changed, so that nothing is known of changes (docs/versions.md): what was imported from registries is in no release, and a seed has none until one is written.',
    );
    await api.stop();
    await graph.close();
  });

  it('of a hub are all there, though it has thousands', async () => {
    // More than a vector of the embedded engine, which has lost rows beyond one.
    const places = Array.from({ length: 2_500 }, (_, index) =>
      madeRecord('Place', `xhb/p${index}`, { name: `Place ${index}` }, { country: ['XHB'] }),
    );
    const hub = [madeRecord('Country', 'XHB', { name: 'Hubland' }), ...places];
    const state = { version: '1.0.0', date: '2012-05-01', dataVersion: null, records: hub };
    const graph = await engine.openLarge();
    await load(graph, ontology, hub, { history: historyOf(ontology, [state], hub) });
    const api = await apiOver(ontology, graph, { milliseconds: 60_000 });
    const { data, errors } = await api.ask(
      '{ changes(about: "XHB", first: 2) { totalCount nodes { record } } last: changes(about: "XHB", types: [Country]) { nodes { record } } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      changes: { totalCount: 2_501, nodes: [{ record: 'XHB' }, { record: 'xhb/p0' }] },
      last: { nodes: [{ record: 'XHB' }] },
    });
    await api.stop();
    await graph.close();
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../../src/graph/graph.js';
import { apiOver } from '../../support/api.js';
import type { ApiUnderTest } from '../../support/api.js';
import { engines } from '../../support/engines.js';
import { fictional, loaded } from '../../support/seeded.js';
import { TEXTS } from './values.js';

describe.each(engines())('what a stranger sends to $name', (engine) => {
  let graph: Graph;
  let api: ApiUnderTest;

  beforeAll(async () => {
    const { ontology, records } = await fictional();
    graph = await loaded(await engine.open(), ontology, records);
    api = await apiOver(ontology, graph);
  });
  afterAll(async () => {
    await api.stop();
    await graph.close();
  });

  const refusals = async (query: string, variables: Record<string, unknown> = {}): Promise<unknown> => {
    const { errors, data } = await api.ask(query, variables);
    expect(data ?? null).toBeNull();
    return errors?.map(({ message, extensions }) => [extensions?.['code'], message]);
  };

  it.each(TEXTS.map((text) => [text.slice(0, 20), text]))('a search for %j is an answer', async (_, query) => {
    const { data, errors } = await api.ask(
      'query Q($query: String!) { search(query: $query) { nodes { node { id } score } } }',
      {
        query,
      },
    );
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ search: { nodes: expect.any(Array) as unknown } });
  });

  it.each(['"', "'", `a"b'c`, 'a/b//c/', '/', '', '`', '\\', '\u0000', '😀', 'x'.repeat(5_000), '}) RETURN 1 //'])(
    'an id %j is nobody',
    async (id) => {
      const query = `query Q($id: ID!) {
        node(id: $id) { id } nodes(ids: [$id]) { id } country(id: $id) { id } report(symbol: "none") { id }
        laws(filter: { or: [{ id: { eq: $id } }, { country: { id: { in: [$id] } } }] }) { totalCount }
      }`;
      expect((await api.ask(query, { id })).data).toEqual({
        ...{ node: null, nodes: [null], country: null, report: null },
        laws: { totalCount: 0 },
      });
    },
  );

  it('first: 0 and an empty in are answers', async () => {
    const query =
      '{ laws(first: 0) { nodes { id } } countries(filter: { id: { in: [] } }) { totalCount nodes { id } } }';
    expect((await api.ask(query)).data).toEqual({ laws: { nodes: [] }, countries: { totalCount: 0, nodes: [] } });
  });

  it('eq: null is refused', async () => {
    expect(await refusals('{ laws(filter: { name: { eq: null } }) { totalCount } }')).toEqual([
      ['BAD_USER_INPUT', 'laws(filter:) has null at name.eq. To find what has no value, write isNull: true.'],
    ]);
  });

  it('a filter 40 deep is refused', async () => {
    const filter = `${'{ not: '.repeat(40)}{}${' }'.repeat(40)}`;
    expect(await refusals(`{ laws(filter: ${filter}) { totalCount } }`)).toEqual([
      [
        'BAD_USER_INPUT',
        `laws(filter:) is nested more than 10 deep at ${Array(10).fill('not').join('.')}. Write the conditions side by side.`,
      ],
    ]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['$v: Int', { v: 'x' }, 'Variable "$v" got invalid value "x"; Int cannot represent non-integer value: "x"'],
    ['$v: Int', { v: 1.5 }, 'Variable "$v" got invalid value 1.5; Int cannot represent non-integer value: 1.5'],
    [
      '$v: Int',
      { v: 2 ** 31 },
      'Variable "$v" got invalid value 2147483648; Int cannot represent non 32-bit signed integer value: 2147483648',
    ],
    ['$v: Int', { v: [1] }, 'Variable "$v" got invalid value [1]; Int cannot represent non-integer value: [1]'],
    ['$v: Int!', {}, 'Variable "$v" of required type "Int!" was not provided.'],
    ['$v: Int!', { v: null }, 'Variable "$v" of non-null type "Int!" must not be null.'],
  ])('a variable %s that is %j is refused', async (declared, variables, message) => {
    expect(await refusals(`query Q(${declared}) { laws(first: $v) { totalCount } }`, variables)).toEqual([
      ['BAD_USER_INPUT', message],
    ]);
  });

  it('null for a variable with a default is refused where null cannot stand', async () => {
    expect(await refusals('query Q($id: ID = "XNL") { place(id: $id) { id } }', { id: null })).toEqual([
      ['BAD_USER_INPUT', 'Argument "id" of non-null type "ID!" must not be null.'],
    ]);
    expect(await refusals('query Q($if: Boolean = true) { laws @skip(if: $if) { totalCount } }', { if: null })).toEqual(
      [['BAD_USER_INPUT', 'Argument "if" of non-null type "Boolean!" must not be null.']],
    );
  });
});

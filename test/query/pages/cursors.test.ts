import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../../src/graph/embedded/embedded.js';
import { apiOver } from '../../support/api.js';
import type { ApiUnderTest } from '../../support/api.js';
import { counting } from '../../support/counting.js';
import type { CountedGraph } from '../../support/counting.js';
import { fictional, loaded } from '../../support/seeded.js';

let graph: CountedGraph;
let api: ApiUnderTest;
/** After the first finding, and after the first claim that is about the country. */
let root: string;
let nested: string;

const ROOT = `query Q($after: String, $filter: FindingFilter, $orderBy: [FindingOrder!]) {
  findings(first: 1, after: $after, filter: $filter, orderBy: $orderBy) { nodes { id } pageInfo { endCursor } }
}`;
const NESTED = `query Q($id: ID!, $after: String) {
  node(id: $id) { ... on Entity { claims(first: 1, after: $after) { nodes { id } pageInfo { endCursor } } } }
}`;

beforeAll(async () => {
  const { ontology, records } = await fictional();
  graph = counting(await loaded(await openEmbedded(), ontology, records));
  api = await apiOver(ontology, graph);
  root = (await page(ROOT, {}, 'findings')).pageInfo.endCursor;
  nested = (await page(NESTED, { id: 'XNL' }, 'node', 'claims')).pageInfo.endCursor;
});
beforeEach(() => graph.reset());
afterAll(async () => {
  await api.stop();
  await graph.close();
});

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly endCursor: string };
}

async function page(query: string, variables: Record<string, unknown>, ...path: string[]): Promise<Page> {
  const { data } = await api.ask(query, variables);
  return path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], data) as Page;
}

const refusals = async (query: string, variables: Record<string, unknown>): Promise<unknown> => {
  const { errors } = await api.ask(query, variables);
  return errors?.map(({ message, extensions }) => [extensions?.['code'], message]);
};
const bad = (message: string): unknown => [['BAD_USER_INPUT', message]];

/** A cursor that says what it is made to say: its checksum is right. */
function forged(body: string): string {
  return Buffer.from(createHash('sha256').update(body).digest('hex').slice(0, 8) + body).toString('base64url');
}

describe('a cursor that is refused before a statement is sent', () => {
  const NONE = 'is no cursor of this API: take the text of cursor or pageInfo.endCursor as it is.';
  const CUT = 'was cut short: take the text of cursor or pageInfo.endCursor as a whole.';
  const CHANGED = 'was changed: its checksum is wrong; take the text of cursor or pageInfo.endCursor as it is.';
  const FILTER =
    'belongs to the same list with another filter: give the filter that it came with, or begin again without after.';
  const ORDER =
    'belongs to the same list in another order: give the orderBy that it came with, or begin again without after.';
  const OTHER = 'belongs to another list: it is good for the same field with the same filter and order only.';

  it.each<[string, () => Record<string, unknown>, string]>([
    ['with another filter', () => ({ after: root, filter: { unverified: { eq: false } } }), FILTER],
    ['with another order', () => ({ after: root, orderBy: [{ field: 'id', direction: 'DESC' }] }), ORDER],
    ['with more keys', () => ({ after: root, orderBy: [{ field: 'statement' }, { field: 'id' }] }), ORDER],
    ['with both', () => ({ after: root, filter: {}, orderBy: [{ field: 'statement' }] }), FILTER],
    ['of a nested list', () => ({ after: nested }), OTHER],
    ['cut short by one', () => ({ after: root.slice(0, -1) }), CUT],
    ['cut in half', () => ({ after: root.slice(0, root.length / 2) }), CUT],
    ['cut to nothing much', () => ({ after: root.slice(0, 8) }), NONE],
    ['with another checksum', () => ({ after: `MDAw${root.slice(4)}` }), CHANGED],
    ['in capitals', () => ({ after: root.toUpperCase() }), NONE],
    ['garbage', () => ({ after: 'hello' }), NONE],
    ['an id', () => ({ after: 'press/northland-2010/first/1.2/a' }), NONE],
    ['empty', () => ({ after: '' }), NONE],
    ['an emoji', () => ({ after: '😀' }), NONE],
    ['very long', () => ({ after: 'x'.repeat(5_000) }), NONE],
    ['made by somebody else: no JSON', () => ({ after: forged('[oh]') }), NONE],
    ['made by somebody else: too short', () => ({ after: forged('[]') }), NONE],
    ['made by somebody else: no list', () => ({ after: forged('[1,"","","a"]') }), NONE],
    ['made by somebody else: an object', () => ({ after: forged('["x","","",{"a":1},"b"]') }), NONE],
    ['made by somebody else: too large', () => ({ after: forged('["x","","",1e300,"b"]') }), NONE],
    ['made by somebody else: nowhere', () => ({ after: forged('["x","","",null]') }), NONE],
    ['made by somebody else: a list', () => ({ after: forged('["x","","","a"]') }), OTHER],
  ])('%s', async (_, variables, sentence) => {
    expect(await refusals(ROOT, variables())).toEqual(bad(`findings(after:) ${sentence}`));
    expect(graph.total).toBe(0);
  });

  it('of another root list, whatever its rows', async () => {
    expect(
      await refusals('query Q($after: String) { claims(after: $after) { nodes { id } } }', { after: root }),
    ).toEqual(bad(`claims(after:) ${OTHER}`));
    expect(graph.total).toBe(0);
  });
});

describe('a cursor of a nested list', () => {
  const only = (given: string): string =>
    `claims(after:) is good for the list of XNL only, and it was given to ${given}. ` +
    'Ask for one owner: { country(id: "XNL") { claims(after: ...) { nodes { id } } } }.';

  it('is refused under another owner', async () => {
    expect(await refusals(NESTED, { id: 'xnl/police', after: nested })).toEqual(bad(only('the list of xnl/police')));
  });

  it('is refused under several owners, once', async () => {
    const query =
      'query Q($after: String) { institutions(first: 3) { nodes { claims(after: $after) { nodes { id } } } } }';
    expect(await refusals(query, { after: nested })).toEqual(bad(only('3 lists at once')));
  });

  it('is refused in another field of its owner', async () => {
    const query = 'query Q($after: String) { country(id: "XNL") { observations(after: $after) { nodes { id } } } }';
    expect(await refusals(query, { after: nested })).toEqual(
      bad(
        'observations(after:) belongs to another list: it is good for the same field with the same filter and order only.',
      ),
    );
    expect(graph.total).toBe(0);
  });

  it('goes on in the query that the error suggests', async () => {
    const all = await page(NESTED.replace('first: 1', 'first: 100'), { id: 'XNL' }, 'node', 'claims');
    const query = 'query Q($after: String) { country(id: "XNL") { claims(after: $after) { nodes { id } } } }';
    const rest = await page(query, { after: nested }, 'country', 'claims');
    expect(rest.nodes).toEqual(all.nodes.slice(1));
  });
});

describe('a cursor that is good', () => {
  it('goes on where an order is only written in another way', async () => {
    for (const orderBy of [[], [{ field: 'id' }], [{ field: 'id', direction: 'ASC' }, { field: 'statement' }]]) {
      expect((await page(ROOT, { after: root, orderBy }, 'findings')).nodes).toHaveLength(1);
    }
  });

  it('goes on where a truth is compared, beside other keys', async () => {
    const orderBy = [{ field: 'unverified', direction: 'DESC' }, { field: 'statement' }];
    const all = await page(ROOT.replace('first: 1', 'first: 9'), { orderBy }, 'findings');
    const first = await page(ROOT, { orderBy }, 'findings');
    const second = await page(ROOT, { orderBy, after: first.pageInfo.endCursor }, 'findings');
    expect([...first.nodes, ...second.nodes]).toEqual(all.nodes.slice(0, 2));
    expect(all.nodes).toHaveLength(4);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mustNotNestMore } from '../../src/http/brackets.js';
import { served } from './served.js';
import type { Served } from './served.js';

const lists = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
const objects = (depth: number): string => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);
const said = (what: string): string =>
  `The ${what} has more than 64 brackets within one another, and no more are allowed. Write lists and objects less deep.`;

describe('brackets within one another', () => {
  it.each([
    ['none', '"["'],
    ['in texts', JSON.stringify({ query: '['.repeat(100), escaped: '\\"[[[['.repeat(30) })],
    ['beside one another', `[${'[],'.repeat(500)}[]]`],
    ['as many as there may be', lists(64)],
  ])('are read: %s', (_, json) => {
    expect(() => mustNotNestMore('body', json, 64)).not.toThrow();
  });

  it('are refused where there is one more', () => {
    expect(() => mustNotNestMore('body', lists(65), 64)).toThrow(said('body'));
    expect(() => mustNotNestMore('body', `["]${'"'.repeat(0)}",${objects(64)}]`, 64)).toThrow(said('body'));
  });
});

describe('nested input over HTTP is the sender’s mistake', () => {
  let server: Served;
  beforeAll(async () => {
    server = await served();
  });
  afterAll(() => server.close());

  const QUERY = 'query ($filter: ClaimFilter) { claims(filter: $filter) { totalCount } }';
  const post = (body: string): Promise<Response> =>
    fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const get = (parameters: Record<string, string>): Promise<Response> =>
    fetch(`${server.url}/graphql?${new URLSearchParams(parameters).toString()}`);
  const inline = (value: string): string =>
    JSON.stringify({ query: `{ claims(filter: { and: ${value} }) { totalCount } }` });

  it.each<[string, string, () => Promise<Response>]>([
    ['variables', 'body', () => post(`{"query":${JSON.stringify(QUERY)},"variables":{"filter":${objects(5_000)}}}`)],
    ['a body of brackets', 'body', () => post(lists(450_000))],
    ['lists in a document', 'document', () => post(inline(lists(2_000)))],
    ['objects in a document', 'document', () => post(inline(objects(1_000).replaceAll('"', '')))],
    ['variables in an address', 'variables', () => get({ query: QUERY, variables: `{"filter":${objects(1_000)}}` })],
    ['extensions in an address', 'extensions', () => get({ query: QUERY, extensions: lists(1_000) })],
  ])('%s', async (_, what, ask) => {
    const response = await ask();
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      errors: [{ message: said(what), extensions: { code: 'LIMIT_EXCEEDED' } }],
    });
    expect(server.logged).toEqual([]);
  });
});

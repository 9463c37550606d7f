import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiOver } from '../support/api.js';
import type { ApiUnderTest } from '../support/api.js';
import { counting } from '../support/counting.js';
import type { CountedGraph } from '../support/counting.js';
import { engines } from '../support/engines.js';
import { fictional, loaded } from '../support/seeded.js';

describe.each(engines())('letters of another case, on $name', ({ open }) => {
  let api: ApiUnderTest;
  let graph: CountedGraph;
  beforeAll(async () => {
    const { ontology, records } = await fictional();
    graph = counting(await loaded(await open(), ontology, records));
    api = await apiOver(ontology, graph);
    await api.ask('{ meta { dataVersion } }');
  });
  afterAll(async () => {
    await api.stop();
    await graph.close();
  });

  const notices = async (query: string): Promise<unknown> => (await api.ask(query)).extensions?.['notices'];

  test('containsIgnoringCase finds them, contains does not', async () => {
    const query = (operator: string, text: string): string =>
      `{ countries(filter: {name: {${operator}: "${text}"}}) { nodes { id } } }`;
    const found = { countries: { nodes: [{ id: 'XNL' }] } };
    expect((await api.ask(query('containsIgnoringCase', 'nORTHl'))).data).toEqual(found);
    expect((await api.ask(query('contains', 'Northl'))).data).toEqual(found);
    expect((await api.ask(query('contains', 'nORTHl'))).data).toEqual({ countries: { nodes: [] } });
  });

  test.each([
    ['nodes', '{ countries(filter: {name: {contains: "NORTHLAND"}}) { nodes { id } } }', 'countries'],
    ['a count', '{ x: countries(filter: {name: {contains: "NORTHLAND"}}) { totalCount } }', 'x'],
    ['edges', '{ countries(filter: {and: [{name: {contains: "NORTHLAND"}}]}) { edges { cursor } } }', 'countries'],
  ])('an empty list says that there are some: %s', async (_, query, key) => {
    expect(await notices(query)).toEqual([
      {
        message:
          'countries found nothing: contains: "NORTHLAND" takes letters as they are written. containsIgnoringCase finds 1.',
        path: [key],
      },
    ]);
  });

  test.each([
    ['nothing in any case', '{ countries(filter: {name: {contains: "nowhere at all"}}) { nodes { id } } }', 1],
    ['a list that is not empty', '{ countries(filter: {name: {contains: "Northland"}}) { nodes { id } } }', 0],
    ['a page of no rows', '{ countries(first: 0, filter: {name: {contains: "NORTHLAND"}}) { nodes { id } } }', 0],
    ['what is denied', '{ countries(filter: {not: {name: {contains: ""}}}) { nodes { id } } }', 0],
    ['no text', '{ countries(filter: {id: {eq: "nowhere"}}) { nodes { id } } }', 0],
  ])('nothing is said of %s', async (_, query, looked) => {
    graph.reset();
    expect(await notices(query)).toBeUndefined();
    expect(graph.counts['list-count'] ?? 0).toBe(looked);
  });

  test('two lists of an answer are looked at again, and no more', async () => {
    const list = (key: string): string => `${key}: countries(filter: {name: {contains: "NORTHLAND"}}) { nodes { id } }`;
    graph.reset();
    await api.ask(`{ ${['a', 'b', 'c'].map(list).join(' ')} }`);
    expect(graph.counts['list-count']).toBe(2);
  });
});

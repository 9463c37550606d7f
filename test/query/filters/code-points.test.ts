import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../../src/graph/graph.js';
import { apiOver } from '../../support/api.js';
import type { ApiUnderTest } from '../../support/api.js';
import { engines } from '../../support/engines.js';
import { fictional, loaded } from '../../support/seeded.js';

/** The last before the surrogates, the first and the last after them, the first beyond U+FFFF, and an emoji. */
const NAMES = ['\ud7fb', '\uf900', '\uff61', '𐀀', '😀'];

/**
 * The one thing in which the engines differ for an answer. It takes texts that differ first where one has a character
 * beyond U+FFFF and the other one from U+E000 to U+FFFF; ids have neither.
 */
describe.each(engines())('the order of characters on $name', ({ name, open }) => {
  let graph: Graph;
  let api: ApiUnderTest;

  beforeAll(async () => {
    const { ontology, records } = await fictional();
    const at = { file: 'generated.yaml', line: 1, column: 1 };
    const topics = NAMES.map((text, index) => ({
      ...{ id: `topic/named-${index}`, type: 'Topic', at, relations: new Map() },
      columns: new Map([['name', { at, value: text, itemsAt: [] }]]),
    }));
    const others = records.filter(({ type }) => type !== 'Topic');
    graph = await loaded(await open(), ontology, [...topics, ...others]);
    api = await apiOver(ontology, graph);
  });
  afterAll(async () => {
    await api.stop();
    await graph.close();
  });

  const names = async (query: string, variables: Record<string, unknown> = {}): Promise<string[]> => {
    const { data } = await api.ask(query, variables);
    return (data as { topics: { nodes: { name: string }[] } }).topics.nodes.map((node) => node.name);
  };

  it('sorts by code points', async () => {
    expect(await names('{ topics(orderBy: [{ field: name }]) { nodes { name } } }')).toEqual(NAMES);
  });

  it('compares by code points where no such two texts meet', async () => {
    const query = 'query Q($text: String) { topics(filter: { name: { gte: $text } }) { nodes { name } } }';
    expect(await names(query, { text: '\ud7fb' })).toEqual(NAMES);
    expect(await names(query, { text: '' })).toEqual(NAMES);
  });

  it('compares texts with characters beyond U+FFFF otherwise on Neo4j than it sorts them', async () => {
    const query = 'query Q($text: String) { topics(filter: { name: { gt: $text } }) { nodes { name } } }';
    expect(await names(query, { text: '\uff61' })).toEqual(name === 'neo4j' ? [] : ['𐀀', '😀']);
    expect(await names(query, { text: '𐀀' })).toEqual(name === 'neo4j' ? ['\uf900', '\uff61', '😀'] : ['😀']);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../../src/graph/embedded/embedded.js';
import type { Graph } from '../../../src/graph/graph.js';
import { load } from '../../../src/load/load.js';
import { readSeed } from '../../../src/seed/seed.js';
import { apiOver } from '../../support/api.js';
import type { ApiUnderTest } from '../../support/api.js';
import { engines } from '../../support/engines.js';
import { fictional } from '../../support/seeded.js';
import { answers, ids, searched } from './searched.js';

describe.each(engines())('the order of hits in $name', ({ open }) => {
  const animals = [
    { id: 'topic/okapi', name: 'Okapi' },
    { id: 'topic/animals', name: 'Okapi, zebra, giraffe and other animals of the forest and of the plain' },
    { id: 'topic/northland-animals', name: 'Animals of Northland' },
    { id: 'topic/northland-zoo', name: 'Zoo of Northland', description: 'Where an okapi lives, with other animals.' },
  ];
  const seeded = async (topics: readonly object[]): Promise<Parameters<typeof load>> => {
    const { ontology, records } = await fictional();
    const more = readSeed(ontology, [{ path: 'seed/topics/animals.yaml', text: JSON.stringify(topics) }]);
    expect(more.problems).toEqual([]);
    return [graph, ontology, [...records, ...more.records]];
  };
  let graph: Graph;
  let api: ApiUnderTest;
  beforeAll(async () => {
    answers.clear();
    graph = await open();
    await load(...(await seeded(animals)));
    api = await apiOver((await fictional()).ontology, graph);
  });
  afterAll(async () => {
    await api.stop();
    await graph.close();
  });

  it.each([
    ['a short text before a long one, a name before a description', 'okapi', ['okapi', 'animals', 'northland-zoo']],
    [
      'a rare word before a common one, both before either',
      'northland okapi',
      ['okapi', 'animals', 'northland-zoo', 'XNL', 'northland-animals'],
    ],
    [
      'claims and what they are about before a conflict',
      'cells',
      ['indicator/cells', 'b', 'a', 'c', 'd', 'conflict/cells'],
    ],
    ['a conflict first where it fits better', 'how many cells has a prison in northland', ['conflict/cells']],
    [
      'what a long question is about, however many of its words are common',
      'According to the profile, how many in the whole of Northland did ever say that they have seen an okapi?',
      ['okapi', 'animals', 'northland-zoo', 'XNL', 'northland-animals'],
    ],
    ['nothing where nothing is there', 'unicorn ', []],
  ])('%s', async (_, query, expected) => {
    const found = ids(await searched(api, query)).map((id) => id.replace(/^topic\/|^press\/.*\//, ''));
    expect(found.slice(0, Math.max(1, expected.length))).toEqual(expected);
  });

  it('is that of a first load where a second one changed names and how frequent words are', async () => {
    const ask = async (query: string): Promise<unknown> => (await searched(api, query)).nodes;
    answers.clear();
    const renamed = [
      ...animals.map((one) => (one.id === 'topic/animals' ? { ...one, name: 'Zebra' } : one)),
      ...Array.from({ length: 5 }, (_, index) => ({ id: `topic/new-${index}`, name: `Okapi number ${index}` })),
    ];
    await load(...(await seeded(renamed)));
    const queries = ['okapi', 'zebra', 'northland okapi', 'animals', 'giraffe '];
    const second = [];
    for (const query of queries) second.push(await ask(query));
    expect(second.at(-1)).toEqual([]);
    const [, ontology, records] = await seeded(renamed);
    const fresh = await openEmbedded();
    await load(fresh, ontology, records);
    const freshApi = await apiOver(ontology, fresh);
    // `searched` compares with what was found before.
    for (const query of queries) await searched(freshApi, query);
    await freshApi.stop();
    await fresh.close();
    answers.clear();
  });
});

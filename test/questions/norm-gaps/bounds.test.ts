import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../../src/graph/embedded/embedded.js';
import type { Graph, Row } from '../../../src/graph/graph.js';
import type { Ontology } from '../../../src/ontology/ontology.js';
import { readSeed } from '../../../src/seed/seed.js';
import { apiOver } from '../../support/api.js';
import { fictional, loaded } from '../../support/seeded.js';
import { treaty } from './treaty.js';

/** What a statement answers of a graph that is too large to be loaded here. */
type Larger = (row: Row) => Row;

describe('what norm gaps and comparisons read at the most', () => {
  let ontology: Ontology;
  let graph: Graph;

  beforeAll(async () => {
    const world = await fictional();
    ({ ontology } = world);
    const more = readSeed(ontology, treaty);
    graph = await loaded(await openEmbedded(), ontology, [...world.records, ...more.records]);
  });
  afterAll(() => graph.close());

  const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `TRT/${index}`);
  const refused = async (query: string, name: string, larger: Larger): Promise<unknown> => {
    const read: Graph['read'] = async (statement, ...rest) => {
      const row = await graph.read(statement, ...rest);
      return row && statement.name === name ? larger(row) : row;
    };
    const api = await apiOver(ontology, { ...graph, read, describe: () => graph.describe() });
    const { data, errors } = await api.ask(query);
    await api.stop();
    expect(data ?? null).toBeNull();
    return errors?.map(({ message, extensions }) => [message, extensions?.['code']]);
  };

  it('are the articles of a treaty', async () => {
    const asked = '{ normGaps(country: "XNL", treaty: "TRT") { bound } }';
    expect(
      await refused(asked, 'norm-gaps-frame', (row) => ({ ...row, articles: ids(1_001).map((id) => [id, []]) })),
    ).toEqual([
      [
        'normGaps reads at most 1000 articles of a treaty, and "TRT" has more here. Ask for the articles themselves, with measuredBy.',
        'LIMIT_EXCEEDED',
      ],
    ]);
  });

  it.each([
    ['that were read', 2_001, 2_001],
    ['that were not read', 2_001, 2_000],
  ])('are the claims %s and would have to be judged as of a day', async (_which, number, read) => {
    const larger: Larger = (row) => ({ ...row, found: [['TRT/1', 'VIOLATES', 'ACCEPTED', true, number, ids(read)]] });
    const [gaps, compared] = ['normGaps', 'compare'].map((field) => [
      [
        `${field} judges at most 2000 claims as of a day that others contradict or replace, and there are more on "TRT". Ask for no day: without @asOf, and in compare without years.`,
        'LIMIT_EXCEEDED',
      ],
    ]);
    const asOf = 'query @asOf(date: "2013-01-01") { normGaps(country: "XNL", treaty: "TRT") { bound } }';
    expect(await refused(asOf, 'norm-gaps-findings', larger)).toEqual(gaps);
    const years = '{ compare(ids: ["XNL"], years: [2009, 2010], of: [NORM_GAPS], treaty: "TRT") { totalCount } }';
    expect(await refused(years, 'norm-gaps-findings', larger)).toEqual(compared);
  });

  it('are the cells of a subject', async () => {
    const larger: Larger = (row) => ({ ...row, found: ids(10_001).map((id) => ['0', id, '', 1, []]) });
    const asked = '{ compare(ids: ["XNL", "XEL"], of: [FINDINGS]) { totalCount } }';
    expect(await refused(asked, 'compare-claims', larger)).toEqual([
      ['compare(of: FINDINGS) reads at most 10000 cells, and more are recorded here. Compare fewer.', 'LIMIT_EXCEEDED'],
    ]);
  });
});

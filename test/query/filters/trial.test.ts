import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Figures } from '../../../src/graph/figures.js';
import { apiOver } from '../../support/api.js';
import type { ApiUnderTest } from '../../support/api.js';
import { counting } from '../../support/counting.js';
import type { CountedGraph } from '../../support/counting.js';
import { engines } from '../../support/engines.js';
import { NO_FIGURES, measuredAs } from '../../support/measured.js';
import { fictional, loaded } from '../../support/seeded.js';

/** Nearly each of many articles is one that findings concern, most of them of one kind: so a page is tried first. */
const FIGURES: Figures = {
  counts: { Article: 1_000_000, Finding: 9_000_000 },
  degrees: { 'CONCERNS_WITHIN IN Finding': 100, 'CONCERNS_WITHIN OUT Article': 1 },
  totals: { 'CONCERNS_WITHIN IN Finding': 9_000_000, 'CONCERNS_WITHIN OUT Article': 9_000_000 },
  values: {
    'Finding.assessment': { missing: 0, most: 8_000_000, values: { FALLS_SHORT: 4_000_000, ALLEGATION: 4_000_000 } },
  },
};
const QUERY = `query ($first: Int!, $after: String) {
  articles(first: $first, after: $after, filter: { findings: { some: { assessment: { in: [FALLS_SHORT, ALLEGATION] } } } }) {
    nodes { id findings(first: 1) { nodes { id } } } pageInfo { endCursor hasNextPage }
  }
}`;
const PATIENT = { filterNodes: Number.MAX_SAFE_INTEGER, rows: Number.MAX_SAFE_INTEGER };

describe.each(engines())('a page that is tried first on $name', (engine) => {
  let graph: CountedGraph;
  let tried: ApiUnderTest;
  let untried: ApiUnderTest;

  beforeAll(async () => {
    const { ontology, records } = await fictional();
    graph = counting(await loaded(await engine.open(), ontology, records));
    tried = await apiOver(
      ontology,
      measuredAs(graph, () => FIGURES),
      PATIENT,
    );
    untried = await apiOver(
      ontology,
      measuredAs(graph, () => NO_FIGURES),
      PATIENT,
    );
    for (const api of [tried, untried]) await api.ask('{ meta { dataVersion } }');
  });
  beforeEach(() => graph.reset());
  afterAll(async () => {
    await Promise.all([tried.stop(), untried.stop()]);
    await graph.close();
  });

  it.each([
    ['is answered where the first nodes fill it', 2, 1],
    ['is asked of all nodes where they do not', 500, 2],
    ['is asked of all nodes where one row more is missing', 3, 2],
  ])('%s', async (_, first, lists) => {
    const { data, errors } = await tried.ask(QUERY, { first });
    const sent = graph.counts['list-page'];
    expect([data, errors]).toEqual([(await untried.ask(QUERY, { first })).data, undefined]);
    expect(sent).toBe(lists);
  });

  it('goes on after its cursor', async () => {
    const pages = async (api: ApiUnderTest): Promise<unknown[]> => {
      const seen: unknown[] = [];
      for (let after: unknown = null; seen.length < 20;) {
        const { data } = await api.ask(QUERY, { first: 1, after });
        const { nodes, pageInfo } = (data as { articles: Page }).articles;
        seen.push(...nodes);
        if (!pageInfo.hasNextPage) break;
        after = pageInfo.endCursor;
      }
      return seen;
    };
    const seen = await pages(tried);
    expect(seen.length).toBeGreaterThan(1);
    expect(seen).toEqual(await pages(untried));
  });
});

interface Page {
  readonly nodes: readonly unknown[];
  readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/api/limits.js';
import type { Graph, Row } from '../../src/graph/graph.js';
import { load } from '../../src/load/load.js';
import type { SeedRecord } from '../../src/seed/records/seed-record.js';
import { engines } from '../support/engines.js';
import { madeRecord } from '../support/made-record.js';
import { fictional } from '../support/seeded.js';
import { framedPages } from './framed-pages.js';
import { served } from './served.js';

const { ontology } = await fictional();

/** A body that made so many findings, all of them about one country, read from one passage with as many footnotes. */
function hub(size: number): SeedRecord[] {
  const many = Array.from({ length: size }, (_, index) => index + 1);
  return [
    madeRecord('Country', 'XHU', { name: 'Hubland' }),
    madeRecord('Institution', 'hub/body', { name: 'Body' }),
    madeRecord('Report', 'hub/report', { name: 'Report', kind: 'NGO_REPORT', complete: false }),
    madeRecord('Passage', 'hub/report/s/1.1', {}, { report: ['hub/report'] }),
    ...many.map((number) =>
      madeRecord(
        'Footnote',
        `hub/report/footnote/${number}`,
        { number, status: 'UNRESOLVED' },
        { report: ['hub/report'], passage: ['hub/report/s/1.1'] },
      ),
    ),
    ...many.map((number) =>
      madeRecord(
        'Finding',
        `hub/report/s/1.1/f${number}`,
        { statement: `Finding ${number}.`, assessment: 'FACT' },
        { foundBy: ['hub/body'], about: ['XHU'], citations: ['hub/report/s/1.1'] },
      ),
    ),
  ];
}

/** Values in a row, however deep they stand. */
function valuesIn(row: unknown): number {
  if (typeof row !== 'object' || row === null) return 1;
  return Object.values(row).reduce<number>((sum, value) => sum + valuesIn(value), 0);
}

describe.each(engines())('the page of a hub, on $name', ({ openLarge }) => {
  let read = { statements: 0, values: 0 };
  let pages: Awaited<ReturnType<typeof framedPages>>;
  beforeAll(async () => {
    pages = await framedPages();
  });
  afterAll(() => pages.remove());

  const asked = async (size: number, id: string): Promise<typeof read & { readonly page: string }> => {
    const graph = await openLarge();
    await load(graph, ontology, hub(size));
    const counted: Graph = {
      ...{ apply: graph.apply.bind(graph), describe: () => graph.describe(), close: () => graph.close() },
      read: async (...given) => {
        const row: Row | undefined = await graph.read(...given);
        read.statements += 1;
        // What a load recorded of the whole graph is read to bound what is asked, and is no row.
        const {
          counts: _counts,
          degrees: _degrees,
          totals: _totals,
          values: _values,
          former: _former,
          ...rest
        } = row ?? {};
        read.values += valuesIn(rest);
        return row;
      },
    };
    // Neo4j plans each statement when it comes first, however busy the machine is.
    const server = await served({
      graph: counted,
      pages: pages.pages,
      limits: { ...DEFAULT_LIMITS, milliseconds: 60_000 },
    });
    read = { statements: 0, values: 0 };
    const response = await fetch(`${server.url}/id/${id}?format=html`);
    expect(response.status).toBe(200);
    const page = await response.text();
    await server.close();
    return { ...read, page };
  };

  test.each(['hub/body', 'XHU', 'hub/report', 'hub/report/s/1.1'])(
    '%s asks no more where there are more',
    async (id) => {
      const small = await asked(30, id);
      const large = await asked(600, id);
      expect([large.statements, large.values]).toEqual([small.statements, small.values]);
      expect(large.page.length).toBeLessThan(small.page.length + 500);
      expect(large.page).toMatch(/and 592 more: <a href="\/playground#query=query%20All/);
    },
  );

  test('says that there are more footnotes, and what lists them', async () => {
    const { page } = await asked(30, 'hub/report/s/1.1/f1');
    expect(page).toMatch(/<li>and more: <a href="\/playground#query=query%20All[^"]*footnotes/);
  });
});

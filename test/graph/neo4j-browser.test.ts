import { readFileSync } from 'node:fs';
import neo4j from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../src/graph/graph.js';
import { engines } from '../support/engines.js';
import { neo4jUnderTest } from '../support/neo4j/borrowed.js';
import { withDriver } from '../support/neo4j/connection.js';
import { loaded, shipped } from '../support/seeded.js';

const QUERIES = [...readFileSync('docs/neo4j-browser.md', 'utf8').matchAll(/```cypher\n([^]*?)```/g)].map(
  ([, query = '']) => query,
);
/** What the page says that each answers: rows of the data that ships, and the keys of a row. */
const ROWS: readonly (readonly [keys: string, least: number])[] = [
  ['type nodes', 15],
  ['claim to end', 5],
  ['article assessment norm statement', 6],
  ['conflict side claim', 22],
  ['way', 1],
];

describe.each(engines().filter(({ name }) => name === 'neo4j'))('docs/neo4j-browser.md, on $name', ({ open }) => {
  let graph: Graph;

  beforeAll(async () => {
    const { ontology, records } = await shipped();
    graph = await loaded(await open(), ontology, records);
  });
  afterAll(() => graph.close());

  it('has a query for each of these answers', () => {
    expect(QUERIES).toHaveLength(ROWS.length);
  });

  it.each(ROWS.map(([keys, least], index) => [keys, least, index] as const))(
    'has a query that answers %s',
    async (keys, least, index) => {
      if ('absent' in neo4jUnderTest) throw new Error(neo4jUnderTest.absent);
      const { connection } = neo4jUnderTest;
      const { records, notifications } = await withDriver(connection, async (driver) => {
        const { records, summary } = await driver.executeQuery(QUERIES[index] ?? '', undefined, {
          database: connection.database,
          routing: neo4j.routing.READ,
        });
        // A name that the graph does not have is no error: Neo4j warns of it.
        return {
          records,
          notifications: summary.gqlStatusObjects.filter(({ gqlStatus }) => gqlStatus.startsWith('01')),
        };
      });
      expect(notifications).toEqual([]);
      expect(records[0]?.keys.join(' ')).toBe(keys);
      expect(records.length).toBeGreaterThanOrEqual(least);
    },
  );
});

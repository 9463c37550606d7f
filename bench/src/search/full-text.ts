import type { Session } from 'neo4j-driver';
import type { Candidate } from './mini-search.js';
import { FIELDS } from './texts.js';
import type { Document } from './texts.js';

const LABEL = 'SearchedText';
const ANALYZERS = ['standard-no-stop-words', 'english'] as const;
const BOOSTS: readonly Record<string, number>[] = [
  {},
  { name: 2, aliases: 2 },
  { related: 0.5 },
  { text: 2, related: 0.5, more: 0.5 },
  { text: 2, related: 0.25, more: 0.25 },
];

/** The documents as nodes of their own beside the graph, and full-text indexes over them. */
export async function writeDocuments(session: Session, documents: readonly Document[]): Promise<void> {
  // Neo4j has no two full-text indexes over the same label and properties.
  const labels = [true, false].flatMap((related) => ANALYZERS.map((analyzer) => `\`${indexName(analyzer, related)}\``));
  const create = `UNWIND $rows AS row CREATE (n:${[LABEL, ...labels].join(':')}) SET n = row`;
  await session.run(create, { rows: documents });
  for (const withRelated of [true, false]) {
    for (const analyzer of ANALYZERS) {
      const fields = fieldsOf(withRelated).map((field) => `n.${field}`);
      await session.run(
        `CREATE FULLTEXT INDEX \`${indexName(analyzer, withRelated)}\` FOR (n:\`${indexName(analyzer, withRelated)}\`) ON EACH [${fields.join(', ')}] ` +
          `OPTIONS {indexConfig: {\`fulltext.analyzer\`: '${analyzer}'}}`,
      );
    }
  }
  await session.run('CALL db.awaitIndexes(120)');
}

export async function removeDocuments(session: Session): Promise<void> {
  for (const withRelated of [true, false]) {
    for (const analyzer of ANALYZERS) await session.run(`DROP INDEX \`${indexName(analyzer, withRelated)}\` IF EXISTS`);
  }
  await session.run(`MATCH (n:${LABEL}) DELETE n`);
}

/** The full-text index of Neo4j, in several settings. */
export function fullTextSearches(session: Session, withRelated: boolean, claimsOnly: boolean): Candidate[] {
  const where = claimsOnly ? 'WHERE node.isClaim' : '';
  const text = `CALL db.index.fulltext.queryNodes($index, $query) YIELD node, score ${where}
    WITH node.id AS id, score ORDER BY score DESC, id LIMIT 100 RETURN collect(id) AS ids`;
  return ANALYZERS.flatMap((analyzer) =>
    BOOSTS.map((boost) => ({
      settings: `${analyzer}, ${JSON.stringify(boost)}`,
      search: async (query: string) => {
        const lucene = fieldsOf(withRelated)
          .map((field) => `${field}:(${escaped(query)})^${boost[field] ?? 1}`)
          .join(' ');
        const { records } = await session.run(text, { index: indexName(analyzer, withRelated), query: lucene });
        return records[0]?.get('ids') as string[];
      },
    })),
  );
}

function fieldsOf(withRelated: boolean): readonly string[] {
  return FIELDS.filter((field) => withRelated || field !== 'related');
}

function indexName(analyzer: string, withRelated: boolean): string {
  return `searched-text-${analyzer}${withRelated ? '-related' : ''}`;
}

/** Without anything that Lucene takes as a command. */
function escaped(query: string): string {
  return query.toLowerCase().replace(/[+\-!(){}[\]^"~*?:\\/&|]/g, '\\$&');
}

import { statement } from '../../graph/statement.js';
import { relationOf } from '../../ontology/ontology.js';
import type { Ontology, Relation } from '../../ontology/ontology.js';
import type { FilterText } from '../../query/filter/filter-text.js';
import { farLabel, hop } from '../../query/hop.js';
import { PAGE } from '../../query/plan/page.js';
import { NOTHING_BELOW } from '../../query/run/nested.js';
import { columnsOfRow } from '../../query/run/row.js';
import type { Ask } from '../../query/run/ask.js';

/** Ids that a mistaken one is compared with. */
const MOST_REPORTS = 1_000;

/**
 * @param columns of the report.
 * @param qualifying a test on what cites, `c`.
 */
export function askCoverage(
  ontology: Ontology,
  report: string,
  columns: readonly string[],
  qualifying: FilterText,
): Ask {
  const { passages, footnotes, citedBy, standing, covering } = relationsIn(ontology);
  return {
    statement: statement(
      'coverage',
      { report: 'Report' },
      {
        passages: hop(passages),
        footnotes: hop(footnotes),
        citedBy: hop(citedBy),
        standing: hop(standing),
        covering: hop(covering),
        qualifying: qualifying.text,
      },
    ),
    parameters: { report, cols: columnsOfRow(columns), unresolved: 'UNRESOLVED', ...qualifying.parameters },
  };
}

/**
 * @param columns of the passages.
 * @param qualifying a test on what cites, `c`.
 */
export function askUncited(
  ontology: Ontology,
  report: string,
  columns: readonly string[],
  qualifying: FilterText,
): Ask {
  const { passages, citedBy } = relationsIn(ontology);
  return {
    statement: statement(
      'related-page',
      {},
      {
        relation: hop(passages),
        ofLabel: farLabel(ontology, passages),
        where: `NOT EXISTS { MATCH (n)${hop(citedBy)}(c:\`Node\`) WHERE (c:\`Claim\` OR c:\`Entity\`) AND ${qualifying.text} }`,
        order: 'n.`sortKey`',
        ...NOTHING_BELOW.clauses,
      },
    ),
    parameters: { keys: [report], cols: columnsOfRow(columns), limit: PAGE.nested, ...qualifying.parameters },
  };
}

export function askReportIds(): Ask {
  return {
    statement: statement(
      'list-page',
      {},
      { nodes: 'MATCH (n:`Report`)\nWHERE n.`sortKey` IS NOT NULL', order: 'n.`sortKey`', ...NOTHING_BELOW.clauses },
    ),
    parameters: { cols: ['id'], limit: MOST_REPORTS },
  };
}

function relationsIn(
  ontology: Ontology,
): Record<'passages' | 'footnotes' | 'citedBy' | 'standing' | 'covering', Relation> {
  return {
    passages: relationOf(ontology, 'Report', 'passages'),
    footnotes: relationOf(ontology, 'Report', 'footnotes'),
    citedBy: relationOf(ontology, 'Passage', 'citedBy'),
    standing: relationOf(ontology, 'Passage', 'footnotes'),
    covering: relationOf(ontology, 'Passage', 'coveredBy'),
  };
}

import { relationOf } from '../../ontology/ontology.js';
import type { Ontology, Relation } from '../../ontology/ontology.js';
import type { AskedAfter } from '../../query/cost/cost.js';
import type { Sizes } from '../../query/cost/sizes.js';
import type { Selection } from '../../query/plan/fetches.js';
import type { Planning } from '../../query/plan/planner.js';
import { SelectionPlanner } from '../../query/plan/selection-planner.js';
import type { SelectionSets } from '../../query/plan/selection-sets.js';
import { PLACE_PARTS, REPORT_PARTS } from '../citation/citation-parts.js';

/** What an answer that is cited may rest on: so that a statement returns what is read in one go. */
export const MOST = { nodes: 5_000, citations: 20_000, passages: 5_000, reports: 500 } as const;

/** How the sources of an answer are asked for. */
export interface SourcesPlan {
  /** The relations that lead from a node to the passages that it rests on. */
  readonly citations: readonly Relation[];
  readonly passages: Selection;
  readonly reports: Selection;
}

export function planSources(planning: Planning, selectionSets: SelectionSets): SourcesPlan {
  // No claim is asked for, so it is the same as of any day.
  const planner = new SelectionPlanner(planning, selectionSets, undefined);
  return {
    citations: citationRelations(planning.ontology),
    passages: planner.selection('Passage', PLACE_PARTS),
    reports: planner.selection('Report', REPORT_PARTS),
  };
}

/** What the sources cost at the most, for an answer of so many rows: the statements of `readSources`. */
export function sourcesCost({ citations, passages, reports }: SourcesPlan, sizes: Sizes, rows: number): AskedAfter[] {
  const nodes = Math.min(rows, MOST.nodes);
  const cited = citations.map((relation) => Math.min(nodes * sizes.degree(relation), sizes.total('Node', relation)));
  const pairs = Math.min(Math.max(...cited), MOST.citations);
  const places = Math.min(nodes + pairs, MOST.passages, sizes.count('Passage'));
  return [
    { count: pairs, statements: 1, selections: [] },
    { count: places, statements: 1, selections: [passages] },
    {
      count: Math.min(nodes + places, MOST.reports, sizes.count('Report')),
      statements: 1,
      selections: [reports],
    },
  ];
}

/** Of what is cited with passages, and of footnotes, which stand in one. */
function citationRelations(ontology: Ontology): Relation[] {
  return [relationOf(ontology, 'Claim', 'citations'), relationOf(ontology, 'Footnote', 'passage')];
}

import { statement } from '../../graph/statement.js';
import { NODE, columnsOf, relationOf } from '../../ontology/ontology.js';
import type { Ontology } from '../../ontology/ontology.js';
import { sortKey } from '../../ontology/sort-key.js';
import type { FilterText } from '../../query/filter/filter-text.js';
import { hop } from '../../query/hop.js';
import type { Ask } from '../../query/run/ask.js';
import { NOTHING_BELOW } from '../../query/run/nested.js';
import { columnsOfRow } from '../../query/run/row.js';

/** What is near a miss: of each beginning so many. */
const MOST_BEGUN = 40;

/** A property by which each node of a type is told from all others, beside the id. */
export interface UniqueProperty {
  readonly label: string;
  readonly property: string;
}

/** Where a value of its own may stand, in the order of schema.graphql. */
export function uniqueProperties(ontology: Ontology): UniqueProperty[] {
  return [...ontology.nodes.values()].flatMap((type) =>
    columnsOf(type).flatMap(({ name, unique }) => (unique ? [{ label: type.name, property: name }] : [])),
  );
}

export function askTokensOf(stems: readonly string[]): Ask {
  return { statement: statement('lookup-tokens'), parameters: { stems } };
}

export function askValues({ label, property }: UniqueProperty, values: readonly string[]): Ask {
  return { statement: statement('lookup-values', { label, property }), parameters: { values } };
}

/** @param limit of each token. */
export function askNamed(ontology: Ontology, tokens: readonly string[], limit: number): Ask {
  const country = relationOf(ontology, 'Law', 'country');
  return {
    statement: statement('lookup-named', { named: 'Entity', part: 'Article', law: 'Law' }, { country: hop(country) }),
    parameters: { tokens, limit },
  };
}

/**
 * Nodes by id.
 * @param qualifying a test on the node `n`; undefined where any will do.
 */
export function askById(ids: readonly string[], columns: readonly string[], qualifying: FilterText | undefined): Ask {
  const where = qualifying ? `WITH *\nWHERE ${qualifying.text}\n` : '';
  return {
    statement: statement('node-by-id', { label: NODE }, { where, ...NOTHING_BELOW.clauses }),
    parameters: { keys: ids, cols: columnsOfRow(columns), ...qualifying?.parameters },
  };
}

/** Ids of entities that begin so; they are found by their place in the natural order. */
export function askIdsBeginning(starts: readonly string[]): Ask {
  return {
    statement: statement('nodes-beginning', { label: 'Entity', property: 'sortKey' }),
    parameters: { starts: starts.map(sortKey), value: 'id', limit: MOST_BEGUN },
  };
}

/** What nodes have whose value of a property begins so, in the order of these values: that value, or another one. */
export function askValuesBeginning({ label, property }: UniqueProperty, starts: readonly string[], value: string): Ask {
  return {
    statement: statement('nodes-beginning', { label, property }),
    parameters: { starts, value, limit: MOST_BEGUN },
  };
}

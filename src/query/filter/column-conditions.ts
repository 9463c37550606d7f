import type { Value } from '../../graph/graph.js';
import { quoted } from '../../graph/statement.js';
import type { Ontology } from '../../ontology/ontology.js';
import { boundColumns, hasBounds } from '../../ontology/scalars.js';
import type { ColumnCondition } from './condition.js';
import { FilterError } from './filter-error.js';
import { OPERATORS } from './operators.js';

/**
 * A condition on a column, in Cypher.
 * @param variable the node, as Cypher names it.
 * @param parameter makes a value a parameter and gives its name.
 * @throws FilterError where the value has no bound to compare with.
 */
export function columnCondition(
  ontology: Ontology,
  { column, operator, value, path, missing }: ColumnCondition,
  variable: string,
  parameter: (value: Value) => string,
): string {
  const { condition, ofBounds } = OPERATORS[operator];
  if (missing !== undefined) {
    return condition(`coalesce(${variable}.${quoted(column.name)}, '${missing}')`, value, parameter);
  }
  const bounds = ofBounds && hasBounds(ontology, column) ? ontology.scalars.get(column.type)?.bounds : undefined;
  if (!bounds || !ofBounds) return condition(`${variable}.${quoted(column.name)}`, value, parameter);
  const bound = bounds(value as string)[ofBounds.given];
  if (bound === null) {
    const lacks = ofBounds.given === 'min' ? 'beginning' : 'end';
    throw new FilterError(`has ${JSON.stringify(value)} at ${path}, which has no ${lacks} to compare with.`);
  }
  return condition(`${variable}.${quoted(boundColumns(column.name)[ofBounds.stored])}`, bound, parameter);
}

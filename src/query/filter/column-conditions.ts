import type { Value } from '../../graph/graph.js';
import { quoted } from '../../graph/statement.js';
import type { Column, Ontology } from '../../ontology/ontology.js';
import { boundColumns, hasBounds } from '../../ontology/scalars.js';
import type { Operator } from '../../ontology/scalars.js';
import { FilterError } from './filter-error.js';
import { FILTER } from './filter-limits.js';
import { OPERATORS } from './operators.js';

/** What a filter says of one column, already coerced to its input type. */
export type ColumnFilter = Readonly<Partial<Record<Operator, unknown>>>;

/**
 * The conditions on a column, one for each operator.
 * @param variable the node, as Cypher names it.
 * @param path of the column in the filter, for errors.
 * @param parameter makes a value a parameter and gives its name.
 * @throws FilterError
 */
export function columnConditions(
  ontology: Ontology,
  column: Pick<Column, 'name' | 'type' | 'list'>,
  filter: ColumnFilter,
  variable: string,
  path: string,
  parameter: (value: Value) => string,
): string[] {
  return (Object.entries(filter) as [Operator, unknown][]).map(([operator, given]) => {
    const value = checked(given, `${path}.${operator}`);
    const { condition, ofBounds } = OPERATORS[operator];
    const bounds = ofBounds && hasBounds(ontology, column) ? ontology.scalars.get(column.type)?.bounds : undefined;
    if (!bounds || !ofBounds) return condition(`${variable}.${quoted(column.name)}`, value, parameter);
    const bound = bounds(value as string)[ofBounds.given];
    if (bound === null) {
      const lacks = ofBounds.given === 'min' ? 'beginning' : 'end';
      throw new FilterError(
        `has ${JSON.stringify(value)} at ${path}.${operator}, which has no ${lacks} to compare with.`,
      );
    }
    return condition(`${variable}.${quoted(boundColumns(column.name)[ofBounds.stored])}`, bound, parameter);
  });
}

/** @throws FilterError for a value that the engines would take differently. */
function checked(value: unknown, path: string): Value {
  if (value === null) throw new FilterError(`has null at ${path}. To find what has no value, write isNull: true.`);
  const values = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  if (values.length > FILTER.values) {
    throw new FilterError(
      `has ${values.length} values at ${path}, and at most ${FILTER.values} are allowed. Ask several times.`,
    );
  }
  for (const one of values) {
    if (typeof one !== 'number' || Math.abs(one) <= Number.MAX_SAFE_INTEGER) continue;
    throw new FilterError(
      `has ${one} at ${path}, and numbers from ${-Number.MAX_SAFE_INTEGER} to ${Number.MAX_SAFE_INTEGER} are allowed.`,
    );
  }
  return value as Value;
}

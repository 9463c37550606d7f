import fc from 'fast-check';
import { columnsOf } from '../../../src/ontology/ontology.js';
import type { AbstractType, NodeType, Ontology } from '../../../src/ontology/ontology.js';
import type { GraphRecord } from '../../../src/load/derive.js';
import { byValue, daysOf, naturalKey } from '../../support/random-graph/plain.js';

export interface OrderBy {
  readonly field: string;
  readonly direction: 'ASC' | 'DESC';
}

/** What the rows of a list can be ordered by: one to three keys. */
export function ordersOf(ontology: Ontology, target: string): fc.Arbitrary<readonly OrderBy[]> {
  const fields = columnsOf(declared(ontology, target)).filter(({ list, of }) => !list && of !== 'value');
  const key = fc.record({
    field: fc.constantFrom(...fields.map(({ name }) => name)),
    direction: fc.constantFrom<OrderBy['direction']>('ASC', 'DESC'),
  });
  return fc.array(key, { minLength: 1, maxLength: 3 });
}

/** The values that an order compares, of one row; undefined where it has none. */
export function valuesIn(ontology: Ontology, target: string, record: GraphRecord, order: readonly OrderBy[]): Values {
  const { fields } = declared(ontology, target);
  const values = order.map(({ field }) => {
    const column = fields.get(field);
    const value = field === 'id' ? naturalKey(record) : (record.properties[field] as Values[number]);
    if (column?.kind !== 'column' || column.type !== 'EDTF' || value === undefined) return value;
    return daysOf(String(value))[0];
  });
  return [...values, naturalKey(record)];
}

export type Values = readonly (string | number | boolean | undefined)[];

/** Which of two rows comes first: missing values last either way, equal ones by the natural order of ids. */
export function compareRows(a: Values, b: Values, order: readonly OrderBy[]): number {
  for (const [index, value] of a.entries()) {
    const other = b[index];
    if (value === undefined || other === undefined) {
      if (value === other) continue;
      return value === undefined ? 1 : -1;
    }
    const difference = byValue(value, other);
    if (difference !== 0) return order[index]?.direction === 'DESC' ? -difference : difference;
    // No two ids are equal: what stands after the id decides nothing.
    if (order[index]?.field === 'id') return 0;
  }
  return 0;
}

function declared(ontology: Ontology, typeName: string): NodeType | AbstractType {
  const type = ontology.nodes.get(typeName) ?? ontology.abstracts.get(typeName);
  if (!type) throw new Error(`No type ${typeName} in the ontology`);
  return type;
}

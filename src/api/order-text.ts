import { described } from '../ontology/description.js';
import type { AbstractType, NodeType } from '../ontology/ontology.js';
import { orderable } from '../query/order.js';

/** The direction of an order, once for all types. */
export function directionType(): string {
  return `${described('Which way rows are ordered. Missing values come last either way.')}enum OrderDirection {
${described('Smallest, earliest or first in the order of characters first.', 1)}  ASC
${described('Largest, latest or last in the order of characters first.', 1)}  DESC
}`;
}

/** What a list of a type can be ordered by. */
export function orderTypes(type: NodeType | AbstractType): string {
  const fields = orderable(type).map((column) => {
    const how = column.type === 'EDTF' ? ' Compared by the day it begins with.' : '';
    return `${described(`${column.description}${how}`, 1)}  ${column.name}`;
  });
  return `${described('What to order by.')}input ${type.name}Order {
${described('The field that is compared.', 1)}  field: ${type.name}OrderField!
${described('Which way.', 1)}  direction: OrderDirection! = ASC
}

${described('The fields that a list can be ordered by.')}enum ${type.name}OrderField {
${fields.join('\n')}
}`;
}

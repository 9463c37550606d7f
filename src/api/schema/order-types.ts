import { fieldsType } from '../../ontology/ontology.js';
import type { Ontology } from '../../ontology/ontology.js';
import { hasBounds } from '../../ontology/scalars.js';
import { orderable } from '../../query/plan/order.js';
import { gql, literal } from '../../query/sdl.js';

export const ORDER_DIRECTION = gql`
  "Which way rows are ordered. Missing values come last either way."
  enum OrderDirection {
    "Smallest, earliest or first in the order of characters first."
    ASC
    "Largest, latest or last in the order of characters first."
    DESC
  }
`;

/** What a list of a type can be ordered by. */
export function orderTypes(ontology: Ontology, name: string): string {
  const fields = orderable(fieldsType(ontology, name)).map((column) => {
    const how = hasBounds(ontology, column) ? ' Compared by the day it begins with.' : '';
    return `${literal(column.description + how)} ${column.name}`;
  });
  return `
    "What to order by."
    input ${name}Order {
      "The field that is compared."
      field: ${name}OrderField!
      "Which way."
      direction: OrderDirection! = ASC
    }

    "The fields that a list can be ordered by."
    enum ${name}OrderField {
      ${fields.join('\n')}
    }`;
}

import { membersOf } from '../../ontology/ontology.js';
import type { Ontology } from '../../ontology/ontology.js';
import { gql, literal } from '../../query/sdl.js';
import { words } from './list-arguments-sdl.js';

export const PAGE_INFO = gql`
  "Where a page stands in its list."
  type PageInfo {
    "Whether there are rows after this page."
    hasNextPage: Boolean!
    "Whether the page was asked for with \`after\`, so that there are rows before it."
    hasPreviousPage: Boolean!
    "The cursor of the first row; null where the page is empty."
    startCursor: String
    "The cursor of the last row, for \`after\`; null where the page is empty."
    endCursor: String
  }
`;

/** The connection of a type, after the Relay specification, with the rows as a shortcut. */
export function connectionTypes(ontology: Ontology, name: string): string {
  const node = ontology.nodes.get(name);
  const many = node ? words(node.plural) : `nodes of ${membersOf(ontology, name).length} types`;
  return `
    ${literal(`A page of ${many}.`)}
    type ${name}Connection {
      "How many there are in all, whatever the page; costs a statement of its own."
      totalCount: Int!
      "Where the page stands in the list."
      pageInfo: PageInfo!
      "The rows."
      nodes: [${name}!]!
      "The rows, each with its cursor."
      edges: [${name}Edge!]!
    }

    "A row of a page."
    type ${name}Edge {
      "The cursor, for \`after\`."
      cursor: String!
      "The row."
      node: ${name}!
    }`;
}

import { columnsOf } from '../../ontology/ontology.js';
import type { NodeType, Ontology } from '../../ontology/ontology.js';
import { PAGE } from '../../query/plan/page.js';
import { gql, literal } from '../../query/sdl.js';
import { rootListArguments, words } from './list-arguments-sdl.js';

/** The root fields that stand for more than one type; every other root extends this. */
export const QUERY_TYPE = gql`
  "What can be asked. Everything is read only."
  type Query {
    "Any node by its id; null where there never was one, a \`Withdrawn\` where it was withdrawn."
    node(
      "The id, for example \`CAT/4/2\`."
      id: ID!
    ): Node
    "Nodes by their ids, in the same order; null for each that there never was one of, a \`Withdrawn\` for each that was withdrawn."
    nodes(
      "The ids, at most ${PAGE.nested}."
      ids: [ID!]!
    ): [Node]!
    "All things: countries, institutions, laws, treaties ..."
    entities${rootListArguments('Entity')}: EntityConnection
    "All claims: what sources say."
    claims${rootListArguments('Claim')}: ClaimConnection
  }
`;

/** For each type of node the field for one and the list of all. */
export function nodeRoots(ontology: Ontology): string[] {
  return [...ontology.nodes.values()].map((type) => {
    const keys = ['id', ...columnsOf(type).flatMap((column) => (column.unique ? [column.name] : []))];
    const one = `One ${words(type.singular)} by its ${keys.join(' or its ')}; null where there is none.`;
    const all = `All ${words(type.plural)}, in the natural order of their ids.`;
    return `extend type Query {
      ${literal(one)}
      ${type.singular}(${keys.map((key) => keyArgument(type, key, keys.length === 1)).join(' ')}): ${type.name}
      ${literal(all)}
      ${type.plural}${rootListArguments(type.name)}: ${type.name}Connection
    }`;
  });
}

function keyArgument(type: NodeType, key: string, only: boolean): string {
  const field = type.fields.get(key);
  const scalar = field?.kind === 'column' ? field.type : 'ID';
  return `${literal(field?.description ?? '')} ${key}: ${scalar}${only ? '!' : ''}`;
}

import type { Day } from '../../../arrangement/arrangement.js';
import { FILTERED, NAMED, dayOf } from '../../../arrangement/view-operation.js';
import type { Operation } from '../../../arrangement/view-operation.js';

/** Of each relation so many nodes come with the node that is opened. */
export const FIRST = 6;
/** Entities, and claims, that come with it at most. */
export const AROUND = 40;
/** Nodes that one more step along a relation looks at: as many as the API gives of one relation. */
export const FURTHER = 100;
const SUGGESTED = 8;
const PATHS = 3;

/** The ids of what is around a node: of each relation the first entities, the first claims and the first evidence. */
export function aroundOperation(id: string, day: Day): Operation {
  const { declared, directive, variables } = dayOf(day);
  const nodes = 'nodes { node { __typename id } }';
  const of = (type: string): string =>
    `neighbourhood(id: $id, first: $first, maxNodes: $most, types: [${type}]) { ${nodes} }`;
  return {
    query: `query Around($id: ID!, $first: Int!, $most: Int!${declared})${directive} {
  entities: ${of('Entity')}
  claims: ${of('Claim')}
  evidence: ${of('Evidence')}
}`,
    variables: { id, first: FIRST, most: AROUND, ...variables },
  };
}

/** What comes next along one relation of a node. */
export interface Further {
  readonly id: string;
  readonly relation: string;
  /** Only nodes of this type; of all where undefined. */
  readonly type: string | undefined;
  readonly after: string;
}

export function furtherOperation({ id, relation, type, after }: Further, day: Day): Operation {
  const { declared, directive, variables } = dayOf(day);
  return {
    query: `query Further($id: ID!, $relations: [RelationType!], $types: [AnyTypeName!], $first: Int!, $most: Int!, $after: String!${declared})${directive} {
  neighbourhood(id: $id, relations: $relations, types: $types, first: $first, maxNodes: $most, after: $after) {
    nodes { node { __typename id ${FILTERED} } relations { endCursor } }
  }
}`,
    variables: {
      ...{ id, relations: [relation], types: type === undefined ? null : [type], first: FURTHER, most: FURTHER + 1 },
      ...{ after, ...variables },
    },
  };
}

export function suggestOperation(text: string): Operation {
  return {
    query: `query Suggest($text: String!, $first: Int!) {
  search(query: $text, first: $first) {
    nodes { node { ...Named } field snippet { text match } }
    suggestions
  }
}
${NAMED}`,
    variables: { text, first: SUGGESTED },
  };
}

/** How two nodes are linked, with what each claim on the way says. */
export function pathOperation(from: string, to: string, day: Day): Operation {
  const { declared, directive, variables } = dayOf(day);
  return {
    query: `query Paths($from: ID!, $to: ID!, $first: Int!${declared})${directive} {
  path(from: $from, to: $to, first: $first) {
    length
    explanation
    paths {
      nodes { ...Named ... on Claim { attribution citation } }
      steps { relation direction editorial inferred from { id } to { id } }
    }
  }
}
${NAMED}`,
    variables: { from, to, first: PATHS, ...variables },
  };
}

/** What became of ids that no node has any more. */
export function goneOperation(ids: readonly string[]): Operation {
  return {
    query: `query Gone($ids: [ID!]!) {
  nodes(ids: $ids) { ... on Withdrawn { id reason date note successor { __typename id } } }
}`,
    variables: { ids },
  };
}

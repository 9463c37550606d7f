import { PAGE } from '../../query/plan/page.js';
import { gql } from '../../query/sdl.js';

/** Bounds of `neighbourhood`. */
export const NEIGHBOURHOOD = {
  /** Links from the node in the middle. */
  depth: 3,
  /** Nodes of an answer. */
  nodes: 500,
} as const;

/** Bounds of `subgraph`. */
export const SUBGRAPH = {
  /** Nodes of an answer. */
  ids: 500,
  /** Other nodes of the picture. */
  among: 5_000,
} as const;

export const NEIGHBOURHOOD_TYPES = gql`
  extend type Query {
    "What a node is linked to, and what that is linked to, for a picture: nodes, the links among them, and how many more there are behind each."
    neighbourhood(
      "The id of the node in the middle."
      id: ID!
      "Links that a node may be away from it, at most ${NEIGHBOURHOOD.depth}."
      depth: Int = 1
      "How many nodes of each relation of a node are taken, the first ones in the natural order of ids, at most ${PAGE.nested}."
      first: Int = 10
      "How many nodes there are at most, the nearest ones, at most ${NEIGHBOURHOOD.nodes}."
      maxNodes: Int = 100
      "Only along these relations."
      relations: [RelationType!]
      "Only nodes of these types, or of what these stand for."
      types: [AnyTypeName!]
      "Goes on behind \`endCursor\` of a relation of the node in the middle, along that relation alone."
      after: String
    ): Neighbourhood
  }

  "A node and what is around it."
  type Neighbourhood {
    "The node in the middle, then the others by how far they are from it."
    nodes: [Neighbour!]!
    "All links among these nodes, of the relations that are asked for; none leads elsewhere."
    links: [Link!]!
    "True where none of the nodes is linked to more than what is here."
    complete: Boolean!
  }

  "A node of a neighbourhood."
  type Neighbour {
    "The node."
    node: Node!
    "How many links it is away from the one in the middle."
    depth: Int!
    "What it is linked to, by relation: what is here, and how much more there is."
    relations: [NeighbourRelation!]!
  }

  "The links of a node that are of one relation and one direction."
  type NeighbourRelation {
    "The relation."
    relation: RelationType!
    "Whether the links start at this node."
    direction: LinkDirection!
    "How many there are."
    total: Int!
    "How many of them are among the links of the answer."
    shown: Int!
    "How many of them there are of each type at the other end, in the order of \`schema.graphql\`."
    types: [NeighbourType!]!
    "For \`neighbourhood(id:, after:)\` with the id of this node: goes on behind the last node that was taken along this relation; null where there are no more."
    endCursor: String
  }

  "Nodes of one type that a relation leads to."
  type NeighbourType {
    "The type."
    type: TypeName!
    "How many of them there are."
    total: Int!
  }

  "A link between two nodes."
  type Link {
    "The id of the node that it starts at: the one whose record says it."
    from: ID!
    "The id of the node that it ends at."
    to: ID!
    "The relation."
    relation: RelationType!
    "True where it is our own editorial judgement, not something a source says."
    editorial: Boolean!
    "True where we took it from the context of the claim, because its sentence does not say it."
    inferred: Boolean!
  }
`;

export const SUBGRAPH_TYPES = gql`
  extend type Query {
    "Nodes whose ids are known, the links among them, and how many more there are behind each: for a picture that is drawn again, also as of another day."
    subgraph(
      "The ids of the nodes, at most ${SUBGRAPH.ids}."
      ids: [ID!]!
      "The ids of further nodes of the picture, at most ${SUBGRAPH.among}: the links between these and \`ids\`, in either direction, are there too; of links between two of them there are none."
      among: [ID!] = []
      "Only links of these relations."
      relations: [RelationType!]
    ): Subgraph
  }

  "Nodes and what links them."
  type Subgraph {
    "The nodes that are there, in the natural order of their ids; each is 0 links away."
    nodes: [Neighbour!]!
    "All links among these nodes, and between them and \`among\`."
    links: [Link!]!
    "Those of \`ids\` that no node has, or none that is there on the day that is asked for, in the natural order: \`lookup\` says what became of them."
    missing: [ID!]!
    "True where none of the nodes is linked to more than what is here."
    complete: Boolean!
  }
`;

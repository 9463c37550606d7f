import { gql } from '../../query/sdl.js';

/** Bounds of `path`. */
export const PATH = {
  /** Steps of a path. */
  steps: 8,
  /** Paths of an answer. */
  first: 20,
  /** Nodes that a path is led through. */
  via: 3,
  /** Types and ids that are avoided. */
  avoided: 50,
  /** Nodes whose links are read. */
  nodes: 1_500,
  /** Links of a node, in one direction, beyond which it is not gone through. */
  links: 100,
  /** Of the nodes that were not gone through, those that the answer names. */
  hubs: 10,
} as const;

export const PATH_TYPES = gql`
  extend type Query {
    "The shortest paths between two nodes, along the links that the records say, in either direction. Countries and reports join nearly everything to everything, and a passage joins whatever is named in one sentence, so they are not gone through unless \`avoid\` says otherwise."
    path(
      "The id of the node at which it begins."
      from: ID!
      "The id of the node at which it ends."
      to: ID!
      "Links that a path may have, at most ${PATH.steps}."
      maxLength: Int = 6
      "What is not gone through; the ends and \`via\` may be of it."
      avoid: PathAvoid = {}
      "The ids of nodes that it leads through, in this order, at most ${PATH.via}; the way from each to the next is the shortest one."
      via: [ID!]
      "Whether it may lead along what is our own editorial judgement."
      editorial: Boolean = true
      "Whether it may lead along relations that we took from the context of a claim, because its sentence does not say them."
      inferred: Boolean = true
      "How many, at most ${PATH.first}."
      first: Int = 3
    ): PathResult
  }

  "What a path does not go through."
  input PathAvoid {
    "Nodes of these types, or of what these stand for."
    types: [AnyTypeName!] = [Country, Report, Passage]
    "The nodes of these ids."
    ids: [ID!] = []
  }

  "The paths that were found."
  type PathResult {
    "The shortest ones: first those with the fewest steps that are editorial or inferred, then in the natural order of the ids that they go through. None where there is none, or none was found: see \`bound\`."
    paths: [Path!]!
    "How many links each of them has; null where there is none."
    length: Int
    "True where it is certain that none is shorter."
    shortest: Boolean!
    "Why there is no path, or why a shorter one may have been missed; null where the paths are certainly the shortest."
    bound: PathBound
    "The same in a sentence."
    explanation: String
    "What was not gone through because it was to be avoided."
    avoided: PathAvoided!
    "Nodes at which the search ended because they have more than ${PATH.links} links in one direction, where a path may have been missed by that; the first ${PATH.hubs}."
    hubs: [Node!]!
  }

  "Nodes, each linked to the next one."
  type Path {
    "From the first to the last."
    nodes: [Node!]!
    "The links between them."
    steps: [PathStep!]!
  }

  "A link of a path."
  type PathStep {
    "Where it begins."
    from: Node!
    "Where it leads; what a claim says, who says it and where are fields of the claim."
    to: Node!
    "The relation between the two; where there are several, one that a source says before one that is inferred, and that before an editorial one; of equals the one that fewer types can say."
    relation: RelationType!
    "Whether the relation is of \`from\` or of \`to\`."
    direction: LinkDirection!
    "The field of \`from\` that leads to \`to\`; null where the API has none."
    field: String
    "True where the relation is our own editorial judgement, not something a source says."
    editorial: Boolean!
    "True where we took the relation from the context of the claim, because its sentence does not say it."
    inferred: Boolean!
    "Further relations between the two."
    beside: [RelationType!]!
  }

  "What was not gone through."
  type PathAvoided {
    "Nodes of these types."
    types: [TypeName!]!
    "Nodes of these ids."
    ids: [ID!]!
  }

  "Why there is no path, or what is not known of those that there are."
  enum PathBound {
    "Nothing else leads on from one of the ends, whatever the length, through what may be gone through."
    SEPARATE
    "There is none of that length; a longer one may be there."
    TOO_LONG
    "One may lead through two or more nodes that have too many links: see \`hubs\`."
    HUBS
    "The links of ${PATH.nodes} nodes had been read when the search was given up."
    TOO_MANY_NODES
  }
`;

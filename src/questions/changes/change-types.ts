import { concatAST, parse } from 'graphql';
import type { DocumentNode } from 'graphql';
import { NODE } from '../../ontology/ontology.js';
import type { Ontology } from '../../ontology/ontology.js';
import { PAGE } from '../../query/plan/page.js';
import { gql } from '../../query/sdl.js';

export const CHANGES_TYPES = gql`
  extend type Query {
    "What changed in the records, the newest release first, then in the natural order of ids; what is in no release yet comes before all. Null, with a notice, where nothing is known of releases."
    changes(
      "Only what came after: a day that is meant too, a release, or a data version that a release names."
      since: String
      "Only what came until then: a day, a release or a data version, all of which are meant too. What is in no release yet may be of any day after the last one."
      until: String
      "Only records that are or were of these types, or of what these stand for: \`Claim\` for all claims."
      types: [AnyTypeName!]
      "The id of any node: only this record, and records that lead to it, or did, such as the claims about it and its parts."
      about: ID
      "True for what is in a release only: what is in none yet has no day, and may change again."
      released: Boolean! = false
      "How many changes, at most ${PAGE.root}."
      first: Int = ${PAGE.default}
      "The changes after this one: \`pageInfo.endCursor\` of the page before."
      after: String
    ): ChangeConnection
  }

  "A page of changes."
  type ChangeConnection {
    "How many there are in all, whatever the page; costs a statement of its own."
    totalCount: Int!
    "Where the page stands in the list."
    pageInfo: PageInfo!
    "The changes."
    nodes: [Change!]!
    "The changes, each with its cursor and its record."
    edges: [ChangeEdge!]!
    "The releases that say what they changed, the newest first: what \`since\` and \`until\` can name."
    releases: [Release!]!
  }

  "A release of the records."
  type Release {
    "Its version."
    version: String!
    "The day on which it was made."
    date: Date!
    "The data version of its records, without any that were imported; null where nobody knows it."
    dataVersion: String
  }

  "A change of a page."
  type ChangeEdge {
    "The cursor, for \`after\`."
    cursor: String!
    "The change."
    node: Change!
    "The record as it is now; where it was withdrawn a \`Withdrawn\`. Null where it is a claim that does not qualify under \`@asOf\`."
    now: Node
  }

  "What a release changed in a record, compared with the release before it; or what has changed since the last one."
  type Change {
    "The release, or \`unreleased\`, and the id of the record. It is the same for ever once there is a release."
    id: ID!
    "What was done."
    kind: ChangeKind!
    "The id of the record."
    record: ID!
    "The type of the record; of one that was withdrawn the type that it had."
    type: String!
    "The release that brought the change; null where it is in none yet."
    release: String
    "The day of the release; null where it is in none yet."
    date: Date
    "The data version that has it: of the release, null where nobody knows that; else the one that is served."
    dataVersion: String
    "Which fields changed; of what was withdrawn what it said, but where it should not have been here (\`OUT_OF_SCOPE\`)."
    fields: [ChangedField!]!
  }

  "What was done to a record."
  enum ChangeKind {
    "It is new."
    ADDED
    "It says something else."
    CHANGED
    "It is not used any more: its id leads to a \`Withdrawn\`. No record goes in another way."
    WITHDRAWN
  }

  "A field of a record that says something else than before."
  type ChangedField {
    "The field of the record; \`type\` where the type itself is another one."
    field: String!
    "What it said: a text for each value, of a relation ids, of a value with fields of its own JSON. Null where it said nothing."
    old: [String!]
    "What it says since, in the same form; null where it says nothing."
    new: [String!]
  }

  "What became of a record from release to release."
  type RecordHistory {
    "The release that it first appeared in; null where it is in none yet."
    firstRelease: String
    "How many changes there are in all."
    totalCount: Int!
    "Its changes, the newest first."
    changes: [Change!]!
  }
`;

const HISTORY = `
  "What changed in it, from release to release and since. Null where nothing is recorded, as of what was imported from a registry: \`extensions.notices\` says so."
  history(
    "How many changes, at most ${PAGE.nested}."
    first: Int! = ${PAGE.default}
  ): RecordHistory
`;

/** The field, in every type of node and in what stands for several; its types come with `changes`. */
export function historySdl({ nodes, abstracts }: Ontology): DocumentNode {
  const interfaces = [...abstracts.values()].filter(({ kind }) => kind === 'interface');
  const above = interfaces.filter(({ name, interfaces: own }) => name === NODE || own.includes(NODE));
  const owners = [
    ...above.map(({ name }) => `interface ${name}`),
    ...[...nodes.values()].map(({ name }) => `type ${name}`),
  ];
  return concatAST(owners.map((owner) => parse(`extend ${owner} { ${HISTORY} }`)));
}

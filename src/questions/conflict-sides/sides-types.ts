import { Kind, parse } from 'graphql';
import type { DocumentNode } from 'graphql';
import type { Ontology } from '../../ontology/ontology.js';
import { PAGE } from '../../query/plan/page.js';

/** The type that has the field. */
export const OWNER = 'Conflict';
/** Passages that each claim is shown with. */
export const MOST_SOURCES = 20;

/** The field, and the types that only it needs. */
export function sidesSdl(ontology: Ontology): DocumentNode {
  return ontology.nodes.has(OWNER) ? parse(TYPES) : { kind: Kind.DOCUMENT, definitions: [] };
}

const TYPES = `
  extend type ${OWNER} {
    "The claims side by side, in the natural order of their ids: who says what, where, since when, and which prevails. At most ${PAGE.nested}: null, with an error, where there are more."
    sides: [ConflictSide!]
  }

  "A claim of a conflict, beside the others."
  type ConflictSide {
    "The id of the claim: it is among \`claims\`."
    claim: ID!
    "What is claimed."
    statement: String!
    "Whether it is among those that hold. Of a conflict that is OPEN none is."
    prevails: Boolean!
    "Since when it is public; null where nobody knows."
    knownAt: Date
    "Who says it, by name: who makes the finding, the request or the figure, else \`attribution\`, else the authors of the reports it was read from. An id where there is no name."
    saidBy: [String!]!
    "Where it was read: the report and the place in it, of the first ${MOST_SOURCES} passages that it rests on."
    readIn: [String!]!
    "The report of the original utterance, where what it was read in relays one."
    statedIn: String
    "What it says in each field in which the claims differ, in the order of \`differsIn\`."
    values: [ConflictValue!]!
  }

  "What a claim says in a field in which others differ from it."
  type ConflictValue {
    "The field: one of \`differsIn\`."
    field: String!
    "The value as text: a date as it is recorded, an enum by its name, several with commas between. Null where it is not said, and where the field is worked out or leads to other nodes: for these ask the claim."
    value: String
    "Whether the claim says it; null where the field is worked out or leads to other nodes."
    said: Boolean
    "Why it is not said, where somebody looked for it."
    absent: AbsenceReason
  }
`;

import { readFileSync } from 'node:fs';
import { readOntology } from '../../src/ontology/read.js';

/** The directives and scalars that every ontology begins with, and the value types and enums that Node needs. */
const real = readFileSync('schema.graphql', 'utf8');
const [preamble = ''] = real.split('# ---');

export const TINY_SCHEMA = `${preamble}
"Anything."
interface Node {
  "The id."
  id: ID!
}

"A thing."
interface Entity implements Node {
  id: ID!
  "Its name."
  name: String
}

"A field where drones start."
type Base implements Node & Entity @node(plural: "bases") {
  id: ID!
  name: String
  "Its drones."
  drones: [Drone!]! @relation(type: "BASED_AT", direction: IN)
}

"Something that flies."
type Drone implements Node & Entity @node(plural: "drones") {
  id: ID!
  name: String
  "Where it starts from."
  base: Base @relation(type: "BASED_AT")
  "Its range in kilometres."
  range: Int
  "When it was built."
  built: EDTF
  "Whether it is armed."
  armed: Boolean!
}
`;

/** An ontology without any of the types that schema.graphql has. */
export const tiny = readOntology(TINY_SCHEMA);

import { answerParts, partsOf } from '../../query/question.js';
import type { Question } from '../../query/question.js';
import { askDataVersion } from '../../query/run/statements.js';
import { gql } from '../../query/sdl.js';

/** The version of the API: raised by hand when a change could break a client. */
export const API_VERSION = '0.1.0';

/** What one operation may ask for. */
export interface Limit {
  readonly name: string;
  readonly value: number;
  readonly description: string;
}

/** `meta`: what this server is, which data it serves, and what it lets one operation ask. */
export function meta(limits: readonly Limit[]): Question {
  return {
    name: 'meta',
    sdl: META_TYPES,
    plan: (request) => {
      const parts = partsOf(request, 'Meta');
      return {
        cost: { statements: 1, rows: 1 },
        selections: [],
        answer: async ({ ask, describe }) => {
          const [row, { engine }] = await Promise.all([ask(askDataVersion()), describe()]);
          const counts = JSON.parse(row.counts as string) as Record<string, number>;
          const values: Readonly<Record<string, unknown>> = {
            apiVersion: API_VERSION,
            dataVersion: row.version,
            engine,
            counts: Object.entries(counts).map(([type, count]) => ({ type, count })),
            limits,
          };
          return answerParts(parts, ({ name }) => values[name]);
        },
      };
    },
  };
}

const META_TYPES = gql`
  extend type Query {
    "What this server is, and which data it serves."
    meta: Meta!
  }

  "What this server is, and which data it serves."
  type Meta {
    "The version of the API."
    apiVersion: String!
    "The version of the data: it differs when any record differs."
    dataVersion: String!
    "The engine that holds the graph: \`embedded\` or \`neo4j\`."
    engine: String!
    "How many nodes there are of each type."
    counts: [TypeCount!]!
    "What one operation may ask for."
    limits: [Limit!]!
  }

  "What one operation may ask for."
  type Limit {
    "Its name."
    name: String!
    "The most that is allowed."
    value: Int!
    "What is counted."
    description: String!
  }

  "How many nodes there are of a type."
  type TypeCount {
    "The type."
    type: TypeName!
    "How many."
    count: Int!
  }
`;

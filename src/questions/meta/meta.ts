import { described } from '../../ontology/description.js';
import { askDataVersion } from '../../query/statements.js';
import type { Question, QuestionPlan } from '../../query/question.js';

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
  return { ...WITHOUT_PLAN, plan: () => plan(limits) };
}

const WITHOUT_PLAN = {
  name: 'meta',
  field: `${described('What this server is, and which data it serves.', 1)}  meta: Meta!`,
  types: `${described('What this server is, and which data it serves.')}type Meta {
${described('The version of the API.', 1)}  apiVersion: String!
${described('The version of the data: it differs when any record differs.', 1)}  dataVersion: String!
${described('The engine that holds the graph: `embedded` or `neo4j`.', 1)}  engine: String!
${described('How many nodes there are of each type.', 1)}  counts: [TypeCount!]!
${described('What one operation may ask for.', 1)}  limits: [Limit!]!
}

${described('What one operation may ask for.')}type Limit {
${described('Its name.', 1)}  name: String!
${described('The most that is allowed.', 1)}  value: Int!
${described('What is counted.', 1)}  description: String!
}

${described('How many nodes there are of a type.')}type TypeCount {
${described('The type.', 1)}  type: TypeName!
${described('How many.', 1)}  count: Int!
}`,
  plainTypes: ['Meta', 'TypeCount', 'Limit'],
} as const;

function plan(limits: readonly Limit[]): QuestionPlan {
  return {
    cost: { statements: 1, rows: 1 },
    selections: [],
    answer: async ({ ask, describe }) => {
      const [row, { engine }] = await Promise.all([ask(askDataVersion()), describe()]);
      const counts = JSON.parse(row.counts as string) as Record<string, number>;
      return {
        apiVersion: API_VERSION,
        dataVersion: row.version,
        engine,
        counts: Object.entries(counts).map(([type, count]) => ({ type, count })),
        limits,
      };
    },
  };
}

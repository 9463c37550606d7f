import { described } from '../../ontology/description.js';
import { askDataVersion } from '../../query/statements.js';
import type { Question } from '../../query/question.js';

/** The version of the API: raised by hand when a change could break a client. */
export const API_VERSION = '0.1.0';

/** `meta`: what this server is, and which data it serves. */
export const meta: Question = {
  name: 'meta',
  field: `${described('What this server is, and which data it serves.', 1)}  meta: Meta!`,
  types: `${described('What this server is, and which data it serves.')}type Meta {
${described('The version of the API.', 1)}  apiVersion: String!
${described('The version of the data: it differs when any record differs.', 1)}  dataVersion: String!
${described('The engine that holds the graph: `embedded` or `neo4j`.', 1)}  engine: String!
${described('How many nodes there are of each type.', 1)}  counts: [TypeCount!]!
}

${described('How many nodes there are of a type.')}type TypeCount {
${described('The type.', 1)}  type: TypeName!
${described('How many.', 1)}  count: Int!
}`,
  plainTypes: ['Meta', 'TypeCount'],
  plan: () => ({
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
      };
    },
  }),
};

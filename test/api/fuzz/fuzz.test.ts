import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiSchema } from '../../../src/api/schema/api-schema.js';
import type { Graph } from '../../../src/graph/graph.js';
import { derivedFields, questions } from '../../../src/questions/questions.js';
import { apiOver } from '../../support/api.js';
import type { Answered, ApiUnderTest } from '../../support/api.js';
import { engines } from '../../support/engines.js';
import { numberFrom, randomRuns, repeatable } from '../../support/random.js';
import { fictional, loaded } from '../../support/seeded.js';
import { Dice } from './dice.js';
import { documentOf } from './documents.js';
import type { FuzzDocument } from './documents.js';

const DOCUMENTS = numberFrom('DOCUMENTS', 800);
const AT_ONCE = 8;

/** What a client may get wrong; any other code is our mistake. */
const CODES = [
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'LIMIT_EXCEEDED',
  'OPERATION_RESOLUTION_FAILURE',
];
/** Our own names, paths, statements, and what engines and defects say. */
const INTERNALS = [
  new RegExp(`${process.cwd()}|node_modules|file://|\\.cypher|\\.[jt]s:\\d+|^\\s+at `, 'm'),
  /EXISTS \{|collect\(|WITH n|\$(keys|cols|limit)|sortKey|DataVersion/,
  /GraphError|TypeError|undefined|Cannot read|is not a function|grafeo|neo4j|bolt:|Neo\.ClientError/i,
];

let graphs: Graph[];
let apis: ApiUnderTest[];

beforeAll(async () => {
  const { ontology, records } = await fictional();
  graphs = [];
  apis = [];
  for (const engine of engines()) {
    const graph = await loaded(await engine.open(), ontology, records);
    graphs.push(graph);
    apis.push(await apiOver(ontology, graph, { milliseconds: 60_000 }));
  }
});
afterAll(async () => {
  await Promise.all(apis.map((api) => api.stop()));
  await Promise.all(graphs.map((graph) => graph.close()));
});

it.each(randomRuns(DOCUMENTS, 120))(
  '$size odd documents get an answer or an error that says what is wrong, the same on every engine ($which)',
  (run) =>
    repeatable(run, async () => {
      const { ontology } = await fictional();
      const schema = apiSchema(ontology, questions([]), derivedFields(), () => null);
      const dice = new Dice(run.seed);
      const documents = Array.from({ length: run.size }, () => documentOf(schema, dice));
      const figures = { answered: 0, refused: new Map<string, number>() };
      for (let start = 0; start < run.size; start += AT_ONCE) {
        const some = documents.slice(start, start + AT_ONCE);
        for (const answer of await Promise.all(some.map(checked))) {
          const code = answer.errors?.[0]?.extensions?.['code'];
          if (typeof code !== 'string') figures.answered += 1;
          else figures.refused.set(code, (figures.refused.get(code) ?? 0) + 1);
        }
      }
      expect(apis.flatMap(({ logged }) => logged)).toEqual([]);
      // Documents that are all refused would not reach the engines, and those that are all right would be no test.
      if (!run.full) return;
      expect(figures.answered / run.size).toBeGreaterThan(0.2);
      expect([...figures.refused.keys()].sort()).toEqual(expect.arrayContaining(CODES.slice(1, 4)));
    }),
  DOCUMENTS * 500,
);

/** The answer to a document, the same on every engine and with nothing in it that a client must not see. */
async function checked({ query, variables }: FuzzDocument): Promise<Answered> {
  const asked = JSON.stringify({ query, variables });
  // As a request over HTTP would bring them.
  const sent = JSON.parse(JSON.stringify(variables)) as Record<string, unknown>;
  const answers = await Promise.all(apis.map((api) => api.ask(query, sent)));
  const [first, ...others] = answers;
  if (!first) throw new Error('No engine');
  for (const other of others) expect(JSON.stringify(other), asked).toBe(JSON.stringify(first));
  for (const { message, extensions } of first.errors ?? []) {
    expect(CODES, `${asked}\n${message}`).toContain(extensions?.['code']);
    for (const internal of INTERNALS) {
      // What a client wrote may come back in quotes.
      if (!internal.test(asked)) expect(message, asked).not.toMatch(internal);
    }
    expect(Object.keys(extensions ?? {}), asked).toEqual(['code']);
  }
  return first;
}

import fc from 'fast-check';
import { buildASTSchema } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { schemaDocument } from '../../../src/api/schema/documents.js';
import type { Graph } from '../../../src/graph/graph.js';
import { derive } from '../../../src/load/derive.js';
import { load } from '../../../src/load/load.js';
import { apiOver } from '../../support/api.js';
import type { ApiUnderTest } from '../../support/api.js';
import { engines } from '../../support/engines.js';
import { numberFrom, randomRuns, repeatable } from '../../support/random.js';
import { fictional } from '../../support/seeded.js';
import { only, places, recordsAt } from '../../support/random-graph/graph.js';
import { FilterInputs } from '../../support/random-graph/inputs.js';
import { listFields } from '../../support/random-graph/lists.js';
import type { ListField } from '../../support/random-graph/lists.js';
import { PlainGraph } from '../../support/random-graph/plain.js';
import type { Input } from '../../support/random-graph/plain.js';

const FILTERS = numberFrom('FILTERS', 500);
const PER_GRAPH = 100;
/** What is asked here is small; the estimate for three hops through hubs is not. */
const PATIENT = { filterNodes: Number.MAX_SAFE_INTEGER, rows: Number.MAX_SAFE_INTEGER, milliseconds: 60_000 };

const { ontology } = await fictional();
const schema = buildASTSchema(schemaDocument(ontology, [], []));
const PLACES = places(ontology, 6);

let graphs: Graph[];
beforeAll(async () => {
  graphs = [];
  for (const engine of engines()) graphs.push(await engine.open());
});
afterAll(() => Promise.all(graphs.map((graph) => graph.close())));

it.each(randomRuns(FILTERS, 25))(
  '$size filters find the same on every engine as in plain TypeScript ($which)',
  (run) =>
    repeatable(run, async () => {
      const figures = { filters: 0, telling: 0 };
      for (let done = 0; done < run.size; done += PER_GRAPH) {
        await onOneGraph(run.seed + done, Math.min(PER_GRAPH, run.size - done), figures);
      }
      // Filters that find nothing or everything would not tell one meaning from another.
      if (run.full) expect(figures.telling / figures.filters).toBeGreaterThan(0.15);
    }),
  FILTERS * 2_000,
);

async function onOneGraph(seed: number, filters: number, figures: { filters: number; telling: number }): Promise<void> {
  const isThere = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: PLACES.length, maxLength: PLACES.length });
  const [sample] = fc.sample(fc.tuple(recordsAt(ontology, PLACES), isThere), { seed, numRuns: 1 });
  if (!sample) throw new Error('No sample');
  const records = only(sample[0], (_, index) => sample[1][index] !== 0);
  const derived = derive(ontology, records);
  const plain = new PlainGraph(ontology, derived);
  const inputs = new FilterInputs(schema, derived);

  const apis: ApiUnderTest[] = [];
  for (const graph of graphs) {
    await load(graph, ontology, records);
    apis.push(await apiOver(ontology, graph, PATIENT));
  }
  const asked = fc.constantFrom(...listFields(ontology)).chain((list) =>
    fc.record({
      list: fc.constant(list),
      filter: inputs.of(list.target),
      // A count is a statement of its own, with the same condition.
      part: fc.constantFrom<Part>('nodes', 'nodes', 'totalCount'),
    }),
  );
  await fc.assert(
    fc.asyncProperty(asked, async ({ list, filter, part }) => {
      const expected = plainly(plain, list, filter, part);
      const answers = await Promise.all(apis.map((api) => api.ask(queryOf(list, part), { filter })));
      for (const answer of answers) expect(answer.errors ?? answer.data).toEqual(expected);
      figures.filters += 1;
      if (isTelling(plain, list, filter)) figures.telling += 1;
    }),
    { seed, numRuns: filters },
  );
  await Promise.all(apis.map((api) => api.stop()));
}

type Part = 'nodes' | 'totalCount';

function queryOf({ field, target, owner }: ListField, part: Part): string {
  const list = (first: number): string =>
    `list: ${field}(first: ${first}, filter: $filter) { ${part === 'nodes' ? 'nodes { id }' : part} }`;
  const selection = owner ? `owners: ${owner.root}(first: 500) { nodes { id ${list(100)} } }` : list(500);
  return `query Q($filter: ${target}Filter) { ${selection} }`;
}

/** What the query has to answer. */
function plainly(plain: PlainGraph, { target, owner }: ListField, filter: Input, part: Part): unknown {
  const connection = (rows: ReturnType<PlainGraph['all']>): unknown => {
    const found = rows.filter((row) => plain.matches(row, target, filter));
    return part === 'nodes' ? { nodes: found.map(({ id }) => ({ id })) } : { totalCount: found.length };
  };
  if (!owner) return { list: connection(plain.all(target)) };
  const owners = plain.all(owner.type);
  return { owners: { nodes: owners.map(({ id }) => ({ id, list: connection(plain.from(id, owner.relation)) })) } };
}

function isTelling(plain: PlainGraph, { target }: ListField, filter: Input): boolean {
  const rows = plain.all(target);
  const found = rows.filter((row) => plain.matches(row, target, filter)).length;
  return found > 0 && found < rows.length;
}

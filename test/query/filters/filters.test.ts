import fc from 'fast-check';
import { buildASTSchema } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { schemaDocument } from '../../../src/api/schema/documents.js';
import type { Graph } from '../../../src/graph/graph.js';
import { leadsAway } from '../../../src/query/filter/condition.js';
import { readFilter } from '../../../src/query/filter/read-filter.js';
import { derive } from '../../../src/load/derive.js';
import { load } from '../../../src/load/load.js';
import { apiOver } from '../../support/api.js';
import type { ApiUnderTest } from '../../support/api.js';
import { engines } from '../../support/engines.js';
import { NO_FIGURES, figuresOf, measuredAs } from '../../support/measured.js';
import type { MeasuredGraph, WayPart } from '../../support/measured.js';
import { numberFrom, randomRuns, repeatable } from '../../support/random.js';
import { fictional } from '../../support/seeded.js';
import { only, places, recordsAt } from '../../support/random-graph/graph.js';
import { FarInputs } from '../../support/random-graph/far-inputs.js';
import { FilterInputs } from '../../support/random-graph/inputs.js';
import { listFields } from '../../support/random-graph/lists.js';
import type { ListField } from '../../support/random-graph/lists.js';
import { PlainGraph } from '../../support/random-graph/plain.js';
import type { Input } from '../../support/random-graph/plain.js';

const FILTERS = numberFrom('FILTERS', 60);
const PER_GRAPH = 100;
const PER_FIGURES = 25;
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

/** By which figures a filter finds its way: what a load recorded, none at all, or any. */
const MEASURES = ['recorded', 'none', 'any'] as const;
type Measure = (typeof MEASURES)[number];

interface Counts {
  filters: number;
  telling: number;
  /** How often each part of a way was sent. */
  readonly sent: Record<Measure, Map<WayPart, number>>;
}

/** How often each part of a way is sent where 500 filters are asked by any figures. */
const OFTEN: readonly (readonly [WayPart, number])[] = [
  ...([
    ['label', 500],
    ['ids', 100],
    ['back', 100],
    ['union', 40],
    ['members', 40],
    ['sets in sets', 25],
  ] as const),
  ...([
    ['tests', 100],
    ['list of a set', 50],
    ['count of a set', 15],
    ['list by tests', 100],
  ] as const),
  ['count by tests', 50],
];

it.each(randomRuns(FILTERS, 25))(
  '$size filters find the same whatever way they are asked, on every engine and in plain TypeScript ($which)',
  (run) =>
    repeatable(run, async () => {
      const counts: Counts = {
        ...{ filters: 0, telling: 0 },
        sent: { recorded: new Map(), none: new Map(), any: new Map() },
      };
      for (let done = 0; done < run.size; done += PER_GRAPH) {
        await onOneGraph(run.seed + done, Math.min(PER_GRAPH, run.size - done), counts);
      }
      if (!run.full) return;
      // Filters that find nothing or everything would not tell one meaning from another.
      expect(counts.telling / counts.filters).toBeGreaterThan(0.15);
      // Nor would ways that are all the same.
      const { any, none } = counts.sent;
      for (const [part, times] of OFTEN) expect(any.get(part) ?? 0, part).toBeGreaterThan((run.size / 500) * times);
      expect([...none.keys()].sort()).toEqual(['count by tests', 'label', 'list by tests', 'tests']);
    }),
  FILTERS * 4_000,
);

async function onOneGraph(seed: number, filters: number, counts: Counts): Promise<void> {
  const isThere = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: PLACES.length, maxLength: PLACES.length });
  const [sample] = fc.sample(fc.tuple(recordsAt(ontology, PLACES), isThere), { seed, numRuns: 1 });
  if (!sample) throw new Error('No sample');
  const records = only(sample[0], (_, index) => sample[1][index] !== 0);
  const derived = derive(ontology, records);
  const plain = new PlainGraph(ontology, derived);
  const inputs = new FilterInputs(schema, derived);
  const far = new FarInputs(ontology, plain, inputs);

  for (const graph of graphs) await load(graph, ontology, records);
  const asked = fc.constantFrom(...listFields(ontology)).chain((list) =>
    fc.record({
      list: fc.constant(list),
      filter: fc.oneof(inputs.of(list.target), far.of(list.target)),
      // A count is a statement of its own, with the same condition.
      part: fc.constantFrom<Part>('nodes', 'nodes', 'totalCount'),
    }),
  );
  for (let done = 0; done < filters; done += PER_FIGURES) {
    const under = await measured(seed + done);
    await fc.assert(
      fc.asyncProperty(asked, async ({ list, filter, part }) => {
        const expected = plainly(plain, list, filter, part);
        const apis = under.filter(({ measure }) => measure === 'recorded' || hasWays(list, filter));
        const answers = await Promise.all(apis.map(({ api }) => api.ask(queryOf(list, part), { filter })));
        for (const answer of answers) expect(answer.errors ?? answer.data).toEqual(expected);
        counts.filters += 1;
        if (isTelling(plain, list, filter)) counts.telling += 1;
      }),
      { seed: seed + done, numRuns: Math.min(PER_FIGURES, filters - done) },
    );
    for (const { measure, graph, api } of under) {
      for (const [part, times] of graph.sent) {
        counts.sent[measure].set(part, (counts.sent[measure].get(part) ?? 0) + times);
      }
      await api.stop();
    }
  }
}

interface Measured {
  readonly measure: Measure;
  readonly graph: MeasuredGraph;
  readonly api: ApiUnderTest;
}

/** Each engine by each measure. */
async function measured(seed: number): Promise<Measured[]> {
  const [any = NO_FIGURES] = fc.sample(figuresOf(ontology), { seed, numRuns: 1 });
  const figures = { recorded: undefined, none: () => NO_FIGURES, any: () => any };
  const all = graphs.flatMap((graph) =>
    MEASURES.map(async (measure): Promise<Measured> => {
      const under = measuredAs(graph, figures[measure]);
      return { measure, graph: under, api: await apiOver(ontology, under, PATIENT) };
    }),
  );
  return Promise.all(all);
}

/** Whether there is more than one way to ask a filter. */
function hasWays({ target }: ListField, filter: Input): boolean {
  return leadsAway(readFilter(ontology, target, filter)) || JSON.stringify(filter).includes('"id"');
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

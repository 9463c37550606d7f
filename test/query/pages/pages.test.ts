import fc from 'fast-check';
import { buildASTSchema } from 'graphql';
import { expect, it } from 'vitest';
import { schemaDocument } from '../../../src/api/schema/documents.js';
import { derive } from '../../../src/load/derive.js';
import { load } from '../../../src/load/load.js';
import { apiOver } from '../../support/api.js';
import { engines } from '../../support/engines.js';
import { numberFrom, randomRuns, repeatable } from '../../support/random.js';
import { fictional } from '../../support/seeded.js';
import { only, places, recordsAt } from '../../support/random-graph/graph.js';
import { FilterInputs } from '../../support/random-graph/inputs.js';
import { listFields } from '../../support/random-graph/lists.js';
import { PlainGraph } from '../../support/random-graph/plain.js';
import type { Input } from '../../support/random-graph/plain.js';
import type { ListField } from '../../support/random-graph/lists.js';
import { compareRows, ordersOf, valuesIn } from './order.js';
import type { OrderBy, Values } from './order.js';

const WALKS = numberFrom('WALKS', 6);
/** How often rows come, go and change while the walks are on their way. A load takes most of the time of a small run. */
const LOADS = numberFrom('LOADS', 4);
const SMALL_LOADS = 1;
const PATIENT = { filterNodes: Number.MAX_SAFE_INTEGER, rows: Number.MAX_SAFE_INTEGER, milliseconds: 60_000 };

const { ontology } = await fictional();
const schema = buildASTSchema(schemaDocument(ontology, [], []));
const PLACES = places(ontology, 15);

interface Walk {
  readonly list: ListField;
  /** Whose list it is, where it is a nested one. */
  readonly owner: string;
  readonly filter: Input;
  readonly order: readonly OrderBy[];
  readonly first: number;
}

/** A row as a page had it. */
interface Seen {
  readonly id: string;
  readonly values: Values;
}

it.each(engines().flatMap((engine) => randomRuns(WALKS, 3).map((run) => ({ ...engine, ...run }))))(
  '$size lists are walked in pages on $name while rows come and go, and each that stays is seen once and in order ($which)',
  (run) =>
    repeatable(
      run,
      async () => {
        const loads = run.full ? LOADS : SMALL_LOADS;
        const states = statesOf(run.seed, loads);
        const walks = fc.sample(walkOf(states), { seed: run.seed, numRuns: run.size });
        const graph = await run.open();
        const api = await apiOver(ontology, graph, PATIENT);
        const under = walks.map((walk) => ({
          walk,
          seen: [] as Seen[],
          after: null as string | null,
          rounds: 0,
          open: true,
        }));
        for (let round = 0; under.some(({ open }) => open); round += 1) {
          const state = states[Math.min(round, loads)];
          if (!state) throw new Error('No state');
          if (round <= loads) await load(graph, ontology, state.records);
          for (const one of under.filter(({ open }) => open)) {
            const { walk, seen } = one;
            const { data, errors } = await api.ask(queryOf(walk), { ...walk, after: one.after });
            expect(errors, JSON.stringify(walk)).toBeUndefined();
            const page = pageOf(walk, data);
            const expected = plainPage(state.plain, walk, seen.at(-1)?.values);
            expect(page, JSON.stringify(walk)).toMatchObject(expected.page);
            seen.push(...expected.rows);
            one.after = page.pageInfo.endCursor;
            one.rounds += 1;
            one.open = page.pageInfo.hasNextPage;
          }
        }
        for (const { walk, seen, rounds } of under) {
          const stayed = stayedIn(states.slice(0, rounds), walk);
          const ids = seen.map(({ id }) => id).filter((id) => stayed.includes(id));
          expect(ids, JSON.stringify(walk)).toEqual(stayed);
        }
        // Walks of one page would show nothing.
        if (run.full) expect(under.filter(({ rounds }) => rounds > 1).length / run.size).toBeGreaterThan(0.3);
        await api.stop();
        await graph.close();
      },
      run.full ? '' : ` LOADS=${SMALL_LOADS}`,
    ),
  300_000,
);

interface State {
  readonly records: ReturnType<typeof only>;
  readonly plain: PlainGraph;
}

/** One graph after the other: some records go, some come, some change; those that own a list stay. */
function statesOf(seed: number, loads: number): State[] {
  const change = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: PLACES.length, maxLength: PLACES.length });
  const changes = fc.array(change, { minLength: loads + 1, maxLength: loads + 1 });
  const [sample] = fc.sample(fc.tuple(recordsAt(ontology, PLACES), recordsAt(ontology, PLACES), changes), {
    seed,
    numRuns: 1,
  });
  if (!sample) throw new Error('No sample');
  const [before, after, dice] = sample;
  return dice.map((thrown, index) => {
    // Most places keep what they had: a throw counts from the load on whose number it shows.
    const thrownAt = (place: number): number => dice.slice(0, index + 1).filter((one) => one[place] === 0).length;
    const mixed = before.map((record, place) => (thrownAt(place) % 2 === 0 ? record : (after[place] ?? record)));
    const records = only(mixed, ({ id }, place) => id.endsWith('/hub') || (thrown[place] ?? 0) !== 1);
    return { records, plain: new PlainGraph(ontology, derive(ontology, records)) };
  });
}

function walkOf(states: readonly State[]): fc.Arbitrary<Walk> {
  const inputs = new FilterInputs(schema, [...(states[0]?.plain.records.values() ?? [])]);
  const lists = listFields(ontology).filter(({ owner }) => !owner || ontology.nodes.has(owner.type));
  // Few of the lists are root ones, and those are long.
  const roots = lists.filter(({ owner }) => !owner);
  return fc.oneof(fc.constantFrom(...roots), fc.constantFrom(...lists)).chain((list) =>
    fc.record({
      list: fc.constant(list),
      owner: fc.constant(`${list.owner?.root ?? ''}/hub`),
      // Any row, most often: a walk needs some.
      filter: fc.oneof(
        { weight: 2, arbitrary: fc.constant({}) },
        {
          weight: 2,
          arbitrary: inputs.of(list.target).map((filter) => ({ not: { and: [filter, { id: { ne: '' } }] } })),
        },
        { weight: 1, arbitrary: inputs.of(list.target) },
      ),
      order: ordersOf(ontology, list.target),
      first: fc.integer({ min: 1, max: 7 }),
    }),
  );
}

interface Page {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly endCursor: string | null;
  };
}

function queryOf({ list: { field, target, owner } }: Walk): string {
  const list = `list: ${field}(first: $first, after: $after, filter: $filter, orderBy: $order) {
    totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor }
  }`;
  const asked = owner ? `owner: node(id: $owner) { ... on ${owner.type} { ${list} } }` : list;
  const variables = `$first: Int, $after: String, $filter: ${target}Filter, $order: [${target}Order!]`;
  return `query Q(${variables}${owner ? ', $owner: ID!' : ''}) { ${asked} }`;
}

function pageOf({ list }: Walk, data: unknown): Page {
  return list.owner ? (data as { owner: { list: Page } }).owner.list : (data as { list: Page }).list;
}

/** The rows of the list in the order of the walk. */
function plainRows(plain: PlainGraph, { list: { target, owner: listOwner }, owner, filter, order }: Walk): Seen[] {
  return (listOwner ? plain.from(owner, listOwner.relation) : plain.all(target))
    .filter((record) => plain.matches(record, target, filter))
    .map((record) => ({ id: record.id, values: valuesIn(ontology, target, record, order) }))
    .sort((a, b) => compareRows(a.values, b.values, order));
}

/** The next page, worked out from all rows and the values of the last row that was seen. */
function plainPage(plain: PlainGraph, walk: Walk, last: Values | undefined): { page: object; rows: Seen[] } {
  const all = plainRows(plain, walk);
  const left = last ? all.filter(({ values }) => compareRows(values, last, walk.order) > 0) : all;
  const rows = left.slice(0, walk.first);
  const pageInfo = { hasNextPage: left.length > walk.first, hasPreviousPage: last !== undefined };
  return { page: { totalCount: all.length, nodes: rows.map(({ id }) => ({ id })), pageInfo }, rows };
}

/** The rows that were in the list all the time, with the same values, in the order of the walk. */
function stayedIn(states: readonly State[], walk: Walk): string[] {
  const [begin = [], ...later] = states.map(({ plain }) => plainRows(plain, walk));
  const unchanged = ({ id, values }: Seen): boolean =>
    later.every((rows) => rows.some((row) => row.id === id && compareRows(row.values, values, walk.order) === 0));
  return begin.filter(unchanged).map(({ id }) => id);
}

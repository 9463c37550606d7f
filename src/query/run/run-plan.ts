import { GraphQLError } from 'graphql';
import type { GraphDescription, Row, Value } from '../../graph/graph.js';
import type { Ontology } from '../../ontology/ontology.js';
import { singularOf } from '../../ontology/ontology.js';
import { nextSlice } from '../../turns/slice.js';
import type { Ways } from '../cost/cost.js';
import { portions } from '../cost/portions.js';
import type { FilterWay } from '../filter/filter-way.js';
import { invalid } from '../invalid.js';
import type { Miss } from '../miss/misses.js';
import { NOBODY } from '../plan/cursor.js';
import type { Owner } from '../plan/cursor.js';
import { mostRows, rowSelections, wantsRows, wantsTotal } from '../plan/fetches.js';
import type { Fetch, List, One, Related } from '../plan/fetches.js';
import { fetchOrder, knownParents, selectionsOf } from '../plan/fetch-order.js';
import type { FetchOrder } from '../plan/fetch-order.js';
import type { Plan, Root } from '../plan/plan.js';
import { CONCRETE_TYPE, answerObject, asError } from './answer-object.js';
import type { AnswerObject } from './answer-object.js';
import type { Ask } from './ask.js';
import { connectionOf } from './connection.js';
import type { RowObjects } from './connection.js';
import { ObjectBuilder } from './objects.js';
import type { Waiting } from './objects.js';
import { NOTHING_BELOW, belowText, nestedBelow, unnest } from './nested.js';
import type { Below, Nested, NestedRows } from './nested.js';
import { ID } from './row.js';
import type { StoredRow } from './row.js';
import {
  askKeys,
  askList,
  askListCount,
  askOne,
  askRelated,
  askRelatedCount,
  askTrial,
  askUnique,
} from './statements.js';

/** Where answers come from. */
export interface Answering {
  /** Of the data that all statements read. */
  readonly dataVersion: string;
  /** Sends what is asked. Throws where nothing is loaded, or other data than before. */
  send(ask: Ask): Promise<Row>;
  /** Whether a statement has come so often that a plan for it alone is worth its while. */
  recurs(ask: Ask): boolean;
  describe(): Promise<GraphDescription>;
  /** A sentence for each value that no node has: what may have been meant. It is no cost of the operation. */
  explain(misses: readonly Miss[]): Promise<readonly string[]>;
  /** @throws what is then wrong with the whole answer, where so much text is more than it may have. */
  mustFit(characters: number): void;
}

export interface Answer {
  readonly data: AnswerObject;
  /** How many rows came back. */
  readonly rows: number;
}

/**
 * Fetches a plan: one statement per relation and level, whatever the number of parents, and each as soon as all that
 * leads to it is there; where it recurs, one for several levels.
 * @param ways how the plan is asked.
 * @param source throws what a branch then holds as its value; it does not stop the others.
 * @throws what `mustFit` throws.
 */
export async function runPlan(ontology: Ontology, plan: Plan, ways: Ways, source: Answering): Promise<Answer> {
  const run = new Run(ontology, plan, ways, source);
  const data = answerObject();
  await Promise.all(
    plan.roots.map(async (root) => {
      data[root.key] = await run.root(root).catch(asError);
      await run.followed(root);
    }),
  );
  source.mustFit(run.builder.characters);
  await run.builder.derive(source.dataVersion, (ask) => source.send(ask));
  source.mustFit(run.builder.characters);
  return { data, rows: run.builder.rows };
}

/** What came back for a fetch: rows by parent, and how many there are in all, where that is asked for. */
interface FetchRows {
  readonly page: Row | undefined;
  readonly total: Row | Error | undefined;
}

interface Nesting {
  readonly nested: readonly Nested[];
  readonly ask: Ask;
}

interface Ahead {
  readonly ids: ReadonlySet<string>;
  readonly rows: Promise<FetchRows>;
}

class Run {
  readonly builder: ObjectBuilder;
  private readonly order: FetchOrder;
  /** Statements that were sent before their parents came, by what they fetch. */
  private readonly ahead = new Map<Fetch, Ahead>();
  /** Of roots, the statements that ask what is below them too. */
  private readonly nestings = new Map<Root, Nesting>();

  constructor(
    private readonly ontology: Ontology,
    plan: Plan,
    private readonly ways: Ways,
    private readonly source: Answering,
  ) {
    this.builder = new ObjectBuilder(ontology);
    this.order = fetchOrder(plan);
    for (const root of plan.roots) {
      if (root.kind !== 'keys') continue;
      const nesting = this.nesting(root, (below) => askKeys(ontology, root, below));
      if (nesting) this.nestings.set(root, nesting);
    }
    const apart = plan.roots.filter((root) => !this.nestings.has(root));
    for (const [fetch, ids] of knownParents({ roots: apart })) {
      const keys = [...ids];
      const rows = this.rowsOf(fetch, keys);
      // Whoever needs it meets the error.
      rows.catch(() => undefined);
      this.ahead.set(fetch, { ids, rows });
    }
  }

  /** Goes on from what is there now to all that waited for nothing else. */
  async followed(done: Root | Fetch): Promise<void> {
    await Promise.all(
      this.order.next(done).map(async (fetch) => {
        const waiting = this.builder.take(fetch);
        if (waiting) await this.fetch(fetch, waiting);
        await this.followed(fetch);
      }),
    );
  }

  async root(root: Root): Promise<unknown> {
    switch (root.kind) {
      case 'question':
        return root.plan.answer({
          ask: (ask) => this.ask(ask),
          objects: (selection, columns) => this.builder.objects(selection, columns),
          describe: () => this.source.describe(),
          explain: (ids, target) =>
            this.source.explain(ids.map((value) => ({ path: [root.key], target, property: 'id', value }))),
        });
      case 'unique': {
        const [found] = (await this.ask(askUnique(this.ontology, root))).rows as StoredRow[];
        return found ? this.builder.objects(root.selection)(found) : null;
      }
      case 'keys': {
        const asking = (below: Below): Ask => askKeys(this.ontology, root, below);
        const rows = await this.asked(asking, this.nestings.get(root), ({ rows }, take) => take(rows as Value[]));
        const byId = new Map(rows.map((row) => [row[ID] as string, row]));
        const toObject = this.builder.objects(root.selection);
        const found = root.ids.map((id) => {
          const row = byId.get(id);
          return row ? toObject(row) : null;
        });
        return root.many ? found : found[0];
      }
      case 'list': {
        const { list } = root;
        const [rows, total] = await Promise.all([
          wantsRows(list) ? this.rootRows(root) : [],
          wantsTotal(list)
            ? this.ask(askListCount(this.ontology, list, this.filterOf(list))).catch(asError)
            : undefined,
        ]);
        const count = total instanceof Error ? total : total?.total;
        return connectionOf(list, NOBODY, rows, count, this.rowObjects(list));
      }
    }
  }

  private async rootRows(root: Extract<Root, { kind: 'list' }>): Promise<StoredRow[]> {
    const { list } = root;
    const { parts = ['whole' as const], filter, trial } = this.ways.lists.get(list) ?? {};
    if (trial) {
      const asking = (below: Below): Ask => askTrial(this.ontology, list, trial, below);
      const found = await this.asked(asking, this.nesting(root, asking), ({ rows }, take) => take(rows as Value[]));
      // Fewer may be all there are, or all that the first nodes had.
      if (found.length >= mostRows(list)) return found;
    }
    const rows: StoredRow[] = [];
    for (const part of parts) {
      const missing = mostRows(list) - rows.length;
      if (missing === 0) break;
      const asking = (below: Below): Ask => askList(this.ontology, list, filter, part, missing, below);
      const nesting = part === 'whole' ? this.nesting(root, asking) : undefined;
      rows.push(...(await this.asked(asking, nesting, ({ rows }, take) => take(rows as Value[]))));
    }
    return rows;
  }

  private filterOf(list: List): FilterWay | undefined {
    return this.ways.lists.get(list)?.filter;
  }

  private async fetch(fetch: Fetch, waiting: Waiting): Promise<void> {
    try {
      const values = fetch.kind === 'one' ? await this.one(fetch, waiting) : await this.related(fetch, waiting);
      fill(waiting, (id) => values.get(id) ?? null);
    } catch (error) {
      // A mistake of the client is said once, not once for each parent.
      const [first] = waiting.keys();
      const once = error instanceof GraphQLError;
      fill(waiting, (id) => (once && id !== first ? null : asError(error)));
    }
  }

  private async one(fetch: One, waiting: Waiting): Promise<Map<string, unknown>> {
    const { page } = await this.rows(fetch, waiting);
    const toObject = this.builder.objects(fetch.selection);
    // Who was asked within the statement of its parents may come with one more: the row that says there is a next page.
    const found = (page?.found as [string, StoredRow][]).filter(([key]) => waiting.has(key));
    return new Map(found.map(([key, stored]) => [key, toObject(stored)]));
  }

  private async related(fetch: Related, waiting: Waiting): Promise<Map<string, unknown>> {
    const { list } = fetch;
    mustOwn(list, waiting);
    const { page, total } = await this.rows(fetch, waiting);
    const pages = new Map((page?.pages ?? []) as [string, StoredRow[]][]);
    const totals = total instanceof Error ? total : new Map((total?.totals ?? []) as [string, number][]);
    const toObjects = this.rowObjects(list);
    return new Map(
      [...waiting.keys()].map((key) => {
        const count = totals instanceof Error ? totals : (totals.get(key) ?? 0);
        return [key, connectionOf(list, ownerOf(waiting, key), pages.get(key) ?? [], count, toObjects)];
      }),
    );
  }

  private async rows(fetch: Fetch, waiting: Waiting): Promise<FetchRows> {
    const ahead = this.ahead.get(fetch);
    const keys = [...waiting.keys()];
    return ahead && keys.every((key) => ahead.ids.has(key)) ? ahead.rows : this.rowsOf(fetch, keys);
  }

  private async rowsOf(fetch: Fetch, keys: readonly string[]): Promise<FetchRows> {
    if (fetch.kind === 'one') return { page: { found: await this.ones(fetch, keys) }, total: undefined };
    const { relation, list } = fetch;
    const filter = this.filterOf(list);
    const [page, total] = await Promise.all([
      wantsRows(list) ? this.pages(fetch, keys).then((pages) => ({ pages })) : undefined,
      wantsTotal(list)
        ? this.ask(askRelatedCount(this.ontology, relation, list, filter, keys)).catch(asError)
        : undefined,
    ]);
    return { page, total };
  }

  private ones(fetch: One, keys: readonly string[]): Promise<[string, StoredRow][]> {
    const { selection } = fetch;
    return inTurn(portions(keys, { rowsOfEach: 1, columns: selection.columns }), (portion) => {
      const asking = (below: Below): Ask => askOne(this.ontology, fetch, portion, below);
      const nesting = portion === keys ? this.nesting(fetch, asking) : undefined;
      return this.asked(asking, nesting, ({ found }, take) =>
        (found as [string, Value][]).map(([key, row]) => [key, take([row])[0]] as [string, StoredRow]),
      );
    });
  }

  private pages(fetch: Related, keys: readonly string[]): Promise<[string, StoredRow[]][]> {
    const { relation, list } = fetch;
    const { filter, rowsOfEach = list.first } = this.ways.lists.get(list) ?? {};
    const isSet = filter?.kind === 'set';
    const asked = isSet ? [keys] : portions(keys, { rowsOfEach, columns: list.columns });
    return inTurn(asked, (portion) => {
      const asking = (below: Below): Ask => askRelated(this.ontology, relation, list, filter, portion, below);
      const nesting = portion === keys && !isSet ? this.nesting(fetch, asking) : undefined;
      return this.asked(asking, nesting, ({ pages }, take) =>
        (pages as [string, Value[]][]).map(([key, rows]) => [key, take(rows)] as [string, StoredRow[]]),
      );
    });
  }

  /** The statement that asks what is below the nodes of a step too, where it has come often enough. */
  private nesting(step: Root | Fetch, asking: (below: Below) => Ask): Nesting | undefined {
    const nested = nestedBelow(selectionsOf(step), this.ways.nests);
    if (nested.length === 0) return undefined;
    const ask = asking(belowText(this.ontology, nested));
    return this.source.recurs(ask) ? { nested, ask } : undefined;
  }

  /**
   * Asks for nodes, and keeps what came with them for the fetches below. Where the larger statement fails the smaller
   * ones are asked: what is wrong is then said where it belongs.
   * @param rowsOf the rows of the answer; `take` takes off what is below each.
   */
  private async asked<T>(
    asking: (below: Below) => Ask,
    nesting: Nesting | undefined,
    rowsOf: (row: Row, take: (rows: readonly Value[]) => StoredRow[]) => T,
  ): Promise<T> {
    const row = nesting && (await this.ask(nesting.ask).catch(() => undefined));
    if (!nesting || !row) return rowsOf(await this.ask(asking(NOTHING_BELOW)), (rows) => rows as StoredRow[]);
    const found = new Map<Fetch, NestedRows>();
    const rows = rowsOf(row, (whole) => unnest(nesting.nested, whole, found));
    for (const [fetch, { ids, pages, found: ones, totals }] of found) {
      this.ahead.set(fetch, { ids, rows: Promise.resolve({ page: { pages, found: ones }, total: { totals } }) });
    }
    return rows;
  }

  private rowObjects(list: List): RowObjects {
    return new Map(rowSelections(list).map((selection) => [selection, this.builder.objects(selection, list.columns)]));
  }

  private async ask(ask: Ask): Promise<Row> {
    // What has come already may be too much; then nothing more is asked for.
    this.source.mustFit(this.builder.characters);
    return this.source.send(ask);
  }
}

/** A cursor of a nested list is good only where its owner is the only parent: else it would skip rows of others. */
function mustOwn(list: List, waiting: Waiting): void {
  if (!list.after) return;
  const { owner } = list.after;
  const [key] = waiting.keys();
  if (waiting.size === 1 && key === owner.id) return;
  const field = list.field.name.value;
  const given = waiting.size === 1 ? `the list of ${key ?? ''}` : `${waiting.size} lists at once`;
  throw invalid(
    `${field}(after:) is good for the list of ${owner.id} only, and it was given to ${given}. ` +
      `Ask for one owner: { ${singularOf(owner.type)}(id: ${JSON.stringify(owner.id)}) { ${field}(after: ...) { nodes { id } } } }.`,
    list.field,
  );
}

/** The node that an id stands for, as cursors of its lists name it. */
function ownerOf(waiting: Waiting, id: string): Owner {
  return { type: waiting.get(id)?.[0]?.object[CONCRETE_TYPE] ?? '', id };
}

/** One after the other: who reads what comes back lets others work in between. */
async function inTurn<T>(
  asked: readonly (readonly string[])[],
  ask: (keys: readonly string[]) => Promise<readonly T[]>,
): Promise<T[]> {
  const [only] = asked;
  if (only && asked.length === 1) return [...(await ask(only))];
  const found: T[] = [];
  for (const keys of asked) {
    await nextSlice();
    for (const one of await ask(keys)) found.push(one);
  }
  return found;
}

function fill(waiting: Waiting, value: (id: string) => unknown): void {
  for (const [id, slots] of waiting) for (const { object, key } of slots) object[key] = value(id);
}

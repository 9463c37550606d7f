import { GraphQLError } from 'graphql';
import type { GraphDescription, Row, Value } from '../graph/graph.js';
import type { Ontology } from '../ontology/ontology.js';
import { NOBODY, encodeCursor } from './cursor.js';
import type { Owner } from './cursor.js';
import { invalid } from './invalid.js';
import { selectionsOf } from './planner.js';
import type { Fetch, List, Plan, Root, Selection, Shape } from './plan.js';
import {
  ID,
  TYPE,
  askKeys,
  askList,
  askListCount,
  askOne,
  askRelated,
  askRelatedCount,
  askUnique,
  columnsOfRow,
} from './statements.js';
import type { Ask } from './statements.js';
import { decodeColumn } from '../ontology/stored.js';

/** The concrete type of an answered node, beside its fields, which are under their response keys. */
export const CONCRETE_TYPE = Symbol('concrete type');

/** An object of the answer: values by response key; an Error where the value could not be had. */
export interface AnswerObject {
  [CONCRETE_TYPE]?: string;
  [responseKey: string]: unknown;
}

/** Where answers come from. */
export interface Answering {
  /** Sends what is asked; the row has a `version`. Throws where nothing is loaded. */
  send(ask: Ask): Promise<Row>;
  describe(): Promise<GraphDescription>;
}

/** A row as it comes back: its columns in the order of `columnsOfRow`. */
export type Stored = readonly Value[];
interface Slot {
  readonly object: AnswerObject;
  readonly key: string;
}
/** The objects that wait for a fetch, by the id of the node they stand for. */
type Waiting = Map<string, Slot[]>;
type Wave = Map<Fetch, Waiting>;

export interface Answer {
  readonly data: AnswerObject;
  /** The data versions that the statements saw: more than one where a load came between. */
  readonly versions: ReadonlySet<string>;
  /** How many rows came back. */
  readonly rows: number;
}

/**
 * Fetches a plan breadth first: one statement per relation and level, whatever the number of parents,
 * siblings side by side.
 * @param source throws what a branch then holds as its value; it does not stop the others.
 */
export async function runWaves(ontology: Ontology, plan: Plan, source: Answering): Promise<Answer> {
  const run = new Run(ontology, source);
  const data = plainObject();
  await Promise.all(
    plan.roots.map(async (root) => {
      data[root.key] = await run.root(root).catch(asError);
    }),
  );
  await run.waves();
  return { data, versions: run.versions, rows: run.rows };
}

class Run {
  readonly versions = new Set<string>();
  rows = 0;
  private next: Wave = new Map();

  constructor(
    private readonly ontology: Ontology,
    private readonly source: Answering,
  ) {}

  async waves(): Promise<void> {
    while (this.next.size > 0) {
      const wave = this.next;
      this.next = new Map();
      await Promise.all([...wave].map(([fetch, waiting]) => this.fetch(fetch, waiting)));
    }
  }

  async root(root: Root): Promise<unknown> {
    switch (root.kind) {
      case 'question':
        return root.plan.answer({
          ask: (ask) => this.ask(ask),
          objects: (selection, columns) => this.objectsOf(selection, columns),
          describe: () => this.source.describe(),
        });
      case 'unique': {
        const [found] = (await this.ask(askUnique(root))).rows as Stored[];
        return found ? this.objects(root.selection)(found) : null;
      }
      case 'keys': {
        const rows = (await this.ask(askKeys(this.ontology, root))).rows as Stored[];
        const byId = new Map(rows.map((row) => [row[ID] as string, row]));
        const toObject = this.objects(root.selection);
        const found = root.ids.map((id) => {
          const row = byId.get(id);
          return row ? toObject(row) : null;
        });
        return root.many ? found : found[0];
      }
      case 'list': {
        const { list } = root;
        const [page, total] = await Promise.all([
          wantsRows(list) ? this.ask(askList(this.ontology, list)) : undefined,
          wantsTotal(list) ? this.ask(askListCount(this.ontology, list)).catch(asError) : undefined,
        ]);
        const count = total instanceof Error ? total : total?.total;
        return this.connection(list, NOBODY, (page?.rows ?? []) as Stored[], count, this.partObjects(list));
      }
    }
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

  private async one(fetch: Extract<Fetch, { kind: 'one' }>, waiting: Waiting): Promise<Map<string, unknown>> {
    const { relation, selection } = fetch;
    const row = await this.ask(askOne(this.ontology, relation, selection.columns, [...waiting.keys()]));
    const toObject = this.objects(selection);
    return new Map((row.found as [string, Stored][]).map(([key, stored]) => [key, toObject(stored)]));
  }

  private async related(fetch: Extract<Fetch, { kind: 'related' }>, waiting: Waiting): Promise<Map<string, unknown>> {
    const { relation, list } = fetch;
    const keys = [...waiting.keys()];
    mustOwn(list, waiting);
    const [page, total] = await Promise.all([
      wantsRows(list) ? this.ask(askRelated(this.ontology, relation, list, keys)) : undefined,
      wantsTotal(list) ? this.ask(askRelatedCount(this.ontology, relation, list, keys)).catch(asError) : undefined,
    ]);
    const pages = new Map((page?.pages ?? []) as [string, Stored[]][]);
    const totals = total instanceof Error ? total : new Map((total?.totals ?? []) as [string, number][]);
    const toObjects = this.partObjects(list);
    return new Map(
      keys.map((key) => {
        const count = totals instanceof Error ? totals : totals.get(key);
        return [key, this.connection(list, ownerOf(waiting, key), pages.get(key) ?? [], count, toObjects)];
      }),
    );
  }

  /** Objects for rows of one selection; equal nodes of one statement are one object. */
  private objects(selection: Selection): (row: Stored) => AnswerObject {
    return this.objectsOf(selection, selection.columns);
  }

  private objectsOf(selection: Selection, columns: readonly string[]): (row: Stored) => AnswerObject {
    const position = new Map(columnsOfRow(columns).map((column, index) => [column, index]));
    const made = new Map<string, AnswerObject>();
    return (row) => {
      this.rows += 1;
      const id = row[ID] as string;
      const known = made.get(id);
      if (known) return known;
      const type = row[TYPE] as string;
      const object = plainObject();
      object[CONCRETE_TYPE] = type;
      made.set(id, object);
      const shape = selection.shapes.get(type);
      if (shape) this.fillIn(object, shape, id, (column) => row[position.get(column) ?? -1]);
      return object;
    };
  }

  private fillIn(object: AnswerObject, shape: Shape, id: string, valueOf: (column: string) => Value | undefined): void {
    for (const { key, column } of shape.columns)
      object[key] = decodeColumn(this.ontology, column, valueOf(column.name));
    for (const { key, fetch } of shape.fetches) this.wait(fetch, id, object, key);
    for (const { key, shape: inner } of shape.made) {
      const parts = plainObject();
      parts[CONCRETE_TYPE] = object[CONCRETE_TYPE] ?? '';
      object[key] = parts;
      this.fillIn(parts, inner, id, valueOf);
    }
  }

  /** For each part of a connection that has nodes: how its rows become objects. */
  private partObjects(list: List): Map<Selection, (row: Stored) => AnswerObject> {
    const selections = list.parts.flatMap((part) => selectionsOf(part));
    return new Map(selections.map((selection) => [selection, this.objectsOf(selection, list.columns)]));
  }

  private connection(
    list: List,
    owner: Owner,
    rows: readonly Stored[],
    total: unknown,
    toObjects: ReadonlyMap<Selection, (row: Stored) => AnswerObject>,
  ): AnswerObject {
    const page = rows.slice(0, list.first);
    const position = new Map(columnsOfRow(list.columns).map((column, index) => [column, index]));
    const cursor = (row: Stored): string => {
      const at = list.order.map(({ column }) => row[position.get(column) ?? -1] ?? null);
      return encodeCursor({ list: list.name, owner, at });
    };
    const objects = (selection: Selection): AnswerObject[] => {
      const toObject = toObjects.get(selection);
      return toObject ? page.map(toObject) : [];
    };
    const connection = plainObject();
    for (const part of list.parts) {
      switch (part.kind) {
        case 'totalCount':
          connection[part.key] = total;
          break;
        case 'nodes':
          connection[part.key] = objects(part.selection);
          break;
        case 'pageInfo': {
          const [start, end] = [page.at(0), page.at(-1)];
          const pageInfo: Record<string, () => unknown> = {
            hasNextPage: () => rows.length > list.first,
            hasPreviousPage: () => list.after !== undefined,
            startCursor: () => (start ? cursor(start) : null),
            endCursor: () => (end ? cursor(end) : null),
          };
          const info = plainObject();
          for (const { key, name } of part.fields) info[key] = pageInfo[name]?.();
          connection[part.key] = info;
          break;
        }
        case 'edges': {
          const columns = part.nodes.map(({ key, selection }) => ({ key, nodes: objects(selection) }));
          connection[part.key] = page.map((row, index) => {
            const edge = plainObject();
            for (const key of part.cursors) edge[key] = cursor(row);
            for (const { key, nodes } of columns) edge[key] = nodes[index];
            return edge;
          });
        }
      }
    }
    return connection;
  }

  private wait(fetch: Fetch, id: string, object: AnswerObject, key: string): void {
    let waiting = this.next.get(fetch);
    if (!waiting) this.next.set(fetch, (waiting = new Map<string, Slot[]>()));
    const slots = waiting.get(id);
    if (slots) slots.push({ object, key });
    else waiting.set(id, [{ object, key }]);
  }

  private async ask(ask: Ask): Promise<Row> {
    const row = await this.source.send(ask);
    this.versions.add(row.version as string);
    return row;
  }
}

function wantsRows(list: List): boolean {
  return list.parts.some((part) => part.kind !== 'totalCount');
}

function wantsTotal(list: List): boolean {
  return list.parts.some((part) => part.kind === 'totalCount');
}

/** A cursor of a nested list is good only where its owner is the only parent: else it would skip rows of others. */
function mustOwn(list: List, waiting: Waiting): void {
  if (!list.after) return;
  const { owner } = list.after;
  const [key] = waiting.keys();
  if (waiting.size === 1 && key === owner.id) return;
  const field = list.field.name.value;
  const given = waiting.size === 1 ? `the list of ${key ?? ''}` : `${waiting.size} lists at once`;
  const root = owner.type.charAt(0).toLowerCase() + owner.type.slice(1);
  throw invalid(
    `${field}(after:) is good for the list of ${owner.id} only, and it was given to ${given}. ` +
      `Ask for one owner: { ${root}(id: ${JSON.stringify(owner.id)}) { ${field}(after: ...) { nodes { id } } } }.`,
    list.field,
  );
}

/** The node that an id stands for, as cursors of its lists name it. */
function ownerOf(waiting: Waiting, id: string): Owner {
  return { type: waiting.get(id)?.[0]?.object[CONCRETE_TYPE] ?? '', id };
}

function fill(waiting: Waiting, value: (id: string) => unknown): void {
  for (const [id, slots] of waiting) for (const { object, key } of slots) object[key] = value(id);
}

/** Without a prototype, so that any response key is only a key. */
function plainObject(): AnswerObject {
  return Object.create(null) as AnswerObject;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

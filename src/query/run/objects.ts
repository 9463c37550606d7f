import type { Row, Value } from '../../graph/graph.js';
import type { Ontology } from '../../ontology/ontology.js';
import { decodeColumn } from '../../ontology/stored-form.js';
import { nextSlice, sliceIsOver } from '../../turns/slice.js';
import { nodesAtOnce, slices } from '../cost/portions.js';
import type { Derived, Fetch, Selection, Shape } from '../plan/fetches.js';
import { CONCRETE_TYPE, SHOWN, answerObject, asError } from './answer-object.js';
import type { AnswerObject } from './answer-object.js';
import type { Ask } from './ask.js';
import { ID, TYPE, positionsOf } from './row.js';
import type { StoredRow } from './row.js';

/** Where a value of a fetch goes. */
export interface Slot {
  readonly object: AnswerObject;
  readonly key: string;
}
/** The objects that wait for a fetch, by the id of the node they stand for. */
export type Waiting = Map<string, Slot[]>;

/** A derived field of a node that is still to be made. */
interface DerivedSlot {
  readonly slot: Slot;
  /** Of the node. */
  readonly id: string;
  readonly parts: AnswerObject;
  readonly from: Derived;
}

/** Turns rows into objects of the answer, and remembers what each of them still waits for. */
export class ObjectBuilder {
  /** How many rows came back. */
  rows = 0;
  /** Of all texts that came back. */
  characters = 0;
  private readonly waiting = new Map<Fetch, Waiting>();
  private readonly derived: DerivedSlot[] = [];

  constructor(private readonly ontology: Ontology) {}

  /** What waits for a fetch; from then on nothing does. */
  take(fetch: Fetch): Waiting | undefined {
    const waiting = this.waiting.get(fetch);
    this.waiting.delete(fetch);
    return waiting;
  }

  /**
   * Objects for rows of one selection; equal nodes of one statement are one object.
   * @param columns of the rows, where they have more than the selection needs.
   */
  objects(selection: Selection, columns: readonly string[] = selection.columns): (row: StoredRow) => AnswerObject {
    const position = positionsOf(columns);
    const made = new Map<string, AnswerObject>();
    return (row) => {
      this.rows += 1;
      const id = row[ID] as string;
      const known = made.get(id);
      if (known) return known;
      const type = row[TYPE] as string;
      const object = answerObject(type, id);
      made.set(id, object);
      const shape = selection.shapes.get(type);
      if (shape) this.fillIn(object, shape, id, (column) => row[position.get(column) ?? -1]);
      return object;
    };
  }

  /**
   * Makes the derived fields, when all that they are made of is there.
   * @param ask sends what some of them ask for.
   */
  async derive(dataVersion: string, ask: (ask: Ask) => Promise<Row>): Promise<void> {
    const asked = await this.asked(ask);
    for (const { slot, id, parts, from } of this.derived) {
      if (sliceIsOver()) await nextSlice();
      try {
        const found = from.field.asks && asked.get(askedAs(from));
        if (found instanceof Error) throw found;
        slot.object[slot.key] = from.field.make(parts, from.args, dataVersion, found?.get(id));
        const shown = from.field.shows?.(parts);
        if (shown) slot.object[SHOWN] = new Map(slot.object[SHOWN]).set(slot.key, shown);
      } catch (error) {
        slot.object[slot.key] = asError(error);
      }
    }
  }

  /** What the fields that ask have found, by how they were asked for; each node is asked for once. */
  private async asked(ask: (ask: Ask) => Promise<Row>): Promise<ReadonlyMap<string, Found | Error>> {
    const groups = new Map<string, { readonly from: Derived; readonly ids: Set<string> }>();
    for (const { from, id } of this.derived) {
      if (!from.field.asks) continue;
      const key = askedAs(from);
      const group = groups.get(key) ?? { from, ids: new Set<string>() };
      group.ids.add(id);
      groups.set(key, group);
    }
    const found = new Map<string, Found | Error>();
    for (const [key, { from, ids }] of groups) found.set(key, await this.foundOf(from, [...ids], ask).catch(asError));
    return found;
  }

  private async foundOf(
    { field: { asks }, args, rowsOfEach = 0 }: Derived,
    ids: readonly string[],
    ask: (ask: Ask) => Promise<Row>,
  ): Promise<Found> {
    const all = new Map<string, unknown>();
    if (!asks) return all;
    for (const some of slices(ids, nodesAtOnce(rowsOfEach, asks.cellsOfRow))) {
      const { byId, rows, characters } = asks.found(await ask(asks.ask(some, args)));
      this.rows += rows;
      this.characters += characters;
      for (const [id, one] of byId) all.set(id, one);
    }
    return all;
  }

  private fillIn(object: AnswerObject, shape: Shape, id: string, valueOf: (column: string) => Value | undefined): void {
    for (const key of shape.typeNames) object[key] = object[CONCRETE_TYPE];
    for (const { key, column } of shape.columns) {
      const stored = valueOf(column.name);
      if (typeof stored === 'string') this.characters += stored.length;
      object[key] = decodeColumn(this.ontology, column, stored);
    }
    for (const { key, fetch } of shape.fetches) this.wait(fetch, id, { object, key });
    for (const from of shape.derived) {
      const parts = answerObject(object[CONCRETE_TYPE]);
      this.derived.push({ slot: { object, key: from.key }, id, parts, from });
      this.fillIn(parts, from.shape, id, valueOf);
    }
  }

  private wait(fetch: Fetch, id: string, slot: Slot): void {
    let waiting = this.waiting.get(fetch);
    if (!waiting) this.waiting.set(fetch, (waiting = new Map<string, Slot[]>()));
    const slots = waiting.get(id);
    if (slots) slots.push(slot);
    else waiting.set(id, [slot]);
  }
}

/** What is recorded of nodes, by id. */
type Found = ReadonlyMap<string, unknown>;

/** Fields that are asked for alike are one. */
function askedAs({ field, args }: Derived): string {
  return JSON.stringify([field.asks?.name, args]);
}

import type { Value } from '../../graph/graph.js';
import type { Ontology } from '../../ontology/ontology.js';
import { decodeColumn } from '../../ontology/stored-form.js';
import { nextSlice, sliceIsOver } from '../../turns/slice.js';
import type { Derived, Fetch, Selection, Shape } from '../plan/fetches.js';
import { CONCRETE_TYPE, SHOWN, answerObject, asError } from './answer-object.js';
import type { AnswerObject } from './answer-object.js';
import { ID, TYPE, positionsOf } from './row.js';
import type { StoredRow } from './row.js';

/** Where a value of a fetch goes. */
export interface Slot {
  readonly object: AnswerObject;
  readonly key: string;
}
/** The objects that wait for a fetch, by the id of the node they stand for. */
export type Waiting = Map<string, Slot[]>;

/** Turns rows into objects of the answer, and remembers what each of them still waits for. */
export class ObjectBuilder {
  /** How many rows came back. */
  rows = 0;
  /** Of all texts that came back. */
  characters = 0;
  private readonly waiting = new Map<Fetch, Waiting>();
  private readonly derived: { readonly slot: Slot; readonly parts: AnswerObject; readonly from: Derived }[] = [];

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

  /** Makes the derived fields, when all that they are made of is there. */
  async derive(dataVersion: string): Promise<void> {
    for (const { slot, parts, from } of this.derived) {
      if (sliceIsOver()) await nextSlice();
      try {
        slot.object[slot.key] = from.field.make(parts, from.args, dataVersion);
        const shown = from.field.shows?.(parts);
        if (shown) slot.object[SHOWN] = new Map(slot.object[SHOWN]).set(slot.key, shown);
      } catch (error) {
        slot.object[slot.key] = asError(error);
      }
    }
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
      this.derived.push({ slot: { object, key: from.key }, parts, from });
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

import { CONCRETE_TYPE, NODE_ID, SHOWN, isAnswerObject } from '../../query/run/answer-object.js';
import type { AnswerObject } from '../../query/run/answer-object.js';
import { nextSlice, sliceIsOver } from '../../turns/slice.js';

/** The types of the nodes of an answer, by their ids. */
export type AnswerNodes = ReadonlyMap<string, string>;

/** The nodes that stand in an answer, at any depth. */
export async function answerNodes(data: AnswerObject): Promise<AnswerNodes> {
  const nodes = new Map<string, string>();
  await walked(everything(data, nodes, new Set()));
  return nodes;
}

/**
 * The nodes that are left of an answer when it is completed: where a value could not be had and must not be null, what
 * holds it is null in its place.
 */
export async function nodesLeft(data: AnswerObject, completed: unknown): Promise<AnswerNodes> {
  const nodes = new Map<string, string>();
  await walked(left(data, completed, nodes));
  return nodes;
}

/** Stops at every object, for whoever watches the clock. */
type Walk = Generator<undefined, void>;

async function walked(walk: Walk): Promise<void> {
  while (walk.next().done !== true) if (sliceIsOver()) await nextSlice();
}

/** An object that stands in the answer more than once is looked at once. */
function* everything(value: unknown, nodes: Map<string, string>, known: Set<object>): Walk {
  if (Array.isArray(value)) {
    for (const item of value) yield* everything(item, nodes, known);
  } else if (isAnswerObject(value) && !known.has(value)) {
    known.add(value);
    yield;
    note(value, nodes);
    for (const found of Object.values(value)) yield* everything(found, nodes, known);
    for (const shown of value[SHOWN]?.values() ?? []) for (const node of shown) note(node, nodes);
  }
}

function* left(value: unknown, completed: unknown, nodes: Map<string, string>): Walk {
  if (completed === null || completed === undefined) return;
  if (Array.isArray(value) && Array.isArray(completed)) {
    for (const [index, item] of value.entries()) yield* left(item, completed[index], nodes);
  } else if (isAnswerObject(value)) {
    yield;
    note(value, nodes);
    for (const [key, under] of Object.entries(completed)) {
      yield* left(value[key], under, nodes);
      if (under !== null) for (const node of value[SHOWN]?.get(key) ?? []) note(node, nodes);
    }
  }
}

function note(object: AnswerObject, nodes: Map<string, string>): void {
  const { [NODE_ID]: id, [CONCRETE_TYPE]: type } = object;
  if (id !== undefined && type !== undefined) nodes.set(id, type);
}

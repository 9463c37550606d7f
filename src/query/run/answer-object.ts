/** The concrete type of an answered node, beside its fields, which are under their response keys. */
export const CONCRETE_TYPE = Symbol('concrete type');

/** The id of an answered node, whether or not it is among its fields. */
export const NODE_ID = Symbol('node id');

/** By response key the nodes that a field shows in a form of its own, so that they stand in the answer too. */
export const SHOWN = Symbol('shown nodes');

/** An object of the answer: values by response key; an Error where the value could not be had. */
export interface AnswerObject {
  [CONCRETE_TYPE]?: string;
  [NODE_ID]?: string;
  [SHOWN]?: Map<string, readonly AnswerObject[]>;
  [responseKey: string]: unknown;
}

/** Without a prototype, so that any response key is only a key. */
export function answerObject(type?: string, id?: string): AnswerObject {
  const object = Object.create(null) as AnswerObject;
  if (type !== undefined) object[CONCRETE_TYPE] = type;
  if (id !== undefined) object[NODE_ID] = id;
  return object;
}

/** Whether values are found by response key; in any other object, such as a value of a column, by field name. */
export function isAnswerObject(value: unknown): value is AnswerObject {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === null;
}

export function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

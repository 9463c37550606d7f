/** The concrete type of an answered node, beside its fields, which are under their response keys. */
export const CONCRETE_TYPE = Symbol('concrete type');

/** An object of the answer: values by response key; an Error where the value could not be had. */
export interface AnswerObject {
  [CONCRETE_TYPE]?: string;
  [responseKey: string]: unknown;
}

/** Without a prototype, so that any response key is only a key. */
export function answerObject(type?: string): AnswerObject {
  const object = Object.create(null) as AnswerObject;
  if (type !== undefined) object[CONCRETE_TYPE] = type;
  return object;
}

/** Whether values are found by response key; in any other object, such as a value of a column, by field name. */
export function isAnswerObject(value: unknown): value is AnswerObject {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === null;
}

export function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

import { nextSlice, sliceIsOver } from '../../turns/slice.js';
import { isAnswerObject } from './answer-object.js';
import type { AnswerObject } from './answer-object.js';

/** A list of more values is completed a piece at a time. */
const PIECE = 250;

/** How large an answer becomes. */
export interface Weights {
  /** Of its JSON, as far as can be told before fields of values are chosen. */
  readonly bytes: number;
  readonly cells: number;
  /** The lists that are large. */
  readonly large: ReadonlySet<unknown>;
}

type Weight = Pick<Weights, 'bytes' | 'cells'>;

const NULL: Weight = { bytes: 4, cells: 1 };

/**
 * How large an answer becomes when all that stands in it more than once is written as often as it stands there. Each
 * object is looked at once, however often that is.
 */
export async function weigh(data: AnswerObject): Promise<Weights> {
  const large = new Set<unknown>();
  const walk = object(data, new Map(), large);
  for (;;) {
    const { done, value } = walk.next();
    if (done) return { ...value, large };
    if (sliceIsOver()) await nextSlice();
  }
}

/** Stops at every object, for whoever watches the clock. */
type Walk = Generator<undefined, Weight>;

function* object(value: AnswerObject, known: Map<object, Weight>, large: Set<unknown>): Walk {
  const before = known.get(value);
  if (before) return before;
  yield;
  let [bytes, cells] = [2, 0];
  for (const [key, found] of Object.entries(value)) {
    const own = isComposite(found) ? yield* composite(found, known, large) : plain(found);
    bytes += key.length + 4 + own.bytes;
    cells += own.cells;
  }
  const weight = { bytes, cells };
  known.set(value, weight);
  return weight;
}

function* list(items: readonly unknown[], known: Map<object, Weight>, large: Set<unknown>): Walk {
  let [bytes, cells] = [2, 0];
  for (const item of items) {
    const own = isComposite(item) ? yield* composite(item, known, large) : plain(item);
    bytes += 1 + own.bytes;
    cells += own.cells;
  }
  if (cells > PIECE) large.add(items);
  return { bytes, cells };
}

function composite(value: AnswerObject | readonly unknown[], known: Map<object, Weight>, large: Set<unknown>): Walk {
  return isAnswerObject(value) ? object(value, known, large) : list(value, known, large);
}

function isComposite(value: unknown): value is AnswerObject | readonly unknown[] {
  return Array.isArray(value) || isAnswerObject(value);
}

/** A scalar, a value with fields of its own, or why there is none. */
function plain(value: unknown): Weight {
  if (typeof value === 'string') return { bytes: Buffer.byteLength(value) + 2, cells: 1 };
  if (value === null || value === undefined || value instanceof Error) return NULL;
  const cells = typeof value === 'object' ? Object.keys(value).length : 1;
  return { bytes: Buffer.byteLength(JSON.stringify(value)), cells };
}

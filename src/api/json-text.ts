import { nextSlice, sliceIsOver } from '../turns/slice.js';

/** Values between two looks at the clock. */
const BETWEEN = 128;

/** Thrown where a text becomes longer than it may. */
export class TooLong extends Error {}

/**
 * The JSON of a value, written a piece at a time: `JSON.stringify` of many megabytes holds up everybody else.
 * @param value made of plain objects, arrays and scalars.
 * @param most bytes of the text.
 * @throws TooLong as soon as it is.
 */
export async function jsonText(value: unknown, most: number): Promise<string> {
  const pieces: string[] = [];
  const chunks: string[] = [];
  let [count, bytes] = [0, 0];
  for (const piece of written(value)) {
    pieces.push(piece);
    bytes += Buffer.byteLength(piece);
    if (bytes > most) throw new TooLong();
    count += 1;
    if (count % BETWEEN !== 0) continue;
    chunks.push(pieces.splice(0).join(''));
    if (sliceIsOver()) await nextSlice();
  }
  return [...chunks, ...pieces].join('');
}

type Frame =
  | { readonly items: readonly unknown[]; at: number }
  | { readonly entries: readonly (readonly [string, unknown])[]; at: number };

/** Keeps where it is in a list of its own: a generator for each level would hand every piece through all of them. */
function* written(value: unknown): Generator<string> {
  const frames: Frame[] = [];
  let piece = opened(value, frames);
  for (;;) {
    yield piece;
    const frame = frames.at(-1);
    if (!frame) return;
    const length = 'items' in frame ? frame.items.length : frame.entries.length;
    if (frame.at === length) {
      frames.pop();
      piece = 'items' in frame ? ']' : '}';
      continue;
    }
    const comma = frame.at > 0 ? ',' : '';
    if ('items' in frame) {
      piece = comma + opened(frame.items[frame.at++], frames);
    } else {
      const [key, own] = frame.entries[frame.at++] ?? ['', null];
      piece = `${comma}${JSON.stringify(key)}:${opened(own, frames)}`;
    }
  }
}

/** The text of a scalar, or the beginning of what has values in it. */
function opened(value: unknown, frames: Frame[]): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  if (Array.isArray(value)) {
    frames.push({ items: value as readonly unknown[], at: 0 });
    return '[';
  }
  frames.push({ entries: Object.entries(value).filter(([, own]) => own !== undefined), at: 0 });
  return '{';
}

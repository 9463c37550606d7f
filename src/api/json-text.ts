import { nextSlice, sliceIsOver } from '../turns/slice.js';

/** Values between two looks at the clock. */
const BETWEEN = 128;

/** Thrown where a text becomes longer than it may. */
export class TooLong extends Error {}

/**
 * The JSON of a value, written and encoded a piece at a time: `JSON.stringify` of many megabytes holds up everybody.
 * @param value made of plain objects, arrays and scalars.
 * @param most bytes of the text.
 * @returns its bytes, in pieces.
 * @throws TooLong as soon as there are more.
 */
export async function jsonPieces(value: unknown, most: number): Promise<Buffer[]> {
  const pieces: Buffer[] = [];
  let texts: string[] = [];
  let bytes = 0;
  const encode = (): void => {
    const piece = Buffer.from(texts.join(''));
    texts = [];
    bytes += piece.length;
    if (bytes > most) throw new TooLong();
    pieces.push(piece);
  };
  for (const text of written(value)) {
    texts.push(text);
    if (texts.length < BETWEEN) continue;
    encode();
    if (sliceIsOver()) await nextSlice();
  }
  encode();
  return pieces;
}

type Frame =
  | { readonly items: readonly unknown[]; at: number }
  | { readonly entries: readonly (readonly [string, unknown])[]; at: number };

/** Keeps where it is in a list of its own: a generator for each level would hand every piece through all of them. */
function* written(value: unknown): Generator<string> {
  const frames: Frame[] = [];
  let text = opened(value, frames);
  for (;;) {
    yield text;
    const frame = frames.at(-1);
    if (!frame) return;
    const length = 'items' in frame ? frame.items.length : frame.entries.length;
    if (frame.at === length) {
      frames.pop();
      text = 'items' in frame ? ']' : '}';
      continue;
    }
    const comma = frame.at > 0 ? ',' : '';
    if ('items' in frame) {
      text = comma + opened(frame.items[frame.at++], frames);
    } else {
      const [key, own] = frame.entries[frame.at++] ?? ['', null];
      text = `${comma}${JSON.stringify(key)}:${opened(own, frames)}`;
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

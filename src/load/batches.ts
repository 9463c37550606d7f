import type { Creation, Value, Write } from '../graph/graph.js';
import { statement } from '../graph/statement.js';

const BATCH = 1000;
/** About how many relationships a statement makes. */
const LINKS = 10_000;

/** A statement for each thousand rows, which it takes as one parameter; none where there are no rows. */
export function batches(
  name: string,
  names: Readonly<Record<string, string>>,
  parameter: string,
  rows: readonly Value[],
  creates?: Creation,
): Write[] {
  const writes: Write[] = [];
  for (let start = 0; start < rows.length; start += BATCH) {
    const parameters = { [parameter]: rows.slice(start, start + BATCH) };
    writes.push({ statement: statement(name, names), parameters, ...(creates && { creates }) });
  }
  return writes;
}

/**
 * As `batches`, for rows that lead to nodes: a row of the statement is an id with pairs, and in each pair the id of the
 * other end is said by its place among `$ends`, which holds each once.
 * @param pairOf what stands for an end in a row, from its place.
 */
export function linked<T>(
  name: string,
  names: Readonly<Record<string, string>>,
  rows: readonly (readonly [id: string, ends: readonly T[]])[],
  idOf: (end: T) => string,
  pairOf: (place: number, end: T) => Value,
  creates?: Creation,
): Write[] {
  const writes: Write[] = [];
  for (const run of chunks(rows, ([, ends]) => ends.length, LINKS)) {
    const places = new Map<string, number>();
    const placed = run.map(([id, ends]) => [
      id,
      ends.map((end) => {
        const other = idOf(end);
        const place = places.get(other) ?? places.size;
        places.set(other, place);
        return pairOf(place, end);
      }),
    ]);
    const parameters = { ends: [...places.keys()], rows: placed };
    writes.push({ statement: statement(name, names), parameters, ...(creates && { creates }) });
  }
  return writes;
}

/** Runs of items whose rows together are at most so many, or a single item that has more. */
export function* chunks<T>(items: readonly T[], rowsOf: (item: T) => number, most: number): Generator<T[]> {
  let chunk: T[] = [];
  let rows = 0;
  for (const item of items) {
    const own = rowsOf(item);
    if (chunk.length > 0 && rows + own > most) {
      yield chunk;
      chunk = [];
      rows = 0;
    }
    chunk.push(item);
    rows += own;
  }
  if (chunk.length > 0) yield chunk;
}

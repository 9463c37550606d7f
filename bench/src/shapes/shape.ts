import type { World } from '../data/world.js';
import type { Ask, Variable } from './selection.js';

/** A question that the servers are measured by. */
export interface Shape {
  readonly name: string;
  readonly title: string;
  /** Bytes that an answer has at the least, where the shape is about large ones. */
  readonly leastBytes?: number;
  readonly ask: Ask;
  readonly variables: readonly Variable[];
  /** What the statement of the floor begins with, written by hand; undefined where nothing is special. */
  readonly start?: string;
  /** The values of the variables for a request; they go round in a pool. */
  readonly values: (world: World, index: number) => Readonly<Record<string, string>>;
}

/** One of a pool within a list: it goes round from `start` to before `end`, as far as the list is that long. */
export function pick(list: readonly string[], index: number, start: number, end: number): string {
  const last = Math.min(end, list.length);
  const first = Math.min(start, last - 1);
  return list[first + (index % (last - first))] ?? '';
}

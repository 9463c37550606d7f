import type { ShapeResult } from './result.js';

/**
 * Whether figures may be published. A refusal and a time-out are what a user would get, and so results; a wrong answer
 * or an error is none.
 */
export function isSound(shapes: readonly ShapeResult[]): boolean {
  const outcomes = shapes.flatMap(({ cells }) => cells.flatMap(({ servers }) => Object.values(servers)));
  return outcomes.every(({ kind }) => kind !== 'answers differ' && kind !== 'failed');
}

import { entriesOf } from './entries.js';
import type { Source } from './entries.js';
import type { NodeType } from '../ontology/ontology.js';

/** That a node is found by a token, and how well: the relationship HAS. */
export interface Posting {
  readonly token: string;
  /** From 1 to below MOST. */
  readonly k: number;
  /** The token as the node first writes it. */
  readonly text: string;
}

/** What a posting counts at the most. */
export const MOST = 1_000;
/** With how many points a posting counts half of that: the k1 of BM25F. */
const HALF = 6;

/** A token with its points in the field that is being read, and in all before it. */
interface Found {
  readonly text: string;
  field: string;
  points: number;
  before: number;
}

/**
 * What a node is found by, each token once, in the order of its texts. A token counts in each field where it counts
 * most; the fields add up, each further point for less.
 * @param sources those of a field one after the other.
 */
export function postingsOf(type: NodeType, sources: readonly Source[]): Posting[] {
  const found = new Map<string, Found>();
  for (const source of sources) {
    const { field } = source;
    for (const { token, points, text } of entriesOf(type, source)) {
      const known = found.get(token);
      if (!known) found.set(token, { text, field, points, before: 0 });
      else if (known.field === field) known.points = Math.max(known.points, points);
      else {
        known.before += known.points;
        known.field = field;
        known.points = points;
      }
    }
  }
  return [...found].map(([token, { text, points, before }]) => ({ token, k: saturated(before + points), text }));
}

/** What points count: in whole numbers, the same everywhere. */
export function saturated(points: number): number {
  return Math.max(1, Math.floor((MOST * points) / (HALF + points)));
}

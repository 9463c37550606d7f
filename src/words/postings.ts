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

/**
 * What a node is found by, each token once, in the order of its texts. A token counts in each field where it counts
 * most; the fields add up, each further point for less.
 */
export function postingsOf(type: NodeType, sources: readonly Source[]): Posting[] {
  const found = new Map<string, { readonly text: string; readonly points: Map<string, number> }>();
  for (const source of sources) {
    for (const { token, points, text } of entriesOf(type, source)) {
      let known = found.get(token);
      if (!known) found.set(token, (known = { text, points: new Map() }));
      const { field } = source;
      known.points.set(field, Math.max(known.points.get(field) ?? 0, points));
    }
  }
  return [...found].map(([token, { text, points }]) => {
    const sum = [...points.values()].reduce((total, one) => total + one, 0);
    return { token, k: saturated(sum), text };
  });
}

/** What points count: in whole numbers, the same everywhere. */
export function saturated(points: number): number {
  return Math.max(1, Math.floor((MOST * points) / (HALF + points)));
}

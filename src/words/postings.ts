import type { NodeType, Ontology } from '../ontology/ontology.js';
import { entriesOf, sourcesOf } from './entries.js';

/** That a node is found by a token, and how well: the relationship HAS. */
export interface Posting {
  readonly token: string;
  readonly k: number;
  /** The token as the node first writes it. */
  readonly text: string;
}

/** So that a score stays within the integers of GraphQL. */
const MOST = 2_000;

/** What a node is found by, each token once, in the order of its texts; a token counts once in each text. */
export function postingsOf(
  ontology: Ontology,
  type: NodeType,
  id: string,
  stored: (column: string) => unknown,
): Posting[] {
  const postings = new Map<string, { token: string; k: number; text: string }>();
  for (const source of sourcesOf(ontology, type, id, stored)) {
    const best = new Map<string, { k: number; text: string }>();
    for (const { token, k, text } of entriesOf(type, source)) {
      const known = best.get(token);
      if (!known || known.k < k) best.set(token, { k, text: known?.text ?? text });
    }
    for (const [token, { k, text }] of best) {
      const known = postings.get(token);
      postings.set(token, { token, k: Math.min(MOST, (known?.k ?? 0) + k), text: known?.text ?? text });
    }
  }
  return [...postings.values()];
}

import { stemOf } from '../words/stems.js';
import { byText } from './derive.js';
import type { GraphRecord } from './derive.js';

/** A token of the search index, as a graph holds it. */
export interface Token {
  readonly id: string;
  readonly stem: string;
  /** How many nodes have it. */
  readonly df: number;
  /** How it is mostly written. */
  readonly surface: string;
}

/** Collects the tokens of records that come one by one. */
export class TokenCounter {
  /** By token, how many nodes write it in which way. */
  readonly #texts = new Map<string, Map<string, number>>();

  add({ postings }: Pick<GraphRecord, 'postings'>): void {
    for (const { token, text } of postings) {
      let counts = this.#texts.get(token);
      if (!counts) this.#texts.set(token, (counts = new Map<string, number>()));
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }

  /** In the order in which they first occur. */
  tokens(): Map<string, Token> {
    return new Map(
      [...this.#texts].map(([id, counts]) => {
        const df = [...counts.values()].reduce((sum, count) => sum + count, 0);
        return [id, { id, stem: stemOf(id), df, surface: mostFrequent(counts) }];
      }),
    );
  }
}

function mostFrequent(counts: ReadonlyMap<string, number>): string {
  const byName = [...counts].sort(byText(([text]) => text));
  return byName.reduce((best, one) => (one[1] > best[1] ? one : best), ['', 0])[0];
}

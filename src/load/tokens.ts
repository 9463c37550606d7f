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

/** How a token is written, by how many nodes in each way: nearly always in one. */
interface Written {
  readonly number: number;
  readonly stem: string;
  readonly text: string;
  count: number;
  others?: Map<string, number>;
}

/** Collects the tokens of records that come one by one, and gives each a number, from 0 on. */
export class TokenCounter {
  readonly #written = new Map<string, Written>();

  /** How many tokens there are so far: the number of the next one. */
  get size(): number {
    return this.#written.size;
  }

  /** @returns the numbers of the postings' tokens, in their order. */
  add({ postings }: Pick<GraphRecord, 'postings'>): number[] {
    return postings.map(({ token, text }) => {
      const written = this.#written.get(token);
      if (!written) {
        const number = this.#written.size;
        this.#written.set(token, { number, stem: stemOf(token), text, count: 1 });
        return number;
      }
      if (text === written.text) written.count += 1;
      else {
        written.others ??= new Map();
        written.others.set(text, (written.others.get(text) ?? 0) + 1);
      }
      return written.number;
    });
  }

  /** What is known so far of a token that has just come. */
  first(id: string): Token {
    const { stem = '', text = '' } = this.#written.get(id) ?? {};
    return { id, stem, df: 1, surface: text };
  }

  /** In the order of their numbers. */
  tokens(): Map<string, Token> {
    return new Map(
      [...this.#written].map(([id, { stem, text, count, others }]) => {
        const counts: (readonly [string, number])[] = [[text, count], ...(others ?? [])];
        const df = counts.reduce((sum, [, one]) => sum + one, 0);
        return [id, { id, stem, df, surface: mostFrequent(counts) }];
      }),
    );
  }
}

function mostFrequent(counts: (readonly [string, number])[]): string {
  const [[only] = [''], ...others] = counts;
  if (others.length === 0) return only;
  const byName = counts.sort(byText(([text]) => text));
  return byName.reduce<readonly [string, number]>((best, one) => (one[1] > best[1] ? one : best), ['', 0])[0];
}

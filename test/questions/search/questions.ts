import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** Something that a researcher asks, and the ids of which any answers it. */
export interface Asked {
  readonly ask: string;
  readonly finds: readonly string[];
}

export type Half = 'tuning' | 'heldOut';

export const QUESTIONS = parse(readFileSync(new URL('questions.yaml', import.meta.url), 'utf8')) as Readonly<
  Record<Half, readonly Asked[]>
>;

/** How many questions have an answer first, and among the first five; and the mean reciprocal rank, in thousandths. */
export interface Measured {
  readonly first: number;
  readonly amongFive: number;
  readonly reciprocal: number;
}

/** @param found by question, the ids that a search found, the best first. */
export function measure(questions: readonly Asked[], found: ReadonlyMap<string, readonly string[]>): Measured {
  const ranks = questions.map(({ ask, finds }) => (found.get(ask) ?? []).findIndex((id) => finds.includes(id)) + 1);
  const sum = ranks.reduce((total, rank) => total + (rank > 0 ? 1 / rank : 0), 0);
  return {
    first: ranks.filter((rank) => rank === 1).length,
    amongFive: ranks.filter((rank) => rank >= 1 && rank <= 5).length,
    reciprocal: Math.floor((1000 * sum) / questions.length),
  };
}

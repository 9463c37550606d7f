import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../built.js';

export interface Asked {
  readonly ask: string;
  /** Ids, each of which answers it. */
  readonly finds: readonly string[];
}

export const HALVES = ['tuning', 'heldOut'] as const;
export type Half = (typeof HALVES)[number];
export type Questions = Readonly<Record<Half, readonly Asked[]>>;

export async function readQuestions(): Promise<Questions> {
  return parse(await readFile(join(ROOT, 'test/questions/search/questions.yaml'), 'utf8')) as Questions;
}

/** Ids that something finds, the best first. */
export type Search = (query: string) => Promise<readonly string[]> | readonly string[];

export interface Quality {
  readonly questions: number;
  /** How many have an answer first, and among the first five. */
  readonly first: number;
  readonly amongFive: number;
  /** The mean of one by the rank of the first answer. */
  readonly reciprocal: number;
}

export async function qualityOf(questions: readonly Asked[], search: Search): Promise<Quality> {
  let [first, amongFive, sum] = [0, 0, 0];
  for (const { ask, finds } of questions) {
    const rank = (await search(ask)).findIndex((id) => finds.includes(id)) + 1;
    if (rank === 1) first += 1;
    if (rank >= 1 && rank <= 5) amongFive += 1;
    if (rank >= 1) sum += 1 / rank;
  }
  return { questions: questions.length, first, amongFive, reciprocal: sum / questions.length };
}

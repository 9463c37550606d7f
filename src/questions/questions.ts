import type { Question } from '../query/question.js';
import { coverage } from './coverage/coverage.js';
import { meta } from './meta/meta.js';
import type { Limit } from './meta/meta.js';
import { search } from './search/search.js';

/** Every question of its own shape. */
export function questions(limits: readonly Limit[]): readonly Question[] {
  return [meta(limits), search, coverage];
}

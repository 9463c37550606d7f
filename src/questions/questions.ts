import type { DerivedField } from '../query/derived-field.js';
import type { Question } from '../query/question.js';
import { citation } from './citation/citation.js';
import { coverage } from './coverage/coverage.js';
import { meta } from './meta/meta.js';
import type { Limit } from './meta/meta.js';
import { search } from './search/search.js';

/** Every question of its own shape. */
export function questions(limits: readonly Limit[]): readonly Question[] {
  return [meta(limits), search, coverage];
}

/** Every field of nodes that is made of others. */
export const DERIVED_FIELDS: readonly DerivedField[] = [citation];

import type { Question } from '../query/question.js';
import { meta } from './meta/meta.js';

/** Every question of its own shape. */
export const QUESTIONS: readonly Question[] = [meta];

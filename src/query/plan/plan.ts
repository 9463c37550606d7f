import type { Condition } from '../filter/condition.js';
import type { QuestionPlan } from '../question.js';
import type { List, Selection } from './fetches.js';

/** What an operation fetches, before anything is sent: every argument in it is valid. */
export interface Plan {
  readonly roots: readonly Root[];
}

export type Root =
  | {
      readonly kind: 'keys';
      readonly key: string;
      readonly many: boolean;
      readonly ids: readonly string[];
      readonly target: string;
      /** What a node must meet, or there is none. */
      readonly qualifying: Condition | undefined;
      readonly selection: Selection;
    }
  | {
      readonly kind: 'unique';
      readonly key: string;
      readonly property: string;
      readonly value: string;
      readonly target: string;
      readonly qualifying: Condition | undefined;
      readonly selection: Selection;
    }
  | { readonly kind: 'list'; readonly key: string; readonly list: List }
  | { readonly kind: 'question'; readonly key: string; readonly plan: QuestionPlan };

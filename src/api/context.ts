import type { AsOf } from '../query/as-of/as-of.js';
import type { Costing } from '../query/cost/cost.js';
import type { Plan } from '../query/plan/plan.js';
import type { SelectionSets } from '../query/plan/selection-sets.js';
import type { Answer } from '../query/run/run-plan.js';
import type { AnswerSources } from '../questions/answer-citation/read-sources.js';
import type { SourcesPlan } from '../questions/answer-citation/sources-plan.js';
import type { Notices } from './notices.js';
import type { Turn } from './queue.js';

/** An answer, and what it rests on where it is to be cited. */
export interface CitedAnswer extends Answer {
  readonly sources: AnswerSources | undefined;
}

/** What belongs to one operation. */
export interface ApiContext {
  readonly turn: Turn;
  /** The data version that the client saw before: it is answered from this one or a later one. */
  readonly wantedVersion?: string;
  /** As of when it is answered; undefined for all that is recorded. */
  asOf?: AsOf | undefined;
  plan?: Plan;
  /** What it selects: where it is planned. */
  selectionSets?: SelectionSets;
  /** How its sources are asked for, where it is to be cited. */
  sources?: SourcesPlan;
  /** Whether it asks for the schema. */
  introspects?: boolean;
  /** What the operation may cost at the most, and how its lists are asked. */
  costing?: Costing;
  /** What it cost. */
  readonly spent: Spent;
  readonly notices: Notices;
  answer?: Promise<CitedAnswer>;
  /** The lists of the answer that are large, once it is there. */
  large?: ReadonlySet<unknown>;
  /** Apollo Server copies the context; this stays the same object. */
  readonly written: Written;
  /** Of which data the answer is. */
  dataVersion?: string;
}

/** An answer that is written, and not sent yet. */
export interface Written {
  /** The bytes of a large one: they are sent in the place of its text. */
  pieces: readonly Buffer[] | undefined;
  /** Counts it, once it is known that it is sent. */
  counts: (() => void) | undefined;
  /** Whether it has all that was asked for, without an error and without a notice. */
  isWhole: boolean;
}

export interface Spent {
  rows: number;
  statements: number;
}

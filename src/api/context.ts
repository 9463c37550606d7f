import type { Costing } from '../query/cost/cost.js';
import type { Plan } from '../query/plan/plan.js';
import type { Answer } from '../query/run/run-plan.js';
import type { Notices } from './notices.js';
import type { Client } from './queue.js';

/** What belongs to one operation. */
export interface ApiContext {
  readonly client: Client;
  /** A moment of `performance.now()`. */
  readonly deadline: number;
  /** The data version that the client saw before: it is answered from this one or a later one. */
  readonly wantedVersion?: string;
  plan?: Plan;
  /** What the operation may cost at the most, and how its lists are asked. */
  costing?: Costing;
  /** What it cost. */
  readonly spent: Spent;
  readonly notices: Notices;
  answer?: Promise<Answer>;
  /** Of which data the answer is. */
  dataVersion?: string;
}

export interface Spent {
  rows: number;
  statements: number;
}

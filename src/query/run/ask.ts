import type { Parameters, Statement } from '../../graph/graph.js';

/** What is sent for a part of a plan. */
export interface Ask {
  readonly statement: Statement;
  readonly parameters: Parameters;
}

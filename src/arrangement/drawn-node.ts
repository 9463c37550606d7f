import type { Place } from './arrangement.js';
import type { GraphLink, GraphNode } from './known-graph.js';

/** A node as it is drawn. */
export interface DrawnNode {
  readonly node: GraphNode;
  readonly place: Place;
  readonly isChosen: boolean;
  readonly isMarked: boolean;
  readonly isPinned: boolean;
  /** Not there on the day that is shown. */
  readonly isAbsent: boolean;
  /** How many more there are behind it. */
  readonly more: number;
  /** Links within the picture. */
  readonly degree: number;
}

/** What is drawn: what filters leave. */
export interface Drawn {
  readonly nodes: readonly DrawnNode[];
  readonly links: readonly GraphLink[];
  readonly byId: ReadonlyMap<string, DrawnNode>;
}

/** Whether it does not simply stand: a claim that is disputed, a conflict that is open. */
export function isDoubted({ status }: GraphNode): boolean {
  return status !== undefined && status !== 'ACCEPTED' && status !== 'RESOLVED';
}

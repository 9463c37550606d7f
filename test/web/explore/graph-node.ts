import type { GraphNode } from '../../../src/arrangement/known-graph.js';

/** A record of a picture, with nothing that a test does not name. */
export function graphNode(id: string, more: Partial<GraphNode> = {}): GraphNode {
  return {
    id,
    label: id,
    type: 'Law',
    status: undefined,
    date: undefined,
    topics: [],
    response: undefined,
    recommenders: [],
    relations: [],
    ...more,
  };
}

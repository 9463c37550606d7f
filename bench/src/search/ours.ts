import type { Graph } from '../../../src/graph/graph.js';
import type { Ontology } from '../../../src/ontology/ontology.js';
import { built } from '../built.js';
import type { Search } from './questions.js';

const QUERY = `query ($query: String!, $types: [AnyTypeName!]) {
  search(query: $query, types: $types, first: 100) { nodes { score node { id } } }
}`;

/** A search through the API, and what it answered last with all its scores. */
export interface OurSearch {
  readonly search: Search;
  readonly answers: Map<string, string>;
}

/** @param types of the nodes to find; all where undefined. */
export async function ourSearch(ontology: Ontology, graph: Graph, types?: readonly string[]): Promise<OurSearch> {
  const { startApi } = await built('api/server');
  const { DEFAULT_LIMITS } = await built('api/limits');
  const log = (message: string, error: unknown): void => void process.stderr.write(`${message}: ${String(error)}\n`);
  const api = await startApi({ ontology, graph, limits: DEFAULT_LIMITS, log });
  const answers = new Map<string, string>();
  const search = async (query: string): Promise<string[]> => {
    const request = { query: QUERY, variables: { query, types } };
    const result = await api.answer<{ search: { nodes: { node: { id: string } }[] } }>(request);
    const text = JSON.stringify(result);
    answers.set(query, text);
    if (!result.data) throw new Error(`No answer to ${JSON.stringify(query)}: ${text}`);
    return result.data.search.nodes.map(({ node }) => node.id);
  };
  return { search, answers };
}

import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { DEFAULT_LIMITS } from '../../src/api/limits.js';
import type { Limits } from '../../src/api/limits.js';
import type { Recurring } from '../../src/api/recurring.js';
import { startApi } from '../../src/api/server.js';
import type { Graph } from '../../src/graph/graph.js';
import type { Ontology } from '../../src/ontology/ontology.js';
import { NO_TEXTS } from '../../src/questions/passage-text/held-texts.js';
import type { HeldTexts } from '../../src/questions/passage-text/held-texts.js';

export interface Answered {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLFormattedError[];
  readonly extensions?: Record<string, unknown>;
}

export interface ApiUnderTest {
  ask(query: string, variables?: Record<string, unknown>): Promise<Answered>;
  /** What went to the log, where a client must not see it. */
  readonly logged: readonly { readonly message: string; readonly error: unknown }[];
  stop(): Promise<void>;
}

/** Each fetch by a statement of its own, so that how many are sent does not depend on what was asked before. */
const NEVER: Recurring = { recurs: () => false };
/** What is below with everything that allows it. */
export const ALWAYS: Recurring = { recurs: () => true };

/**
 * The API over a graph, without HTTP.
 * @param more which statements ask what is below their nodes too, and the texts that are held: none where nothing is given.
 */
export async function apiOver(
  ontology: Ontology,
  graph: Graph,
  limits: Partial<Limits> = {},
  { recurring = NEVER, texts = NO_TEXTS }: { readonly recurring?: Recurring; readonly texts?: HeldTexts } = {},
): Promise<ApiUnderTest> {
  const logged: { message: string; error: unknown }[] = [];
  const log = (message: string, error: unknown): void => void logged.push({ message, error });
  const limited = { ...DEFAULT_LIMITS, ...limits };
  const api = await startApi({ ontology, graph, limits: limited, log, recurring, texts });
  return {
    logged,
    ask: async (query, variables = {}) => {
      try {
        // As a client gets it.
        return JSON.parse(JSON.stringify(await api.answer({ query, variables }))) as Answered;
      } catch (error) {
        return { errors: [(error as GraphQLError).toJSON()] };
      }
    },
    stop: () => api.server.stop(),
  };
}

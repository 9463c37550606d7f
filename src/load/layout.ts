import type { LoadState } from './stored.js';

/**
 * How data is laid out in a graph, beside what schema.graphql says: what is recorded of the whole, and in which form
 * values, relationships and the search index are stored. Raised by hand where a graph that was loaded before lacks
 * something that reading now relies on.
 */
export const LAYOUT = 6;

/** What a load will do to a graph of another layout, as a line for the one who started it. */
export function layoutNotice(state: LoadState | undefined): string | undefined {
  if (state?.version === undefined || state.layout === LAYOUT) return undefined;
  const age = (state.layout ?? 0) < LAYOUT ? 'an older' : 'a newer';
  const number = state.layout === undefined ? '' : ` (${state.layout}, this is ${LAYOUT})`;
  return (
    `The database was loaded by ${age} layout of rights-graph${number}: missing constraints and indexes are added, ` +
    'records that differ are written anew, and what is recorded of the whole is replaced.'
  );
}

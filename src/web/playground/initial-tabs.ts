import { startExample } from '../examples.js';
import type { Example } from '../examples.js';
import type { Shared } from '../../page/share-link.js';

/** The properties of GraphiQL that say what it opens with. */
export interface InitialTabs {
  readonly defaultTabs: Shared[];
  readonly initialQuery?: string;
  readonly initialVariables?: string;
}

/**
 * What GraphiQL opens with: the example to begin with. A shared query comes first, or it would be lost on switching tabs.
 * Without stored tabs the first tab is also passed as `initial...`, because GraphiQL ignores
 * the variables of the first default tab (graphiql#3392). Stored tabs are left as they are.
 */
export function initialTabs(
  shared: Shared | undefined,
  examples: readonly [Example, ...Example[]],
  stored: boolean,
): InitialTabs {
  const tabs = [...(shared === undefined ? [] : [shared]), startExample(examples)].map(({ query, variables }) => ({
    query,
    variables,
  }));
  const first = shared ?? (stored ? undefined : tabs[0]);
  if (first === undefined) return { defaultTabs: tabs };
  return { defaultTabs: tabs, initialQuery: first.query, initialVariables: first.variables };
}

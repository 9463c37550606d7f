import type { Example } from '../examples.js';
import type { Shared } from '../../page/share-link.js';

/** More examples than this would crowd the tab strip: then only the first is a tab, the panel lists all. */
const MOST_TABS = 4;

/** The properties of GraphiQL that say what it opens with. */
export interface InitialTabs {
  readonly defaultTabs: Shared[];
  readonly initialQuery?: string;
  readonly initialVariables?: string;
}

/**
 * What GraphiQL opens with. A shared query comes first, or it would be lost on switching tabs.
 * Without stored tabs the first tab is also passed as `initial...`, because GraphiQL ignores
 * the variables of the first default tab (graphiql#3392). Stored tabs are left as they are.
 */
export function initialTabs(shared: Shared | undefined, examples: readonly Example[], stored: boolean): InitialTabs {
  const listed = examples.length > MOST_TABS ? examples.slice(0, 1) : examples;
  const tabs = [...(shared === undefined ? [] : [shared]), ...listed].map(({ query, variables }) => ({
    query,
    variables,
  }));
  const first = shared ?? (stored ? undefined : tabs[0]);
  if (first === undefined) return { defaultTabs: tabs };
  return { defaultTabs: tabs, initialQuery: first.query, initialVariables: first.variables };
}

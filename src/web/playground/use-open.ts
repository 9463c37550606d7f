import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { shareLink } from '../../page/share-link.js';
import type { Shared } from '../../page/share-link.js';
import { EXAMPLES } from './bundled-examples.js';
import { replaceQuery } from './runs.js';
import { useRun } from './use-run.js';

/**
 * A function that shows a query with its variables, and runs it: in the tab that has it already, else in place
 * of a tab nobody has changed, else in a new one.
 */
export function useOpen(): (shared: Shared) => void {
  const actions = useGraphiQLActions();
  const run = useRun();
  const { tabs, activeTabIndex, queryEditor, variableEditor, responseEditor } = useGraphiQL(
    pick('tabs', 'activeTabIndex', 'queryEditor', 'variableEditor', 'responseEditor'),
  );
  return (shared) => {
    if (queryEditor === undefined) {
      // Opened when the editor is there.
      window.location.assign(shareLink(shared));
      return;
    }
    const current = { query: queryEditor.getValue(), variables: variableEditor?.getValue() ?? '' };
    if (same(current, shared)) {
      run(shared);
      return;
    }
    const open = tabs.findIndex((tab, index) => index !== activeTabIndex && same(tab, shared));
    if (open !== -1) {
      actions.changeTab(open);
      run(shared);
      return;
    }
    actions.stop();
    if (untouched(current)) replaceQuery();
    else actions.addTab();
    queryEditor.setValue(shared.query);
    variableEditor?.setValue(shared.variables);
    responseEditor?.setValue('');
    actions.updateActiveTabValues({ ...shared, response: null });
    run(shared);
  };
}

interface Text {
  readonly query: string | null;
  readonly variables?: string | null;
}

function same(a: Text, b: Text): boolean {
  return (a.query ?? '') === (b.query ?? '') && (a.variables ?? '') === (b.variables ?? '');
}

function untouched(current: Text): boolean {
  return current.query?.trim() === '' || EXAMPLES.some((example) => same(example, current));
}

import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { Kind, parse } from 'graphql';
import type { OperationDefinitionNode } from 'graphql';
import { shareLink } from '../../page/share-link.js';
import type { Shared } from '../../page/share-link.js';
import { EXAMPLES } from './bundled-examples.js';

/**
 * A function that shows a query with its variables: in the tab that has it already, else in place
 * of a tab nobody has changed, else in a new one.
 */
export function useOpen(): (shared: Shared) => void {
  const actions = useGraphiQLActions();
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
    if (same(current, shared)) return;
    const open = tabs.findIndex((tab, index) => index !== activeTabIndex && same(tab, shared));
    if (open !== -1) {
      actions.changeTab(open);
      return;
    }
    if (!untouched(current)) actions.addTab();
    queryEditor.setValue(shared.query);
    variableEditor?.setValue(shared.variables);
    responseEditor?.setValue('');
    // The editors report their new text only after a pause; whoever runs the query at once must not send
    // the operation name of the tab before.
    const operations = operationsOf(shared.query);
    const operationName = operations[0]?.name?.value;
    actions.setOperationFacts({ operations, ...(operationName !== undefined && { operationName }) });
    actions.updateActiveTabValues({ ...shared, operationName: operationName ?? null, response: null });
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

/** A shared link can hold any text; what does not parse has no operations. */
function operationsOf(query: string): OperationDefinitionNode[] {
  try {
    return parse(query).definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  } catch {
    return [];
  }
}

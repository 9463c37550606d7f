import { useGraphiQLActions } from '@graphiql/react';
import { Kind, parse } from 'graphql';
import type { OperationDefinitionNode } from 'graphql';
import type { Shared } from '../../page/share-link.js';
import { EXAMPLES } from './bundled-examples.js';
import { setView } from './answer-view.js';
import { damageOf } from './damaged-query.js';
import { beginRun } from './runs.js';

/**
 * A function that runs a query that was put into the editors just now. One that is damaged, as a link may be that was cut,
 * is not sent: what is wrong with it is said below where the answer would be. An example is shown in its own form.
 */
export function useRun(): (shared: Shared) => void {
  const actions = useGraphiQLActions();
  return (shared) => {
    // What still runs is of another query.
    actions.stop();
    const example = EXAMPLES.find(({ query }) => query === shared.query);
    if (example) setView(example.table ? 'table' : 'json');
    const problem = damageOf(shared);
    if (problem !== undefined) {
      setView('json');
      beginRun({ kind: 'failed', sentence: problem });
      return;
    }
    // The editors report their new text only after a pause; whoever runs the query at once must not send
    // the operation name of the tab before.
    const operations = operationsOf(shared.query);
    const operationName = operations[0]?.name?.value;
    actions.setOperationFacts({ operations, ...(operationName !== undefined && { operationName }) });
    actions.updateActiveTabValues({ operationName: operationName ?? null });
    actions.run();
  };
}

function operationsOf(query: string): OperationDefinitionNode[] {
  return parse(query).definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
}

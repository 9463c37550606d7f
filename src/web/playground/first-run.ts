import { pick, useGraphiQL } from '@graphiql/react';
import { useEffect, useRef } from 'react';
import type { Shared } from '../../page/share-link.js';
import { useRun } from './use-run.js';

/** Runs what the playground opens with, as soon as its editors are there: an example, or what a link shares. */
export function FirstRun({ shared }: { readonly shared: Shared | undefined }) {
  const run = useRun();
  const { queryEditor, variableEditor, responseEditor } = useGraphiQL(
    pick('queryEditor', 'variableEditor', 'responseEditor'),
  );
  const isDone = useRef(false);
  const isReady = queryEditor !== undefined && variableEditor !== undefined && responseEditor !== undefined;
  useEffect(() => {
    if (!isReady || isDone.current || shared === undefined) return;
    isDone.current = true;
    run(shared);
  });
  return null;
}

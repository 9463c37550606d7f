import { pick, useGraphiQL } from '@graphiql/react';
import { useEffect, useRef } from 'react';
import type { Shared } from '../../page/share-link.js';
import { readShareLink } from '../../page/share-link.js';
import { useOpen } from './use-open.js';
import { useRun } from './use-run.js';

/**
 * Runs what the playground opens with, an example or what a link shares, and opens what is shared by a link that is
 * followed later. What was chosen before the editors were there is opened in its place as soon as they are.
 */
export function SharedLinks({ first }: { readonly first: Shared | undefined }) {
  const actions = { open: useOpen(), run: useRun() };
  const latest = useRef(actions);
  latest.current = actions;
  const { queryEditor, variableEditor, responseEditor } = useGraphiQL(
    pick('queryEditor', 'variableEditor', 'responseEditor'),
  );
  const isReady = queryEditor !== undefined && variableEditor !== undefined && responseEditor !== undefined;
  const early = useRef<Shared>(undefined);
  const isBegun = useRef(false);
  useEffect(() => {
    const follow = (): void => {
      const shared = readShareLink(window.location.hash);
      if (shared === undefined) return;
      if (isReady) latest.current.open(shared);
      else early.current = shared;
    };
    window.addEventListener('hashchange', follow);
    if (isReady && !isBegun.current) {
      isBegun.current = true;
      if (early.current !== undefined) latest.current.open(early.current);
      else if (first !== undefined) latest.current.run(first);
    }
    return () => window.removeEventListener('hashchange', follow);
  }, [isReady, first]);
  return null;
}

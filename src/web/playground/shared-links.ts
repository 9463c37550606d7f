import { useGraphiQL } from '@graphiql/react';
import { useEffect, useRef } from 'react';
import type { Shared } from '../../page/share-link.js';
import { readShareLink } from '../../page/share-link.js';
import { useOpen } from './use-open.js';

/** Opens a shared query when its link is followed while the playground is open; one before the editor is there, then. */
export function SharedLinks() {
  const open = useOpen();
  const isThere = useGraphiQL((state) => state.queryEditor !== undefined);
  const latest = useRef(open);
  const early = useRef<Shared>(undefined);
  useEffect(() => {
    latest.current = open;
  });
  useEffect(() => {
    const follow = () => {
      const shared = readShareLink(window.location.hash);
      if (shared === undefined) return;
      if (isThere) latest.current(shared);
      else early.current = shared;
    };
    window.addEventListener('hashchange', follow);
    if (isThere && early.current !== undefined) {
      latest.current(early.current);
      early.current = undefined;
    }
    return () => window.removeEventListener('hashchange', follow);
  }, [isThere]);
  return null;
}

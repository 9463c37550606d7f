import { useEffect, useRef } from 'react';
import { readShareLink } from '../../page/share-link.js';
import { useOpen } from './use-open.js';

/** Opens a shared query when its link is followed while the playground is open. */
export function SharedLinks() {
  const open = useOpen();
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  useEffect(() => {
    const follow = () => {
      const shared = readShareLink(window.location.hash);
      if (shared !== undefined) latest.current(shared);
    };
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return null;
}

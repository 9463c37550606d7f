import { pick, useGraphiQL } from '@graphiql/react';
import { useEffect, useState } from 'react';
import { shareLink } from '../../page/share-link.js';

const SHOWN_MS = 4000;

/** Copies a link that opens the playground with the query and variables on the screen. */
export function CopyLink() {
  const { queryEditor, variableEditor } = useGraphiQL(pick('queryEditor', 'variableEditor'));
  const [message, setMessage] = useState('');

  useEffect(() => {
    if (message === '') return undefined;
    const timer = setTimeout(() => setMessage(''), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [message]);

  const copy = async () => {
    const link = shareLink({ query: queryEditor?.getValue() ?? '', variables: variableEditor?.getValue() ?? '' });
    try {
      await navigator.clipboard.writeText(new URL(link, window.location.href).href);
      setMessage('Link copied');
    } catch {
      // No clipboard without HTTPS or permission: the address bar is the next best place to copy from.
      window.history.replaceState(null, '', link);
      setMessage('The link is in the address bar');
    }
  };

  return (
    <div className="copy-link">
      <span role="status">{message}</span>
      <button type="button" onClick={() => void copy()}>
        Copy link
      </button>
    </div>
  );
}

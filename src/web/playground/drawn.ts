import { useGraphiQL } from '@graphiql/react';
import { useEffect } from 'react';

/** Milliseconds after which a page that never rests is taken for one that does. */
const LONGEST = 1_000;

let note = (): void => undefined;

/** When the editor is drawn and the page has nothing to do: what nobody sees is loaded from then on. */
export const editorIsDrawn = new Promise<void>((resolve) => (note = resolve));

/** Watches for the editor. */
export function Drawn({ onDrawn }: { readonly onDrawn: (isDrawn: true) => void }) {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  useEffect(() => {
    if (queryEditor === undefined) return undefined;
    return whenIdle(() => {
      note();
      onDrawn(true);
    });
  }, [queryEditor, onDrawn]);
  return null;
}

/** @returns what takes it back. */
function whenIdle(act: () => void): () => void {
  // Safari has no such callback.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(act, LONGEST / 5);
    return () => clearTimeout(timer);
  }
  const handle = window.requestIdleCallback(act, { timeout: LONGEST });
  return () => window.cancelIdleCallback(handle);
}

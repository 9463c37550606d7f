import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import type { MonacoEditor } from '@graphiql/react';
import { useEffect, useRef } from 'react';

/** A device with a keyboard, as far as a page can know. */
const WITH_KEYBOARD = '(hover: hover) and (pointer: fine)';
/** What Escape closes first. */
const OPEN = '.suggest-widget.visible, .find-widget.visible, .parameter-hints-widget.visible, .rename-box';

/**
 * The keyboard is in the editor when it opens, leaves it with Escape, and runs the query with Ctrl or Cmd and Enter
 * wherever it is.
 */
export function Keyboard() {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const isFetching = useGraphiQL((state) => state.isFetching);
  const actions = useGraphiQLActions();
  const start = useRef<() => void>(() => undefined);
  useEffect(() => {
    start.current = () => {
      if (!isFetching) actions.run();
    };
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      // An editor runs the operation at its cursor.
      if (event.target instanceof Element && event.target.closest('.monaco-editor')) return;
      event.preventDefault();
      event.stopPropagation();
      start.current();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, []);
  useEffect(() => {
    const isFree = document.activeElement === null || document.activeElement === document.body;
    if (isFree && window.matchMedia(WITH_KEYBOARD).matches) queryEditor?.focus();
  }, [queryEditor]);
  useEffect(() => leftByEscape(queryEditor), [queryEditor]);
  useEffect(() => leftByEscape(variableEditor), [variableEditor]);
  return null;
}

/** Within an editor the tabulator indents: without this nobody gets out of it by the keyboard. */
function leftByEscape(editor: MonacoEditor | undefined): (() => void) | undefined {
  const listener = editor?.onKeyDown(({ browserEvent }) => {
    if (browserEvent.key !== 'Escape' || document.querySelector(OPEN)) return;
    editor.getContainerDomNode().focus();
  });
  return () => listener?.dispose();
}

/**
 * In the place of parts of Monaco that others of its parts name and the playground never shows: editors for two files
 * side by side and what compares them, quick fixes, colours, hints within lines, places side by side, boxes to select
 * from, other forms of what is pasted. And of the documentation as GraphiQL would show it. `src/web/build/editor-cuts.ts` puts it there.
 */
const NotHere = Object.assign(
  function (): never {
    throw new Error('The playground has left this part of the editor out.');
  },
  {
    /** Of an editor: none. */
    get: () => null,
    /** Nothing covers what is below the pointer. */
    dropDownVisible: false,
  },
);

export {
  NotHere as CodeActionController,
  NotHere as ColorHoverParticipant,
  NotHere as CopyPasteController,
  NotHere as DiffEditorWidget,
  NotHere as DocExplorer,
  NotHere as InlayHintsHover,
  NotHere as InlineSuggestionHintsContentWidget,
  NotHere as MultiDiffEditorWidget,
  NotHere as ReferencesController,
  NotHere as SelectBox,
};

export const CodeActionKind = { QuickFix: undefined };
export const CodeActionTriggerSource = { QuickFixHover: undefined };
export const quickFixCommandId = '';

/** There is no quick fix for what is marked. */
export function getCodeActions(): Promise<{ readonly validActions: readonly []; readonly dispose: () => void }> {
  return Promise.resolve({ validActions: [], dispose: () => undefined });
}

export const linesDiffComputers = { getDefault: NotHere, getLegacy: NotHere };

import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/** In the place of a module of Monaco, a file of the playground that has what is taken from it. */
interface Cut {
  readonly module: RegExp;
  readonly by: string;
  /** The modules from which it is replaced; all, where there is none. */
  readonly from?: RegExp;
}

/** What the editor can do and the playground does not, or later, by the module that brings it. */
const CUTS: readonly Cut[] = [
  { module: /\/edcore\.main\.js$/, by: 'editor-parts.ts' },
  { module: /\/(?:multiD|d)iffEditorWidget\.js$/, by: 'left-out.ts' },
  { module: /\/diff\/linesDiffComputers\.js$/, by: 'left-out.ts' },
  { module: /\/copyPasteController\.js$/, by: 'left-out.ts' },
  { module: /\/codeAction(?:Controller)?\.js$/, by: 'left-out.ts', from: /\/markerHoverParticipant\.js$/ },
  { module: /\/codeAction\/common\/types\.js$/, by: 'left-out.ts', from: /\/markerHoverParticipant\.js$/ },
  { module: /\/(?:colorHoverParticipant|inlayHintsHover)\.js$/, by: 'left-out.ts' },
  { module: /\/inlineCompletionsHintsWidget\.js$/, by: 'left-out.ts' },
  { module: /\/referencesController\.js$/, by: 'left-out.ts' },
  { module: /\/selectBox\.js$/, by: 'left-out.ts' },
  { module: /\/doc-explorer\.js$/, by: 'left-out.ts', from: /\/plugin-doc-explorer\/dist\/context\.js$/ },
  { module: /\/minimap\/minimap\.js$/, by: 'no-minimap.ts' },
  // The list of commands has both when it is opened.
  { module: /\/listService\.js$/, by: 'later-lists.ts', from: /\/standaloneServices\.js$/ },
  { module: /\/standaloneQuickInputService\.js$/, by: 'later-quick-input.ts', from: /\/standaloneServices\.js$/ },
];

/** Where Monaco describes its settings and colours for a page of settings, which is not here. */
const DESCRIPTIONS =
  /\/(?:editorOptions|editorColorRegistry|editorConfigurationSchema)\.js$|\/platform\/theme\/common\/colors\/\w+\.js$/;
/** The first argument is a key for translations, of which there are none: English stands behind it. */
const KEY = /\b(localize2?\(\s*)(?:'[^'\n]*'|"[^"\n]*"|\{[^{}]*\})(?=,)/g;
const DESCRIPTION =
  /\blocalize\(\s*(?:'(?!editorViewAccessibleLabel')[^'\n]*'|\{[^{}]*\}),\s*("|'|`)(?:\\.|(?!\1).)*\1/g;
/** What would show places beside each other, which the left out `referencesController.js` did. */
const PEEK_MENU =
  /MenuRegistry\.appendMenuItem\(MenuId\.EditorContext, \{\s*submenu: MenuId\.EditorContextPeek,[^}]*\}\);/;

/**
 * Leaves out of Monaco what the playground has no use for: 250 kB of the 550 that would be sent (Brotli).
 * @param folder with what stands in its place.
 */
export function editorCuts(folder: string): Plugin {
  return {
    name: 'editor-cuts',
    enforce: 'pre',
    resolveId(source, importer) {
      if (importer === undefined) return undefined;
      const cut = CUTS.find(({ module, from }) => module.test(source) && (from?.test(importer) ?? true));
      return cut && resolve(folder, cut.by);
    },
    transform(code, id) {
      if (!id.includes('/monaco-editor/esm/')) return undefined;
      let text = DESCRIPTIONS.test(id) ? code.replaceAll(DESCRIPTION, "localize(0, ''") : code;
      if (id.endsWith('/goToCommands.js')) {
        if (!PEEK_MENU.test(text)) throw new Error(`${id} makes no menu of what is left out any more.`);
        text = text.replace(PEEK_MENU, '');
      }
      return { code: text.replaceAll(KEY, (_, call: string) => `${call}0`), map: null };
    },
  };
}

import { createDecorator } from 'monaco-editor/esm/vs/platform/instantiation/common/instantiation.js';

/**
 * In the place of Monaco's register of lists and trees, which serves commands that move in the one with the focus: there
 * is one list at a time, and it is not told of them. `src/web/build/editor-cuts.ts` puts it there.
 */
export const IListService = createDecorator('listService');

export class ListService {
  readonly lastFocusedList = undefined;

  register(): { readonly dispose: () => void } {
    return { dispose: () => undefined };
  }
}

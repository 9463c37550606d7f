import { createFastDomNode } from 'monaco-editor/esm/vs/base/browser/fastDomNode.js';
import { ViewPart } from 'monaco-editor/esm/vs/editor/browser/view/viewPart.js';

/** In the place of Monaco's small picture of a text, which is never shown. `src/web/build/editor-cuts.ts` puts it there. */
export class Minimap extends ViewPart {
  private readonly node = createFastDomNode(document.createElement('div'));

  getDomNode(): unknown {
    return this.node;
  }

  prepareRender(): void {
    // Nothing is drawn.
  }

  render(): void {
    // Nothing is drawn.
  }
}

// Parts of Monaco that its types do not describe, as far as we use them.

declare module 'monaco-editor/esm/vs/base/browser/fastDomNode.js' {
  export function createFastDomNode(node: HTMLElement): unknown;
}

declare module 'monaco-editor/esm/vs/editor/browser/view/viewPart.js' {
  export const ViewPart: new (context: unknown) => object;
}

declare module 'monaco-editor/esm/vs/platform/instantiation/common/instantiation.js' {
  interface ServiceId {
    readonly toString: () => string;
  }
  export function createDecorator(id: string): ServiceId;
  export const IInstantiationService: ServiceId;
}

declare module 'monaco-editor/esm/vs/editor/standalone/browser/standaloneServices.js' {
  import type { IInstantiationService } from 'monaco-editor/esm/vs/platform/instantiation/common/instantiation.js';
  export const StandaloneServices: {
    get(id: typeof IInstantiationService): { createInstance(made: new (...parameters: never[]) => unknown): unknown };
  };
}

declare module 'monaco-editor/esm/vs/editor/standalone/browser/quickInput/standaloneQuickInputService.js' {
  export const QuickInputEditorContribution: { new (editor: object): object; get: (editor: object) => object };
  export const StandaloneQuickInputService: new (...parameters: never[]) => unknown;
}

declare module 'monaco-editor/esm/vs/editor/standalone/browser/quickAccess/standaloneCommandsQuickAccess.js' {
  export const StandaloneCommandsQuickAccessProvider: { readonly PREFIX: string };
}

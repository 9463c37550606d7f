/** What Monaco asks by a box at the top of an editor, as far as the list of commands uses it. */
export interface QuickInput {
  readonly currentQuickInput: unknown;
  readonly quickAccess: { show(prefix: string): void };
  pick(...parameters: readonly unknown[]): unknown;
  createQuickPick(...parameters: readonly unknown[]): unknown;
  createInputBox(): unknown;
}

let loaded: QuickInput | undefined;

/** Lets the editor ask, from now on. */
export function setQuickInput(quickInput: QuickInput): void {
  loaded = quickInput;
}

/**
 * In the place of Monaco's service for questions: it is there when `commands.ts` has loaded it, and nothing asks before.
 * `src/web/build/editor-cuts.ts` puts it there.
 */
export class StandaloneQuickInputService implements QuickInput {
  get currentQuickInput(): unknown {
    return loaded?.currentQuickInput;
  }

  get quickAccess(): QuickInput['quickAccess'] {
    return there().quickAccess;
  }

  pick(...parameters: readonly unknown[]): unknown {
    return there().pick(...parameters);
  }

  createQuickPick(...parameters: readonly unknown[]): unknown {
    return there().createQuickPick(...parameters);
  }

  createInputBox(): unknown {
    return there().createInputBox();
  }
}

function there(): QuickInput {
  if (loaded === undefined) throw new Error('Nothing can be asked before the list of commands is loaded.');
  return loaded;
}

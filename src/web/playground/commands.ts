import { StandaloneCommandsQuickAccessProvider } from 'monaco-editor/esm/vs/editor/standalone/browser/quickAccess/standaloneCommandsQuickAccess.js';
import {
  QuickInputEditorContribution,
  StandaloneQuickInputService,
} from 'monaco-editor/esm/vs/editor/standalone/browser/quickInput/standaloneQuickInputService.js';
import { StandaloneServices } from 'monaco-editor/esm/vs/editor/standalone/browser/standaloneServices.js';
import { IInstantiationService } from 'monaco-editor/esm/vs/platform/instantiation/common/instantiation.js';
import type { QuickInput } from './later-quick-input.js';
import { setQuickInput } from './later-quick-input.js';

// An editor takes up its contributions when it is made, and has no place for this one, which comes later.
const places = new WeakMap<object, InstanceType<typeof QuickInputEditorContribution>>();
QuickInputEditorContribution.get = (editor) => {
  const place = places.get(editor) ?? new QuickInputEditorContribution(editor);
  places.set(editor, place);
  return place;
};

const quickInput = StandaloneServices.get(IInstantiationService).createInstance(
  StandaloneQuickInputService,
) as QuickInput;
setQuickInput(quickInput);

/** Shows the list of all commands in the editor with the focus. */
export function showCommands(): void {
  quickInput.quickAccess.show(StandaloneCommandsQuickAccessProvider.PREFIX);
}

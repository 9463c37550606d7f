import { IInstantiationService } from 'monaco-editor/esm/vs/platform/instantiation/common/instantiation.js';
import { StandaloneCommandsQuickAccessProvider } from 'monaco-editor/esm/vs/editor/standalone/browser/quickAccess/standaloneCommandsQuickAccess.js';
import { StandaloneQuickInputService } from 'monaco-editor/esm/vs/editor/standalone/browser/quickInput/standaloneQuickInputService.js';
import { StandaloneServices } from 'monaco-editor/esm/vs/editor/standalone/browser/standaloneServices.js';
import type { QuickInput } from './later-quick-input.js';
import { setQuickInput } from './later-quick-input.js';

const quickInput = StandaloneServices.get(IInstantiationService).createInstance(
  StandaloneQuickInputService,
) as QuickInput;
setQuickInput(quickInput);

/** Shows the list of all commands in the editor with the focus. */
export function showCommands(): void {
  quickInput.quickAccess.show(StandaloneCommandsQuickAccessProvider.PREFIX);
}

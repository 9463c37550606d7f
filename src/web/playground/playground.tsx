import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { readShareLink } from '../../page/share-link.js';
import { EXAMPLES } from './bundled-examples.js';
import { CopyLink } from './copy-link.js';
import { EditorSettings } from './editor-settings.js';
import { EXAMPLES_PLUGIN } from './examples-panel.js';
import { fetcher } from './fetcher.js';
import { initialTabs } from './initial-tabs.js';
import { SharedLinks } from './shared-links.js';
import { TabStrip } from './tab-strip.js';

const STORED_TABS = 'graphiql:tabState';
const PLUGINS = [EXAMPLES_PLUGIN, HISTORY_PLUGIN];

/** GraphiQL with our examples, our tab strip and a link to share. */
export function Playground() {
  const tabs = initialTabs(
    readShareLink(window.location.hash),
    EXAMPLES,
    window.localStorage.getItem(STORED_TABS) !== null,
  );
  return (
    <GraphiQL
      {...tabs}
      fetcher={fetcher}
      plugins={PLUGINS}
      visiblePlugin={EXAMPLES_PLUGIN}
      defaultEditorToolsVisibility="variables"
      isHeadersEditorEnabled={false}
      showPersistHeadersSettings={false}
      schemaDescription
    >
      <GraphiQL.Logo>
        <TabStrip />
        <CopyLink />
      </GraphiQL.Logo>
      <EditorSettings />
      <SharedLinks />
    </GraphiQL>
  );
}

import { DocExplorerStore } from '@graphiql/plugin-doc-explorer';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { useState } from 'react';
import { readShareLink } from '../../page/share-link.js';
import { AnswerBar } from './answer-bar.js';
import { EXAMPLES } from './bundled-examples.js';
import { CopyLink } from './copy-link.js';
import { DOCUMENTATION_PLUGIN } from './documentation.js';
import { Drawn } from './drawn.js';
import { EditorSettings } from './editor-settings.js';
import { EXAMPLES_PLUGIN } from './examples-panel.js';
import { fetcher } from './fetcher.js';
import { initialTabs } from './initial-tabs.js';
import { Keyboard } from './keyboard.js';
import { pageStorage } from './page-storage.js';
import { SharedLinks } from './shared-links.js';
import { TabStrip } from './tab-strip.js';

const STORED_TABS = 'graphiql:tabState';
const PLUGINS = [EXAMPLES_PLUGIN, HISTORY_PLUGIN];
const STORAGE = pageStorage(() => window.localStorage);

/** GraphiQL with our examples, our tab strip, a link to share, and the answer as a table. */
export function Playground() {
  const [tabs] = useState(() =>
    initialTabs(readShareLink(window.location.hash), EXAMPLES, STORAGE.getItem(STORED_TABS) !== null),
  );
  const { initialQuery: query, initialVariables: variables = '' } = tabs;
  const [first] = useState(query === undefined ? undefined : { query, variables });
  const [isDrawn, setIsDrawn] = useState(false);
  return (
    <GraphiQL
      {...tabs}
      // GraphiQL reads the schema where it is given none, not even null: when the editor is drawn.
      {...(!isDrawn && { schema: null })}
      fetcher={fetcher}
      storage={STORAGE}
      plugins={PLUGINS}
      referencePlugin={DOCUMENTATION_PLUGIN}
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
      <GraphiQL.Footer>
        <AnswerBar />
      </GraphiQL.Footer>
      <DocExplorerStore>{null}</DocExplorerStore>
      <EditorSettings />
      <SharedLinks first={first} />
      <Keyboard />
      <Drawn onDrawn={setIsDrawn} />
    </GraphiQL>
  );
}

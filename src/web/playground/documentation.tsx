import { DOC_EXPLORER_PLUGIN } from '@graphiql/plugin-doc-explorer';
import type { GraphiQLPlugin } from '@graphiql/react';
import { useEffect, useState } from 'react';
import type { ComponentType } from 'react';
import { editorIsDrawn } from './drawn.js';

const load = () => import('./schema-page.js');

// Soon somebody may open it; where it does not come, that is said to whom opens it.
void editorIsDrawn.then(load).catch(() => undefined);

/** GraphiQL's documentation with a first page of ours, loaded when the editor is drawn. */
export const DOCUMENTATION_PLUGIN: GraphiQLPlugin = { ...DOC_EXPLORER_PLUGIN, content: DocumentationPanel };

function DocumentationPanel() {
  const [content, setContent] = useState<{ readonly Page: ComponentType } | 'missing'>();
  useEffect(() => {
    load().then(
      ({ Documentation }) => setContent({ Page: Documentation }),
      () => setContent('missing'),
    );
  }, []);
  if (content === undefined) return <p>The documentation is on its way …</p>;
  if (content === 'missing') {
    return <p role="alert">The documentation did not come. Open it again when the server answers.</p>;
  }
  return <content.Page />;
}

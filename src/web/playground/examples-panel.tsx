import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import type { GraphiQLPlugin } from '@graphiql/react';
import { useState } from 'react';
import type { Example } from '../examples.js';
import { findExamples, groupExamples } from '../examples.js';
import { EXAMPLES } from './bundled-examples.js';
import { useOpen } from './use-open.js';

const NARROW = '(max-width: 767px)';

function ExamplesPanel() {
  const open = useOpen();
  const actions = useGraphiQLActions();
  const { tabs, activeTabIndex, queryEditor } = useGraphiQL(pick('tabs', 'activeTabIndex', 'queryEditor'));
  const [words, setWords] = useState('');
  const shown = tabs[activeTabIndex];
  const found = findExamples(EXAMPLES, words);
  const choose = (example: Example) => {
    open(example);
    // On a narrow screen the list would stay between the reader and the query.
    if (window.matchMedia(NARROW).matches) actions.setVisiblePlugin(null);
  };
  return (
    <section className="examples" aria-labelledby="examples-heading">
      <h2 id="examples-heading">Examples</h2>
      <p>
        {queryEditor === undefined
          ? 'The editor is on its way. Choose one, and it opens with it.'
          : 'Each opens as a query that runs at once, and that you can change. Who has never written one begins with the Tutorial.'}
      </p>
      <input
        type="search"
        aria-label="Filter the examples"
        placeholder="Filter: law, Zhanaozen, citation …"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <p role="status">{found.length === 0 ? 'No example has all of these words.' : ''}</p>
      {[...groupExamples(found)].map(([group, examples]) => (
        <div key={group}>
          {group !== 'Examples' && <h3>{group}</h3>}
          <ul aria-label={`${group} queries`}>
            {examples.map((example) => (
              <li key={example.id}>
                <button
                  type="button"
                  data-example={example.id}
                  aria-current={shown?.query === example.query}
                  onClick={() => choose(example)}
                >
                  {example.title}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function ExamplesIcon() {
  return (
    <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M4 3.5h9l3 3v10H4z M7 8.5h6 M7 11h6 M7 13.5h4" strokeLinejoin="round" strokeLinecap="round" />
    </svg>
  );
}

/** The list of examples, in GraphiQL's side bar. */
export const EXAMPLES_PLUGIN: GraphiQLPlugin = { title: 'Examples', icon: ExamplesIcon, content: ExamplesPanel };

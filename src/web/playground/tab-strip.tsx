import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';

/**
 * The open queries. GraphiQL's own strip puts a close button inside each tab, which a screen reader
 * cannot reach; here they stand side by side in a list.
 */
export function TabStrip() {
  const { tabs, activeTabIndex } = useGraphiQL(pick('tabs', 'activeTabIndex'));
  const actions = useGraphiQLActions();
  const add = (): void => {
    // Else the answer on its way would come into the new tab.
    actions.stop();
    actions.addTab();
  };
  return (
    <nav className="tab-strip" aria-label="Open queries">
      <ul>
        {tabs.map((tab, index) => {
          const title = tab.operationName ?? 'Untitled';
          return (
            <li key={tab.id} className={index === activeTabIndex ? 'active' : undefined}>
              <button
                type="button"
                aria-current={index === activeTabIndex}
                onClick={() => index !== activeTabIndex && actions.changeTab(index)}
              >
                {title}
              </button>
              {tabs.length > 1 && (
                <button
                  type="button"
                  className="close"
                  aria-label={`Close ${title}`}
                  onClick={() => actions.closeTab(index)}
                >
                  <svg viewBox="0 0 12 12" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
                    <path d="M2.5 2.5l7 7m0-7l-7 7" />
                  </svg>
                </button>
              )}
            </li>
          );
        })}
      </ul>
      <button type="button" className="add" aria-label="New query" onClick={add}>
        <svg viewBox="0 0 12 12" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
          <path d="M6 1.5v9M1.5 6h9" />
        </svg>
      </button>
    </nav>
  );
}

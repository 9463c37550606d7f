import { useState } from 'react';
import { keepViews, keptViews, withNamed } from './kept-views.js';
import type { NamedView } from './kept-views.js';

const LOCAL = (): Storage => window.localStorage;

interface ViewsMenuProps {
  /** The hash of the address of what is shown; undefined where nothing is. */
  readonly code: string | undefined;
  readonly onOpen: (code: string) => void;
}

/** Keeps the view under a name, in this browser, and opens those that were kept. */
export function ViewsMenu({ code, onOpen }: ViewsMenuProps) {
  const [views, setViews] = useState(() => keptViews(LOCAL));
  const [name, setName] = useState('');
  const [said, setSaid] = useState('');
  const keep = (next: readonly NamedView[], done: string): void => {
    const isKept = keepViews(LOCAL, next);
    if (isKept) setViews(next);
    setSaid(isKept ? done : 'This browser keeps nothing for this page: copy the address instead.');
  };
  return (
    <details className="views-menu">
      <summary>Views</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const trimmed = name.trim();
          if (trimmed === '' || code === undefined) return;
          keep(withNamed(views, { name: trimmed, code }), `Kept as “${trimmed}”.`);
          setName('');
        }}
      >
        <label>
          Keep this view as <input value={name} maxLength={100} onChange={({ target }) => setName(target.value)} />
        </label>
        <button type="submit" disabled={code === undefined || name.trim() === ''}>
          Keep
        </button>
      </form>
      <p>
        <button
          type="button"
          disabled={code === undefined}
          onClick={() => {
            navigator.clipboard.writeText(window.location.href).then(
              () => setSaid('The address is copied: it opens this view again.'),
              () => setSaid('The browser does not let the page copy: take the address from its bar.'),
            );
          }}
        >
          Copy the address of this view
        </button>
      </p>
      {views.length > 0 && (
        <ul aria-label="Kept views">
          {views.map((view) => (
            <li key={view.name}>
              <button type="button" className="plain" onClick={() => onOpen(view.code)}>
                {view.name}
              </button>{' '}
              <button
                type="button"
                aria-label={`Forget ${view.name}`}
                onClick={() =>
                  keep(
                    views.filter((one) => one !== view),
                    `“${view.name}” is forgotten.`,
                  )
                }
              >
                Forget
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className="quiet" role="status">
        {said}
      </p>
    </details>
  );
}

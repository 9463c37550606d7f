import { useEffect, useRef, useState } from 'react';
import { keepViews, keptViews, withNamed } from './kept-views.js';
import type { NamedView } from './kept-views.js';
import { Menu } from './menu.js';

const LOCAL = (): Storage => window.localStorage;

/** What became of an action, and what can be done about it. */
interface Said {
  readonly text: string;
  readonly act?: { readonly name: string; readonly run: () => void } | undefined;
}

interface ViewsMenuProps {
  /** The hash of the address of what is shown; undefined where nothing is. */
  readonly code: string | undefined;
}

/** Keeps the view under a name, in this browser, and opens those that were kept. */
export function ViewsMenu({ code }: ViewsMenuProps) {
  const [views, setViews] = useState(() => keptViews(LOCAL));
  const [name, setName] = useState('');
  const [said, setSaid] = useState<Said>({ text: '' });
  const say = (text: string, act?: Said['act']): void => setSaid({ text, act });
  const again = useRef<HTMLButtonElement>(null);
  // What was pressed may be gone: who goes by keys is led to what can be done about it.
  useEffect(() => again.current?.focus(), [said]);
  useEffect(() => {
    // Another tab keeps views too.
    const read = (): void => setViews(keptViews(LOCAL));
    window.addEventListener('storage', read);
    return () => window.removeEventListener('storage', read);
  }, []);
  const change = (
    next: (kept: readonly NamedView[]) => readonly NamedView[],
    done: string,
    act?: Said['act'],
  ): void => {
    const changed = next(keptViews(LOCAL));
    const isKept = keepViews(LOCAL, changed);
    if (isKept) setViews(changed);
    if (isKept) say(done, act);
    else say('This browser keeps nothing for this page: copy the address instead.');
  };
  const keep = (view: NamedView): void => {
    change((kept) => withNamed(kept, view), `Kept as “${view.name}”.`);
    setName('');
  };
  if (code === undefined && views.length === 0 && said.text === '') return null;
  return (
    <Menu title="Views" className="views-menu">
      {code !== undefined && (
        <>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              const trimmed = name.trim();
              if (trimmed === '') return;
              const view = { name: trimmed, code };
              if (!views.some((one) => one.name === trimmed)) keep(view);
              else say(`“${trimmed}” is kept already.`, { name: 'Replace it', run: () => keep(view) });
            }}
          >
            <label>
              Keep this view as <input value={name} maxLength={100} onChange={({ target }) => setName(target.value)} />
            </label>
            <button type="submit" disabled={name.trim() === ''}>
              Keep
            </button>
          </form>
          <p>
            <button
              type="button"
              onClick={() => {
                navigator.clipboard.writeText(window.location.href).then(
                  () => say('The address is copied: it opens this view again.'),
                  () => say('The browser does not let the page copy: take the address from its bar.'),
                );
              }}
            >
              Copy the address of this view
            </button>
          </p>
        </>
      )}
      {views.length > 0 && (
        <ul aria-label="Kept views">
          {views.map((view) => (
            <li key={view.name}>
              <button type="button" className="plain" onClick={() => openHash(view.code)}>
                {view.name}
              </button>{' '}
              <button
                type="button"
                aria-label={`Forget ${view.name}`}
                onClick={() =>
                  change((kept) => kept.filter((one) => one.name !== view.name), `“${view.name}” is forgotten.`, {
                    name: 'Keep it again',
                    run: () => keep(view),
                  })
                }
              >
                Forget
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className="quiet" role="status">
        {said.text}{' '}
        {said.act && (
          <button type="button" ref={again} onClick={said.act.run}>
            {said.act.name}
          </button>
        )}
      </p>
    </Menu>
  );
}

/** Opens a view: the page follows its address. */
function openHash(hash: string): void {
  window.location.hash = hash;
}

import type { Changed } from './state/changed-view.js';
import type { Explorer } from './state/use-explorer.js';
import { counted } from './words.js';

/** What goes on, what went wrong, and what a load changed. */
export function ExplorerMessages({ explorer }: { readonly explorer: Explorer }) {
  const { busy, message, told, changed, picture } = explorer;
  return (
    <div className="said">
      <p role="status" className="quiet">
        {busy !== undefined && `${busy}…`}
      </p>
      <div className="hidden" aria-live="polite">
        <span key={told.number}>{told.text}</span>
      </div>
      <div className="messages">
        {message && (
          <p role={message.kind === 'problem' ? 'alert' : 'status'} className={`notice ${message.kind}`}>
            {message.text}{' '}
            {message.act && (
              <button type="button" onClick={message.act.run}>
                {message.act.name}
              </button>
            )}{' '}
            <button type="button" onClick={explorer.unsay}>
              Close
            </button>
          </p>
        )}
        {changed && (
          <ChangedNotice
            changed={changed}
            labelOf={(id) => picture.nodes.get(id)?.label ?? id}
            onChoose={(id) => explorer.include([id], id)}
            onClose={explorer.seenChanges}
          />
        )}
      </div>
    </div>
  );
}

interface ChangedNoticeProps {
  readonly changed: Changed;
  readonly labelOf: (id: string) => string;
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}

function ChangedNotice({ changed: { missing, relinked }, labelOf, onChoose, onClose }: ChangedNoticeProps) {
  return (
    <div className="notice" role="status">
      <p>
        The data has changed since this view was kept.{' '}
        <button type="button" onClick={onClose}>
          Close
        </button>
      </p>
      <ul>
        {missing.map(({ id, note, successor }) => (
          <li key={id}>
            <code>{id}</code> is not there any more{note === undefined ? '.' : `: ${note}`}{' '}
            {successor !== undefined && (
              <button type="button" onClick={() => onChoose(successor)}>
                Show {successor} in its place
              </button>
            )}
          </li>
        ))}
        {relinked.slice(0, 20).map(({ id, before, now }) => (
          <li key={id}>
            <button type="button" className="plain" onClick={() => onChoose(id)}>
              {labelOf(id)}
            </button>{' '}
            has {counted(now, 'link')} in this view and had {before}.
          </li>
        ))}
        {relinked.length > 20 && <li>{counted(relinked.length - 20, 'other record')} have more or fewer links too.</li>}
      </ul>
    </div>
  );
}

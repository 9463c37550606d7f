import { useEffect, useRef, useState } from 'react';
import type { MouseEvent } from 'react';
import { recordPath } from '../../page/labels.js';
import type { Day } from '../../arrangement/arrangement.js';
import { foldSections } from './folded-sections.js';

interface RecordViewProps {
  readonly id: string;
  /** As of which day it is read. */
  readonly day: Day;
  /** Opens another record in the picture. */
  readonly onFollow: (id: string) => void;
}

type Read =
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly main: readonly Node[] }
  | { readonly kind: 'failed'; readonly text: string };

const AWAY = 'The server does not answer: the record cannot be read now.';

/**
 * A record as its own page says it, made on the server: statement, who says it, the sentence, what contradicts it, how to
 * cite it. Links to other records lead into the picture.
 */
export function RecordView({ id, day, onFollow }: RecordViewProps) {
  const [read, setRead] = useState<Read>({ kind: 'reading' });
  const [again, setAgain] = useState(0);
  const address = addressOf(id, day);
  useEffect(() => {
    const abort = new AbortController();
    setRead({ kind: 'reading' });
    readRecord(address, abort.signal).then(
      (main) => setRead({ kind: 'read', main }),
      (error: unknown) => {
        if (!abort.signal.aborted) setRead({ kind: 'failed', text: error instanceof Error ? error.message : AWAY });
      },
    );
    return () => abort.abort();
  }, [address, again]);
  switch (read.kind) {
    case 'reading':
      return (
        <p className="quiet" role="status">
          Reading the record…
        </p>
      );
    case 'failed':
      return (
        <p role="alert">
          {read.text}{' '}
          <button type="button" onClick={() => setAgain(again + 1)}>
            Try again
          </button>
        </p>
      );
    case 'read':
      return <Adopted nodes={read.main} onClick={(event) => follow(event, onFollow)} />;
  }
}

function Adopted({
  nodes,
  onClick,
}: {
  readonly nodes: readonly Node[];
  readonly onClick: (event: MouseEvent) => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.replaceChildren(...nodes);
  }, [nodes]);
  // The elements that are clicked are links, which keys reach by themselves.
  return <div ref={place} className="record" onClick={onClick} />;
}

function addressOf(id: string, { date, knownAt }: Day): string {
  const days = Object.entries({ date, knownAt }).flatMap(([name, day]) =>
    day === undefined ? [] : [`&${name}=${day}`],
  );
  return `${recordPath(id)}?format=html${days.join('')}`;
}

/** @throws Error with a sentence for the reader. */
async function readRecord(address: string, signal: AbortSignal): Promise<Node[]> {
  let response: Response;
  try {
    response = await fetch(address, { headers: { accept: 'text/html' }, signal });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Error(AWAY, { cause: error });
  }
  const type = response.headers.get('content-type') ?? '';
  if (!type.startsWith('text/html')) throw new Error(`The server answered ${response.status} without a page.`);
  // The text is ours and has no script; a parsed document runs none.
  const main = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('main');
  if (!main) throw new Error(`The server answered ${response.status} without a record.`);
  const nodes = Array.from(main.childNodes, (node) => document.importNode(node, true));
  foldSections(nodes);
  return nodes;
}

function follow(event: MouseEvent, onFollow: (id: string) => void): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const id = link && idOf(new URL(link.href));
  if (id === null || id === undefined) return;
  event.preventDefault();
  onFollow(id);
}

/** The id of the record that an address is of; undefined of any other address, and of one that is a file. */
function idOf({ origin, pathname, search, hash }: URL): string | undefined {
  if (origin !== window.location.origin || !pathname.startsWith('/id/') || search !== '' || hash !== '')
    return undefined;
  return pathname.slice('/id/'.length).split('/').map(decodeURIComponent).join('/');
}

import { useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { collapser } from '../../arrangement/arrangement.js';
import { isClaim } from '../../arrangement/claim-types.js';
import { DayBar } from './day-bar.js';
import { Drawing } from './drawing/drawing.js';
import { ExpandList } from './expand-list.js';
import { Filters, Sign } from './filters.js';
import { Paths } from './paths.js';
import { ExplorerMessages } from './explorer-messages.js';
import { RecordView } from './record-view.js';
import { SearchBox } from './search-box.js';
import type { DrawnNode } from '../../arrangement/drawn-node.js';
import { linksAmong, totalBehind } from '../../arrangement/known-graph.js';
import type { GraphNode } from '../../arrangement/known-graph.js';
import { degreesOf, drawnOf } from '../../arrangement/shown.js';
import { PictureTable } from './table.js';
import { Toolbar } from './toolbar.js';
import { useExplorer } from './state/use-explorer.js';
import type { Explorer as State } from './state/use-explorer.js';
import { useParts } from './use-parts.js';
import type { Part } from './use-parts.js';
import { viewCode } from '../../arrangement/view-code.js';
import { ViewsMenu } from './views-menu.js';
import { collapseInWords, counted, inGroups } from './words.js';

/** The graph to be walked: a search, a picture, the same as a table, and the record of what is chosen. */
export function Explorer() {
  const explorer = useExplorer();
  const { view, picture, absent, openAddress } = explorer;
  const drawn = useMemo(() => drawnOf(view, picture, absent), [view, picture, absent]);
  const collapses = useMemo(
    () =>
      collapser(
        view,
        linksAmong(picture, (id) => view.places.has(id)),
      ),
    [view, picture],
  );
  const code = useAddress(explorer);
  const [adds, setAdds] = useState(false);
  const { isNarrow, part, show } = useParts();
  const heading = useRef<HTMLHeadingElement>(null);
  /** From the table or the picture to the record, where one of them is shown at a time. */
  const showRecord = (): void => {
    flushSync(() => show('record'));
    heading.current?.focus();
  };
  useEffect(() => {
    void openAddress();
    const onHash = (): void => void openAddress();
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, [openAddress]);
  // What is seen from afar changes with what is opened or arranged, the same anew too, not with what is added to it.
  const fitKey = `${explorer.laidOut} ${view.places.keys().next().value}`;

  const isEmpty = view.places.size === 0;
  // A link between two that are shown counts as drawn, unless its relation is hidden: then it would count twice.
  const beyond = view.filter.relations.size > 0 ? 0 : drawn.nodes.reduce((sum, { more }) => sum + more, 0);
  const chosen = view.chosen === undefined ? undefined : picture.nodes.get(view.chosen);
  const { choose, mark, expandAll: expand, move, removeOne: remove, togglePin: pin, undo, redo } = explorer;
  // The same ones as long as the page is open: what is drawn is drawn anew where they change.
  const actions = useMemo(
    () => ({ choose, mark, expand, move, remove, pin, undo, redo }),
    [choose, mark, expand, move, remove, pin, undo, redo],
  );
  return (
    <div className={isEmpty ? 'explorer empty' : 'explorer'}>
      <div className="top">
        <SearchBox
          label={isEmpty ? 'Begin with a record' : 'Find a record, or open another one'}
          placeholder="a country, a law, a name, a word of a claim"
          onFound={(id) => {
            if (view.places.has(id)) explorer.choose(id);
            else if (adds) explorer.include([id], id);
            else explorer.open(id);
          }}
          autoFocus={isEmpty}
        >
          {!isEmpty && (
            <label className="adds">
              <input type="checkbox" checked={adds} onChange={() => setAdds(!adds)} /> add it to the picture
            </label>
          )}
        </SearchBox>
        {isEmpty && <ViewsMenu code={undefined} />}
        {!isEmpty && <Toolbar {...{ explorer, drawn, part, code }} parts={isNarrow ? PARTS : BESIDE} onPart={show} />}
      </div>
      <ExplorerMessages explorer={explorer} />
      {isEmpty ? (
        explorer.busy === undefined && <Beginnings />
      ) : (
        <div className="parts">
          <div className="stage" hidden={part === 'record'}>
            {part === 'table' ? (
              <PictureTable
                drawn={drawn}
                onChoose={(id) => {
                  actions.choose(id);
                  if (isNarrow) showRecord();
                }}
                onMark={actions.mark}
                onExpand={actions.expand}
                takenBy={(id) => collapses(id).size}
                onCollapse={explorer.collapse}
                onRemove={actions.remove}
                onPin={actions.pin}
              />
            ) : (
              <Drawing {...{ drawn, actions, fitKey }} placed={view.places} isBusy={explorer.busy !== undefined} />
            )}
            {isNarrow && chosen && part === 'picture' && (
              <p className="to-record">
                <button type="button" aria-label={`Read the record of ${chosen.label}`} onClick={showRecord}>
                  Read its record
                </button>
              </p>
            )}
            <DayBar
              day={view.day}
              absent={drawn.nodes.filter(({ isAbsent }) => isAbsent).length}
              onDay={explorer.setDay}
            />
            <details className="legend" open={!isNarrow}>
              <summary>Legend and filters</summary>
              <Filters {...{ view, picture }} onFilter={explorer.setFilter} onMark={explorer.markAll} />
            </details>
          </div>
          <aside aria-label="The chosen record" hidden={isNarrow && part !== 'record'}>
            {chosen === undefined ? (
              <p className="quiet">Choose a record in the picture or in the table.</p>
            ) : (
              <>
                <h2 className="name-of-chosen" ref={heading} tabIndex={-1}>
                  <Sign type={chosen.type} /> <bdi>{chosen.label}</bdi>
                </h2>
                <ChosenActions explorer={explorer} id={chosen.id} takes={collapses(chosen.id).size} />
                <details key={`links ${chosen.id}`} open={!isClaim(chosen.type)}>
                  <summary>
                    <span>What it is linked to</span>{' '}
                    <span className="quiet">{linksOf(chosen, drawn.byId.get(chosen.id))}</span>
                  </summary>
                  <ExpandList
                    node={chosen}
                    drawn={drawn}
                    onExpand={(relation, type) => explorer.expand(chosen.id, relation, type)}
                  />
                </details>
                <Paths key={chosen.id} from={chosen} day={view.day} onShow={(ids) => explorer.include(ids)} />
                <RecordView
                  key={`record ${chosen.id}`}
                  id={chosen.id}
                  day={view.day}
                  onFollow={(id) => explorer.include([id], id)}
                />
              </>
            )}
          </aside>
        </div>
      )}
      <p className="quiet foot">
        {counted(drawn.nodes.length, 'record')}, {counted(drawn.links.length, 'link')}
        {beyond > 0 && `; ${counted(beyond, 'more link')} to what is not shown`}
        {drawn.nodes.length < view.places.size &&
          `, ${counted(view.places.size - drawn.nodes.length, 'record')} hidden by filters`}
        {explorer.dataVersion !== undefined && ` · data version ${explorer.dataVersion}`}
      </p>
    </div>
  );
}

/** `78 of 374`: how many of its links the picture shows. */
function linksOf({ relations }: GraphNode, shown: DrawnNode | undefined): string {
  const total = totalBehind(relations);
  return total === 0 ? '' : `${inGroups(total - (shown?.more ?? total))} of ${inGroups(total)}`;
}

/** Keeps the address true to the view, and gives its hash. */
function useAddress({ view, picture, dataVersion }: State): string | undefined {
  const [code, setCode] = useState<string | undefined>(undefined);
  useEffect(() => {
    if (view.places.size === 0) {
      setCode(undefined);
      return undefined;
    }
    let isLatest = true;
    const degrees = degreesOf(
      [...picture.links.values()].filter(({ from, to }) => view.places.has(from) && view.places.has(to)),
    );
    const timer = setTimeout(() => {
      void viewCode({ view, dataVersion, degrees }).then((made) => {
        if (!isLatest) return;
        setCode(made);
        window.history.replaceState(null, '', `${window.location.pathname}#${made}`);
      });
    }, 200);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [view, picture, dataVersion]);
  return code;
}

const BESIDE: readonly Part[] = ['picture', 'table'];
const PARTS: readonly Part[] = ['record', 'table', 'picture'];

interface ChosenActionsProps {
  readonly explorer: State;
  readonly id: string;
  /** How many records collapsing it takes. */
  readonly takes: number;
}

function ChosenActions({ explorer, id, takes }: ChosenActionsProps) {
  const isPinned = explorer.view.pinned.has(id);
  return (
    <div className="tools" role="group" aria-label="Do with the chosen record">
      <button type="button" onClick={() => explorer.expandAll(id)}>
        Expand
      </button>
      <button type="button" onClick={() => explorer.collapse(id)}>
        {collapseInWords(takes)}
      </button>
      <button type="button" onClick={() => explorer.keepNear(id)}>
        Keep only its neighbours
      </button>
      <button type="button" aria-pressed={isPinned} onClick={() => explorer.pin([id], !isPinned)}>
        Pin
      </button>
      <button type="button" onClick={() => explorer.remove([id])}>
        Take out
      </button>
      <button type="button" onClick={() => explorer.open(id)}>
        Begin with it
      </button>
    </div>
  );
}

/** Where one may begin, before anything is shown. */
function Beginnings() {
  return (
    <div className="beginnings">
      <p>
        Search for a country, a law, a treaty, an institution, an incident or a word of a claim. What is linked to it is
        drawn around it, and every claim leads to the sentence it rests on.
      </p>
      <ul>
        {BEGINNINGS.map(([id, name]) => (
          <li key={id}>
            <a href={`/explore?id=${encodeURIComponent(id)}`}>{name}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

const BEGINNINGS = [
  ['KAZ', 'Kazakhstan'],
  ['CAT', 'The Convention against Torture'],
] as const;

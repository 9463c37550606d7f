import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { AskError } from './ask/ask-api.js';
import { readNodes, readView } from '../../arrangement/read-view.js';
import type { Part } from '../../arrangement/read-view.js';
import { ask, readAround, readFurther, readGone } from './ask/read-graph.js';
import type { Gone } from './ask/read-graph.js';
import { layOutBeside } from './layout/lay-out-beside.js';
import { passes } from '../../arrangement/shown.js';
import { stepInWords, turnInWords } from './step-in-words.js';
import { counted, inGroups } from './words.js';
import { NOTHING, linksAmong, withMore } from '../../arrangement/known-graph.js';
import type { GraphLink, NodeRelation, Picture } from '../../arrangement/known-graph.js';
import { begun, done, redone, replaced, undone } from './view-history.js';
import type { History } from './view-history.js';
import { readViewCode } from '../../arrangement/view-code.js';
import type { KeptView } from '../../arrangement/view-code.js';
import {
  EMPTY,
  MOST_NODES,
  added,
  beyondNeighbours,
  collapser,
  moved,
  toggled,
  without,
} from '../../arrangement/arrangement.js';
import type { Day, Filter, Place, Arrangement } from '../../arrangement/arrangement.js';

/** What is said to the reader above the picture. */
export interface Message {
  readonly kind: 'note' | 'problem';
  readonly text: string;
  /** What a reader may do about it. */
  readonly act: { readonly name: string; readonly run: () => void } | undefined;
}

/** What became of a view that was kept before the data changed. */
export interface Changed {
  /** Ids that were in it and are not there now, with what is known of them. */
  readonly missing: readonly (
    Gone | { readonly id: string; readonly note: undefined; readonly successor: undefined }
  )[];
  /** Nodes that have more or fewer links within the view than they had. */
  readonly relinked: readonly { readonly id: string; readonly before: number; readonly now: number }[];
}

/** So many that fit are enough for one step along a relation, and so many are looked at for them at most. */
const ENOUGH = 25;
const MOST_LOOKED_AT = 1_000;
/** What a message says is the nearest id. */
const NEAREST = /the nearest is "([^"]+)"/;

const NOTHING_TO_TAKE =
  'Nothing is taken: what expanding it brought is not here, is pinned or marked, or leads on to what stays.';

interface State {
  readonly history: History<Arrangement>;
  readonly picture: Picture;
  /** Ids of the view that are not there on the day that is shown. */
  readonly absent: ReadonlySet<string>;
  readonly dataVersion: string | undefined;
  readonly message: Message | undefined;
  /** What the last step did, for who does not see it. */
  readonly told: { readonly text: string; readonly number: number };
  readonly busy: string | undefined;
  readonly changed: Changed | undefined;
  /** How many pictures were opened. */
  readonly opened: number;
}

type Change =
  // A step that can be taken back, and one that is none.
  | { readonly kind: 'viewed' | 'replaced'; readonly next: (now: Arrangement) => Arrangement }
  | { readonly kind: 'opened'; readonly view: Arrangement; readonly part: Part }
  | { readonly kind: 'read'; readonly part: Part; readonly anew: boolean }
  | { readonly kind: 'undone' | 'redone' }
  | { readonly kind: 'said'; readonly message: Message | undefined }
  | { readonly kind: 'busy'; readonly busy: string | undefined }
  | { readonly kind: 'changed'; readonly changed: Changed | undefined };

const START: State = {
  history: begun(EMPTY),
  picture: NOTHING,
  absent: new Set(),
  dataVersion: undefined,
  message: undefined,
  told: { text: '', number: 0 },
  busy: undefined,
  changed: undefined,
  opened: 0,
};

function reduced(state: State, change: Change): State {
  switch (change.kind) {
    case 'viewed':
      return stepped(state, change.next(state.history.now));
    case 'replaced':
      return { ...state, history: replaced(state.history, change.next(state.history.now)) };
    case 'opened':
      return {
        ...state,
        ...readInto(state, change.part, false),
        history: state.history.now === EMPTY ? begun(change.view) : done(state.history, change.view),
        changed: undefined,
        opened: state.opened + 1,
      };
    case 'read':
      return { ...state, ...readInto(state, change.part, change.anew) };
    case 'undone':
      return turned(state, 'Taken back');
    case 'redone':
      return turned(state, 'Done again');
    case 'said':
      return { ...state, message: change.message };
    case 'busy':
      return { ...state, busy: change.busy };
    case 'changed':
      return { ...state, changed: change.changed };
  }
}

function stepped(state: State, next: Arrangement): State {
  const text = stepInWords(state.history.now, next, labelsOf(state));
  const history = done(state.history, next);
  return text === undefined ? { ...state, history } : { ...telling(state, text), history };
}

/** A step back or forth, said by the step that it takes back or does again. */
function turned(state: State, word: 'Taken back' | 'Done again'): State {
  const isBack = word === 'Taken back';
  const history = isBack ? undone(state.history) : redone(state.history);
  if (history === state.history) return telling(state, isBack ? 'Nothing to take back' : 'Nothing to do again');
  const [earlier, later] = isBack ? [history.now, state.history.now] : [state.history.now, history.now];
  return { ...telling(state, turnInWords(word, { before: earlier, after: later }, labelsOf(state))), history };
}

/** With something said: by another number, since the same is said again where the same is done again. */
function telling(state: State, text: string): State {
  return { ...state, told: { text, number: state.told.number + 1 } };
}

function labelsOf({ picture }: State): (id: string) => string {
  return (id) => picture.nodes.get(id)?.label ?? id;
}

/** @param anew whether the links that were read before are those of another day. */
function readInto(state: State, part: Part, anew: boolean): Pick<State, 'picture' | 'absent' | 'dataVersion'> {
  const before = anew ? { nodes: state.picture.nodes, links: NOTHING.links } : state.picture;
  const absent = new Set(anew ? [] : state.absent);
  for (const { id } of part.nodes) absent.delete(id);
  for (const id of part.missing) absent.add(id);
  return { picture: withMore(before, part), absent, dataVersion: part.dataVersion ?? state.dataVersion };
}

/** What the parts of the page read and do. */
export type Explorer = ReturnType<typeof useExplorer>;

/** The state of the explorer, and all that can be done to it. */
export function useExplorer() {
  const [state, change] = useReducer(reduced, START);
  const [layOut] = useState(() => layOutBeside());
  // What goes on beside the page reads the state as it is then, not as it was when it began.
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  }, [state]);
  const cursors = useRef(new Map<string, string | null>());
  const turn = useRef<Promise<void>>(Promise.resolve());

  const actions = useMemo(() => {
    const view = (): Arrangement => latest.current.history.now;
    const links = (): GraphLink[] => linksAmong(latest.current.picture, (id) => view().places.has(id));
    const say = (text: string, kind: Message['kind'] = 'note', act?: Message['act']): void =>
      change({ kind: 'said', message: { kind, text, act } });

    /** One thing after the other: each begins with what the one before left. */
    const run = (what: string, act: () => Promise<void>): void => {
      turn.current = turn.current.then(async () => {
        change({ kind: 'busy', busy: what });
        change({ kind: 'said', message: undefined });
        try {
          await act();
        } catch (error) {
          const mayPass = error instanceof AskError && error.mayPass;
          const text = error instanceof Error ? error.message : String(error);
          const nearest = NEAREST.exec(text)?.[1];
          const next = mayPass
            ? { name: 'Try again', run: () => run(what, act) }
            : nearest !== undefined && { name: `Show ${nearest}`, run: () => open(nearest) };
          say(text, 'problem', next || undefined);
        }
        change({ kind: 'busy', busy: undefined });
        // The state that React made of it is read by what comes next.
        await new Promise((resolve) => setTimeout(resolve));
      });
    };

    /** Places for nodes that are not shown yet, with all that is shown where it is. */
    const placesFor = (ids: readonly string[], part: Part): Promise<ReadonlyMap<string, Place>> => {
      const { places } = view();
      const all = withMore(latest.current.picture, part);
      const isIn = new Set([...places.keys(), ...ids]);
      return layOut({
        placed: [...places].map(([id, { x, y }]) => [id, x, y] as const),
        added: ids,
        links: linksAmong(all, (id) => isIn.has(id)).map(({ from, to }) => [from, to] as const),
      });
    };

    /** @param by the node whose expanding brings them. */
    const include = async (ids: readonly string[], chosen = view().chosen, by?: string): Promise<number> => {
      const fresh = [...new Set(ids)].filter((id) => !view().places.has(id));
      const room = MOST_NODES - view().places.size;
      const taken = fresh.slice(0, Math.max(0, room));
      if (taken.length < fresh.length)
        say(
          `A picture holds ${inGroups(MOST_NODES)} records at most: ${counted(fresh.length - taken.length, 'was', 'were')} left out.`,
        );
      if (taken.length === 0) {
        if (chosen !== view().chosen) change({ kind: 'replaced', next: (now) => ({ ...now, chosen }) });
        return 0;
      }
      const part = await readNodes(ask, taken, [...view().places.keys()], view().day);
      const there = part.nodes.map(({ id }) => id);
      const places = await placesFor(there, part);
      change({ kind: 'read', part, anew: false });
      change({ kind: 'viewed', next: (now) => ({ ...added(now, places, by), chosen }) });
      return there.length;
    };

    const open = (id: string, day = view().day): void =>
      run('Reading what is around it', async () => {
        const part = await readNodes(ask, await readAround(id, day), [], day);
        const ids = [id, ...part.nodes.map((node) => node.id)];
        const places = await layOut({
          placed: [],
          added: [...new Set(ids)],
          links: part.links.map(({ from, to }) => [from, to] as const),
        });
        keepAddress(view());
        change({ kind: 'opened', part, view: { ...added(EMPTY, places, id), day, chosen: id } });
      });

    /** Shows the next ones of a relation: of a hub those that the filters show, as far as it looks. */
    const expand = (id: string, { relation, direction, endCursor }: NodeRelation, type: string | undefined): void =>
      run('Reading more of it', async () => {
        const { filter, day } = view();
        const key = cursorKey([id, relation, direction, type, day], filter);
        const known = cursors.current.get(key);
        let after = known === undefined ? endCursor : known;
        let hidden = 0;
        // In the picture, and hidden there by the filters.
        let covered = 0;
        let lookedAt = 0;
        const fitting: string[] = [];
        // What is shown already may be all of a page, and what the filters hide most of many.
        while (fitting.length < ENOUGH && after !== null && lookedAt < MOST_LOOKED_AT) {
          const { nodes, endCursor: next } = await readFurther({ id, relation, type, after }, day);
          const fresh = nodes.filter((node) => !view().places.has(node.id));
          const shown = fresh.filter((node) => passes(node, filter));
          fitting.push(...shown.map((node) => node.id));
          cursors.current.set(key, next);
          after = next;
          hidden += fresh.length - shown.length;
          covered += nodes.filter((node) => view().places.has(node.id) && !passes(node, filter)).length;
          lookedAt += nodes.length;
          if (after !== null) change({ kind: 'busy', busy: `Reading more of it: ${inGroups(lookedAt)} looked at` });
        }
        if (fitting.length === 0 && after === null) cursors.current.delete(key);
        await include(fitting, view().chosen, id);
        if (hidden > 0) say(hiddenSentence(hidden, fitting.length, after !== null));
        else if (fitting.length === 0) say(inPictureSentence(covered));
      });

    const expandAll = (id: string): void =>
      run('Reading what is around it', async () => {
        const count = await include(await readAround(id, view().day), view().chosen, id);
        if (count === 0)
          say('What comes first of each relation is shown: choose under “What it is linked to” what to add.');
      });

    const restore = (kept: KeptView): void =>
      run('Reading the view', async () => {
        const ids = [...kept.view.places.keys()];
        const part = await readView(ask, ids, kept.view.day, (count) => {
          if (ids.length > count) change({ kind: 'busy', busy: `Reading the view: ${count} of ${ids.length}` });
        });
        change({ kind: 'opened', view: kept.view, part });
        const isNow = kept.view.day.date === undefined && kept.view.day.knownAt === undefined;
        if (kept.dataVersion !== part.dataVersion || (isNow && part.missing.length > 0)) {
          const changed = await changedOf(kept, part, isNow);
          change({ kind: 'changed', changed });
          if (!changed) say('The data has changed since this view was kept; what it shows has not.');
        }
      });

    const readAsOf = async (day: Day): Promise<void> => {
      const part = await readNodes(ask, [...view().places.keys()], [], day);
      change({ kind: 'read', part, anew: true });
    };
    const setDay = (day: Day): void =>
      run('Reading the view as of that day', async () => {
        await readAsOf(day);
        change({ kind: 'viewed', next: (now) => ({ ...now, day }) });
      });
    /** A step back or forth; what it leads to may be as of another day. */
    const turnTo = (kind: 'undone' | 'redone'): void => {
      const { history } = latest.current;
      const next = (kind === 'undone' ? undone(history) : redone(history)).now;
      unsayNote();
      change({ kind });
      if (next.day !== history.now.day) run('Reading the view as of that day', () => readAsOf(next.day));
    };

    const arrange = (): void =>
      run('Arranging', async () => {
        const { places, pinned, chosen } = view();
        const stays = [...places].filter(([id]) => pinned.has(id) || (pinned.size === 0 && id === chosen));
        const ids = [...places.keys()];
        const arranged = await layOut({
          placed: stays.map(([id, { x, y }]) => [id, x, y] as const),
          added: ids,
          links: links().map(({ from, to }) => [from, to] as const),
        });
        change({ kind: 'viewed', next: (now) => moved(now, arranged) });
      });

    /** What was said of one thing goes with the next that is done; what may be tried again stays. */
    const unsayNote = (): void => {
      const { message } = latest.current;
      if (message && message.act === undefined) change({ kind: 'said', message: undefined });
    };
    const act = (kind: 'viewed' | 'replaced', next: (now: Arrangement) => Arrangement): void => {
      unsayNote();
      change({ kind, next });
    };
    const step = (next: (now: Arrangement) => Arrangement): void => act('viewed', next);
    const quietly = (next: (now: Arrangement) => Arrangement): void => act('replaced', next);
    return {
      ...{ open, expand, expandAll, restore, setDay, arrange },
      include: (ids: readonly string[], chosen?: string): void =>
        run('Reading', async () => {
          await include(ids, chosen ?? view().chosen);
        }),
      choose: (id: string | undefined): void => quietly((now) => ({ ...now, chosen: id })),
      mark: (id: string): void => quietly((now) => ({ ...now, marked: toggled(now.marked, id) })),
      markAll: (ids: Iterable<string>): void => quietly((now) => ({ ...now, marked: new Set(ids) })),
      togglePin: (id: string): void => step((now) => ({ ...now, pinned: toggled(now.pinned, id) })),
      pin: (ids: Iterable<string>, isPinned: boolean): void =>
        step((now) => {
          const pinned = new Set(now.pinned);
          for (const id of ids) {
            if (isPinned) pinned.add(id);
            else pinned.delete(id);
          }
          return { ...now, pinned };
        }),
      move: (id: string, place: Place): void => step((now) => moved(now, new Map([[id, place]]))),
      removeOne: (id: string): void => step((now) => without(now, new Set([id]))),
      remove: (ids: Iterable<string>): void => step((now) => without(now, new Set(ids))),
      collapse: (id: string): void => {
        const gone = collapser(view(), links())(id);
        if (gone.size === 0) say(NOTHING_TO_TAKE);
        else step((now) => without(now, gone));
      },
      keepNear: (id: string): void => step((now) => without(now, beyondNeighbours(now, links(), id))),
      setFilter: (filter: Filter): void => step((now) => ({ ...now, filter })),
      undo: (): void => turnTo('undone'),
      redo: (): void => turnTo('redone'),
      leave: (): void => step((now) => (now.places.size === 0 ? now : EMPTY)),
      unsay: (): void => change({ kind: 'said', message: undefined }),
      say,
      seenChanges: (): void => change({ kind: 'changed', changed: undefined }),
    };
  }, [layOut]);

  const openAddress = useCallback(async () => {
    const { hash, search } = window.location;
    try {
      const kept = await readViewCode(hash);
      if (kept) {
        actions.restore(kept);
        return;
      }
    } catch (error) {
      actions.say(error instanceof Error ? error.message : String(error), 'problem');
    }
    const parameters = new URLSearchParams(search);
    const id = parameters.get('id');
    const day = { date: parameters.get('date') ?? undefined, knownAt: parameters.get('knownAt') ?? undefined };
    if (id === null) {
      // A step back to the page as it began.
      actions.leave();
      return;
    }
    actions.open(id, day);
  }, [actions]);

  return { ...state, view: state.history.now, ...actions, openAddress };
}

/** One name for a step along a relation: with other filters it begins anew. */
function cursorKey(step: readonly unknown[], { types, statuses, topic, responses, recommender }: Filter): string {
  const hidden = [types, statuses, responses].map((values) => [...values].sort());
  return JSON.stringify([...step, hidden, topic, recommender]);
}

function hiddenSentence(hidden: number, added: number, goesOn: boolean): string {
  const found = `Of the next ${inGroups(hidden + added)} the filters hide ${inGroups(hidden)}, which are left out.`;
  if (goesOn) return `${found} There are more behind them: ask once more.`;
  return added === 0 ? `${found} All others are shown.` : found;
}

function inPictureSentence(covered: number): string {
  if (covered === 0) return 'All of them are shown.';
  return `All of them are in the picture, where the filters hide ${inGroups(covered)} of those looked at.`;
}

/** Leaves the address of what is shown behind, so that a step back of the browser leads there. */
function keepAddress({ places }: Arrangement): void {
  if (places.size > 0) window.history.pushState(null, '', window.location.href);
}

async function changedOf({ view, degrees }: KeptView, part: Part, isNow: boolean): Promise<Changed | undefined> {
  const now = new Map<string, number>();
  for (const { from, to } of part.links) {
    for (const id of new Set([from, to])) now.set(id, (now.get(id) ?? 0) + 1);
  }
  const absent = new Set(part.missing);
  const relinked = [...view.places.keys()].flatMap((id) => {
    const counts = { before: degrees.get(id) ?? 0, now: now.get(id) ?? 0 };
    return absent.has(id) || counts.before === counts.now ? [] : [{ id, ...counts }];
  });
  const gone = isNow && part.missing.length > 0 ? await readGone(part.missing) : [];
  const known = new Map(gone.map((one) => [one.id, one]));
  const missing = isNow ? part.missing.map((id) => known.get(id) ?? { id, note: undefined, successor: undefined }) : [];
  return missing.length + relinked.length === 0 ? undefined : { missing, relinked };
}

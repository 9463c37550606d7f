import { EMPTY, MOST_NODES, added } from '../../../arrangement/arrangement.js';
import type { Day, Filter, Place, Arrangement } from '../../../arrangement/arrangement.js';
import { linksAmong, withMore } from '../../../arrangement/known-graph.js';
import type { NodeRelation } from '../../../arrangement/known-graph.js';
import { readNodes, readView } from '../../../arrangement/read-view.js';
import type { Part } from '../../../arrangement/read-view.js';
import { passes } from '../../../arrangement/shown.js';
import type { KeptView } from '../../../arrangement/view-code.js';
import { ask, readAround, readFurther } from '../ask/read-graph.js';
import type { LayOutBeside } from '../layout/lay-out-beside.js';
import { redone, undone } from './view-history.js';
import { counted, inGroups } from '../words.js';
import { changedOf } from './changed-view.js';
import type { Session } from './session.js';

/** So many that fit are enough for one step along a relation, and so many are looked at for them at most. */
const ENOUGH = 25;
const MOST_LOOKED_AT = 1_000;

/** All that asks the API for something, or lays it out: one after the other. */
export function reading({ state, view, links, change, say, unsayNote, run }: Session, layOut: LayOutBeside) {
  /** Where a step along a relation goes on; null at its end. */
  const cursors = new Map<string, string | null>();

  /** Places for nodes that are not shown yet, with all that is shown where it is. */
  const placesFor = (ids: readonly string[], part: Part): Promise<ReadonlyMap<string, Place>> => {
    const { places } = view();
    const all = withMore(state().picture, part);
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
      const known = cursors.get(key);
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
        cursors.set(key, next);
        after = next;
        hidden += fresh.length - shown.length;
        covered += nodes.filter((node) => view().places.has(node.id) && !passes(node, filter)).length;
        lookedAt += nodes.length;
        if (after !== null) change({ kind: 'busy', busy: `Reading more of it: ${inGroups(lookedAt)} looked at` });
      }
      if (fitting.length === 0 && after === null) cursors.delete(key);
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
    const { history } = state();
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
      change({ kind: 'arranged', places: arranged });
    });

  return {
    ...{ open, expand, expandAll, restore, setDay, arrange },
    include: (ids: readonly string[], chosen?: string): void =>
      run('Reading', async () => {
        await include(ids, chosen ?? view().chosen);
      }),
    undo: (): void => turnTo('undone'),
    redo: (): void => turnTo('redone'),
  };
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

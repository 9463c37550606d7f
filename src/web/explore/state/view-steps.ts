import { EMPTY, beyondNeighbours, collapser, moved, toggled, without } from '../../../arrangement/arrangement.js';
import type { Arrangement, Filter, Place } from '../../../arrangement/arrangement.js';
import type { Session } from './session.js';

const NOTHING_TO_TAKE =
  'Nothing is taken: what expanding it brought is not here, is pinned or marked, or leads on to what stays.';

/** All that is done to the view alone, at once. */
export function steps({ view, links, change, say, unsayNote }: Session) {
  const act = (kind: 'viewed' | 'replaced', next: (now: Arrangement) => Arrangement): void => {
    unsayNote();
    change({ kind, next });
  };
  const step = (next: (now: Arrangement) => Arrangement): void => act('viewed', next);
  const quietly = (next: (now: Arrangement) => Arrangement): void => act('replaced', next);
  return {
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
    leave: (): void => step((now) => (now.places.size === 0 ? now : EMPTY)),
    unsay: (): void => change({ kind: 'said', message: undefined }),
    say,
    seenChanges: (): void => change({ kind: 'changed', changed: undefined }),
  };
}

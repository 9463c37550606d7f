import type { Arrangement, Place } from '../../../arrangement/arrangement.js';
import { counted } from '../words.js';

/** What a step did: to which records, and how it is said when it is done and when it is named. */
interface Told {
  /** `Taken out: X` */
  readonly done: string;
  /** `X was taken out` */
  readonly named: string;
}

type Naming = (id: string) => string;

/**
 * What a step did to the picture, for who does not see it; undefined of one that is said where it is done, such as a
 * filter or a day.
 */
export function stepInWords(before: Arrangement, after: Arrangement, labelOf: Naming): string | undefined {
  return before.places === after.places ? undefined : toldOf(before, after, labelOf)?.done;
}

/** That a step was taken back, or done again. @param word how that is called. */
export function turnInWords(
  word: 'Taken back' | 'Done again',
  { before, after }: { readonly before: Arrangement; readonly after: Arrangement },
  labelOf: Naming,
): string {
  const named = toldOf(before, after, labelOf)?.named;
  return named === undefined ? `${word}.` : `${word}: ${named}`;
}

function toldOf(before: Arrangement, after: Arrangement, labelOf: Naming): Told | undefined {
  const [gone, came] = [without(before.places, after.places), without(after.places, before.places)];
  if (gone.length > 0 && came.length > 0) return told('Shown in its place', 'shown in its place', came, labelOf);
  if (gone.length > 0) return told('Taken out', 'taken out', gone, labelOf);
  if (came.length > 0) return told('Added', 'added', came, labelOf);
  const moved = [...after.places].filter(([id, place]) => isElsewhere(before.places.get(id), place));
  const [first] = moved;
  if (first && moved.length === 1) {
    const [id, place] = first;
    const where = wayOf(before.places.get(id) ?? place, place);
    return { done: `Moved ${labelOf(id)} ${where}`, named: `${labelOf(id)} was moved ${where}` };
  }
  if (moved.length > 1) {
    return { done: `Moved ${counted(moved.length, 'record')}`, named: `${counted(moved.length, 'record')} were moved` };
  }
  const pinned = without(after.pinned, before.pinned);
  if (pinned.length > 0) return told('Pinned', 'pinned', pinned, labelOf);
  const loose = without(before.pinned, after.pinned);
  if (loose.length > 0) return told('Not pinned any more', 'no longer pinned', loose, labelOf);
  if (before.filter !== after.filter) return { done: 'Filters changed', named: 'the filters were changed' };
  if (before.day !== after.day) return { done: 'Day changed', named: 'the day was changed' };
  return undefined;
}

function told(done: string, named: string, ids: readonly string[], labelOf: Naming): Told {
  const [only = ''] = ids;
  const who = ids.length === 1 ? labelOf(only) : counted(ids.length, 'record');
  return { done: `${done}: ${who}`, named: `${who} ${ids.length === 1 ? 'was' : 'were'} ${named}` };
}

interface Members {
  readonly keys: () => Iterable<string>;
  readonly has: (id: string) => boolean;
}

function without(some: Members, others: Members): string[] {
  return [...some.keys()].filter((id) => !others.has(id));
}

function isElsewhere(before: Place | undefined, after: Place): boolean {
  return before?.x !== after.x || before.y !== after.y;
}

function wayOf(from: Place, to: Place): string {
  const [right, down] = [to.x - from.x, to.y - from.y];
  if (Math.abs(right) >= Math.abs(down)) return right < 0 ? 'to the left' : 'to the right';
  return down < 0 ? 'up' : 'down';
}

/** A value that can be put back. */
export interface History<T> {
  readonly past: readonly T[];
  readonly now: T;
  readonly future: readonly T[];
}

/** Steps that can be taken back. */
const MOST = 100;

export function begun<T>(now: T): History<T> {
  return { past: [], now, future: [] };
}

export function done<T>({ past, now }: History<T>, next: T): History<T> {
  return next === now ? { past, now, future: [] } : { past: [...past, now].slice(-MOST), now: next, future: [] };
}

/** The last step taken back; the same where there is none. */
export function undone<T>(history: History<T>): History<T> {
  const last = history.past.at(-1);
  if (last === undefined) return history;
  return { past: history.past.slice(0, -1), now: last, future: [history.now, ...history.future] };
}

/** What was taken back done again; the same where nothing was. */
export function redone<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  return next === undefined ? history : { past: [...history.past, history.now], now: next, future };
}

/** Another value in place of the present one, which is no step. */
export function replaced<T>(history: History<T>, now: T): History<T> {
  return { ...history, now };
}

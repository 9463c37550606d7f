/** What has to come to its end before a graph is whole, piece by piece; what it throws says why it cannot. */
export type PendingCheck = Iterator<unknown>;

/** Does what is left of it. */
export function toItsEnd(check: PendingCheck | undefined): void {
  while (check && check.next().done !== true);
}

/** Does pieces of it, at least one, for about so many milliseconds. */
export function forAWhile(check: PendingCheck | undefined, milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (check && check.next().done !== true && performance.now() < until);
}

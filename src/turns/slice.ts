/** For how long work goes on before all else that waits for the event loop has it, in milliseconds. */
const SLICE_MS = 10;

let began: number | undefined;

/**
 * Whether the work of this turn of the event loop has gone on for long enough, whoever did it: the first who asks in a
 * turn starts the clock.
 */
export function sliceIsOver(): boolean {
  if (began === undefined) {
    began = performance.now();
    setImmediate(() => (began = undefined));
    return false;
  }
  return performance.now() - began > SLICE_MS;
}

/** Waits until work may go on: not at all while the slice is not over. */
export async function nextSlice(): Promise<void> {
  while (sliceIsOver()) await new Promise((resolve) => setImmediate(resolve));
}

/** The items one after the other, each when work may go on: for who takes all of them at once. */
export function inSlices<T>(items: readonly T[]): Promise<T>[] {
  let turn: Promise<void> = Promise.resolve();
  return items.map((item) => {
    turn = turn.then(nextSlice);
    return turn.then(() => item);
  });
}

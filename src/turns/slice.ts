/** For how long work goes on before all else that waits for the event loop has it, in milliseconds. */
const SLICE_MS = 10;

let began: number | undefined;
/** Who waits for a slice, in order: one begins in each turn of the event loop, whatever came in between. */
const waiting: (() => void)[] = [];

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

/** Waits until work may go on: not at all while the slice is not over and nobody else waits. */
export function nextSlice(): Promise<void> {
  if (waiting.length === 0 && !sliceIsOver()) return Promise.resolve();
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(begin);
  });
}

function begin(): void {
  began = undefined;
  waiting[0]?.();
  // What was let go works on before the next turn, however many steps it takes.
  setImmediate(() => {
    waiting.shift();
    if (waiting.length > 0) begin();
  });
}

/** The items one after the other, each when work may go on: for who takes all of them at once. */
export function inSlices<T>(items: readonly T[]): Promise<T>[] {
  let turn: Promise<void> = Promise.resolve();
  return items.map((item) => {
    turn = turn.then(nextSlice);
    return turn.then(() => item);
  });
}

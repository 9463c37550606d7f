export interface ProgressBar {
  step(done: number, all: number): void;
  /** Removes the bar, so that what follows begins at the start of the line. */
  end(): void;
}

/** Where a bar is drawn: a terminal, or something that takes text and is none. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const WIDTH = 30;
/** A load that is done by then, in milliseconds, draws nothing. */
const SHOWN_AFTER = 500;

/** Draws how far a load is; on a terminal only, and only where it takes long enough to be seen. */
export function progressBar(screen: Screen, title: string, shownAfter = SHOWN_AFTER): ProgressBar {
  const begun = performance.now();
  let drawn = '';
  return {
    step(done, all) {
      if (screen.isTTY !== true || performance.now() - begun < shownAfter) return;
      const text = `${title} ${progressText(done, all)}`;
      if (text === drawn) return;
      screen.write(`\r${text}`);
      drawn = text;
    },
    end() {
      if (drawn !== '') screen.write(`\r${' '.repeat(drawn.length)}\r`);
      drawn = '';
    },
  };
}

/** `[###############...............]  50 %`, of the same length whatever is done. */
export function progressText(done: number, all: number): string {
  const share = all === 0 ? 1 : Math.min(done / all, 1);
  const filled = Math.floor(share * WIDTH);
  const percent = String(Math.floor(share * 100)).padStart(3);
  return `[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${percent} %`;
}

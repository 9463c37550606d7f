export interface ProgressBar {
  step(done: number, all: number): void;
  /** Writes a line above the bar, also where no bar is drawn. */
  say(line: string): void;
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
/** How long a load must have been at work, in milliseconds, to tell how long it still is. */
const KNOWN_AFTER = 2_000;

/**
 * Draws how far a load is and how much time is left; on a terminal only, and only where it takes long enough to be seen.
 * @param now the time in milliseconds.
 */
export function progressBar(
  screen: Screen,
  title: string,
  shownAfter = SHOWN_AFTER,
  now: () => number = () => performance.now(),
): ProgressBar {
  const begun = now();
  let drawn = '';
  const end = (): void => {
    if (drawn !== '') screen.write(`\r${' '.repeat(drawn.length)}\r`);
    drawn = '';
  };
  return {
    step(done, all) {
      const passed = now() - begun;
      if (screen.isTTY !== true || passed < shownAfter) return;
      const text = `${title} ${progressText(done, all)}${leftText(done, all, passed)}`;
      if (text === drawn.trimEnd()) return;
      // What is shorter than before leaves nothing of it.
      screen.write(`\r${text.padEnd(drawn.length)}`);
      drawn = text.padEnd(drawn.length);
    },
    say(line) {
      end();
      screen.write(`${line}\n`);
    },
    end,
  };
}

/** `, 3 min left`: what is left takes as long as what is done did; empty where nothing is known yet, or all is done. */
function leftText(done: number, all: number, passed: number): string {
  if (done <= 0 || done >= all || passed < KNOWN_AFTER) return '';
  const seconds = Math.ceil(((passed / done) * (all - done)) / 1000);
  return seconds < 60 ? `, ${seconds} s left` : `, ${Math.ceil(seconds / 60)} min left`;
}

/** `[###############...............]  50 %`, of the same length whatever is done. */
export function progressText(done: number, all: number): string {
  const share = all === 0 ? 1 : Math.min(done / all, 1);
  const filled = Math.floor(share * WIDTH);
  const percent = String(Math.floor(share * 100)).padStart(3);
  return `[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${percent} %`;
}

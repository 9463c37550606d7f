import { openSync } from 'node:fs';
import sonic from 'sonic-boom';
import type { SonicBoom } from 'sonic-boom';
import { print, say } from './output.js';

/** Where lines about operations go. */
export interface OperationLines {
  readonly write: (line: string) => void;
  /** Writes what is left. */
  readonly close: () => void;
}

/** Bytes that wait for a slow disk; what comes beyond them is not kept. */
const MOST_WAITING = 1_000_000;
/** Its owner writes, and the group may read: addresses of clients are nobody else's business. */
const MODE = 0o640;

/**
 * Opens what OPERATION_LOG names.
 * A file that cannot be written is said once, on standard error: the server answers all the same.
 * @param target `stderr`, `stdout`, or the path of a file, to which is added.
 */
export function openOperationLines(target: string): OperationLines {
  if (target === 'stderr') return { write: say, close: () => undefined };
  if (target === 'stdout') return { write: print, close: () => undefined };
  const trouble = saidOnce(target);
  try {
    return linesOf(
      new sonic.SonicBoom({ fd: openSync(target, 'a', MODE), sync: false, maxLength: MOST_WAITING }),
      trouble,
    );
  } catch (error) {
    trouble((error as NodeJS.ErrnoException).code ?? 'unknown reason');
    return { write: () => undefined, close: () => undefined };
  }
}

function linesOf(file: SonicBoom, trouble: (reason: string) => void): OperationLines {
  // What was not written is kept, as far as it is no more than that, and tried again with the next line.
  file.on('error', ({ code }: NodeJS.ErrnoException) => trouble(code ?? 'unknown reason'));
  file.on('drop', () => trouble('the disk is too slow'));
  return {
    write: (line) => void file.write(`${line}\n`),
    close: () => file.end(),
  };
}

function saidOnce(path: string): (reason: string) => void {
  let isSaid = false;
  return (reason) => {
    if (isSaid) return;
    isSaid = true;
    say(
      `OPERATION_LOG cannot be written to ${path} (${reason}). Operations are answered, and not all of them are logged.`,
    );
  };
}

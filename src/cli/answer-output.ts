import { rmSync } from 'node:fs';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { EXIT, Exit } from './exit.js';

/** Where an answer goes. */
export interface AnswerOutput {
  /** @returns whether anybody reads on. */
  write(pieces: readonly Buffer[]): Promise<boolean>;
  /** Says that it is whole. */
  end(): Promise<void>;
  /** Takes back what was written, where that can be. */
  discard(): Promise<void>;
}

/**
 * Opens what `--output` names; standard output where it is not given.
 * A file is there as a whole or not at all: it is written beside its place, and put there when it is whole.
 * @throws Exit (usage) where there can be no file of that name; what writing throws is an Exit too.
 */
export async function openOutput(path: string | undefined): Promise<AnswerOutput> {
  return path === undefined ? STANDARD_OUTPUT : fileOutput(await placeOf(path), path);
}

const STANDARD_OUTPUT: AnswerOutput = {
  write: async (pieces) => {
    for (const piece of pieces) if (!(await writtenOut(piece))) return false;
    return true;
  },
  end: () => Promise.resolve(),
  discard: () => Promise.resolve(),
};

/** Waits until it is taken, so that what is slow to read is not held in memory. */
function writtenOut(piece: Buffer): Promise<boolean> {
  // What is the matter is heard by the listener of the stream.
  return new Promise((resolve) => process.stdout.write(piece, (error) => resolve(!error)));
}

/** The file itself, where the name is a link to it. */
async function placeOf(path: string): Promise<string> {
  const there = await stat(path).catch(() => undefined);
  if (there && !there.isFile()) {
    throw new Exit(EXIT.usage, `--output ${JSON.stringify(path)} is no file. For standard output leave it out.`);
  }
  if (there) return realpath(path);
  const folder = await stat(dirname(path)).catch(() => undefined);
  if (folder?.isDirectory()) return path;
  throw new Exit(EXIT.usage, `--output ${JSON.stringify(path)}: there is no folder ${JSON.stringify(dirname(path))}.`);
}

async function fileOutput(place: string, named: string): Promise<AnswerOutput> {
  const beside = join(dirname(place), `.${basename(place)}.${process.pid}.part`);
  const trying = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      await rm(beside, { force: true });
      throw new Exit(EXIT.failure, `${named} cannot be written: ${reasonOf(error)}. Nothing of it was kept.`, {
        cause: error,
      });
    }
  };
  const file = await trying(open(beside, 'w'));
  const stopped = (signal: NodeJS.Signals): void => {
    rmSync(beside, { force: true });
    forget();
    process.kill(process.pid, signal);
  };
  const forget = (): void => void process.off('SIGINT', stopped).off('SIGTERM', stopped);
  process.once('SIGINT', stopped).once('SIGTERM', stopped);
  return {
    write: async (pieces) => {
      for (const piece of pieces) await trying(file.writeFile(piece));
      return true;
    },
    end: async () => {
      // A disk may say only now that it is full.
      await trying(file.sync());
      await trying(file.close());
      await trying(rename(beside, place));
      forget();
    },
    discard: async () => {
      forget();
      await file.close().catch(() => undefined);
      await rm(beside, { force: true });
    },
  };
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'no space is left for you on the disk',
  EFBIG: 'it is larger than a file may be',
  EACCES: 'it is not allowed',
  EPERM: 'it is not allowed',
  EROFS: 'the disk is read only',
};

/** Why something could not be written, within a sentence. */
export function reasonOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? (code === '' ? message : code);
}

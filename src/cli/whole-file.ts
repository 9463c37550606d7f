import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { EXIT, Exit } from './exit.js';

/**
 * Writes a file as a whole or not at all: beside its place first, so that where that fails what was there is still whole.
 * @throws Exit (failure)
 */
export async function writeWhole(file: string, text: string): Promise<void> {
  const beside = `${file}.part`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(beside, text);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    const why = error instanceof Error ? error.message : String(error);
    const sentence = `${relative(process.cwd(), file)} cannot be written, and nothing was changed: ${why}`;
    throw new Exit(EXIT.failure, sentence, { cause: error });
  }
}

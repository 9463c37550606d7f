import { readFile } from 'node:fs/promises';
import { EXIT, Exit } from './exit.js';

/**
 * The text of a file that the user holds: UTF-8, with or without a byte order mark.
 * @throws Exit (usage) where it cannot be read, Exit (invalidData) where it is no UTF-8.
 */
export async function readSourceFile(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Exit(EXIT.usage, `The source ${file} cannot be read: ${code ?? message}.`);
  });
  const text = decoded(bytes);
  if (text !== undefined) return text;
  const lines = bytes.toString('latin1').split('\n');
  const bad = lines.findIndex((line) => decoded(Buffer.from(line, 'latin1')) === undefined);
  throw new Exit(EXIT.invalidData, `${file}:${bad + 1}:1: The line is no UTF-8: save the file as UTF-8.`);
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

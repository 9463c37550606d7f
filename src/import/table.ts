import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { CsvError, parse } from 'csv-parse';

/** A row of a table. */
export interface TableRow {
  /** The line of the file in which it begins, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A table that is read row by row. */
export interface Table {
  readonly file: string;
  /** How its bytes were read: `utf-8`, `macintosh`. */
  readonly encoding: string;
  readonly header: TableRow;
  readonly rows: AsyncIterable<TableRow>;
}

/** What is wrong with a whole file, with its place. */
export class UnreadableFile extends Error {
  constructor(
    readonly file: string,
    readonly line: number,
    sentence: string,
  ) {
    super(`${file}:${line}: ${sentence}`);
    this.name = 'UnreadableFile';
  }
}

/** More rows than any registry of states has; what has more is another file, or several in one. */
const MOST_ROWS = 250_000;
/** Characters of one row: a quotation mark that nothing closes makes one of all that follows. */
const MOST_OF_ROW = 1_000_000;

/**
 * Opens a table of comma-separated values, whatever its line ends.
 * @param encoding a label of the Encoding Standard; where none is given UTF-8, or what else the bytes look like.
 * @param most how many rows it may have.
 * @throws UnreadableFile, also while rows are read.
 */
export async function openTable(file: string, encoding?: string, most = MOST_ROWS): Promise<Table> {
  const label = encoding ?? (await encodingOf(file));
  const rows = rowsOf(file, label, most);
  const first = await rows.next();
  if (first.done) throw new UnreadableFile(file, 1, 'The file is empty: a table begins with the names of its columns.');
  return { file, encoding: label, header: first.value, rows };
}

/** The whole text of a file, by the same rules. */
export async function readWholeText(file: string, encoding?: string): Promise<{ text: string; encoding: string }> {
  const label = encoding ?? (await encodingOf(file));
  let text = '';
  for await (const part of textOf(file, label)) text += part;
  return { text, encoding: label };
}

async function* rowsOf(file: string, encoding: string, most: number): AsyncGenerator<TableRow> {
  // The line that the last row ends in: the package tells no more, and reads ahead of who asks.
  let read = 0;
  const parser = parse({
    relax_column_count: true,
    max_record_size: MOST_OF_ROW,
    // The line goes first: a record of the package is a list of texts.
    on_record: (cells: string[], { lines: end }: { lines: number }): string[] | null => {
      const line = read + 1;
      read = end;
      return cells.length === 1 && cells[0] === '' ? null : [String(line), ...cells];
    },
  });
  const text = Readable.from(textOf(file, encoding));
  text.on('error', (error) => parser.destroy(error)).pipe(parser);
  let count = 0;
  try {
    for await (const [first, ...cells] of parser as AsyncIterable<string[]>) {
      const line = Number(first);
      count += 1;
      if (count > most + 1) {
        throw new UnreadableFile(file, line, `The table has more than ${most} rows: import it in parts.`);
      }
      yield { line, cells: cells.map((cell) => cell.normalize('NFC').trim()) };
    }
  } catch (error) {
    throw error instanceof CsvError ? new UnreadableFile(file, read + 1, sentenceOf(error)) : error;
  } finally {
    text.destroy();
  }
}

function sentenceOf({ code }: CsvError): string {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
    case 'CSV_MAX_RECORD_SIZE':
      return 'A quotation mark that opens in this row is not closed: the file is cut off, or is no table of comma-separated values.';
    default:
      return 'The row has a quotation mark where none can stand: the file is no table of comma-separated values.';
  }
}

/** The text of a file in parts, with line feeds as line ends. */
async function* textOf(file: string, encoding: string): AsyncGenerator<string> {
  const decoder = decoderOf(file, encoding);
  let held = '';
  for await (const bytes of chunks(file)) {
    const text = held + decoded(file, decoder, bytes);
    // A line feed may follow in the next part.
    held = text.endsWith('\r') ? '\r' : '';
    yield (held === '' ? text : text.slice(0, -1)).replace(/\r\n?/g, '\n');
  }
  yield (held + decoded(file, decoder, undefined)).replace(/\r\n?/g, '\n');
}

async function* chunks(file: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const bytes of createReadStream(file) as AsyncIterable<Uint8Array>) yield bytes;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UnreadableFile(file, 1, `The file cannot be read: ${code ?? message}.`);
  }
}

function decoderOf(file: string, encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    const sentence = `There is no encoding "${encoding}": it is, for example, utf-8, macintosh, windows-1252 or utf-16le.`;
    throw new UnreadableFile(file, 1, sentence);
  }
}

function decoded(file: string, decoder: TextDecoder, bytes: Uint8Array | undefined): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch {
    throw new UnreadableFile(file, 1, `The file is not ${decoder.encoding}: say what it is with --encoding.`);
  }
}

/**
 * UTF-8 where that is what the bytes are, UTF-16 by its mark; else what old spreadsheets write: Mac Roman where lines end
 * with a carriage return alone, Windows-1252 where they do not.
 */
async function encodingOf(file: string): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isUtf8 = true;
  let start: Uint8Array | undefined;
  let returns = 0;
  let feeds = 0;
  for await (const bytes of chunks(file)) {
    start ??= bytes;
    for (const byte of bytes) {
      if (byte === 0x0d) returns += 1;
      else if (byte === 0x0a) feeds += 1;
    }
    try {
      if (isUtf8) decoder.decode(bytes, { stream: true });
    } catch {
      isUtf8 = false;
    }
  }
  if (start?.[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start?.[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  if (isUtf8) return 'utf-8';
  return returns > 0 && feeds === 0 ? 'macintosh' : 'windows-1252';
}

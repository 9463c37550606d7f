import { describe, expect, it } from 'vitest';
import { openTable, readWholeText } from '../../src/import/table.js';
import type { TableRow } from '../../src/import/table.js';
import { filesOf } from './files.js';

async function rowsOf(
  content: string | Uint8Array,
  encoding?: string,
  most?: number,
): Promise<{ encoding: string; rows: TableRow[] }> {
  const file = await filesOf({ 't.csv': content });
  const table = await openTable(file('t.csv'), encoding, most);
  const rows = [table.header];
  for await (const row of table.rows) rows.push(row);
  return { encoding: table.encoding, rows };
}

/** The error without the folder, which is another each time. */
async function refusal(content: string | Uint8Array, encoding?: string, most?: number): Promise<string> {
  const error = await rowsOf(content, encoding, most).then(
    () => undefined,
    (caught: unknown) => caught,
  );
  return String(error).replace(/\S*t\.csv/, 't.csv');
}

describe('a table', () => {
  it.each([
    ['line feeds', 'a,b\n1,2\n3,4\n'],
    ['carriage returns', 'a,b\r1,2\r3,4\r'],
    ['both', 'a,b\r\n1,2\r\n3,4'],
    ['a byte order mark', '\uFEFFa,b\n1,2\n3,4\n'],
  ])('with %s is read with the lines that rows begin in', async (_, content) => {
    const { rows } = await rowsOf(content);
    expect(rows).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', '2'] },
      { line: 3, cells: ['3', '4'] },
    ]);
  });

  it('has cells over several lines, and empty lines between rows', async () => {
    const { rows } = await rowsOf('a,b\n"one\ntwo",x\n\n"say ""yes""", y \n');
    expect(rows.slice(1)).toEqual([
      { line: 2, cells: ['one\ntwo', 'x'] },
      { line: 5, cells: ['say "yes"', 'y'] },
    ]);
  });

  it('is UTF-8, or what old spreadsheets write', async () => {
    const mac = Uint8Array.from([...Buffer.from('a\rC'), 0x99, ...Buffer.from('te\r')]);
    expect(await rowsOf(mac)).toMatchObject({ encoding: 'macintosh', rows: [{}, { cells: ['Côte'] }] });
    const windows = Uint8Array.from([...Buffer.from('a\nC'), 0xf4, ...Buffer.from('te\n')]);
    expect(await rowsOf(windows)).toMatchObject({ encoding: 'windows-1252', rows: [{}, { cells: ['Côte'] }] });
    expect(await rowsOf(windows, 'iso-8859-5')).toMatchObject({ rows: [{}, { cells: ['Cєte'] }] });
    expect(await rowsOf(Buffer.from('\uFEFFa\nCôte\n', 'utf16le'))).toMatchObject({
      encoding: 'utf-16le',
      rows: [{}, { cells: ['Côte'] }],
    });
    expect(await rowsOf('a\nCôte\n')).toMatchObject({ encoding: 'utf-8', rows: [{}, { cells: ['Côte'] }] });
  });

  it('has one form of letters that are composed of two', async () => {
    expect((await rowsOf('a\nCo\u0302te\n')).rows[1]?.cells).toEqual(['C\u00F4te']);
  });

  it.each([
    ['', 't.csv:1: The file is empty: a table begins with the names of its columns.'],
    [
      'a,b\n1,2\n"cut off here,3\n4,5\n',
      't.csv:3: A quotation mark that opens in this row is not closed: the file is cut off, or is no table of comma-separated values.',
    ],
    [
      'a,b\n1,2\nx"y,3\n',
      't.csv:3: The row has a quotation mark where none can stand: the file is no table of comma-separated values.',
    ],
    [
      `a\n"${'x'.repeat(1_100_000)}"\n`,
      't.csv:2: A quotation mark that opens in this row is not closed: the file is cut off, or is no table of comma-separated values.',
    ],
  ])('that cannot be read says where and why', async (content, message) => {
    expect(await refusal(content)).toBe(`UnreadableFile: ${message}`);
  });

  it('has as many rows as any registry, and no more', async () => {
    expect((await rowsOf('a\n1\n2\n', undefined, 2)).rows).toHaveLength(3);
    expect(await refusal('a\n1\n2\n3\n', undefined, 2)).toBe(
      'UnreadableFile: t.csv:4: The table has more than 2 rows: import it in parts.',
    );
  });

  it('says what an encoding is, and that bytes are not of it', async () => {
    expect(await refusal('a\n', 'klingon')).toBe(
      'UnreadableFile: t.csv:1: There is no encoding "klingon": it is, for example, utf-8, macintosh, windows-1252 or utf-16le.',
    );
    expect(await refusal(Uint8Array.from([0x61, 0x0a, 0xf4, 0x0a]), 'utf-8')).toBe(
      'UnreadableFile: t.csv:1: The file is not utf-8: say what it is with --encoding.',
    );
  });

  it('that is not there says so', async () => {
    await expect(openTable('nowhere/t.csv')).rejects.toThrow('nowhere/t.csv:1: The file cannot be read: ENOENT.');
    await expect(readWholeText('nowhere/t.txt')).rejects.toThrow('nowhere/t.txt:1: The file cannot be read: ENOENT.');
  });
});

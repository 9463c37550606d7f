/**
 * The first rows of CSV (RFC 4180: lines end with CRLF, values with a comma, a quotation mark or a line break are in
 * quotes), its header among them.
 * @param most rows that are read; what comes behind them is not looked at.
 */
export function csvRows(text: string, most: number): string[][] {
  const rows: string[][] = [];
  let at = 0;
  while (at < text.length && rows.length < most) {
    const row: string[] = [];
    for (;;) {
      const [value, end] = text[at] === '"' ? quoted(text, at + 1) : plain(text, at);
      row.push(value);
      at = end + 1;
      if (text[end] === ',') continue;
      if (text[end] === '\r') at += 1;
      break;
    }
    rows.push(row);
  }
  return rows;
}

/** A value in quotes that begins at a place, and where what comes behind it does. */
function quoted(text: string, start: number): [value: string, end: number] {
  let value = '';
  let from = start;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return [value + text.slice(from), text.length];
    value += text.slice(from, quote);
    if (text[quote + 1] !== '"') return [value, quote + 1];
    value += '"';
    from = quote + 2;
  }
}

function plain(text: string, start: number): [value: string, end: number] {
  let end = start;
  while (end < text.length && text[end] !== ',' && text[end] !== '\r' && text[end] !== '\n') end += 1;
  return [text.slice(start, end), end];
}

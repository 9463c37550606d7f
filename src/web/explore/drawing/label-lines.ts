/** Characters of a line, and lines of a name. */
const LINE = 26;
const LINES = 2;

/** A name in a few short lines. */
export function labelLines(label: string): readonly string[] {
  const words = label.split(/\s+/);
  const lines: string[] = [];
  let line = '';
  for (const [index, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= LINE) {
      line = longer;
      continue;
    }
    if (lines.length === LINES - 1) return [...lines, shortened(line === '' ? word : line, index < words.length)];
    if (line !== '') lines.push(line);
    line = word;
  }
  return [...lines, shortened(line, false)];
}

function shortened(line: string, isMore: boolean): string {
  if (line.length > LINE) return `${line.slice(0, LINE)}…`;
  return isMore ? `${line}…` : line;
}

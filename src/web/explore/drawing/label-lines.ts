/** Characters of a line, and lines of a name. */
const LINE = 26;
const LINES = 2;
/** Words of who says it, before what is said. */
const SPEAKER = /^(?:\S+ ){1,12}?that (?=\S)/;

/** A name in a few short lines; of a claim what is said, since who says it often is the same for all. */
export function labelLines(label: string, isClaim: boolean): readonly string[] {
  const words = (isClaim ? withoutSpeaker(label) : label).split(/\s+/);
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

function withoutSpeaker(statement: string): string {
  const [speaker = ''] = SPEAKER.exec(statement) ?? [];
  return statement.slice(speaker.length).replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

function shortened(line: string, isMore: boolean): string {
  if (line.length > LINE) return `${line.slice(0, LINE)}…`;
  return isMore ? `${line}…` : line;
}

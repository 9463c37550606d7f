/** What a state declared, as the text of the list has it. */
export interface DeclarationEntry {
  /** The line of its heading, counted from 1. */
  readonly line: number;
  /** The heading, without the sign before it. */
  readonly heading: string;
  /** All paragraphs below it, parted by line feeds; empty where the list has none. */
  readonly text: string;
}

const HEADING = /^#\s*(\S.*)$/;

/** The entries of a text of declarations: a line `#State`, and what the state declared below it. */
export function entriesOf(text: string): {
  readonly entries: readonly DeclarationEntry[];
  readonly before: number | undefined;
} {
  const entries: { line: number; heading: string; lines: string[] }[] = [];
  let before: number | undefined;
  for (const [index, line] of text.normalize('NFC').split('\n').entries()) {
    const [, heading] = HEADING.exec(line) ?? [];
    if (heading !== undefined) entries.push({ line: index + 1, heading: heading.trim(), lines: [] });
    else if (entries.length > 0) entries.at(-1)?.lines.push(line.trim());
    else if (line.trim() !== '') before ??= index + 1;
  }
  return {
    entries: entries.map(({ line, heading, lines }) => ({ line, heading, text: lines.filter(Boolean).join('\n') })),
    before,
  };
}

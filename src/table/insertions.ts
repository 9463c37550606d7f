import { getLocation } from 'graphql';
import type { Source, SourceLocation } from 'graphql';

/** Text that is written into a document: in the place of what stands between two positions, often nothing. */
export interface Insertion {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with the insertions in it; one that is there twice counts once. They do not overlap. */
export function inserted(text: string, insertions: readonly Insertion[]): string {
  let end = 0;
  const parts = inOrder(insertions).flatMap((insertion) => {
    const before = text.slice(end, insertion.start);
    end = insertion.end;
    return [before, insertion.text];
  });
  return [...parts, text.slice(end)].join('');
}

/** Where something stood before the insertions; what stands within one, where that begins. */
export function locationBefore(
  source: Source,
  insertions: readonly Insertion[],
  after: string,
  location: SourceLocation,
): SourceLocation {
  let position = positionOf(after, location);
  for (const { start, end, text } of inOrder(insertions)) {
    if (position < start) break;
    position = Math.max(start, position - text.length + (end - start));
  }
  return getLocation(source, Math.min(position, source.body.length));
}

function inOrder(insertions: readonly Insertion[]): Insertion[] {
  const distinct = new Map(insertions.map((one) => [`${one.start} ${one.text}`, one]));
  return [...distinct.values()].sort((a, b) => a.start - b.start);
}

function positionOf(text: string, { line, column }: SourceLocation): number {
  let start = 0;
  const breaks = text.matchAll(/\r\n|[\n\r]/g);
  for (let passed = 1; passed < line; passed += 1) {
    const next = breaks.next();
    if (next.done) break;
    start = next.value.index + next.value[0].length;
  }
  return start + column - 1;
}

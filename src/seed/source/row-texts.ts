import { problemAt } from '../problem.js';
import type { Problem } from '../problem.js';
import { digestOf } from './digest.js';
import type { LoadedPassage } from './passage-texts.js';

/**
 * The words of the rows of a data set, a line each: `{"record": "norway-3", "text": "..."}`, as an import writes them.
 * Each is verified by the digest of its passage; a passage whose row is not in the file has no text.
 * @returns the texts, and a problem for each line that is no row, or whose words are not those that were read.
 */
export function rowTexts(
  passages: readonly LoadedPassage[],
  file: string,
  text: string,
): { readonly texts: ReadonlyMap<string, string | undefined>; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const rows = new Map<string, { readonly words: string; readonly line: number }>();
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue;
    const row = parsed(line);
    if (row) rows.set(row.record, { words: row.text, line: index + 1 });
    else {
      const sentence = 'A line of the words of rows is {"record": "...", "text": "..."}; this is none.';
      problems.push(problemAt({ file, line: index + 1, column: 1 }, sentence));
    }
  }
  const texts = new Map<string, string | undefined>();
  for (const { id, locator, digest } of passages) {
    const row = typeof locator.record === 'string' ? rows.get(locator.record) : undefined;
    const isVerified = row !== undefined && digest !== null && digestOf(row.words) === digest;
    texts.set(id, isVerified ? row.words : undefined);
    if (!row || digest === null || isVerified) continue;
    const sentence = `These are not the words of "${id}": its digest is another.`;
    problems.push(problemAt({ file, line: row.line, column: 1 }, sentence));
  }
  return { texts, problems };
}

function parsed(line: string): { readonly record: string; readonly text: string } | undefined {
  try {
    const value = JSON.parse(line) as { readonly record?: unknown; readonly text?: unknown } | null;
    if (typeof value?.record !== 'string' || typeof value.text !== 'string') return undefined;
    return { record: value.record, text: value.text };
  } catch {
    return undefined;
  }
}

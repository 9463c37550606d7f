import { problemAt } from '../problem.js';
import type { Position, Problem } from '../problem.js';
import { shortDigest } from './said.js';

/** A JSON object of a line, and where that stands. */
export interface Line {
  readonly at: Position;
  readonly value: Readonly<Record<string, unknown>>;
}

export interface HeadedLines {
  readonly head: Line;
  readonly lines: readonly Line[];
}

/** A file of JSON Lines whose first line says what the others are, and has their digest. */
export function printHeadedLines(head: Readonly<Record<string, unknown>>, lines: readonly object[]): string {
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  return `${JSON.stringify({ ...head, digest: shortDigest(text) })}\n${text}`;
}

/**
 * Reads what `printHeadedLines` wrote. A command writes these files, and nobody else: where the digest is another one
 * somebody changed a line, or the file was cut off, and nothing of it is read.
 * @param problems where the mistake goes.
 */
export function parseHeadedLines(file: string, text: string, problems: Problem[]): HeadedLines | undefined {
  const at = { file, line: 1, column: 1 };
  const end = text.indexOf('\n') + 1;
  const head = objectIn(text.slice(0, end));
  const lines = text
    .slice(end)
    .split('\n')
    .flatMap((line, index) => (line === '' ? [] : [{ at: { ...at, line: index + 2 }, value: objectIn(line) }]));
  const broken = lines.find(({ value }) => value === undefined);
  if (!head) problems.push(problemAt(at, `The line does not say of which release the file is: ${BACK}`));
  else if (broken) problems.push(problemAt(broken.at, `The line is no JSON object: ${BACK}`));
  else if (head['digest'] !== shortDigest(text.slice(end))) {
    problems.push(problemAt(at, `The lines below are not those that "rights-graph manifest" wrote: ${BACK}`));
  } else return { head: { at, value: head }, lines: lines as Line[] };
  return undefined;
}

/** What to do about a file of a release that is not as it was written. */
export const BACK = 'get the file back from the repository (git restore), or remove it and make it anew.';

function objectIn(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

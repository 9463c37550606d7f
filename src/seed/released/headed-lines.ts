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

/** A file of JSON Lines whose first line says what the others are, and has their digest. Lines with `#` are remarks. */
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
  const [first, ...others] = text
    .split('\n')
    .flatMap((line, index) => (line === '' || line.startsWith('#') ? [] : [{ line, at: { ...at, line: index + 1 } }]));
  const head = first && objectIn(first.line);
  const lines = others.map((one) => ({ at: one.at, value: objectIn(one.line) }));
  const broken = lines.find(({ value }) => value === undefined);
  if (!head) problems.push(problemAt(first?.at ?? at, `The line does not say of which release the file is: ${BACK}`));
  else if (broken) problems.push(problemAt(broken.at, `The line is no JSON object: ${BACK}`));
  else if (head['digest'] !== shortDigest(others.map(({ line }) => `${line}\n`).join(''))) {
    problems.push(problemAt(first.at, `The lines below are not those that "rights-graph manifest" wrote: ${BACK}`));
  } else return { head: { at: first.at, value: head }, lines: lines as Line[] };
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

import { namedCharacters } from './characters.js';

/** A place in a seed file, counted from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A mistake in a seed file: what is wrong, what is allowed, and the nearest valid name. */
export interface Problem extends Position {
  readonly sentence: string;
}

export function problemAt(at: Position, sentence: string): Problem {
  return { file: at.file, line: at.line, column: at.column, sentence };
}

/** `file:line:column`, safe to print. */
export function printPosition(at: Position): string {
  return namedCharacters(`${at.file}:${at.line}:${at.column}`);
}

/** `file:line:column: sentence`, one line that is safe to print: what it quotes may have any character. */
export function printProblem(problem: Problem): string {
  return `${printPosition(problem)}: ${namedCharacters(problem.sentence)}`;
}

/** By file, line and column; mistakes at one place stay in the order in which they were found. */
export function inReadingOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

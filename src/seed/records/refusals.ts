import { problemAt } from '../problem.js';
import type { Position, Problem } from '../problem.js';
import type { YamlScalar } from '../yaml/tree.js';

/** An empty list says nothing; whether something is missing is said by leaving the field out, or by "absent". */
export function emptyList(name: string, at: Position): Problem {
  return problemAt(at, `${name} is an empty list: leave it out.`);
}

/** What to write in place of a number or a date that stands without quotes. */
export function inQuotes(node: YamlScalar): string {
  return `write it in quotes: "${node.source}".`;
}

import { refusedCharacter } from '../characters.js';
import { problemAt } from '../problem.js';
import type { Position, Problem } from '../problem.js';
import type { TreeEntry, TreeMap, TreeNode } from '../tree.js';

/** The name of a file of JSON Lines ends in this. */
export const JSON_LINES = '.jsonl';

export interface ParsedLines {
  /** The records, each with the line it stands in. */
  readonly records: readonly TreeMap[];
  /** True where a line is no record: what stands in it is not known. */
  readonly broken: boolean;
  readonly problems: readonly Problem[];
}

/**
 * Parses one file of records, one JSON object a line; blank lines do not matter. Never throws. Of a file that is none
 * the first line says so: each of the others would say the same.
 */
export function parseJsonLines(file: string, text: string): ParsedLines {
  const records: TreeMap[] = [];
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const at = { file, line: index + 1, column: 1 };
    const value = parsed(line);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      const cut = index === lines.length - 1 ? ', and the file ends here: it may have been cut off' : '';
      const sentence = `A line of a ${JSON_LINES} file is one record as a JSON object; this is none${cut}.`;
      return { records, broken: true, problems: [problemAt(at, sentence)] };
    }
    const problems: Problem[] = [];
    const entries = entriesOf(value, at, problems);
    if (problems.length > 0) return { records, broken: true, problems: problems.slice(0, 1) };
    records.push({ kind: 'map', at, entries });
  }
  return { records, broken: false, problems: [] };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

function entriesOf(value: object, at: Position, problems: Problem[]): TreeEntry[] {
  return Object.entries(value).map(([key, one]) => {
    refuse('key', key, at, problems);
    return { key, at, value: nodeOf(one, at, problems) };
  });
}

function nodeOf(value: unknown, at: Position, problems: Problem[]): TreeNode {
  if (Array.isArray(value)) return { kind: 'list', at, items: value.map((one) => nodeOf(one, at, problems)) };
  if (typeof value === 'object' && value !== null) {
    return { kind: 'map', at, entries: entriesOf(value, at, problems) };
  }
  if (typeof value === 'string') {
    refuse('text', value, at, problems);
    return { kind: 'scalar', at, value, source: value, quoted: true };
  }
  const scalar = typeof value === 'number' || typeof value === 'boolean' ? value : null;
  return { kind: 'scalar', at, value: scalar, source: String(scalar), quoted: false };
}

function refuse(what: 'text' | 'key', text: string, at: Position, problems: Problem[]): void {
  const refused = refusedCharacter(text);
  if (refused) problems.push(problemAt(at, `A ${what} has ${refused.name} in it, ${refused.advice}`));
}

import { problemAt } from '../problem.js';
import type { Position, Problem } from '../problem.js';
import { BACK, parseHeadedLines, printHeadedLines } from './headed-lines.js';
import { RELEASED } from './released-ids.js';
import { byText } from './said.js';
import type { Said } from './said.js';

/** What the name of a file ends in that has the records of a release. */
export const KEPT = '.records.jsonl';

/** What the records of a release said: kept of the last one, so that what comes after it can be compared. */
export interface KeptRecords {
  readonly version: string;
  readonly at: Position;
  readonly records: readonly (Said & { readonly at: Position })[];
}

/** The file that keeps the records of a release, one a line, by id. */
export function printRecords(version: string, records: readonly Said[]): string {
  return printHeadedLines(
    { release: version },
    [...records].sort((a, b) => byText(a.id, b.id)),
  );
}

/**
 * What `printRecords` wrote.
 * @param path of the file, as error texts name it.
 * @param below the same, below the folder of the seed.
 * @param problems where the mistakes go.
 */
export function parseRecords(path: string, below: string, text: string, problems: Problem[]): KeptRecords | undefined {
  const version = below.slice(RELEASED.length, -KEPT.length);
  const parsed = parseHeadedLines(path, text, problems);
  if (!parsed) return undefined;
  const { at, value: head } = parsed.head;
  const wrong = parsed.lines.find(({ value }) => !isSaid(value));
  if (head['release'] !== version) problems.push(problemAt(at, `The line is not that of release ${version}: ${BACK}`));
  else if (wrong) problems.push(problemAt(wrong.at, `The line does not say what a record said: ${BACK}`));
  else return { version, at, records: parsed.lines.map(({ at, value }) => ({ ...(value as unknown as Said), at })) };
  return undefined;
}

function isSaid({ id, type, columns, relations }: Readonly<Record<string, unknown>>): boolean {
  return typeof id === 'string' && typeof type === 'string' && isObject(columns) && isObject(relations);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

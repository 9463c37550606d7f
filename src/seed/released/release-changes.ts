import { DAY } from '../../ontology/edtf.js';
import { problemAt } from '../problem.js';
import type { Position, Problem } from '../problem.js';
import { CHANGE_KINDS } from './differences.js';
import type { Difference } from './differences.js';
import { BACK, parseHeadedLines, printHeadedLines } from './headed-lines.js';
import { RELEASED, VERSION } from './released-ids.js';

/** What the name of a file ends in that says what a release changed. */
export const CHANGES = '.changes.jsonl';

/** A release, as one can ask for it. */
export interface ReleaseName {
  readonly version: string;
  /** The day on which it was made, `2026-11-29`. */
  readonly date: string;
  /** Of its seed alone; null where nobody knows. */
  readonly dataVersion: string | null;
}

/** What differs in a record between a release and the one before it, and what the record led to before and not since. */
export interface RecordedChange extends Difference {
  readonly about: readonly string[];
}

/** What a release changed. */
export interface ReleaseChanges extends ReleaseName {
  /** The release before it; null for the first. */
  readonly after: string | null;
  readonly at: Position;
  readonly changes: readonly (RecordedChange & { readonly at: Position })[];
}

const DATA_VERSION = /^[0-9a-f]{12}$/;

/** The file that says what a release changed, a line for each record, by id. */
export function printChanges(
  { version, date, after, dataVersion }: ReleaseName & { readonly after: string | null },
  changes: readonly RecordedChange[],
): string {
  const lines = changes.map(({ id, type, kind, fields, about }) => ({
    ...{ id, type, kind },
    ...(fields.length > 0 && { fields }),
    ...(about.length > 0 && { about }),
  }));
  return printHeadedLines({ release: version, date, after, dataVersion }, lines);
}

/**
 * What `printChanges` wrote.
 * @param path of the file, as error texts name it.
 * @param below the same, below the folder of the seed.
 * @param problems where the mistakes go.
 */
export function parseChanges(
  path: string,
  below: string,
  text: string,
  problems: Problem[],
): ReleaseChanges | undefined {
  const version = below.slice(RELEASED.length, -CHANGES.length);
  const parsed = parseHeadedLines(path, text, problems);
  if (!parsed) return undefined;
  const { at, value: head } = parsed.head;
  const { release, date, after, dataVersion } = head;
  const isHead = isText(date, DAY) && isTextOrNull(after, VERSION) && isTextOrNull(dataVersion, DATA_VERSION);
  const wrong = parsed.lines.find(({ value }) => !isChange(value));
  if (release !== version || !isHead) {
    problems.push(
      problemAt(at, `The line is not that of release ${version}, with its day and the one before: ${BACK}`),
    );
  } else if (wrong) problems.push(problemAt(wrong.at, `The line does not say what changed in a record: ${BACK}`));
  else {
    const changes = parsed.lines.map(({ at, value }) => ({
      ...({ fields: [], about: [], ...value } as unknown as RecordedChange),
      at,
    }));
    return { version, date, after, dataVersion, at, changes };
  }
  return undefined;
}

function isText(value: unknown, form: RegExp): value is string {
  return typeof value === 'string' && form.test(value);
}

function isTextOrNull(value: unknown, form: RegExp): value is string | null {
  return value === null || isText(value, form);
}

function isChange({ id, type, kind, fields = [], about = [] }: Readonly<Record<string, unknown>>): boolean {
  const texts = [id, type, ...(Array.isArray(about) ? (about as unknown[]) : [undefined])];
  return (
    texts.every((one) => typeof one === 'string') &&
    CHANGE_KINDS.some((one) => one === kind) &&
    Array.isArray(fields) &&
    (fields as unknown[]).every(isFieldChange)
  );
}

function isFieldChange(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return 'field' in value && typeof value.field === 'string' && 'old' in value && 'new' in value;
}
